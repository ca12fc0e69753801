import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test';

const provinces: Record<string, string> = {
  duoma: '西藏自治区',
  yanshiping: '西藏自治区',
  amdo: '西藏自治区',
  xizang: '西藏自治区',
  suojia: '青海省',
  moyun: '青海省',
  zhahe: '青海省',
  zhiduo: '青海省',
  zaduo: '青海省',
  qinghai: '青海省',
};

export function passwordOf(user: string): string {
  const logins = JSON.parse(process.env.JOINTGOV_LOGINS ?? '{}') as Record<string, string>;
  const password = logins[user];
  if (password === undefined) throw new Error(`JOINTGOV_LOGINS names no password for ${user}`);
  return password;
}

/** A text that no other run has written. */
export function unique(text: string): string {
  return `${text} ${Date.now().toString(36)}${Math.floor(Math.random() * 1000)}`;
}

/** Signs in through the person's own province, as a person does. */
export async function signIn(page: Page, user: string): Promise<void> {
  await page.goto('/');
  const province = provinces[user.split('-')[0]!] ?? '平台运维账号';
  await page.getByRole('button', { name: province }).click();
  await enterPassword(page, user);
}

/** On the province's own page. */
export async function enterPassword(page: Page, user: string): Promise<void> {
  const name = page.locator('input[name=username]');
  const password = page.locator('input[name=password]');
  await name.fill(user);
  // The hub, where operators sign in, asks for the name first.
  if (!(await password.isVisible())) await name.press('Enter');
  await password.fill(passwordOf(user));
  await password.press('Enter');
}

/** Signed in, the app open, the service worker in charge. */
export async function as(browser: Browser, user: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn(page, user);
  await ready(page);
  return { context, page };
}

export async function ready(page: Page): Promise<void> {
  await expect(page.locator('#main h1')).toBeVisible();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, { timeout: 30_000 });
}

/** Goes to a page of the app without loading it anew. */
export async function visit(page: Page, link: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: link }).first().click();
}

export async function setPin(page: Page, pin: string): Promise<void> {
  await visit(page, '设置');
  await page.getByLabel('新的设备密码').fill(pin);
  await page.getByLabel('再输一次').fill(pin);
  await page.getByRole('button', { name: '设置设备密码' }).click();
  await expect(page.locator('.notice-ok')).toContainText('已设置设备密码');
}

export async function unlock(page: Page, pin: string): Promise<void> {
  await page.getByLabel('设备密码').fill(pin);
  await page.getByRole('button', { name: '解锁' }).click();
  await expect(page.locator('#main h1')).toBeVisible();
}

/** Fills the form of an alert; six taps beside typing. */
export async function fillAlert(page: Page, headline: string, shareWith: string): Promise<void> {
  await page.getByRole('link', { name: '上报预警' }).first().click();
  const form = page.locator('form.form');
  await form.getByText('越界放牧', { exact: true }).click();
  await form.getByText('严重', { exact: true }).click();
  await form.getByLabel('标题').fill(headline);
  await form.getByLabel('地点').first().fill('山口东侧草场');
  await form.locator('label.choice', { hasText: shareWith }).first().click();
}

/** Fails unless the server holds one alert with this headline, raised once by its audit records; leaves the list open. */
export async function expectRaisedOnce(page: Page, headline: string): Promise<void> {
  const search = `q=${encodeURIComponent(headline)}`;
  const asked = page.waitForRequest((request) => /\/api\/dispute-alerts\?.*q=/.test(request.url()));
  await visit(page, '纠纷预警');
  await page.getByRole('searchbox').fill(headline);
  await expect(page.locator('.list-title', { hasText: headline })).toHaveCount(1);
  const { authorization, 'jointgov-membership': membership } = await (await asked).allHeaders();
  const headers = { authorization: authorization!, ...(membership ? { 'jointgov-membership': membership } : {}) };
  const get = async (path: string): Promise<{ items: { id: string; headline: string }[] }> => {
    const answer = await page.request.get(`/api/${path}`, { headers });
    expect(answer.status()).toBe(200);
    return answer.json();
  };
  const named = (await get(`dispute-alerts?${search}`)).items.filter((alert) => alert.headline === headline);
  expect(named).toHaveLength(1);
  expect((await get(`audit/records?action=raise&recordId=${named[0]!.id}`)).items).toHaveLength(1);
}

/** Signs what the dialog shows, once its hash was found to be the text's. */
export async function signInDialog(page: Page, button: string, confirm: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.locator('.notice-ok')).toContainText('一致');
  await dialog.getByRole('checkbox').check();
  await dialog.getByRole('button', { name: confirm, exact: true }).click();
  await expect(dialog).toBeHidden();
}

/** Plans a symposium on the border with Suojia. */
export async function planMeeting(page: Page, title: string): Promise<void> {
  await visit(page, '联席会议');
  await page.getByRole('link', { name: '安排会议' }).first().click();
  const borders = page.getByLabel('边界', { exact: true });
  if (await borders.count()) {
    const label = await borders.locator('option', { hasText: '索加' }).first().innerText();
    await borders.selectOption({ label });
  }
  await page.getByText('座谈会', { exact: true }).click();
  await page.getByLabel('会议名称').fill(title);
  await page.getByLabel('地点').fill('乡人民政府会议室');
  await page.getByLabel('开始时间').fill('2026-11-20T10:00');
  await page.getByLabel('主办乡镇').selectOption({ index: 1 });
  await page.getByRole('button', { name: '安排会议' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
}
