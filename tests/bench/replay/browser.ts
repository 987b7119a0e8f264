// An archive opened and sought in a real browser, as somebody does who drops it on the page: what they wait for, and what both threads hold.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import type { CDPSession, Page } from '@playwright/test'
import { launchOptions } from '../../support/chromium.ts'
import { startServer } from '../../support/server.ts'

/** `seekMs`: from the move of the slider to the frame that shows the moment, ascending. */
export type InBrowser = { openMs: number; seekMs: number[]; memoryMb: number }

/** Null where the pages are not built. */
export async function inBrowser(archive: string, seeks: number): Promise<InBrowser | null> {
  if (!existsSync(fileURLToPath(new URL('../../../dist/client/en/organiser.html', import.meta.url)))) return null
  const server = await startServer()
  const browser = await chromium.launch(launchOptions)
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    const broken: Error[] = []
    page.on('pageerror', (error) => broken.push(error))
    await page.addInitScript(watchAnswers)
    await page.goto(`${server.url}/replay`)
    const openMs = await open(page, archive)
    const seekMs = await page.evaluate(seek, seeks)
    if (broken[0]) throw broken[0]
    return { openMs, seekMs: seekMs.sort((a, b) => a - b), memoryMb: await memory(await page.context().newCDPSession(page)) / 1e6 }
  } finally {
    await browser.close()
    await server.remove()
  }
}

/** From the choice of the file to the page that can be played. */
async function open(page: Page, archive: string): Promise<number> {
  const ready = page.evaluate(() => new Promise<number>((resolve) => {
    let began = 0
    addEventListener('change', () => (began = performance.now()), { capture: true, once: true })
    const watcher = new MutationObserver(() => {
      if (!document.querySelector('.scrubber')) return
      watcher.disconnect()
      requestAnimationFrame(() => resolve(performance.now() - began))
    })
    watcher.observe(document, { subtree: true, childList: true })
  }))
  await page.locator('input[type=file]').setInputFiles(archive)
  return ready
}

/** Runs in the page, before its scripts: tells when the replay's thread has answered. */
function watchAnswers(): void {
  const Own = window.Worker
  window.Worker = class extends Own {
    constructor(...given: ConstructorParameters<typeof Own>) {
      super(...given)
      this.addEventListener('message', ({ data }: MessageEvent<{ answer?: string }>) => {
        if (data.answer === 'shown') dispatchEvent(new Event('replay-shown'))
      })
    }
  }
}

/** Runs in the page: the slider is moved to places picked at random. */
async function seek(seeks: number): Promise<number[]> {
  const slider = document.querySelector<HTMLInputElement>('.scrubber')!
  const times: number[] = []
  for (let i = 0, place = 7; i < seeks; i++) {
    place = (place * 48_271) % 2_147_483_647
    const began = performance.now()
    slider.value = String((place / 2_147_483_647) * Number(slider.max))
    const shown = new Promise((resolve) => addEventListener('replay-shown', resolve, { once: true }))
    slider.dispatchEvent(new Event('input', { bubbles: true }))
    await shown
    // The frame after the one in which it is put into the page.
    await new Promise(requestAnimationFrame)
    await new Promise(requestAnimationFrame)
    times.push(performance.now() - began)
  }
  return times
}

/** Bytes that the page and its threads hold once what nobody needs is collected. */
async function memory(session: CDPSession): Promise<number> {
  const threads: string[] = []
  session.on('Target.attachedToTarget', ({ sessionId }) => threads.push(sessionId))
  const replies = new Map<number, (result: unknown) => void>()
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message) as { id: number; result: unknown }
    replies.get(id)?.(result)
  })
  let sent = 0
  const ask = (sessionId: string, method: string): Promise<unknown> => new Promise((resolve) => {
    const id = ++sent
    replies.set(id, resolve)
    void session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) })
  })
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false })
  await session.send('HeapProfiler.collectGarbage')
  const used = [await session.send('Runtime.getHeapUsage') as Usage]
  for (const thread of threads) {
    await ask(thread, 'HeapProfiler.collectGarbage')
    used.push(await ask(thread, 'Runtime.getHeapUsage') as Usage)
  }
  if (used.length < 2) throw new Error('the replay has no thread of its own')
  return used.reduce((sum, { usedSize, backingStorageSize = 0, embedderHeapUsedSize = 0 }) => sum + usedSize + backingStorageSize + embedderHeapUsedSize, 0)
}

type Usage = { usedSize: number; backingStorageSize?: number; embedderHeapUsedSize?: number }
