import { expect, test, type Locator, type Page } from '@playwright/test';
import { as, enterPassword, fillAlert, ready, setPin, unique, unlock, visit } from './support';

const pin = '730215';

/** The card of the person's devices on the settings page. */
function devicesOn(page: Page): Locator {
  return page.locator('section', { has: page.getByRole('heading', { name: '我的设备' }) }).locator('.list-row');
}

/** How many stores of people this browser keeps. */
async function storesOf(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const databases = await indexedDB.databases();
    return databases.filter(({ name }) => /^jointgov-[0-9a-f]{32}$/.test(name ?? '')).length;
  });
}

async function lock(page: Page): Promise<void> {
  await visit(page, '设置');
  await page.getByRole('button', { name: '立即锁定' }).click();
  await expect(page.getByLabel('设备密码')).toBeVisible();
}

test('a lost device is wiped at its next contact, though nobody unlocks it', async ({ browser }) => {
  test.slow();
  const headline = unique('丢失的设备');
  const lost = await as(browser, 'suojia-mediator');
  await setPin(lost.page, pin);
  await expect(devicesOn(lost.page).first()).toContainText('本设备');
  await visit(lost.page, '纠纷预警');
  await lost.context.setOffline(true);
  await fillAlert(lost.page, headline, '多玛');
  await lost.page.getByRole('button', { name: '上报并共享' }).click();
  await expect(lost.page.locator('.outbox-item', { hasText: headline })).toContainText('等待发送');
  await lock(lost.page);
  expect(await storesOf(lost.page)).toBe(1);

  const found = await as(browser, 'suojia-mediator');
  await visit(found.page, '设置');
  const devices = devicesOn(found.page);
  await expect(devices.first()).toContainText('本设备');
  await devices.nth(1).getByRole('button', { name: '要求清除' }).click();
  const dialog = found.page.getByRole('dialog');
  await expect(dialog).toContainText('包括没有发送的内容');
  await dialog.getByRole('button', { name: '要求清除' }).click();
  await expect(devices.nth(1)).toContainText('等待清除');

  await lost.context.setOffline(false);
  await expect(lost.page.getByRole('alert')).toContainText('本设备上保存的数据已按要求清除');
  await expect(lost.page.getByLabel('设备密码')).toHaveCount(0);
  expect(await storesOf(lost.page)).toBe(0);
  // The login on that device ends too: only the password opens the app.
  await lost.page.waitForURL('/');
  await expect(lost.page.getByRole('alert')).toContainText('本设备上保存的数据已按要求清除');
  await lost.page.getByRole('button', { name: '知道了' }).click();
  await expect(lost.page.getByRole('alert')).toHaveCount(0);
  await lost.page.reload();
  await lost.page.getByRole('button', { name: '青海省' }).click();
  await enterPassword(lost.page, 'suojia-mediator');
  await ready(lost.page);
  await visit(lost.page, '待发箱');
  await expect(lost.page.getByText('全部已发送')).toBeVisible();

  await visit(found.page, '首页');
  await visit(found.page, '设置');
  await expect(devices.nth(1)).toContainText('本设备');
  await expect(devices.nth(2)).toContainText('已清除');
  await found.page.goto(`/dispute-alerts?q=${encodeURIComponent(headline)}`);
  await expect(found.page.getByText('没有符合条件的预警')).toBeVisible();

  // A device that is wiped in the hand says so too.
  await visit(found.page, '设置');
  await found.page.getByRole('button', { name: '清除本设备上的数据' }).click();
  await found.page.getByRole('dialog').getByRole('button', { name: '清除并退出' }).click();
  await expect(found.page.getByRole('button', { name: '青海省' })).toBeVisible();
  await visit(lost.page, '设置');
  await expect(devicesOn(lost.page).nth(1)).toContainText('已清除');
  await lost.context.close();
  await found.context.close();
});

test('two people share a phone: neither sees nor sends what is the other’s', async ({ browser }) => {
  test.slow();
  const headline = unique('共用手机');
  const draft = unique('还没写完');
  const { context, page } = await as(browser, 'duoma-mediator');
  await setPin(page, pin);
  await visit(page, '纠纷预警');
  await context.setOffline(true);
  await fillAlert(page, headline, '索加');
  await page.getByRole('button', { name: '上报并共享' }).click();
  await expect(page.locator('.outbox-item', { hasText: headline })).toContainText('等待发送');
  await visit(page, '纠纷预警');
  await page.getByRole('link', { name: '上报预警' }).first().click();
  await page.getByLabel('标题').fill(draft);
  await lock(page);
  let sent = 0;
  await context.route('**/api/dispute-alerts', (route) => {
    if (route.request().method() === 'POST') sent += 1;
    return route.continue();
  });
  await context.setOffline(false);

  // The clerk of the same township, who would see the alert if it had been sent.
  await page.getByRole('button', { name: '使用其他账号登录' }).click();
  await page.getByRole('button', { name: '西藏自治区' }).click();
  await enterPassword(page, 'duoma-clerk');
  await ready(page);
  await page.goto('/outbox');
  await expect(page.getByText('全部已发送')).toBeVisible();
  await page.goto(`/dispute-alerts?q=${encodeURIComponent(headline)}`);
  await expect(page.getByText('没有符合条件的预警')).toBeVisible();
  await page.goto('/dispute-alerts/new');
  await expect(page.getByLabel('标题')).toHaveValue('');
  await expect(page.getByText('已恢复上次未完成的内容')).toHaveCount(0);
  expect(sent).toBe(0);
  await visit(page, '设置');
  await page.getByRole('button', { name: '退出登录' }).click();

  await unlock(page, pin);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await enterPassword(page, 'duoma-mediator');
  await unlock(page, pin);
  await visit(page, '待发箱');
  await expect(page.locator('.outbox-item', { hasText: headline })).toContainText('已送达');
  await visit(page, '纠纷预警');
  await page.getByRole('searchbox').fill(headline);
  await expect(page.locator('.list-title', { hasText: headline })).toHaveCount(1);
  await page.getByRole('link', { name: '上报预警' }).first().click();
  await expect(page.getByLabel('标题')).toHaveValue(draft);
  expect(sent).toBe(1);
  await context.close();
});
