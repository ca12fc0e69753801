import { expect, test, type Page } from '@playwright/test';
import { as, unique, visit } from './support';

async function signInDialog(page: Page, button: string, confirm: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.locator('.notice-ok')).toContainText('一致');
  await dialog.getByRole('checkbox').check();
  await dialog.getByRole('button', { name: confirm, exact: true }).click();
  await expect(dialog).toBeHidden();
}

test('both sides sign off the minutes of a joint meeting', async ({ browser }) => {
  const title = unique('联席座谈会');
  const duoma = await as(browser, 'duoma-leader');
  const suojia = await as(browser, 'suojia-leader');
  await visit(suojia.page, '联席会议');

  await visit(duoma.page, '联席会议');
  await duoma.page.getByRole('link', { name: '安排会议' }).first().click();
  const borders = duoma.page.getByLabel('边界', { exact: true });
  if (await borders.count()) {
    const label = await borders.locator('option', { hasText: '索加' }).first().innerText();
    await borders.selectOption({ label });
  }
  await duoma.page.getByText('座谈会', { exact: true }).click();
  await duoma.page.getByLabel('会议名称').fill(title);
  await duoma.page.getByLabel('地点').fill('乡人民政府会议室');
  await duoma.page.getByLabel('开始时间').fill('2026-11-20T10:00');
  await duoma.page.getByLabel('主办乡镇').selectOption({ index: 1 });
  await duoma.page.getByRole('button', { name: '安排会议' }).click();
  await expect(duoma.page.getByRole('heading', { level: 1 })).toHaveText(title);
  await expect(suojia.page.locator('.list-title', { hasText: title })).toBeVisible({ timeout: 2000 });

  await duoma.page.getByRole('button', { name: '登记本方人员' }).click();
  await duoma.page.getByLabel('职务').fill('乡长');
  await duoma.page.getByRole('button', { name: '保存参会人员' }).click();
  await expect(duoma.page.getByText('乡长 · 参会 · 到会')).toBeVisible();

  await duoma.page.getByRole('link', { name: '起草纪要' }).click();
  await duoma.page.getByLabel('正文').fill('一、双方每半年召开一次联席会议。');
  await duoma.page.getByRole('button', { name: '提交新稿' }).click();
  await signInDialog(duoma.page, '会签', '会签');
  await expect(duoma.page.locator('.badges')).toContainText('等待会签');

  // A change reopens both.
  await suojia.page.locator('.list-title', { hasText: title }).click();
  await suojia.page.getByRole('link', { name: '修改纪要' }).click();
  await suojia.page.getByLabel('正文').fill('一、双方每季度召开一次联席会议。');
  await suojia.page.getByRole('button', { name: '提交新稿' }).click();
  await expect(duoma.page.locator('.timeline')).toContainText('签的是旧稿', { timeout: 2000 });
  await signInDialog(suojia.page, '会签', '会签');
  await signInDialog(duoma.page, '会签', '会签');
  await expect(duoma.page.locator('.badges')).toContainText('已生效');
  await expect(suojia.page.locator('.badges')).toContainText('已生效', { timeout: 2000 });
  await duoma.context.close();
  await suojia.context.close();
});

test('an agreement is answered with a counter-text, accepted, signed by both leaders and in force', async ({
  browser,
}) => {
  const title = unique('平安边界合作协议书');
  const duoma = await as(browser, 'duoma-leader');
  const suojia = await as(browser, 'suojia-leader');

  await visit(duoma.page, '合作协议');
  await duoma.page.getByRole('link', { name: '起草协议' }).first().click();
  await duoma.page.getByLabel('协议名称').fill(title);
  const borders = duoma.page.getByLabel('边界', { exact: true });
  await borders.selectOption({ label: await borders.locator('option', { hasText: '索加' }).first().innerText() });
  await duoma.page.getByLabel('协议正文').fill('第一条 双方每半年互通情况一次。');
  await duoma.page.getByRole('button', { name: '保存草稿' }).click();
  await expect(duoma.page.getByRole('heading', { level: 1 })).toHaveText(title);
  await duoma.page.getByRole('button', { name: '向对方提出' }).click();
  await duoma.page.getByRole('dialog').getByRole('button', { name: '向对方提出' }).click();
  await expect(duoma.page.locator('.badges')).toContainText('已提出');

  await visit(suojia.page, '合作协议');
  await suojia.page.locator('.list-title', { hasText: title }).click();
  await suojia.page.getByRole('link', { name: '答复修改文本' }).click();
  await suojia.page.getByLabel('您的修改文本').fill('第一条 双方每季度互通情况一次。');
  await expect(suojia.page.locator('ins').first()).toBeVisible();
  await suojia.page.getByRole('button', { name: '提交修改文本' }).click();
  await expect(duoma.page.locator('.document').first()).toContainText('每季度', { timeout: 5000 });

  await signInDialog(duoma.page, '同意此文本', '同意此文本');
  await expect(duoma.page.locator('.badges')).toContainText('文本已同意');
  await signInDialog(duoma.page, '签署', '签署');
  await expect(suojia.page.locator('.badges')).toContainText('文本已同意', { timeout: 5000 });
  await signInDialog(suojia.page, '签署', '签署');
  await expect(suojia.page.locator('.badges')).toContainText('已生效');
  await expect(duoma.page.locator('.badges')).toContainText('已生效', { timeout: 2000 });
  await duoma.context.close();
  await suojia.context.close();
});
