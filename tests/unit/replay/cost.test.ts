import { afterEach, describe, expect, it, vi } from 'vitest'
import * as applying from '../../../shared/event/apply.ts'
import { StateRecord } from '../../../shared/replay/state-record.ts'
import { Versions } from '../../../shared/replay/versions.ts'
import { created } from './story.ts'

vi.mock('../../../shared/event/apply.ts', async (original) => {
  const real = await original<typeof applying>()
  return { ...real, apply: vi.fn(real.apply) }
})

afterEach(() => vi.restoreAllMocks())

/** Moments all over, so that none is next to the one before. */
const looks = (length: number): number[] => Array.from({ length: 60 }, (_, i) => 1 + ((i * 7_919) % length))

describe('what a look costs', () => {
  it('RP-5 folds at most a fixed number of facts, however many there are', () => {
    for (const length of [500, 20_000]) {
      const states = new StateRecord()
      states.add(1, { seq: 1, at: 1, by: 'organiser', fact: created })
      for (let index = 2; index <= length; index++) states.add(index, { seq: index, at: index, by: 'facilitator', fact: { type: 'screen.blanked', blank: index % 2 === 0 } })
      for (const index of looks(length)) {
        vi.mocked(applying.apply).mockClear()
        expect(states.at(index).screen.blank).toBe(index > 1 && index % 2 === 0)
        expect(vi.mocked(applying.apply).mock.calls.length).toBeLessThan(128)
      }
    }
  })

  it('RP-5 puts a text together in at most a fixed number of steps, however often it was changed', () => {
    for (const length of [100, 5_000]) {
      const versions = new Versions<{ title: string }>()
      const titles = Array.from({ length }, (_, i) => `A title that somebody changed ${i} times, in its middle`)
      titles.forEach((title, i) => versions.add(i + 1, { title }))
      for (const index of looks(length)) {
        const slice = vi.spyOn(String.prototype, 'slice')
        const view = versions.at(index)
        const steps = slice.mock.calls.length
        slice.mockRestore()
        expect(view).toEqual({ title: titles[index - 1] })
        expect(steps).toBeLessThan(2 * 32)
      }
    }
  })
})
