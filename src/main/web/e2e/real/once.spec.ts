import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test, type Page } from '@playwright/test';
import {
  as,
  enterPassword,
  expectRaisedOnce,
  fillAlert,
  ready,
  setPin,
  signIn,
  unique,
  unlock,
  visit,
} from './support';

const pin = '730215';

/** How often each path is gone; once in every build (docs/developing.md names the command for many). */
const runs = Number(process.env.JOINTGOV_ONCE_RUNS ?? '1');

test.beforeEach(() => test.setTimeout(120_000 + runs * 30_000));

async function raise(page: Page, headline: string): Promise<void> {
  await visit(page, '纠纷预警');
  await fillAlert(page, headline, '索加');
  await page.getByRole('button', { name: '上报并共享' }).click();
}

test('an answer that is cut after the server has acted is asked for again', async ({ browser }) => {
  const { context, page } = await as(browser, 'duoma-mediator');
  const keys: string[] = [];
  await context.route('**/api/dispute-alerts', async (route) => {
    const key = (await route.request().headerValue('idempotency-key')) ?? '';
    if (route.request().method() !== 'POST' || keys.includes(key)) return route.continue();
    keys.push(key);
    await route.fetch();
    return route.abort();
  });
  for (let run = 0; run < runs; run++) {
    const headline = unique('回答中断');
    await raise(page, headline);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(headline);
    await expectRaisedOnce(page, headline);
  }
  expect(keys).toHaveLength(runs);
  await context.close();
});

test('a browser that is killed after the server has acted makes one record', async ({ baseURL }) => {
  const profile = mkdtempSync(join(tmpdir(), 'jointgov-browser-'));
  const launch = () =>
    chromium.launchPersistentContext(profile, {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox'],
      baseURL,
      locale: 'zh-CN',
      serviceWorkers: 'allow',
    });
  let browser = await launch();
  try {
    let page = browser.pages()[0]!;
    await signIn(page, 'duoma-mediator');
    await ready(page);
    await setPin(page, pin);
    for (let run = 0; run < runs; run++) {
      const headline = unique('冬季草场引水');
      const killed = browser;
      const acted = new Promise<void>((resolve) => {
        void killed.route('**/api/dispute-alerts', async (route) => {
          if (route.request().method() !== 'POST') return route.continue();
          // The server acts, the answer never arrives.
          await route.fetch();
          resolve();
          return route.abort();
        });
      });
      await raise(page, headline);
      await acted;
      await killed.close();

      browser = await launch();
      page = browser.pages()[0]!;
      await page.goto('/outbox');
      await unlock(page, pin);
      const item = page.locator('.outbox-item', { hasText: headline });
      const signInAgain = page.getByRole('button', { name: '登录', exact: true });
      await expect(item).toBeVisible();
      await expect(item.filter({ hasText: '已送达' }).or(signInAgain).first()).toBeVisible();
      if (await signInAgain.isVisible()) {
        // The hub's session went with the browser; what was written did not.
        await signInAgain.click();
        await enterPassword(page, 'duoma-mediator');
        await unlock(page, pin);
      }
      await expect(item).toContainText('已送达');
      await expectRaisedOnce(page, headline);
    }
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
  }
});

test('two tabs send a command once', async ({ browser }) => {
  const { context, page } = await as(browser, 'duoma-mediator');
  const other = await context.newPage();
  await other.goto('/outbox');
  await expect(other.locator('#main h1')).toBeVisible();
  let sent = 0;
  await context.route('**/api/dispute-alerts', (route) => {
    if (route.request().method() === 'POST') sent += 1;
    return route.continue();
  });
  for (let run = 0; run < runs; run++) {
    const headline = unique('两个页面');
    await visit(page, '纠纷预警');
    await context.setOffline(true);
    await fillAlert(page, headline, '索加');
    await page.getByRole('button', { name: '上报并共享' }).click();
    await expect(other.locator('.outbox-item', { hasText: headline })).toContainText('等待发送');
    await context.setOffline(false);
    await expect(page.locator('.outbox-item', { hasText: headline })).toContainText('已送达');
    await expect(other.locator('.outbox-item', { hasText: headline })).toContainText('已送达');
    expect(sent).toBe(run + 1);
    await expectRaisedOnce(page, headline);
  }
  await context.close();
});

for (const hours of [-48, 48]) {
  test(`a device clock that is ${hours} hours off does no harm`, async ({ browser }) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.clock.setSystemTime(new Date(Date.now() + hours * 3_600_000));
    await signIn(page, 'duoma-mediator');
    await ready(page);
    for (let run = 0; run < runs; run++) {
      const headline = unique('时钟不准');
      await raise(page, headline);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(headline);
      await expectRaisedOnce(page, headline);
    }
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
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');

  await expect(page.getByText('所填内容已暂存在本设备')).toBeVisible();

  await context.setOffline(true);
  await page.reload();
  await page.getByLabel('设备密码').fill('999001');
  await page.getByRole('button', { name: '解锁' }).click();
  await expect(page.locator('.field-error')).toContainText('不正确');
  await unlock(page, pin);
  await expect(page.getByLabel('标题')).toHaveValue(headline);
  await context.close();
});
