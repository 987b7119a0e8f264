// Loaded into every server under test before its own code: collects garbage on request, so that memory can be compared, and ends
// with its parent. Nothing else of the server is touched.
import { serve } from './process.ts'

serve({
  memory: () => {
    // The kind that a process short of memory does: what is free is given back.
    (globalThis as { gc?: (options: object) => void }).gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' })
    return process.memoryUsage()
  },
})
