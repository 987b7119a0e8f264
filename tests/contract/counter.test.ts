// The counting thread, and the double that tests use, keep the same promises; and what only a thread can do.
import { expect, test } from 'vitest'
import { CountingThread } from '../../server/adapters/counting-thread.ts'
import { InlineCounter } from '../support/counter.ts'
import { counterSuite } from './counter-suite.ts'

const script = new URL('../../server/counting-worker.ts', import.meta.url)

counterSuite('the counting thread', () => new CountingThread(script))
counterSuite('the double in tests', () => new InlineCounter())

test('a thread that cannot start fails its counts, and the next one tries again', async () => {
  const counter = new CountingThread(new URL('file:///there/is/no/such/file.ts'))
  const request = { method: 'rank', options: {}, actionIds: [], groups: [], topK: 1, seats: null, seed: '' }
  await expect(counter.count(request, [])).rejects.toThrow('The counting thread ended.')
  await expect(counter.count(request, [])).rejects.toThrow('The counting thread ended.')
  await counter.close()
  await expect(counter.count(request, [])).rejects.toThrow('Counting has ended.')
})
