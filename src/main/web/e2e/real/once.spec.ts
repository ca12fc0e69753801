import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test } from '@playwright/test';
import { alertsNamed, as, enterPassword, fillAlert, ready, setPin, signIn, unique, unlock, visit } from './support';

const pin = '730215';

test('a browser that is killed after the server has acted makes one record', async ({ baseURL }) => {
  const headline = unique('冬季草场引水');
  const profile = mkdtempSync(join(tmpdir(), 'jointgov-browser-'));
  const launch = () =>
    chromium.launchPersistentContext(profile, {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox'],
      baseURL,
      locale: 'zh-CN',
    });
  try {
    const first = await launch();
    const page = first.pages()[0]!;
    await signIn(page, 'duoma-mediator');
    await ready(page);
    await setPin(page, pin);
    await visit(page, '纠纷预警');
    await fillAlert(page, headline, '索加');
    const acted = new Promise<void>((resolve) => {
      void first.route('**/api/dispute-alerts', async (route) => {
        if (route.request().method() !== 'POST') return route.continue();
        // The server acts, the answer never arrives.
        await route.fetch();
        resolve();
        return route.abort();
      });
    });
    await page.getByRole('button', { name: '上报并共享' }).click();
    await acted;
    await first.close();

    const second = await launch();
    const again = second.pages()[0]!;
    await again.goto('/outbox');
    await unlock(again, pin);
    const signInAgain = again.getByRole('button', { name: '登录', exact: true });
    await expect(again.locator('.outbox-item', { hasText: headline })).toBeVisible();
    await expect(again.locator('.outbox-item', { hasText: '已送达' }).or(signInAgain).first()).toBeVisible();
    if (await signInAgain.isVisible()) {
      // The hub's session went with the browser; what was written did not.
      await signInAgain.click();
      await enterPassword(again, 'duoma-mediator');
      await unlock(again, pin);
    }
    await expect(again.locator('.outbox-item', { hasText: headline })).toContainText('已送达');
    await visit(again, '纠纷预警');
    await again.getByRole('searchbox').fill(headline);
    await expect(again.locator('.list-title', { hasText: headline })).toHaveCount(1);
    await second.close();
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
});

test('two tabs send a command once', async ({ browser }) => {
  const headline = unique('两个页面');
  const { context, page } = await as(browser, 'duoma-mediator');
  const other = await context.newPage();
  await other.goto('/outbox');
  await expect(other.locator('#main h1')).toBeVisible();
  let sent = 0;
  await context.route('**/api/dispute-alerts', (route) => {
    if (route.request().method() === 'POST') sent += 1;
    return route.continue();
  });
  await visit(page, '纠纷预警');
  await context.setOffline(true);
  await fillAlert(page, headline, '索加');
  await page.getByRole('button', { name: '上报并共享' }).click();
  await expect(other.locator('.outbox-item', { hasText: headline })).toContainText('等待发送');
  await context.setOffline(false);
  await expect(page.locator('.outbox-item', { hasText: headline })).toContainText('已送达');
  await expect(other.locator('.outbox-item', { hasText: headline })).toContainText('已送达');
  expect(sent).toBe(1);
  expect(await alertsNamed(page, headline)).toBe(1);
  await context.close();
});

for (const hours of [-48, 48]) {
  test(`a device clock that is ${hours} hours off does no harm`, async ({ browser }) => {
    const headline = unique('时钟不准');
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.clock.setSystemTime(new Date(Date.now() + hours * 3_600_000));
    await signIn(page, 'duoma-mediator');
    await ready(page);
    await visit(page, '纠纷预警');
    await fillAlert(page, headline, '索加');
    await page.getByRole('button', { name: '上报并共享' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(headline);
    expect(await alertsNamed(page, headline)).toBe(1);
    await context.close();
  });
}

test('what was typed survives a language switch, a reload and a lost network; a wrong PIN does not open it', async ({
  browser,
}) => {
  const headline = unique('没有写完');
  const { context, page } = await as(browser, 'duoma-mediator');
  await setPin(page, pin);
  await visit(page, '纠纷预警');
  await page.getByRole('link', { name: '上报预警' }).first().click();
  await page.getByLabel('标题').fill(headline);
  await page.locator('.topbar select.language').last().selectOption('bo');
  await expect(page.locator('html')).toHaveAttribute('lang', 'bo');
  await expect(page.getByLabel('ཁ་བྱང')).toHaveValue(headline);
  await page.locator('.topbar select.language').last().selectOption('zh-CN');
  await page.waitForTimeout(400);

  await context.setOffline(true);
  await page.reload();
  await page.getByLabel('设备密码').fill('999001');
  await page.getByRole('button', { name: '解锁' }).click();
  await expect(page.locator('.field-error')).toContainText('不正确');
  await unlock(page, pin);
  await expect(page.getByLabel('标题')).toHaveValue(headline);
  await context.close();
});
