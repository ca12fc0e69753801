import { expect, test } from '@playwright/test';
import { as, fillAlert, ready, signIn, unique, visit } from './support';

test('an acknowledged alert opens a dispute that both sides handle, each seeing at once what the other does', async ({
  browser,
}) => {
  const headline = unique('界桩位置说法不一');
  const duoma = await as(browser, 'duoma-leader');
  await visit(duoma.page, '纠纷预警');
  await fillAlert(duoma.page, headline, '索加');
  await duoma.page.getByRole('button', { name: '上报并共享' }).click();
  await expect(duoma.page.getByRole('heading', { level: 1 })).toHaveText(headline);

  const suojia = await as(browser, 'suojia-leader');
  await visit(suojia.page, '纠纷预警');
  await suojia.page.locator('.list-title', { hasText: headline }).click();
  await suojia.page.getByRole('button', { name: '受理', exact: true }).click();
  await expect(duoma.page.getByRole('button', { name: '立为纠纷' })).toBeVisible({ timeout: 5000 });
  await suojia.page.getByRole('button', { name: '立为纠纷' }).click();
  await expect(suojia.page.locator('.page-lead')).toContainText(/索加乡人调字第\d+号/);

  const link = duoma.page.getByRole('link', { name: /索加乡人调字第\d+号/ }).first();
  await expect(link).toBeVisible({ timeout: 5000 });
  await expect(duoma.page.getByRole('button', { name: '立为纠纷' })).toHaveCount(0);
  await link.click();
  await duoma.page.getByRole('button', { name: '声明法律性质' }).click();
  await duoma.page.getByRole('dialog').getByText('草场使用权争议').click();
  await duoma.page.getByRole('dialog').getByRole('button', { name: '声明法律性质' }).click();
  await expect(suojia.page.getByText('不得拆毁或新建围栏、圈舍')).toBeVisible({ timeout: 5000 });

  await suojia.page.getByRole('link', { name: '记录现状被改变' }).click();
  await suojia.page.getByText('拆毁或新建围栏、圈舍', { exact: true }).click();
  await suojia.page.getByLabel('地点').fill('三号界桩以北');
  const seen = unique('新建围栏约二百米');
  await suojia.page.getByLabel('看到的情况').fill(seen);
  await suojia.page.getByRole('button', { name: '保存' }).click();
  await expect(suojia.page.locator('.timeline', { hasText: seen })).toBeVisible();
  await expect(duoma.page.locator('.timeline', { hasText: seen })).toBeVisible({ timeout: 5000 });
  await duoma.context.close();
  await suojia.context.close();
});

test('a mediator who has gone where there is no network reads a dispute of their team and writes a session', async ({
  browser,
}) => {
  const headline = '界线泉眼轮流取水的先后有争议';
  const context = await browser.newContext();
  const page = await context.newPage();
  // Their disputes come to the device by themselves; this one is never opened while there is a network.
  const kept = page.waitForResponse((answer) => /\/disputes\/[^/]+000144\/accounts/.test(answer.url()));
  await signIn(page, 'duoma-mediator');
  await ready(page);
  await page.getByRole('navigation').getByRole('link', { name: '纠纷', exact: true }).click();
  await expect(page.locator('.list-title', { hasText: headline })).toBeVisible();
  await (await kept).finished();
  await context.setOffline(true);

  await page.locator('.list-title', { hasText: headline }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(headline);
  await page.getByRole('link', { name: '登记调解会' }).click();
  await page.getByLabel('地点').fill('泉眼旁');
  await page.getByRole('group', { name: '到场的调解员' }).getByRole('checkbox').first().check();
  await page.getByRole('group', { name: '使用的语言' }).getByRole('checkbox').first().check();
  await page.getByLabel('调解记录').fill(unique('双方到场看了水槽'));
  await page.getByRole('button', { name: '保存' }).click();
  const item = page.locator('.outbox-item', { hasText: '登记调解会' });
  await expect(item).toContainText('等待发送');

  await context.setOffline(false);
  await expect(item).toContainText('已送达');
  await context.close();
});
