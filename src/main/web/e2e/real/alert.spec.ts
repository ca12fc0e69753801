import { expect, test } from '@playwright/test';
import { as, expectRaisedOnce, fillAlert, ready, setPin, signIn, unique, unlock, visit } from './support';

const pin = '730215';

test('an alert raised offline reaches the other side when the network is back, and its answer comes back', async ({
  browser,
}) => {
  const headline = unique('河谷桥头越界放牧');
  const duoma = await as(browser, 'duoma-mediator');
  const suojia = await as(browser, 'suojia-leader');
  await visit(suojia.page, '纠纷预警');

  await visit(duoma.page, '纠纷预警');
  await duoma.context.setOffline(true);
  await expect(duoma.page.locator('.banner')).toContainText('离线');
  await fillAlert(duoma.page, headline, '索加');
  await duoma.page.getByRole('button', { name: '上报并共享' }).click();
  const item = duoma.page.locator('.outbox-item', { hasText: headline });
  await expect(item).toContainText('等待发送');

  await duoma.context.setOffline(false);
  await expect(item).toContainText('已送达');
  await expect(suojia.page.locator('.list-title', { hasText: headline })).toBeVisible({ timeout: 2000 });

  await visit(duoma.page, '纠纷预警');
  await duoma.page.locator('.list-title', { hasText: headline }).click();
  await suojia.page.locator('.list-title', { hasText: headline }).click();
  await expect(duoma.page.locator('.timeline')).toContainText('对方已阅', { timeout: 5000 });
  await suojia.page.getByRole('button', { name: '受理', exact: true }).click();
  await expect(suojia.page.locator('.badges')).toContainText('已受理');
  await expect(duoma.page.locator('.badges')).toContainText('对方已受理', { timeout: 2000 });
  await expectRaisedOnce(duoma.page, headline);
  await duoma.context.close();
  await suojia.context.close();
});

test('from the icon of a locked app, without network, an alert with photo and position takes at most 8 taps', async ({
  browser,
}) => {
  const context = await browser.newContext({
    hasTouch: true,
    permissions: ['geolocation'],
    geolocation: { latitude: 33.5, longitude: 92.1, accuracy: 12 },
  });
  const page = await context.newPage();
  await signIn(page, 'duoma-mediator');
  await ready(page);
  await setPin(page, pin);
  await page.setViewportSize({ width: 360, height: 740 });
  await context.setOffline(true);

  // The icon: the app begins anew, locked.
  const began = Date.now();
  await page.goto('/');
  await page.evaluate(() => {
    const taps = { count: 1 };
    Object.assign(window, { taps });
    addEventListener('pointerdown', () => (taps.count += 1), { capture: true });
  });
  // The field has the cursor by itself: no tap for it.
  await expect(page.getByLabel('设备密码')).toBeFocused();
  await page.keyboard.type(pin);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: '上报预警' }).first().tap();
  const form = page.locator('form.form');
  await form.getByText('越界放牧', { exact: true }).tap();
  await form.getByText('严重', { exact: true }).tap();
  await form.getByRole('button', { name: '取得当前位置' }).tap();
  await expect(form).toContainText('已定位');
  const chooser = page.waitForEvent('filechooser');
  await form.getByText('拍照或选择照片').tap();
  await (await chooser).setFiles('public/icons/icon-192.png');
  await expect(form.locator('.media img')).toBeVisible();
  await page.getByRole('button', { name: '上报并共享' }).tap();
  await expect(page.locator('.outbox-item', { hasText: '越界放牧' }).first()).toContainText('等待发送');
  const taps = await page.evaluate(() => (window as unknown as { taps: { count: number } }).taps.count);
  expect(taps).toBeLessThanOrEqual(8);
  expect(Date.now() - began).toBeLessThan(60_000);
  test
    .info()
    .annotations.push({ type: 'measured', description: `${taps} taps, ${Date.now() - began} ms of machine time` });

  // Back in the valley: alert and photo are sent.
  await context.setOffline(false);
  const sent = page.locator('.outbox-item', { hasText: '已送达' });
  const signInAgain = page.getByRole('button', { name: '登录', exact: true });
  await expect(sent.first().or(signInAgain)).toBeVisible();
  if (await signInAgain.isVisible()) {
    await signInAgain.tap();
    await unlock(page, pin);
  }
  await expect(sent).toHaveCount(2);
  await context.close();
});

test('an outsider sees nothing of it, and not even that it exists', async ({ browser }) => {
  const headline = unique('三号草场围栏');
  const duoma = await as(browser, 'duoma-leader');
  await visit(duoma.page, '纠纷预警');
  await fillAlert(duoma.page, headline, '索加');
  await duoma.page.getByRole('button', { name: '上报并共享' }).click();
  await expect(duoma.page.getByRole('heading', { level: 1 })).toHaveText(headline);
  const address = new URL(duoma.page.url()).pathname;

  const moyun = await as(browser, 'moyun-leader');
  await visit(moyun.page, '纠纷预警');
  await moyun.page.getByRole('searchbox').fill(headline);
  await expect(moyun.page.getByText('没有符合条件的预警')).toBeVisible();
  await moyun.page.goto(address);
  const hidden = moyun.page.locator('#main');
  await expect(hidden).toContainText('找不到这项内容');
  const shown = await hidden.innerText();
  await moyun.page.goto('/dispute-alerts/0192f0c1-0000-7000-8000-000000000000');
  await expect(hidden).toContainText('找不到这项内容');
  expect(await hidden.innerText()).toBe(shown);
  await duoma.context.close();
  await moyun.context.close();
});

test('somebody whom nobody has invited is told so', async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn(page, 'xizang-newcomer');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('暂时不能使用');
  await context.close();
});
