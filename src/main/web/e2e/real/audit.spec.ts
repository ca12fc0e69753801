import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { as, visit } from './support';

test('the provincial officer reads the audit records and exports them', async ({ browser }) => {
  const { context, page } = await as(browser, 'xizang-officer');
  await visit(page, '督查记录');
  await expect(page.locator('.table tbody tr').first()).toBeVisible();
  await page.getByLabel('记录种类').selectOption('dispute-alert');
  await expect(page.locator('.table tbody tr').first()).toContainText('纠纷预警');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出 CSV' }).click();
  const csv = readFileSync(await (await download).path(), 'utf8');
  expect(csv.trim().split('\n').length).toBeGreaterThan(1);
  await page.getByLabel('记录种类').selectOption('');
  await page.getByLabel('操作').selectOption('export');
  await expect(page.locator('.table tbody tr').first()).toContainText('导出');
  await context.close();
});

test('a provincial officer is offered nothing that writes', async ({ browser }) => {
  const { context, page } = await as(browser, 'qinghai-officer');
  await visit(page, '纠纷预警');
  await expect(page.getByRole('link', { name: '上报预警' })).toHaveCount(0);
  await page.goto('/');
  await context.close();
});
