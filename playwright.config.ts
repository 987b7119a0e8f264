// End-to-end tests in a real Chromium. Each test starts a server of its own, so none is started here.
import { defineConfig } from '@playwright/test'
import { launchOptions } from './tests/support/chromium.ts'

const long = process.env.PLENARY_LONG === '1'
const minuteMs = 60_000

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  ...(long ? { grep: /\[long\]/ } : { grepInvert: /\[long\]/, globalTimeout: 20 * minuteMs }),
  timeout: long ? 60 * minuteMs : 2 * minuteMs,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  reporter: 'list',
  use: { browserName: 'chromium', launchOptions, trace: 'off' },
})
