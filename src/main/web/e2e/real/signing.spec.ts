import { expect, test } from '@playwright/test';
import { as, planMeeting, signInDialog, unique, visit } from './support';

test('both sides sign off the minutes of a joint meeting', async ({ browser }) => {
  const title = unique('联席座谈会');
  const duoma = await as(browser, 'duoma-leader');
  const suojia = await as(browser, 'suojia-leader');
  await visit(suojia.page, '联席会议');

  await planMeeting(duoma.page, title);
  await expect(suojia.page.locator('.list-title', { hasText: title })).toBeVisible({ timeout: 2000 });

  await duoma.page.getByRole('button', { name: '登记本方人员' }).click();
  await duoma.page.getByLabel('职务').fill('乡长');
  await duoma.page.getByRole('button', { name: '保存参会人员' }).click();
  await expect(duoma.page.getByText('乡长 · 参会 · 到会')).toBeVisible();

  await duoma.page.getByRole('link', { name: '起草纪要' }).click();
  await duoma.page.getByLabel('正文').fill('一、双方每半年召开一次联席会议。');
  await duoma.page.getByRole('button', { name: '提交新稿' }).click();
  await expect(duoma.page.getByRole('button', { name: '会签', exact: true })).toHaveCount(0);
  await duoma.page.getByRole('button', { name: '提交双方征求意见' }).click();
  await duoma.page.getByRole('dialog').getByRole('button', { name: '提交双方征求意见' }).click();
  await expect(duoma.page.locator('.badges')).toContainText('双方征求意见');
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

test('two sides that write minutes at the same time lose nothing, and keep what they promised in them', async ({
  browser,
}) => {
  const title = unique('联席座谈会');
  const duoma = (await as(browser, 'duoma-clerk')).page;
  const suojia = (await as(browser, 'suojia-clerk')).page;
  await planMeeting(duoma, title);
  await duoma.getByRole('link', { name: '起草纪要' }).click();
  await duoma.getByRole('button', { name: '添加事项' }).click();
  await duoma.getByLabel('事项', { exact: true }).fill('三号泉眼取水');
  await duoma.getByLabel('议定事项').fill('轮流取水。');
  await duoma.getByRole('button', { name: '提交新稿' }).click();
  await expect(duoma.getByRole('heading', { level: 3, name: '三号泉眼取水' })).toBeVisible();

  // Different passages: merged as they are.
  await visit(suojia, '联席会议');
  await suojia.locator('.list-title', { hasText: title }).click();
  await suojia.getByRole('link', { name: '修改纪要' }).click();
  await suojia.getByLabel('讨论情况').fill('双方介绍了用水情况。');
  await duoma.getByRole('link', { name: '修改纪要' }).click();
  await duoma.getByRole('button', { name: '添加约定事项' }).click();
  await duoma.getByLabel('做什么').fill('立轮流取水牌');
  await duoma.getByLabel('责任方').selectOption({ label: '索加乡' });
  await duoma.getByLabel('负责职务').fill('副乡长');
  await duoma.getByLabel('完成期限').fill('2027-05-01');
  await duoma.getByRole('button', { name: '提交新稿' }).click();
  await expect(duoma.locator('.minutes')).toContainText('立轮流取水牌');
  await suojia.getByRole('button', { name: '合并', exact: true }).click();
  await expect(suojia.getByLabel('做什么')).toHaveValue('立轮流取水牌');
  await suojia.getByRole('button', { name: '提交新稿' }).click();
  await expect(suojia.locator('.minutes')).toContainText('双方介绍了用水情况。');
  await expect(suojia.locator('.minutes')).toContainText('立轮流取水牌');

  // The same passage: shown side by side, and chosen.
  await suojia.getByRole('link', { name: '修改纪要' }).click();
  await suojia.getByLabel('议定事项').fill('按户轮流取水。');
  await duoma.getByRole('link', { name: '修改纪要' }).click();
  await duoma.getByLabel('议定事项').fill('隔日轮流取水。');
  await duoma.getByRole('button', { name: '提交新稿' }).click();
  const conflict = suojia.getByRole('group', { name: /三号泉眼取水 · 议定事项/ });
  await expect(conflict).toContainText('隔日');
  await expect(conflict).toContainText('按户');
  await expect(suojia.getByRole('button', { name: '合并', exact: true })).toBeDisabled();
  await conflict.getByLabel('用最新一稿的文字').check();
  await suojia.getByRole('button', { name: '合并', exact: true }).click();
  await expect(suojia.getByLabel('议定事项')).toHaveValue('隔日轮流取水。');

  // In force, the promise is followed up: Suojia reports, Duoma confirms.
  await duoma.getByRole('button', { name: '提交双方征求意见' }).click();
  await duoma.getByRole('dialog').getByRole('button', { name: '提交双方征求意见' }).click();
  await expect(duoma.locator('.badges')).toContainText('双方征求意见');
  for (const login of ['duoma-leader', 'suojia-leader']) {
    const leader = (await as(browser, login)).page;
    await visit(leader, '联席会议');
    await leader.locator('.list-title', { hasText: title }).click();
    await signInDialog(leader, '会签', '会签');
    await leader.context().close();
  }
  await duoma.getByRole('link', { name: '立轮流取水牌' }).click();
  await expect(duoma.locator('.badges')).toContainText('待完成');
  const at = new URL(duoma.url()).pathname;
  await suojia.goto(at);
  await suojia.getByRole('button', { name: '报告完成' }).click();
  await suojia.getByRole('dialog').getByLabel('完成情况').fill('牌子已立在泉眼旁。');
  await suojia.getByRole('dialog').getByRole('button', { name: '报告完成' }).click();
  await expect(suojia.locator('.badges')).toContainText('待确认');
  await expect(duoma.locator('.timeline').first()).toContainText('牌子已立在泉眼旁。', { timeout: 5000 });
  await duoma.getByRole('button', { name: '确认已履行' }).click();
  await expect(suojia.locator('.badges')).toContainText('已履行', { timeout: 5000 });
  await suojia.context().close();
  await duoma.context().close();
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
