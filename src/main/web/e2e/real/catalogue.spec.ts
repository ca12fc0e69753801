import { expect, test } from '@playwright/test';
import { as, unique, visit } from './support';

test('a subtype that an operator publishes is offered in the pasture, without network too, until it is retired', async ({
  browser,
}) => {
  const code = `salt-${Date.now().toString(36)}`;
  const name = unique('盐湖');
  const operator = await as(browser, 'operator');
  const page = operator.page;
  await visit(page, '目录管理');
  await page.getByRole('link', { name: '修订' }).click();
  await page.getByRole('button', { name: '在“山林土地”下新增子类型' }).click();
  await page.getByLabel('代码').fill(code);
  // What stands in the dialog survives a reload.
  await page.waitForTimeout(500);
  await page.reload();
  await expect(page.getByLabel('代码')).toHaveValue(code);
  await page.getByLabel('中文名称').fill(name);
  await page.getByRole('button', { name: '确定' }).click();
  await page.getByRole('button', { name: /发布第 \d+ 版/ }).click();
  await expect(page.getByText(name)).toBeVisible();

  const duoma = await as(browser, 'duoma-mediator');
  await visit(duoma.page, '纠纷预警');
  await duoma.page.getByRole('link', { name: '上报预警' }).first().click();
  const form = duoma.page.locator('form.form');
  await form.getByText(name, { exact: true }).click();
  await duoma.context.setOffline(true);
  await visit(duoma.page, '纠纷预警');
  await duoma.page.getByRole('link', { name: '上报预警' }).first().click();
  await expect(form.getByText(name, { exact: true })).toBeVisible();
  await form.getByText('一般', { exact: true }).click();
  await form.getByLabel('标题').fill(unique('盐湖边争议'));
  await form.getByLabel('地点').first().fill('北岸');
  await expect(form.getByText('所填内容已暂存在本设备。')).toBeVisible();

  // Retired while the mediator is away: the server refuses it, and the form has kept everything.
  await page.getByRole('link', { name: '修订' }).click();
  await page.getByRole('button', { name: `编辑：${name}` }).click();
  await page.getByLabel('停用').check();
  await page.getByRole('button', { name: '确定' }).click();
  await page.getByRole('button', { name: /发布第 \d+ 版/ }).click();
  await expect(page.locator('.list-row', { hasText: name })).toContainText('已停用');

  await duoma.page.getByRole('button', { name: /上报/ }).last().click();
  const item = duoma.page.locator('.outbox-item').first();
  await expect(item).toContainText('等待发送');
  await duoma.context.setOffline(false);
  await item.getByRole('button', { name: '修改内容' }).click();
  await expect(form.getByLabel('地点').first()).toHaveValue('北岸');
  await expect(form.getByText(name, { exact: true })).toHaveCount(0);
  await operator.context.close();
  await duoma.context.close();
});
