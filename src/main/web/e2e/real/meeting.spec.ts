import { expect, test, type Page } from '@playwright/test';
import { as, planMeeting, signInDialog, unique, visit } from './support';

async function attend(page: Page): Promise<void> {
  await page.getByRole('button', { name: '登记本方人员' }).click();
  await page.getByRole('button', { name: '保存参会人员' }).click();
  await expect(page.getByRole('button', { name: '登记本方人员' })).toBeVisible();
}

async function open(page: Page, title: string): Promise<void> {
  await visit(page, '联席会议');
  await page.locator('.list-title', { hasText: title }).click();
}

test('minutes go through amendments, a deputy and a paper into force, are printed, checked without a login and added to', async ({
  browser,
}) => {
  const title = unique('签署座谈会');
  const duoma = await as(browser, 'duoma-leader');
  await planMeeting(duoma.page, title);
  const address = new URL(duoma.page.url()).pathname;
  await duoma.page.getByRole('link', { name: '起草纪要' }).click();
  await duoma.page.getByLabel('正文').fill('一、双方轮流取水。');
  await duoma.page.getByRole('button', { name: '提交新稿' }).click();
  await duoma.page.getByRole('button', { name: '提交双方征求意见' }).click();
  await duoma.page.getByRole('dialog').getByRole('button', { name: '提交双方征求意见' }).click();
  await expect(duoma.page.locator('.badges')).toContainText('双方征求意见');

  // Who attended proposes, the other side answers.
  const suojia = await as(browser, 'suojia-leader');
  await open(suojia.page, title);
  await expect(suojia.page.getByRole('button', { name: '提出修改意见' })).toHaveCount(0);
  await attend(suojia.page);
  await suojia.page.getByRole('button', { name: '提出修改意见' }).click();
  await suojia.page.getByRole('dialog').getByLabel('修改意见').fill('“轮流”改为“隔日轮流”。');
  await suojia.page.getByRole('dialog').getByRole('button', { name: '提出修改意见' }).click();
  await expect(suojia.page.getByText('等待对方答复')).toBeVisible();
  await expect(suojia.page.getByRole('button', { name: '会签', exact: true })).toHaveCount(0);
  await duoma.page.getByRole('button', { name: '不采纳' }).click();
  await duoma.page.getByRole('dialog').getByLabel('原因').fill('会上商定的是轮流。');
  await duoma.page.getByRole('dialog').getByRole('button', { name: '不采纳' }).click();
  await expect(suojia.page.getByText('会上商定的是轮流。')).toBeVisible();

  // A deputy signs for Duoma.
  const clerk = await as(browser, 'duoma-clerk');
  const office = await clerk.page.locator('.side-foot .muted').innerText();
  await visit(duoma.page, '签署安排');
  const who = duoma.page.getByRole('combobox', { name: '代签人' });
  await who.selectOption({ label: await who.locator('option', { hasText: office }).first().innerText() });
  await duoma.page.getByRole('button', { name: '指定代签人' }).click();
  await expect(duoma.page.getByText('代签期内').first()).toBeVisible();
  await open(clerk.page, title);
  await signInDialog(clerk.page, '会签', '会签');
  await expect(clerk.page.getByText(`由${office}代签`)).toBeVisible();

  // Suojia's leader signed on paper.
  const scan = { name: 'scan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF\n') };
  const files = suojia.page.locator('section', { has: suojia.page.getByRole('heading', { name: '会议文件' }) });
  await files.getByLabel('文件种类').selectOption({ label: '纸质会签件' });
  await files.getByLabel('选择文件').setInputFiles(scan);
  await expect(files.locator('.list-title', { hasText: '纸质会签件' })).toBeVisible();
  await suojia.page.getByRole('button', { name: '录入纸质会签' }).click();
  const paper = suojia.page.getByRole('dialog');
  await paper.getByLabel('签字领导的职务').fill('索加乡乡长');
  await paper.getByRole('checkbox').check();
  await paper.getByRole('button', { name: '录入签署' }).click();
  await expect(suojia.page.locator('.badges')).toContainText('已生效');
  await expect(clerk.page.getByText('纸质会签，由')).toBeVisible({ timeout: 5000 });

  // Printed, and checked by somebody without a login.
  for (const [button, name] of [
    ['会议纪要（PDF）', /\.pdf$/],
    ['会议纪要（Word）', /\.docx$/],
    ['签到表（PDF）', /\.pdf$/],
    ['会议资料（PDF）', /\.pdf$/],
  ] as const) {
    const [download] = await Promise.all([
      suojia.page.waitForEvent('download'),
      suojia.page.getByRole('button', { name: button }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(name);
  }
  const hash = await suojia.page
    .locator('.mono', { hasText: /^[0-9a-f]{64}$/ })
    .first()
    .innerText();
  const stranger = await browser.newContext();
  const check = await stranger.newPage();
  await check.goto(`/verification#${address.split('/').at(-1)}.${hash}`);
  await expect(check.locator('.notice-ok')).toContainText('有效');
  await expect(check.locator('.notice-ok')).not.toContainText('取水');
  await check.getByLabel('内容指纹').fill('0'.repeat(64));
  await check.getByRole('button', { name: '核对' }).click();
  await expect(check.locator('.notice')).toContainText('查无此件');
  await stranger.close();

  // Only added to.
  await duoma.page.goto(address);
  await duoma.page.getByRole('button', { name: '起草补充纪要' }).click();
  await duoma.page.getByRole('dialog').getByLabel('补充内容').fill('补充：取水牌共同保管。');
  await duoma.page.getByRole('dialog').getByRole('button', { name: '起草补充纪要' }).click();
  for (const page of [duoma.page, suojia.page]) await signInDialog(page, '会签', '会签');
  const addenda = suojia.page.locator('section', { has: suojia.page.getByRole('heading', { name: '补充纪要' }) });
  await expect(addenda.locator('article')).toContainText('已生效');
  for (const each of [duoma, suojia, clerk]) await each.context.close();
});
