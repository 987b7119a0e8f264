import { describe, expect, it } from 'vitest'
import { FileError, type Reading } from '../../../server/cli/count/ballot-file.ts'
import { countFile } from '../../../server/cli/count/count-file.ts'
import { readPabulib } from '../../../server/cli/count/pabulib.ts'
import { equalShares } from '../../../shared/ranking/equal-shares.ts'
import { isOnShelf, textFromShelf } from '../ranking/shelf.ts'

const projects = ['PROJECTS', 'project_id;cost;name', 'p1;600;Trees', 'p2;800;"Park; second ""stage"""', 'p3;1400;']

function pb(votes: string[], { type = 'approval', meta = ['budget;2000'], head = 'voter_id;vote' } = {}): string {
  return ['META', 'key;value', `vote_type;${type}`, ...meta, ...projects, 'VOTES', head, ...votes].join('\r\n')
}

function refusal(text: string, groups: string | null = null): { line: number | null; message: string } {
  try {
    readPabulib(text, groups)
  } catch (error) {
    if (error instanceof FileError) return { line: error.line, message: error.message }
    throw error
  }
  throw new Error('The file was read.')
}

describe('Pabulib files', () => {
  it('RK-18 are read with costs, and with names where projects have them', () => {
    const read = readPabulib(pb(['v1;p1,p2', 'v2;', 'v3;p3']), null)
    expect(read).toMatchObject({
      candidates: ['Trees', 'Park; second "stage"', 'p3'],
      ballots: 3,
      money: { budget: 2000, costs: { Trees: 600, 'Park; second "stage"': 800, p3: 1400 } },
    })
    expect(read.readings).toEqual([{
      kind: 'approve',
      casts: [
        { vote: ['Trees', 'Park; second "stage"'], weight: 1, group: null },
        { vote: [], weight: 1, group: null },
        { vote: ['p3'], weight: 1, group: null },
      ],
    }])
  })

  it('are read with points, orders and single choices', () => {
    expect(readPabulib(pb(['v1;p2,p1;7,3'], { type: 'cumulative', head: 'voter_id;vote;points' }), null).readings)
      .toMatchObject([{ kind: 'points', casts: [{ vote: { Trees: 3, 'Park; second "stage"': 7 } }] }])
    expect(readPabulib(pb(['v1;p2,p1'], { type: 'ordinal' }), null).readings).toMatchObject([{ kind: 'rank', casts: [{ vote: [['Park; second "stage"'], ['Trees']] }] }])
    expect(readPabulib(pb(['v1;p2'], { type: 'choose-1' }), null).readings).toMatchObject([{ kind: 'approve', casts: [{ vote: ['Park; second "stage"'] }] }])
    const scored = readPabulib(pb(['v1;p2,p1;5,-1'], { type: 'scoring', head: 'voter_id;vote;points', meta: ['budget;2000', 'min_points;-2', 'max_points;5'] }), null)
    expect(scored.readings).toMatchObject([{ kind: 'points' }, { kind: 'score', min: -2, max: 5 }])
  })

  it('tell groups apart by any column of the votes', () => {
    const { readings } = readPabulib(pb(['v1;F;p1', 'v2;;p2'], { head: 'voter_id; sex;vote' }), 'sex')
    expect(readings[0]!.casts.map(({ group }) => group)).toEqual(['F', null])
  })

  it.each<[string, string, number | null, RegExp]>([
    ['a project that is not there', pb(['v1;p1', 'v2;p9']), 13, /no project “p9”/],
    ['a project twice in one vote', pb(['v1;p1,p1']), 12, /twice/],
    ['no budget', pb(['v1;p1'], { meta: [] }), 1, /budget/],
    ['another number of votes than said', pb(['v1;p1'], { meta: ['budget;1', 'num_votes;7'] }), 11, /7 votes, but 1/],
    ['a type nobody knows', pb(['v1;p1'], { type: 'ouija' }), 1, /ouija/],
    ['points for fewer projects', pb(['v1;p1,p2;3'], { type: 'cumulative', head: 'voter_id;vote;points' }), 12, /points for 1 projects, but 2/],
    ['points that are no number', pb(['v1;p1;x'], { type: 'cumulative', head: 'voter_id;vote;points' }), 12, /no number of points/],
    ['no votes', pb([]), 10, /no votes/],
    ['no section of votes', 'META\nkey;value\nbudget;1\nPROJECTS\nproject_id;cost\n1;1', null, /no section VOTES/],
    ['a cost that is none', pb(['v1;p1']).replace('p1;600', 'p1;free'), 7, /cost above 0, not “free”/],
    ['a project twice', pb(['v1;p1']).replace('p2;800', 'p1;800'), 8, /two projects “p1”/],
    ['a quote that is never closed', pb(['v1;p1']).replace('p1;600;Trees', 'p1;600;"Trees'), 7, /quotation mark/],
    ['something else', 'hello;1', 1, /starts with META/],
  ])('RK-18 are refused by line: %s', (_, text, line, message) => {
    expect(refusal(text)).toEqual({ line, message: expect.stringMatching(message) })
  })

  it('RK-18 are refused where there is no such column for groups', () => {
    expect(refusal(pb(['v1;p1']), 'age')).toEqual({ line: 11, message: expect.stringContaining('“age”') })
  })
})

describe.each([
  { city: 'Netherlands_Assen_2024', people: 84, share: 2033, bare: 7 },
  { city: 'Poland_Swiecie_2023', people: 2553, share: 662, bare: 13 },
])('the budget of $city', ({ city, people, share, bare }) => {
  it.skipIf(!isOnShelf(`pb/${city}.pb`))('RK-13 comes to the official outcome of Equal Shares', () => {
    const text = textFromShelf(`pb/${city}.pb`)
    const read = readPabulib(text, null)
    const { ballots, results } = countFile(read, { method: 'equal-shares', seats: null, unranked: null, groups: false })
    expect(ballots).toBe(people)
    expect([...results['equal-shares']!.winners].sort()).toEqual(selectedIn(text))
    const { casts } = read.readings[0] as Extract<Reading, { kind: 'approve' }>
    const outcome = equalShares({ actionIds: read.candidates, ballots: casts }, read.money!)
    expect(outcome.share).toBe(share)
    expect(outcome.bare).toHaveLength(bare)
  })
})

/** By hand, as the reading of columns is what is tested. */
function selectedIn(text: string): string[] {
  const lines = text.split(/\r?\n/)
  const start = lines.indexOf('PROJECTS')
  const columns = lines[start + 1]!.split(';')
  return lines.slice(start + 2, lines.indexOf('VOTES')).map((line) => line.split(';'))
    .filter((cells) => cells[columns.indexOf('selected')] === '1')
    .map((cells) => cells[columns.indexOf('name')]!).sort()
}
