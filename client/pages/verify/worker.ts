// Checks one archive in a thread of its own: nothing of it leaves the browser.
import * as z from 'zod/mini'
import { verifyArchive } from '../../../shared/archive/verify.ts'
import type { Stage, Verified } from '../../../shared/archive/verify.ts'

export type FromWorker = { stage: Stage } | { verified: Verified }

/** The page's security policy forbids to make code at run time, and asking for it would be a line in the console. */
z.config({ jitless: true })

const betweenSignsMs = 200

self.onmessage = async ({ data }: MessageEvent<File>) => {
  const steps = verifyArchive(new Uint8Array(await data.arrayBuffer()))
  let shown = ''
  let shownAt = 0
  for (;;) {
    const step = steps.next()
    if (step.done) return say({ verified: step.value })
    const now = performance.now()
    if (step.value === shown && now - shownAt < betweenSignsMs) continue
    shown = step.value
    shownAt = now
    say({ stage: step.value })
  }
}

function say(message: FromWorker): void {
  postMessage(message)
}
