import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type axe from 'axe-core';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { ids, type Person } from './fixtures/data';
import { startFixtureServer, type FixtureServer } from './fixtures/server';

const root = join(import.meta.dirname, '..', '..', '..', '..');
const dist = process.env.JOINTGOV_DIST ?? join(root, 'target', 'web');
const target = join(root, 'target', 'screens');
const languages = ['zh-CN', 'bo', 'en'] as const;
const widths = [320, 1280] as const;
type State = 'normal' | 'empty' | 'error' | 'offline';
/**
 * The build looks at all that is normal, of dialogs and other states at the longest texts and the widest frame, and takes a
 * picture only of what is broken.
 */
const everything = process.env.JOINTGOV_SCREENS !== 'build';

interface Screen {
  name: string;
  path: string;
  person?: Person | 'nobody';
  states?: State[];
  /** What a person does before the picture. */
  act?: (page: Page) => Promise<void>;
}

const all: State[] = ['normal', 'empty', 'error', 'offline'];
const form: State[] = ['normal', 'offline'];
const dialog = (button: RegExp) => async (page: Page) => {
  await page.getByRole('button', { name: button }).first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
};

/** What was typed in a dialog stands there again after the page has been opened anew. */
const dialogOnce = (button: RegExp) => async (page: Page) => {
  await expect(page.locator('form.stack-large')).toBeVisible();
  if (!(await page.getByRole('dialog').isVisible())) await dialog(button)(page);
};

const screens: Screen[] = [
  { name: 'sign-in', path: '/', person: 'nobody', states: ['normal'] },
  {
    name: 'sign-in-wiped',
    path: '/',
    person: 'nobody',
    act: async (page) => {
      await page.evaluate(
        () =>
          new Promise<void>((resolve, reject) => {
            const request = indexedDB.open('jointgov-device');
            request.onerror = () => reject(request.error);
            request.onsuccess = () => {
              const change = request.result.transaction('settings', 'readwrite');
              change.objectStore('settings').put(true, 'wipe-notice');
              change.oncomplete = () => resolve();
            };
          }),
      );
      await page.reload();
      await expect(page.locator('.notice-warn')).toBeVisible();
    },
  },
  { name: 'home', path: '/', states: all },
  { name: 'home-county', path: '/', person: 'county', states: ['normal', 'empty'] },
  { name: 'dispute-alerts', path: '/dispute-alerts', states: all },
  { name: 'dispute-alert-new', path: '/dispute-alerts/new', states: form },
  {
    name: 'dispute-alert-new-invalid',
    path: '/dispute-alerts/new',
    act: async (page) => {
      await page.locator('input[maxlength="120"]').first().fill('扎西家的牛走失 13800138000');
      // What was typed in the language before stands in the form again, its details open.
      if (!(await page.locator('.personal').isVisible()))
        await page.locator('details:has(.personal) > summary').click();
      await page.locator('.personal button').last().click();
      await page.locator('button[type=submit]').click();
    },
  },
  { name: 'dispute-alert', path: `/dispute-alerts/${ids.alert}`, states: all },
  { name: 'dispute-alert-decline', path: `/dispute-alerts/${ids.alert}`, act: dialog(/^(不受理|Decline|དང་ལེན་མི་བྱེད)$/) },
  { name: 'dispute-alert-withdraw', path: `/dispute-alerts/${ids.alert}`, act: dialog(/^(撤回|Withdraw|ཕྱིར་འཐེན)$/) },
  { name: 'dispute-alert-withdrawn', path: `/dispute-alerts/${ids.withdrawnAlert}` },
  { name: 'dispute-alert-unanswered', path: `/dispute-alerts/${ids.unansweredAlert}` },
  { name: 'dispute-alert-edit', path: `/dispute-alerts/${ids.alert}/edit` },
  { name: 'dispute-alert-acknowledged', path: `/dispute-alerts/${ids.acknowledgedAlert}` },
  { name: 'dispute-alert-disputed', path: `/dispute-alerts/${ids.disputedAlert}` },
  { name: 'disputes', path: '/disputes', states: all },
  { name: 'dispute-board', path: '/disputes?view=board', states: all },
  { name: 'dispute-filter', path: '/disputes?status=open', act: dialog(/保存这个筛选|འཚག་སེལ་འདི|Save this filter/) },
  { name: 'dispute', path: `/disputes/${ids.dispute}`, states: all },
  { name: 'dispute-referred', path: `/disputes/${ids.referredDispute}`, person: 'county' },
  {
    name: 'dispute-declare',
    path: `/disputes/${ids.dispute}`,
    act: dialog(/^(改变声明|Declare another nature|གསལ་བསྒྲགས་བསྒྱུར་བ)$/),
  },
  {
    name: 'dispute-team-appoint',
    path: `/disputes/${ids.dispute}`,
    act: dialog(/^(任命调解员|Appoint a mediator|འདུམ་འགྲིག་པ་བསྐོ་བཞག)$/),
  },
  {
    name: 'dispute-team-consent',
    path: `/disputes/${ids.dispute}`,
    act: dialog(/^(同意名单|Consent to the team|མིང་ཐོར་མོས་མཐུན)$/),
  },
  {
    name: 'dispute-team-objection',
    path: `/disputes/${ids.dispute}`,
    act: dialog(/^(登记当事人异议|Record a party’s objection|དོན་འབྲེལ་མི་སྣའི་མི་འདོད་པ་ཐོ་འགོད)$/),
  },
  { name: 'dispute-mediated', path: `/disputes/${ids.mediatedDispute}`, states: all },
  {
    name: 'dispute-session-remark',
    path: `/disputes/${ids.mediatedDispute}`,
    act: dialog(/^(对记录提出意见|Remark on this record|ཟིན་ཐོར་བསམ་འཆར་འདོན་པ)$/),
  },
  { name: 'dispute-file', path: `/disputes/${ids.mediatedDispute}/file`, states: form },
  {
    name: 'dispute-file-invalid',
    path: `/disputes/${ids.mediatedDispute}/file`,
    act: async (page) => {
      await page.locator('button[type=submit]').click();
      await expect(page.locator('.field-error').first()).toBeVisible();
    },
  },
  { name: 'dispute-session', path: `/disputes/${ids.mediatedDispute}/session`, states: form },
  {
    name: 'dispute-session-invalid',
    path: `/disputes/${ids.mediatedDispute}/session`,
    act: async (page) => {
      await page.locator('button[type=submit]').click();
      await expect(page.locator('.field-error').first()).toBeVisible();
    },
  },
  { name: 'dispute-settled', path: `/disputes/${ids.settledDispute}` },
  {
    name: 'dispute-settlement-parties',
    path: `/disputes/${ids.mediatedDispute}`,
    act: dialog(/^(登记当事人确认|Record the parties’ confirmation|དོན་འབྲེལ་མི་སྣའི་ངོས་འཛིན་ཐོ་འགོད)$/),
  },
  {
    name: 'dispute-settlement-court',
    path: `/disputes/${ids.settledDispute}`,
    act: dialog(/^(登记司法确认|Record judicial confirmation|ཁྲིམས་འཛིན་ངོས་འཛིན་ཐོ་འགོད)$/),
  },
  { name: 'dispute-settlement', path: `/disputes/${ids.mediatedDispute}/settlement`, states: form },
  {
    name: 'dispute-settlement-invalid',
    path: `/disputes/${ids.mediatedDispute}/settlement`,
    act: async (page) => {
      await page.getByRole('button', { name: /^(添加履行事项|Add an obligation|ལག་བསྟར་བྱ་དགོས་པ་ཁ་སྣོན)$/ }).click();
      await page.locator('button[type=submit]').click();
      await expect(page.locator('.field-error').first()).toBeVisible();
    },
  },
  { name: 'dispute-performance', path: `/disputes/${ids.settledDispute}/performance`, states: form },
  { name: 'dispute-return-visit', path: `/disputes/${ids.settledDispute}/return-visit`, states: form },
  {
    name: 'dispute-words',
    path: `/disputes/${ids.dispute}`,
    act: async (page) => {
      await dialog(/^(查看内容|Show the words|ཚིག་ལྟ་བ)$/)(page);
      await page.locator('.dialog textarea').fill('调解');
      await page.locator('.dialog button[type=submit]').click();
      await expect(page.getByText('五月三日下午').first()).toBeVisible();
    },
  },
  {
    name: 'dispute-account',
    path: `/disputes/${ids.dispute}`,
    act: async (page) => {
      await page.getByRole('button', { name: /^(修改本方陈述|Change our account|རང་ཕྱོགས་ཀྱི་གསལ་བཤད་བཅོས)$/ }).click();
      // The language before has added one to the draft.
      if ((await page.locator('textarea').count()) < 4)
        await page.getByRole('button', { name: /^(添加事实|Add a fact|དོན་དངོས་ཁ་སྣོན)$/ }).click();
    },
  },
  { name: 'dispute-breach', path: `/disputes/${ids.dispute}/breach`, states: form },
  {
    name: 'dispute-breach-invalid',
    path: `/disputes/${ids.dispute}/breach`,
    act: async (page) => {
      await page.locator('textarea').fill('扎西家新建围栏');
      await page.locator('button[type=submit]').click();
      await expect(page.locator('.field-error').first()).toBeVisible();
    },
  },
  { name: 'dispute-negotiation', path: `/disputes/${ids.dispute}/negotiation`, states: form },
  {
    name: 'dispute-lead-refuse',
    path: `/disputes/${ids.dispute}`,
    act: dialog(/^(不接受牵头|Refuse the lead|སྣེ་ཁྲིད་དང་ལེན་མི་བྱེད)$/),
  },
  {
    name: 'dispute-alert-refuse-merge',
    path: `/dispute-alerts/${ids.alert}`,
    act: dialog(/^(不同意合并|Refuse the merging|མཉམ་བསྲེས་ལ་མི་མོས)$/),
  },
  { name: 'dispute-alert-from-finding', path: `/dispute-alerts/new?round=${ids.round}&finding=${ids.finding}` },
  { name: 'inspection-rounds', path: '/inspection-rounds', states: all },
  { name: 'inspection-round', path: `/inspection-rounds/${ids.round}`, states: all },
  { name: 'inspection-round-new', path: '/inspection-rounds/new', states: form },
  {
    name: 'inspection-round-new-invalid',
    path: '/inspection-rounds/new',
    act: async (page) => {
      await page.locator('button[type=submit]').click();
      await expect(page.locator('.field-error').first()).toBeVisible();
    },
  },
  { name: 'joint-meetings', path: '/joint-meetings', states: all },
  { name: 'joint-meeting-calendar', path: '/joint-meetings?view=calendar&month=2026-11', states: all },
  { name: 'joint-meeting-new', path: '/joint-meetings/new', states: form },
  { name: 'joint-meeting', path: `/joint-meetings/${ids.meeting}`, states: all },
  {
    name: 'joint-meeting-new-dates',
    path: '/joint-meetings/new',
    act: async (page) => {
      const several = page.getByLabel(/提出几个日期|Propose several dates|ཚེས་གྲངས་འགའི་གྲོས་འཆར/);
      await several.check();
      await page.locator('button[type=submit]').click();
      await expect(page.locator('.field-error').first()).toBeVisible();
    },
  },
  {
    name: 'joint-meeting-new-series',
    path: '/joint-meetings/new',
    act: async (page) => {
      await page.getByLabel(/是否系列会议|^Series|རིམ་ཅན་ཡིན་མིན/).selectOption('half-yearly');
    },
  },
  { name: 'joint-meeting-dates', path: `/joint-meetings/${ids.datedMeeting}` },
  {
    name: 'joint-meeting-attendance',
    path: `/joint-meetings/${ids.meeting}`,
    act: async (page) => {
      await page.getByRole('button', { name: /登记本方人员|Record our side|རང་ཕྱོགས་མི་སྣ་འགོད/ }).click();
    },
  },
  {
    name: 'joint-meeting-attendance-invalid',
    path: `/joint-meetings/${ids.meeting}`,
    act: async (page) => {
      await page.getByRole('button', { name: /登记本方人员|Record our side|རང་ཕྱོགས་མི་སྣ་འགོད/ }).click();
      await page.locator('.attendance-row select').nth(1).selectOption('deputy');
      await page.locator('form button[type=submit]').click();
      await expect(page.locator('.field-error').first()).toBeVisible();
    },
  },
  {
    name: 'joint-meeting-file-waited',
    path: `/joint-meetings/${ids.meeting}`,
    act: async (page) => {
      const waiting = page.locator('.card .badge').filter({ hasText: /等待|Waiting|སྒུག/ });
      const sheet = { name: 'sheet.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF\n') };
      await page.context().setOffline(true);
      await page.locator('input[type=file]').last().setInputFiles(sheet);
      await expect(waiting).toBeVisible();
      await page.context().setOffline(false);
      await expect(waiting).toHaveCount(0, { timeout: 30_000 });
    },
  },
  {
    name: 'joint-meeting-file-withdrawal',
    path: `/joint-meetings/${ids.meeting}`,
    act: dialog(/^(撤回|Withdraw|ཕྱིར་འཐེན།)$/),
  },
  {
    name: 'joint-meeting-agenda-item',
    path: `/joint-meetings/${ids.meeting}`,
    act: dialog(/^(增加议题|Add an item|གྲོས་གཞི་ཁ་སྣོན)$/),
  },
  {
    name: 'joint-meeting-agenda-suggestions',
    path: `/joint-meetings/${ids.meeting}`,
    act: async (page) => {
      await page.getByText(/^(可列入的事项|What could be put on it|གྲོས་རིམ་དུ་འགོད་རུང་བ)$/).click();
      await expect(page.locator('.agenda-suggestion').first()).toBeVisible();
    },
  },
  {
    name: 'joint-meeting-sign-off',
    path: `/joint-meetings/${ids.meeting}`,
    act: async (page) => {
      await dialog(/^(会签|Sign off|མཉམ་རྟགས་འགོད)$/)(page);
      await expect(page.locator('.dialog .notice-ok')).toBeVisible();
    },
  },
  {
    name: 'joint-meeting-refuse',
    path: `/joint-meetings/${ids.meeting}`,
    act: dialog(/^(不同意会签|Do not sign|མཉམ་རྟགས་མི་འགོད།)$/),
  },
  {
    name: 'joint-meeting-revisions',
    path: `/joint-meetings/${ids.meeting}`,
    act: async (page) => {
      await page.getByText(/^(历次文稿|All revisions|ཟིན་བྲིས་རིམ་པ)$/).click();
      await expect(page.locator('.compare ins').first()).toBeVisible();
    },
  },
  {
    name: 'joint-meeting-window',
    path: `/joint-meetings/${ids.meeting}`,
    act: dialog(/^(延长征求意见期|Allow more days|དུས་ཚོད་རིང་དུ་གཏོང)$/),
  },
  {
    name: 'joint-meeting-amendment',
    path: `/joint-meetings/${ids.meeting}`,
    act: dialog(/^(提出修改意见|Propose an amendment|བཟོ་བཅོས་ཀྱི་བསམ་འཆར་འདོན)$/),
  },
  {
    name: 'joint-meeting-paper',
    path: `/joint-meetings/${ids.meeting}`,
    act: dialog(/^(录入纸质会签|Enter a sign-off on paper|ཤོག་བུའི་མཉམ་རྟགས་འཇུག་པ)$/),
  },
  { name: 'joint-meeting-sealed', path: `/joint-meetings/${ids.sealedMeeting}` },
  {
    name: 'joint-meeting-addendum',
    path: `/joint-meetings/${ids.sealedMeeting}`,
    act: dialog(/^(起草补充纪要|Write an addendum|ཁ་སྣོན་འབྲི)$/),
  },
  { name: 'signing', path: '/signing', states: all },
  { name: 'minutes-editor', path: `/joint-meetings/${ids.meeting}/minutes`, states: form },
  {
    name: 'minutes-editor-invalid',
    path: `/joint-meetings/${ids.meeting}/minutes`,
    act: async (page) => {
      await page.getByRole('button', { name: /^(添加事项|Add an item|དོན་ཚན་སྣོན་པ།)$/ }).click();
      await page.locator('button[type=submit]').click();
      await expect(page.locator('.field-error').first()).toBeVisible();
    },
  },
  { name: 'commitments', path: '/commitments', states: all },
  { name: 'commitment', path: `/commitments/${ids.commitment}`, states: all },
  {
    name: 'commitment-report',
    path: `/commitments/${ids.owedCommitment}`,
    act: dialog(/^(报告完成|Report it done|འགྲུབ་པའི་སྙན་ཞུ།)$/),
  },
  {
    name: 'commitment-postpone',
    path: `/commitments/${ids.owedCommitment}`,
    act: dialog(/^(申请延期|Ask for a later day|དུས་འགྱངས་ཞུ་བ།)$/),
  },
  { name: 'cooperation-agreements', path: '/cooperation-agreements', states: all },
  { name: 'cooperation-agreement-new', path: '/cooperation-agreements/new', states: form },
  { name: 'cooperation-agreement', path: `/cooperation-agreements/${ids.agreement}`, states: all },
  {
    name: 'cooperation-agreement-sign',
    path: `/cooperation-agreements/${ids.agreement}`,
    act: async (page) => {
      await dialog(/^(签署|Sign|མིང་རྟགས་འགོད)$/)(page);
      await expect(page.locator('.dialog .notice-ok')).toBeVisible();
    },
  },
  {
    name: 'counter-text',
    path: `/cooperation-agreements/${ids.agreement}/counter-text`,
    act: async (page) => {
      const text = page.locator('textarea.input-text');
      await text.fill((await text.inputValue()).replace('每季度', '每月'));
    },
  },
  { name: 'mediators', path: '/mediators', states: all },
  { name: 'mediators-provincial', path: '/mediators', person: 'provincial' },
  { name: 'mediation-organisation', path: `/mediation-organisations/${ids.organisation}`, states: all },
  { name: 'mediation-organisation-new', path: '/mediation-organisations/new', states: form },
  { name: 'mediator', path: `/mediators/${ids.mediator}`, states: all },
  { name: 'mediator-new', path: `/mediators/new?organisation=${ids.organisation}`, states: form },
  {
    name: 'mediator-new-invalid',
    path: '/mediators/new',
    act: async (page) => {
      await page.locator('button[type=submit]').click();
      await expect(page.locator('.field-error').first()).toBeVisible();
    },
  },
  { name: 'mediator-edit', path: `/mediators/${ids.mediator}/edit` },
  {
    name: 'interest-declaration',
    path: `/mediators/${ids.mediator}`,
    act: dialog(/^(登记利益关系|Declare an interest|ཁེ་ཕན་འབྲེལ་བ་ཐོ་འགོད)$/),
  },
  {
    name: 'mediator-departure',
    path: `/mediators/${ids.mediator}`,
    act: dialog(/^(登记离任|Record departure|ལས་གནས་ནས་བུད་པ་ཐོ་འགོད)$/),
  },
  { name: 'audit', path: '/audit', person: 'provincial', states: all },
  { name: 'townships', path: '/townships', person: 'operator', states: all },
  {
    name: 'township-new',
    path: '/townships',
    person: 'operator',
    act: dialog(/添加乡镇|Add a township|ཤང་ཁ་སྣོན/),
  },
  { name: 'catalogues', path: '/catalogues', person: 'operator', states: all },
  { name: 'catalogue-edit', path: '/catalogues/dispute-types/edit', person: 'operator', states: form },
  {
    name: 'catalogue-entry',
    path: '/catalogues/dispute-types/edit',
    person: 'operator',
    act: async (page) => {
      await dialogOnce(/^(新增类型|Add a type|རིགས་ཁ་སྣོན)$/)(page);
      await page.locator('.dialog input').first().fill('Salt lake');
      await page.locator('.dialog button[type=submit]').click();
      await expect(page.locator('.dialog .field-error').first()).toBeVisible();
    },
  },
  {
    name: 'catalogue-severities-edit',
    path: '/catalogues/severities/edit',
    person: 'operator',
    act: dialogOnce(/^(编辑|Edit|རྩོམ་སྒྲིག)/),
  },
  { name: 'retention-rules', path: '/retention-rules', states: all },
  { name: 'retention-rules-operator', path: '/retention-rules', person: 'operator' },
  {
    name: 'retention-rule-approve',
    path: '/retention-rules',
    act: dialog(/^(批准|Approve|ཆོག་མཆན)$/),
  },
  { name: 'retention-rule-new', path: '/retention-rules/new', person: 'operator', states: form },
  {
    name: 'retention-rule-new-invalid',
    path: '/retention-rules/new',
    person: 'operator',
    act: async (page) => {
      if ((await page.locator('fieldset').count()) === 0)
        await page.getByRole('button', { name: /^(添加例外类型|Add an exception|དམིགས་བསལ་ཁ་སྣོན)$/ }).click();
      await page.locator('button[type=submit]').click();
      await expect(page.locator('.field-error').first()).toBeVisible();
    },
  },
  {
    name: 'dispute-file-withdraw',
    path: `/disputes/${ids.mediatedDispute}`,
    act: dialog(/^(撤回材料|Withdraw document|ཡིག་ཆ་ཕྱིར་འཐེན)$/),
  },
  {
    name: 'destruction-certificates',
    path: '/destruction-certificates',
    person: 'county',
    states: ['normal', 'empty'],
  },
  {
    name: 'dispute-hold',
    path: `/disputes/${ids.dispute}`,
    act: dialog(/^(依法保留|Place a legal hold|ཁྲིམས་ལྟར་ཉར་འཇོག)$/),
  },
  {
    name: 'dispute-destruction',
    path: `/disputes/${ids.mediatedDispute}`,
    act: dialog(/^(同意销毁|Consent to destruction|མེད་པར་བཟོ་བར་མོས་མཐུན)$/),
  },
  { name: 'members', path: '/members', states: all },
  {
    name: 'invitation',
    path: '/members',
    person: 'operator',
    act: dialog(/邀请人员|Invite a person|མི་སྣ་གདན་ཞུ/),
  },
  { name: 'settings', path: '/settings', states: all },
  {
    name: 'settings-calendar',
    path: '/settings',
    act: async (page) => {
      await page.getByRole('button', { name: /^(重新生成|Make another|གསར་དུ་བཟོ་བ)$/ }).click();
      await expect(page.locator('input.mono')).toBeVisible();
    },
  },
  { name: 'settings-device', path: '/settings', act: dialog(/^(要求清除|Ask to erase|སུབ་པའི་རེ་ཞུ་འདོན)$/) },
  {
    name: 'outbox',
    path: '/outbox',
    states: ['empty'],
  },
  { name: 'verification', path: '/verification', states: ['normal'] },
  {
    name: 'verification-invalid',
    path: '/verification',
    act: async (page) => {
      await page.locator('button[type=submit]').click();
      await expect(page.locator('.field-error').first()).toBeVisible();
    },
  },
  // The paper says what it is behind the #; the page checks it at once.
  ...(['a', 'b', 'c', 'd'] as const).map((digit) => ({
    name: `verification-${digit}`,
    path: `/verification#${ids.meeting}.${digit.repeat(64)}`,
    act: async (page: Page) => {
      await expect(page.locator('.notice')).toBeVisible();
      await expect(page).not.toHaveURL(/#/);
    },
  })),
  { name: 'not-found', path: '/nowhere' },
];

let server: FixtureServer;
let context: BrowserContext;
test.beforeAll(async ({ browser }) => {
  mkdirSync(target, { recursive: true });
  server = await startFixtureServer(dist);
  // One for all tests of a worker: its cache holds the app's files. What a page leaves on the device is thrown away.
  context = await browser.newContext({
    locale: 'zh-CN',
    reducedMotion: 'reduce',
    // The service worker is tested against the real stack; here it would keep pages of another test.
    serviceWorkers: 'block',
  });
});
test.afterAll(async () => {
  await context.close();
  server.close();
});

/** A page of a device on which nobody has worked yet. */
async function pageFor(screen: Screen, state: State): Promise<Page> {
  await context.setOffline(false);
  await context.clearCookies();
  const page = await context.newPage();
  const device = await context.newCDPSession(page);
  await device.send('Storage.clearDataForOrigin', { origin: server.url, storageTypes: 'indexeddb,local_storage' });
  const cookies: { name: string; value: string; url: string }[] = [{ name: 'state', value: state, url: server.url }];
  if (screen.person !== 'nobody') cookies.push({ name: 'person', value: screen.person ?? 'leader', url: server.url });
  await context.addCookies(cookies);
  return page;
}

async function open(page: Page, screen: Screen): Promise<void> {
  await page.goto(server.url + (screen.person === 'nobody' ? '/' : screen.path));
  await page.locator('select.language:has(option[value="bo"])').first().waitFor();
}

async function show(page: Page, language: string): Promise<void> {
  if ((await page.locator('html').getAttribute('lang')) === language) return;
  await page.locator('select.language:has(option[value="bo"])').first().selectOption(language);
  await expect(page.locator('html')).toHaveAttribute('lang', language);
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe calls serious or critical under WCAG 2.2 AA. */
async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const violations = await page.evaluate(
    async () =>
      (
        await (window as unknown as { axe: typeof axe }).axe.run(document, {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
          resultTypes: ['violations'],
          preload: false,
        })
      ).violations,
  );
  return violations
    .filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
    .map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

async function settle(page: Page): Promise<void> {
  await expect(page.locator('.skeleton').filter({ visible: true })).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready);
}

/** Things that stick out of the page or lose text: what a person would see as broken. */
async function faults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) found.push(`page is ${root.scrollWidth} wide of ${root.clientWidth}`);
    const scrolls = (element: Element): boolean => {
      for (let e: Element | null = element; e && e !== document.body; e = e.parentElement) {
        if (/(auto|scroll)/.test(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth) return true;
      }
      return false;
    };
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      if (element.closest('.visually-hidden, .skip, svg, .table thead') || !element.checkVisibility()) continue;
      const box = element.getBoundingClientRect();
      const name = `${element.tagName.toLowerCase()}.${element.className} "${(element.textContent ?? '').trim().slice(0, 30)}"`;
      if (box.right > root.clientWidth + 1 && !scrolls(element)) found.push(`sticks out: ${name}`);
      const style = getComputedStyle(element);
      const hasText = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
      );
      const clips = /(hidden|clip)/.test(style.overflowX + style.overflowY);
      if (
        hasText &&
        clips &&
        (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)
      ) {
        found.push(`clipped: ${name}`);
      }
      if (element instanceof HTMLButtonElement && !clips && element.scrollWidth > element.clientWidth + 1) {
        found.push(`text sticks out of: ${name}`);
      }
    }
    return found;
  });
}

function rawTexts(text: string): string[] {
  return [
    ...(text.match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g) ?? []),
    ...(text.match(
      /\b(alert|catalogue|meeting|agreement|audit|state|form|session|outbox|tenancy|mediator|members|settings|home|nav|retention)\.[a-z]\w+/g,
    ) ?? []),
    ...(text.match(/\b(undefined|NaN|\[object Object\])/g) ?? []),
  ];
}

for (const screen of screens) {
  for (const state of screen.states ?? ['normal']) {
    test(`${screen.name} ${state}`, async () => {
      const page = await pageFor(screen, state);
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error' && /Content Security|Refused|Vue warn/.test(message.text())) {
          errors.push(message.text());
        }
      });
      // The page is turned and its language switched as a person does; only what was acted upon starts anew.
      let opened = false;
      const taken = (language: string, width: number): boolean =>
        everything || (state === 'normal' && !screen.act) || language === (width === 320 ? 'bo' : 'zh-CN');
      for (const language of languages) {
        for (const width of widths) {
          if (!taken(language, width)) continue;
          await page.setViewportSize({ width, height: width === 320 ? 640 : 800 });
          if (!opened || screen.act) await open(page, screen);
          await show(page, language);
          await settle(page);
          if (state === 'offline' && !opened) {
            for (const other of languages) await show(page, other);
            await show(page, language);
            await context.setOffline(true);
            await expect(page.locator('.banner')).toBeVisible();
          }
          opened = true;
          if (screen.act) {
            await screen.act(page);
            await settle(page);
          }
          const where = `${screen.name} ${state} ${language} ${width}`;
          const broken = [...(await faults(page)), ...rawTexts(await page.locator('body').innerText())];
          if (everything || broken.length > 0) {
            const path = join(target, `${screen.name}-${state}-${language}-${width}.png`);
            await page.screenshot({ path, fullPage: true });
          }
          expect.soft(broken, where).toEqual([]);
          // Roles, names and contrast depend on the layout, not on the language; other states and the wide frame add little.
          if (language === 'bo' && (everything || (state === 'normal' && width === 320))) {
            expect.soft(await barriers(page), where).toEqual([]);
          }
        }
      }
      expect.soft(errors, `${screen.name} ${state}`).toEqual([]);
      await page.close();
    });
  }
}
