import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readArgs, UsageError } from '../../../server/cli/count/args.ts'
import { countFile, type CountOptions, type CountResult } from '../../../server/cli/count/count-file.ts'
import { readBallotFile } from '../../../server/cli/count/read-file.ts'
import { report } from '../../../server/cli/count/report.ts'

const everything: CountOptions = { method: null, seats: null, unranked: null, groups: false }

function count(name: string, text: string, options: Partial<CountOptions> = {}, groups: string | null = null): CountResult {
  return countFile(readBallotFile(name, text, groups), { ...everything, groups: groups !== null, ...options })
}

const tennessee = ['Memphis', 'Nashville', 'Chattanooga', 'Knoxville'].map((name, index) => `# ALTERNATIVE NAME ${index + 1}: ${name}`)
  .concat('42: 1,2,3,4', '26: 2,3,4,1', '15: 3,4,2,1', '17: 4,3,2,1').join('\n')

/** Everybody ranks one or two; who is left out decides. */
const partial = '# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 2: B\n# ALTERNATIVE NAME 3: C\n6: 1,2\n2: 3,1'

describe('counting a file', () => {
  it('RK-18 counts ranked ballots by every method for them, with names as in the file', () => {
    const { candidates, ballots, results } = count('a.soc', tennessee)
    expect({ candidates, ballots }).toEqual({ candidates: ['Memphis', 'Nashville', 'Chattanooga', 'Knoxville'], ballots: 100 })
    expect(Object.fromEntries(Object.entries(results).map(([method, { winners }]) => [method, winners.join()]))).toEqual({
      schulze: 'Nashville', 'schulze-margins': 'Nashville', 'ranked-pairs': 'Nashville', borda: 'Nashville', copeland: 'Nashville',
      minimax: 'Nashville', kemeny: 'Nashville', irv: 'Knoxville', stv: 'Knoxville',
    })
    expect(results.schulze!.pairwise).toEqual([[0, 42, 42, 42], [58, 0, 68, 68], [58, 32, 0, 83], [58, 32, 17, 0]])
    expect(results.borda!.scores).toEqual({ Memphis: 126, Nashville: 194, Chattanooga: 173, Knoxville: 107 })
  })

  it('RK-5 counts both treatments of who is left out, and says where the top depends on it', () => {
    const { schulze } = count('a.soi', partial).results
    expect(schulze).toMatchObject({ unranked: 'last', winners: ['A'], topDiffers: true, otherwise: { unranked: 'no-information', winners: ['C'] } })
    expect(count('a.soi', partial, { unranked: 'no-information' }).results.schulze).toMatchObject({ unranked: 'no-information', winners: ['C'] })
    expect(count('a.soi', partial, { unranked: 'last' }).results.schulze).not.toHaveProperty('otherwise')
    expect(count('a.soc', tennessee).results.schulze).not.toHaveProperty('otherwise')
    expect(count('a.soi', partial).results.irv).not.toHaveProperty('unranked')
  })

  it('does not put first whom nobody ranked', () => {
    const text = '# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 2: B\n# ALTERNATIVE NAME 3: C\n3: 1,2'
    expect(count('a.soi', text, { unranked: 'no-information', method: 'schulze' }).results.schulze!.winners).toEqual(['A'])
  })

  it('chooses as many as asked for, and lists every choice that is equally right', () => {
    const text = '# NUMBER CATEGORIES: 2\n# NUMBER ALTERNATIVES: 4\n3: {1,2,3},4'
    const { approval, phragmen, 'equal-shares': shares } = count('a.cat', text, { seats: 2 }).results
    for (const result of [approval, phragmen, shares]) {
      expect(result!.winners).toHaveLength(2)
      expect(result!.committees).toHaveLength(3)
      expect(result!.allListed).toBe(true)
    }
    expect(count('a.cat', text).results.approval!.winners).toEqual(['1', '2', '3'])
    expect(count('a.soc', tennessee, { seats: 2, method: 'schulze' }).results.schulze!.winners).toEqual(['Nashville', 'Chattanooga'])
  })

  it('counts one method if told to, and refuses one that does not fit', () => {
    expect(Object.keys(count('a.soc', tennessee, { method: 'irv' }).results)).toEqual(['irv'])
    expect(() => count('a.soc', tennessee, { method: 'phragmen' })).toThrow(/cannot be counted by phragmen, but by schulze/)
    expect(Object.keys(count('a.cat', '# NUMBER ALTERNATIVES: 2\n1: 1,2', { method: 'schulze' }).results)).toEqual(['schulze'])
  })

  it('counts scores, grades, agreement and comparisons', () => {
    const { score, 'majority-judgment': grades } = count('a.csv', '@method,a,b\nscore,5,1\nscore,4,5\nscore,4,1\n').results
    expect(score!.scores!['a']).toBeCloseTo(13 / 3)
    expect(grades).toMatchObject({ ranking: [['a'], ['b']], scores: { a: 4, b: 1 } })
    expect(count('a.csv', '@method,a,b\nagree,1,-1\nagree,1,1\n').results.agree).toMatchObject({ ranking: [['a'], ['b']], scores: { a: 0.75, b: 0.5 } })
    const pairs = count('a.csv', `@winner,@loser,@count\na,b,9\nb,a,3\n`).results['bradley-terry']!
    expect(pairs).toMatchObject({ ranking: [['a'], ['b']], winners: ['a'] })
    expect(pairs).not.toHaveProperty('notes')
  })

  it('RK-6 counts by group, small groups together, and every group equal', () => {
    const text = ['@group,@count,a,b', 'large,20,1,2', 'small,6,2,1', 'tiny,2,2,1'].join('\n')
    const { groups, winners } = count('a.csv', text, { method: 'schulze' }, 'group').results.schulze!
    expect(winners).toEqual(['a'])
    expect(groups!.strata).toEqual([
      { groups: ['large'], ballots: 20, ranking: [['a'], ['b']], winners: ['a'] },
      { groups: ['small', 'tiny'], ballots: 8, ranking: [['b'], ['a']], winners: ['b'] },
    ])
    expect(groups!.everyGroupEqual.winners).toEqual(['a', 'b'])
  })

  it('RK-1 does not depend on the order of alternatives and ballots in the file', () => {
    const [first, ...others] = partial.split('\n')
    const turned = [...others.slice(0, 2).reverse(), first, ...others.slice(2).reverse()].join('\n')
    const sorted = (result: CountResult): unknown => Object.entries(result.results).map(([method, { ranking }]) => [method, ranking.map((tier) => [...tier].sort())])
    expect(sorted(count('b.soi', turned))).toEqual(sorted(count('a.soi', partial)))
  })
})

describe('the report', () => {
  it('says what each method comes to, where methods differ, and what the treatment changes', () => {
    expect(report('a.soc', count('a.soc', tennessee)).split('\n')).toEqual([
      'a.soc: 100 ballots, 4 candidates',
      '',
      'schulze          1 Nashville  2 Chattanooga  3 Knoxville  4 Memphis',
      'schulze-margins  1 Nashville  2 Chattanooga  3 Knoxville  4 Memphis',
      'ranked-pairs     1 Nashville  2 Chattanooga  3 Knoxville  4 Memphis',
      'borda            1 Nashville  2 Chattanooga  3 Memphis  4 Knoxville',
      'copeland         1 Nashville  2 Chattanooga  3 Knoxville  4 Memphis',
      'minimax          1 Nashville  2 Memphis  3 Chattanooga  4 Knoxville',
      'kemeny           1 Nashville  2 Chattanooga  3 Knoxville  4 Memphis',
      'irv              1 Knoxville  2 Memphis  3 Nashville  4 Chattanooga',
      'stv              1 Knoxville  2 Memphis  3 Nashville  4 Chattanooga',
      '',
      'Methods differ at the top:',
      '  Nashville: schulze, schulze-margins, ranked-pairs, borda, copeland, minimax, kemeny',
      '  Knoxville: irv, stv',
      'Counted with left out = last, or nobody is left out.',
    ])
    expect(report('a.soi', count('a.soi', partial))).toContain('schulze: C instead of A')
  })
})

describe('the command', () => {
  let folder = ''
  beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'plenary-count-')) })
  afterAll(() => rmSync(folder, { recursive: true }))

  function run(...words: string[]): { code: number | null; out: string; err: string } {
    const script = fileURLToPath(new URL('../../../server/cli/count.ts', import.meta.url))
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...words], { encoding: 'utf8' })
    return { code: status, out: stdout, err: stderr }
  }

  it('RK-18 prints JSON and nothing else, or a table', () => {
    const file = join(folder, 'tennessee.soc')
    writeFileSync(file, tennessee)
    const { code, out, err } = run(file, '--json', '--method', 'borda')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(JSON.parse(out)).toMatchObject({ ballots: 100, results: { borda: { winners: ['Nashville'] } } })
    expect(run(file).out).toContain('100 ballots, 4 candidates')
  })

  it('RK-18 ends with a sentence that names file and line, and another exit code than 0', () => {
    const file = join(folder, 'bad.soi')
    writeFileSync(file, `${partial}\n1: 9`)
    expect(run(file, '--json')).toEqual({ code: 1, out: '', err: `${file}, line 6: There is no alternative “9”.\n` })
    expect(run(join(folder, 'nothing.soi'))).toMatchObject({ code: 1, out: '', err: expect.stringContaining('there is no such file') })
    expect(run(file, '--method', 'magic')).toMatchObject({ code: 2, out: '', err: expect.stringContaining('--method must be one of schulze') })
  })

  it('understands what is typed, or says what it cannot mean', () => {
    expect(readArgs(['a.soc', '--seats', '3', '--unranked', 'last', '--groups', 'g'])).toEqual({ file: 'a.soc', method: null, seats: 3, unranked: 'last', groups: 'g', json: false })
    expect(readArgs(['--help'])).toBe('help')
    for (const words of [[], ['a', 'b'], ['a', '--seats', '0'], ['a', '--seats', 'x'], ['a', '--unranked', 'first'], ['a', '--colour']]) {
      expect(() => readArgs(words)).toThrow(UsageError)
    }
  })
})
