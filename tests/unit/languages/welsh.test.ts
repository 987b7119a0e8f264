import { describe, expect, it } from 'vitest'
import { alongText } from '../../../client/ui/direction.ts'
import { setTimeZone } from '../../../client/ui/time-zone.ts'
import { ballots, counted, people, soft, texts } from '../../../client/ui/texts/cy/common.ts'
import { ordinal } from '../../../shared/welsh/ordinals.ts'
import { list } from '../../../shared/welsh/lists.ts'
import { day, weekday } from '../../../client/ui/texts/cy/writing.ts'

describe('Welsh', () => {
  it('LG-3 counts with the singular and its mutation up to ten, and “o” the plural from there on', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7, 10, 11, 200].map(people)).toEqual([
      '0 o bobl', '1 person', '2 berson', '3 pherson', '4 person', '5 person', '6 pherson', '7 person', '10 person', '11 o bobl', '200 o bobl',
    ])
    expect([1, 2, 3, 6, 7, 1000].map(ballots)).toEqual(['1 bleidlais', '2 bleidlais', '3 pleidlais', '6 phleidlais', '7 pleidlais', '1,000 o bleidleisiau'])
    expect([1, 2, 3, 6, 12].map((count) => counted(count, 'cam gweithredu', 'camau gweithredu'))).toEqual([
      '1 cam gweithredu', '2 gam gweithredu', '3 cham gweithredu', '6 cham gweithredu', '12 o gamau gweithredu',
    ])
    expect(counted(1, 'rhes', 'rhesi', 'f')).toBe('1 rhes')
    expect(texts.peopleHere(2)).toBe('berson yma')
  })

  it('LG-3 mutates softly, and leaves alone what does not mutate', () => {
    expect(['pleidlais', 'trefn', 'cam', 'bwrdd', 'dadl', 'grŵp', 'munud', 'llinell', 'rhes', 'agenda', 'sgrin', 'chwarter', 'Thema', 'Cyfnod'].map(soft)).toEqual(
      ['bleidlais', 'drefn', 'gam', 'fwrdd', 'ddadl', 'rŵp', 'funud', 'linell', 'res', 'agenda', 'sgrin', 'chwarter', 'Thema', 'Gyfnod'])
  })

  it('LG-3 has ordinals, lists and dates of its own, which browsers do not know', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 10, 11, 12, 15, 16, 20, 21, 31, 40].map(ordinal)).toEqual(
      ['1af', '2il', '3ydd', '4ydd', '5ed', '6ed', '7fed', '10fed', '11eg', '12fed', '15fed', '16eg', '20fed', '21ain', '31ain', '40fed'])
    expect([list([]), list(['themâu']), list(['a', 'b']), list(['a', 'b', '“Iechyd”']), list(['7', '8'])]).toEqual(['', 'themâu', 'a a b', 'a, b ac “Iechyd”', '7 ac 8'])
    expect(day(new Date(2026, 10, 26).getTime(), true)).toBe('26 Tachwedd 2026')
    expect(day(new Date(2026, 0, 2).getTime())).toBe('2 Ionawr')
    expect(weekday(new Date(2026, 10, 26).getTime())).toBe('dydd Iau')
    setTimeZone('Asia/Tokyo')
    expect([day(Date.UTC(2026, 10, 30, 20)), weekday(Date.UTC(2026, 10, 30, 20))]).toEqual(['1 Rhagfyr', 'dydd Mawrth'])
    setTimeZone(null)
  })
})

describe('keys that point sideways', () => {
  it('LG-5 are turned where text runs from right to left', () => {
    expect(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'Enter'].map((key) => alongText(key, 'rtl'))).toEqual(['ArrowRight', 'ArrowLeft', 'ArrowUp', 'Enter'])
    expect(alongText('ArrowLeft', 'ltr')).toBe('ArrowLeft')
  })
})
