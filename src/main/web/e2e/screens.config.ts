import { defineConfig } from '@playwright/test';

/** Screenshots, overflow, clipped text and accessibility of every screen, against fixtures (npm run screens). */
export default defineConfig({
  testDir: '.',
  testMatch: 'screens.spec.ts',
  outputDir: '../../../../target/screens-results',
  workers: 2,
  fullyParallel: true,
  timeout: 120_000,
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] },
  },
});
