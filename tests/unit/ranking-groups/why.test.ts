// Why one action is above another: the data, and the sentences made of it.
import { describe, expect, it } from 'vitest'
import { whyTexts } from '../../../client/ui/texts/why.ts'
import { borda } from '../../../shared/ranking/borda.ts'
import { placesOf } from '../../../shared/ranking/places.ts'
import { matrixOf } from '../../../shared/ranking/profile.ts'
import { schulze } from '../../../shared/ranking/schulze.ts'
import { strongestPath } from '../../../shared/ranking/why/strongest-path.ts'
import { whyAbove, type GroupHeadToHead, type Why } from '../../../shared/ranking/why/why.ts'
import type { Treatment } from '../../../shared/ranking/pairwise.ts'
import { profileOf } from './notation.ts'

/** M. Schulze's example of 45 voters, as his articles have it since 1997. */
const fortyFive = '5:A>C>B>E>D 5:A>D>E>C>B 8:B>E>D>A>C 3:C>A>B>E>D 7:C>A>E>B>D 2:C>B>A>D>E 7:D>C>E>B>A 8:E>B>A>D>C'

function why(actions: string, ballots: string, first: string, second: string, more: { treatment?: Treatment; groups?: GroupHeadToHead[]; chance?: number } = {}): Why {
  const profile = profileOf(actions, ballots)
  const matrices = { last: matrixOf(profile, 'last'), 'no-information': matrixOf(profile, 'no-information') }
  const places = (['last', 'no-information'] as const).flatMap((treatment) => [
    { method: 'schulze', treatment, places: placesOf(profile.actionIds, schulze(matrices[treatment]).ranking) },
    { method: 'borda', treatment, places: placesOf(profile.actionIds, borda(matrices[treatment]).ranking) },
  ])
  return whyAbove({ first, second, treatment: more.treatment ?? 'last', matrices, places, groups: more.groups ?? [], chance: more.chance ?? null })
}

const say = (data: Why): string[] => whyTexts(data, (id) => id, (method) => method).sentences

describe('the strongest path', () => {
  const matrix = matrixOf(profileOf('ABCDE', fortyFive), 'last')

  it('has the published strength, and of equally strong ones as few links as possible', () => {
    const path = strongestPath(matrix, 'E', 'A')!
    expect(path.links.map(({ from, to, for: won }) => `${from}${won}${to}`)).toEqual(['E27B', 'B25A'])
    expect([path.weakest, path.strength]).toEqual([1, 25])
    expect(strongestPath(matrix, 'A', 'E')!.strength).toBe(24)
  })

  it('is none where no chain of majorities leads there', () => {
    expect(strongestPath(matrixOf(profileOf('AB', '3:A>B'), 'last'), 'B', 'A')).toBeNull()
  })
})

describe('why one is above another', () => {
  it('is a chain of majorities where that decides', () => {
    const data = why('ABCDE', fortyFive, 'E', 'A')
    expect(data).toMatchObject({ relation: 'above', decided: 'path', headToHead: { for: 23, against: 22, neither: 0 }, toTurn: 1 })
    expect(say(data)).toEqual([
      'Head to head, 23 people preferred E and 22 preferred A.',
      'A chain of majorities decides: E beats B by 27 to 18 and B beats A by 25 to 20. It is as strong as its weakest link, B over A, with 25 people.',
      'The strongest chain from A to E is weaker: A beats C by 26 to 19 and C beats E by 24 to 21; its weakest link is C over E, with 24 people.',
      'If 1 of 45 people had preferred A to E, A would lead head to head.',
      'Counting unranked actions as no opinion changes nothing between the two.',
      'Every other method says the same of the two.',
    ])
  })

  it('is the majority where no chain back outweighs it, with what each group and redrawn votes say', () => {
    const groups = [
      { groups: ['Care'], for: 4, against: 1, neither: 0 }, { groups: ['North', null], for: 1, against: 4, neither: 1 }, { groups: ['South'], for: 2, against: 2, neither: 1 },
    ]
    expect(say(why('AB', '7:A>B 5:B>A 4:', 'A', 'B', { groups, chance: 0.723 }))).toEqual([
      'Head to head, 7 people preferred A and 5 preferred B. 4 people ranked them equal or left both out.',
      '1 of 3 groups prefers A.', 'For B: North and No group named.', 'Level: South.',
      'If 2 of 16 people had preferred B to A, B would lead head to head.',
      'When the ballots are drawn anew, A is above B in 72% of the draws.',
      'Counting unranked actions as no opinion changes nothing between the two.',
      'Every other method says the same of the two.',
    ])
  })

  it('says where the treatment of unranked actions or another method turns it', () => {
    const data = why('ABC', '3:A>B 1:C>B>A', 'A', 'C')
    expect(data.otherTreatment.relation).toBe('below')
    expect(say(data)).toContain('Counting unranked actions as no opinion changes it: C is above A.')
    expect(say(why('ABCDE', fortyFive, 'A', 'B')).at(-1)).toBe('Every other method says the same of the two.')
    expect(say(why('ABCDE', fortyFive, 'C', 'B')).at(-1)).toBe('By borda, B is above C.')
  })

  it('is a place in the order where neither is stronger', () => {
    // A and B do not meet; C is above B alone.
    const data = why('ABC', '2:C>B', 'A', 'B', { treatment: 'no-information' })
    expect(data).toMatchObject({ relation: 'above', decided: 'tier', toTurn: null })
    expect(say(data)[1]).toBe('Over all chains of majorities neither is stronger, but B is below another action that does not stand above A.')
  })

  it('is nothing where they are tied, and the other way round reads the other way round', () => {
    expect(why('AB', '2:A>B 2:B>A', 'A', 'B')).toMatchObject({ relation: 'tied', decided: 'tied', toTurn: null })
    expect(whyTexts(why('AB', '2:A>B 2:B>A', 'A', 'B'), (id) => id, (method) => method).question).toBe('Why are A and B tied?')
    const below = why('ABCDE', fortyFive, 'A', 'E')
    expect(below).toMatchObject({ relation: 'below', decided: 'path' })
    expect(whyTexts(below, (id) => id, (method) => method).question).toBe('Why is A below E?')
    expect(say(below)[1]).toBe(say(why('ABCDE', fortyFive, 'E', 'A'))[1])
  })
})
