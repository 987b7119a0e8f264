// People in real browsers. Each test has a server of its own; whatever a page reports as an error fails the test.
import AxeBuilder from '@axe-core/playwright'
import { expect as baseExpect, test as base } from '@playwright/test'
import type { BrowserContext, BrowserContextOptions, Locator, Page } from '@playwright/test'
import { startServer } from './server.ts'
import type { RunningServer } from './server.ts'

/** Enough for a browser that comes back to a server by itself, also on a busy machine. */
export const expect = baseExpect.configure({ timeout: 15_000 })
const testMs = 120_000

/** What somebody holds in their hands or looks at. */
export const devices = {
  phone: { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
  laptop: { viewport: { width: 1440, height: 900 } },
  screen: { viewport: { width: 1920, height: 1080 } },
} satisfies Record<string, BrowserContextOptions>

export type Device = keyof typeof devices

/** Errors that a browser reports by itself while a server is down or a network is cut. */
export const connectionLost = /net::ERR_|WebSocket connection to .* failed|WebSocket is closed before/

export type Person = {
  context: BrowserContext
  page: Page
  /** Errors in the console, exceptions and violations of the content security policy so far. */
  problems(): string[]
  /** Errors that this test causes on purpose. */
  expectErrors(...patterns: RegExp[]): void
  /** Everything that the server has sent to this person's pages so far, but for the pages' own files. */
  received(): Promise<string>
}

type Fixtures = {
  server: RunningServer
  /** Opens a browser of its own on a device. */
  open: (device: Device, options?: BrowserContextOptions) => Promise<Person>
}

export const test = base.extend<Fixtures>({
  actionTimeout: 10_000,
  server: async ({}, use, testInfo) => {
    testInfo.setTimeout(Math.max(testInfo.timeout, testMs))
    const server = await startServer()
    await use(server)
    await server.remove()
  },
  open: async ({ browser, server }, use) => {
    const opened: Person[] = []
    await use(async (device, options = {}) => {
      const context = await browser.newContext({ baseURL: server.url, locale: 'en-GB', ...devices[device], ...options })
      const person = await personIn(context)
      opened.push(person)
      return person
    })
    const problems = opened.flatMap((person) => person.problems())
    for (const { context } of opened) await context.close()
    expect(problems, 'errors in the console, exceptions and violations of the content security policy').toEqual([])
  },
})

export const schemes = ['light', 'dark'] as const

/** Axe finds nothing, in light and in dark. */
export async function expectAccessible(page: Page, state: string, shown: readonly ('light' | 'dark')[] = schemes): Promise<void> {
  expect.soft(await accessibilityFaults(page, shown), state).toEqual([])
}

/** What axe finds. Where light and dark are both looked at, only colours are looked at twice. */
export async function accessibilityFaults(page: Page, shown: readonly ('light' | 'dark')[] = schemes): Promise<string[]> {
  const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  // Without frames in a page, the mode without a page of axe's own finds the same.
  const axe = (): AxeBuilder => new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })
  const faults: string[] = []
  for (const [index, colorScheme] of shown.entries()) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.evaluate(endTransitions)
    const { violations } = await (index === 0 ? axe().withTags(standards) : axe().withRules(['color-contrast', 'link-in-text-block'])).analyze()
    faults.push(...violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${colorScheme}: ${id} at ${target.join(' ')}: ${failureSummary}`)))
  }
  await page.emulateMedia({ colorScheme: null })
  return faults
}

/** Colours on their way from light to dark are nobody's fault. */
function endTransitions(): void {
  for (const animation of document.getAnimations()) {
    if (animation.effect?.getComputedTiming().endTime === Infinity) animation.cancel()
    else animation.finish()
  }
}

/** The page can be read without scrolling sideways. */
export async function expectNoSidewaysScrolling(page: Page, state: string): Promise<void> {
  const { content, window } = await page.evaluate(() => ({ content: document.documentElement.scrollWidth, window: innerWidth }))
  expect.soft(content, `width of the content: ${state}`).toBeLessThanOrEqual(window)
}

/** Buttons, fields and links of their own that are too small for a finger. A card's whole area is its link. */
export async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const targetPx = 44
    const controls = [...document.querySelectorAll<HTMLElement>('button, select, input, textarea, summary')]
    return controls.flatMap((control) => {
      const target = control.closest('label') ?? control
      const { width, height } = target.getBoundingClientRect()
      const isShown = control.checkVisibility({ visibilityProperty: true }) && width > 0
      return isShown && (Math.ceil(width) < targetPx || Math.ceil(height) < targetPx)
        ? [`${control.getAttribute('aria-label') ?? control.textContent?.trim()}: ${width} × ${height}`] : []
    })
  })
}

/** Presses Tab until something has the focus, as a person does who has no pointer. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(target).toBeVisible()
  const presses = 100
  for (let press = 0; press < presses; press++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
  }
  throw new Error(`${presses} presses of ${key} did not reach ${target}`)
}

/** How often something stands in a text. */
export function times(text: string, part: string): number {
  return text.split(part).length - 1
}

async function personIn(context: BrowserContext): Promise<Person> {
  const problems: string[] = []
  const expected: RegExp[] = []
  const heard: Promise<string>[] = []
  context.on('page', (page) => {
    const report = (problem: string): void => { problems.push(`${page.url()}: ${problem}`) }
    page.on('pageerror', (error) => report(String(error.stack ?? error)))
    page.on('console', (message) => {
      if (message.type() === 'error') report(`${message.text()} (${message.location().url})`)
    })
    page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => { heard.push(Promise.resolve(payload.toString())) }))
    page.on('response', (response) => {
      if (['fetch', 'xhr', 'eventsource'].includes(response.request().resourceType())) heard.push(response.text().catch(() => ''))
    })
  })
  return {
    context,
    page: await context.newPage(),
    problems: () => problems.filter((problem) => !expected.some((pattern) => pattern.test(problem))),
    expectErrors: (...patterns) => void expected.push(...patterns),
    received: async () => (await Promise.all(heard)).join('\n'),
  }
}
