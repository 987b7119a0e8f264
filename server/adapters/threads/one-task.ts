// One task in a thread of its own: what takes too long or too much memory is ended, and answered in its stead.
import { Worker } from 'node:worker_threads'
import type { Transferable } from 'node:worker_threads'

export type TaskBounds = { longestMs: number; heapMegabytes: number }

export function runTask<Answer>(script: URL, message: unknown, transfer: Transferable[], { longestMs, heapMegabytes }: TaskBounds): Promise<Answer | null> {
  const worker = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: heapMegabytes } })
  return new Promise((resolve) => {
    const end = (answer: Answer | null): void => {
      clearTimeout(timeout)
      resolve(answer)
      void worker.terminate()
    }
    const timeout = setTimeout(() => end(null), longestMs)
    worker.on('message', end)
    worker.on('error', () => end(null))
    worker.on('exit', () => end(null))
    worker.postMessage(message, transfer)
  })
}
