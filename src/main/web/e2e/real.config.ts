import { defineConfig } from '@playwright/test';

/**
 * The main paths against the running product (npm run e2e): JOINTGOV_URL is its address, JOINTGOV_LOGINS a JSON object of
 * user name to password with real accounts of the province realms.
 */
export default defineConfig({
  testDir: 'real',
  outputDir: '../../../../target/e2e-results',
  // The records of one run build on each other's borders; one browser at a time is quick enough.
  workers: 1,
  timeout: 120_000,
  // Three servers and two browsers share the machine; a test that passes at the second try is reported as flaky.
  retries: 1,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['junit', { outputFile: '../../../../target/e2e-results/junit.xml' }]],
  use: {
    browserName: 'chromium',
    baseURL: process.env.JOINTGOV_URL,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    // An action that finds nothing to act on fails by itself, not with the whole test.
    actionTimeout: 30_000,
    launchOptions: { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] },
  },
});
