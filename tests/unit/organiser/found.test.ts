import { describe, expect, it } from 'vitest'
import { isFound, liveFirst } from '../../../client/pages/organiser/found.ts'
import type { EventRow } from '../../../client/pages/organiser/requests.ts'

describe('finding an event among many', () => {
  it.each([
    { wanted: '', found: true },
    { wanted: 'workforce', found: true },
    { wanted: '  2035 health ', found: true },
    { wanted: 'iechyd mon', found: true },
    { wanted: 'panel', found: true },
    { wanted: 'health panel 2036', found: false },
  ])('“$wanted” is by every word, in its title or its programme’s: $found', ({ wanted, found }) => {
    expect(isFound(wanted, 'Health workforce 2035 (Iechyd Môn)', 'The standing panel')).toBe(found)
  })

  it('puts events that run first, and leaves the others in their order', () => {
    const events = [{ eventId: 'a', people: 0 }, { eventId: 'b', people: 3 }, { eventId: 'c', people: 0 }, { eventId: 'd', people: 1 }] as EventRow[]
    expect(liveFirst(events).map(({ eventId }) => eventId)).toEqual(['b', 'd', 'a', 'c'])
  })
})
