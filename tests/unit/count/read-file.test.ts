import { describe, expect, it } from 'vitest'
import { FileError } from '../../../server/cli/count/ballot-file.ts'
import { countFile } from '../../../server/cli/count/count-file.ts'
import { readBallotFile, textOf } from '../../../server/cli/count/read-file.ts'
import { randomFrom } from '../../support/random.ts'

const two = '# ALTERNATIVE NAME 1: José\n# ALTERNATIVE NAME 2: B\n'
const bytes = (text: string, encoding: BufferEncoding = 'utf8'): Uint8Array => Buffer.from(text, encoding)

const read = (name: string, content: Uint8Array | string, groups: string | null = null) =>
  readBallotFile(name, textOf(typeof content === 'string' ? bytes(content) : content), groups)

function refusal(name: string, content: Uint8Array | string): { line: number | null; message: string } {
  try {
    read(name, content)
  } catch (error) {
    if (error instanceof FileError) return { line: error.line, message: error.message }
    throw error
  }
  throw new Error('it was taken')
}

describe('a file of ballots', () => {
  it.each<[string, Uint8Array]>([
    ['UTF-8', bytes(`${two}3: 1,2`)],
    ['UTF-8 with a mark', bytes(`\uFEFF${two}3: 1,2`)],
    ['UTF-16 with a mark', bytes(`\uFEFF${two}3: 1,2`, 'utf16le')],
    ['the line ends of Windows', bytes(`${two}3: 1,2\n`.replaceAll('\n', '\r\n'))],
    ['the line ends of old Macs', bytes(`${two}3: 1,2\n`.replaceAll('\n', '\r'))],
  ])('RK-18 is read in %s', (_, content) => {
    expect(read('a.soc', content)).toMatchObject({ candidates: ['José', 'B'], ballots: 3 })
  })

  it.each<[string, string, Uint8Array | string, number | null, RegExp]>([
    ['another encoding', 'a.soc', bytes(`# FILE NAME: x\r\n${two}3: 1,2`, 'latin1'), 2, /not written in UTF-8/],
    ['another encoding in CSV', 'a.csv', bytes('A,B\n1,2\n1,\xe9\n', 'latin1'), 3, /not written in UTF-8/],
    ['a mistake after line ends of old Macs', 'a.soi', `${two}3: 1,2\n1: 9`.replaceAll('\n', '\r'), 4, /no alternative “9”/],
    ['a mistake in CSV after those of Windows', 'a.csv', 'A,B\r\n1,2\r\n1,x\r\n', 3, /“x” is no number/],
    ['more ballots than people', 'a.soi', `${two}9007199254740993: 1,2`, 3, /more ballots than can be counted/],
    ['more ballots in all', 'a.soi', `${two}900000000: 1,2\n900000000: 2,1`, null, /more ballots in it/],
    ['more alternatives than can be compared', 'a.soi', '# NUMBER ALTERNATIVES: 99999999\n1: 1', 1, /more than 5000 candidates/],
    ['an old file that is cut off', 'a.soi', '90\n1,A\n1,1,1\n1,1', 1, /90 alternatives, but the file ends/],
    ['a category far away', 'a.cat', `# CATEGORY NAME 4000000000: x\n${two}1: {1},{2}`, 1, /numbered from 1 to 1000/],
    ['points that are written for machines', 'a.csv', '@method,A\ndots,0x10', 2, /“0x10” is no number/],
    ['points beyond all bounds', 'a.csv', '@method,A\ndots,1e308', 2, /too large/],
  ])('RK-18 is refused by line: %s', (_, name, content, line, message) => {
    expect(refusal(name, content)).toEqual({ line, message: expect.stringMatching(message) })
  })

  it('RK-18 keeps names apart, also where one is named like another with its number', () => {
    const { candidates } = read('a.soi', '# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 2: A\n# ALTERNATIVE NAME 3: A (1)\n1: 1,2,3')
    expect(new Set(candidates).size).toBe(3)
    expect(candidates[1]).toBe('A (2)')
  })

  it('is not counted by group where there are more ballots than can be looked at one by one', () => {
    const file = read('a.csv', '@count,@group,A,B\n900000000,x,1,2\n', 'group')
    expect(() => countFile(file, { method: 'borda', seats: null, unranked: null, groups: true })).toThrow(/by group no more than 2000000/)
    expect(countFile(file, { method: 'borda', seats: null, unranked: null, groups: false }).results.borda!.winners).toEqual(['A'])
  })

  it('RK-18 of 300 candidates and 10,000 ballots is counted by every method', { timeout: 300_000 }, () => {
    const random = randomFrom(1)
    const names = Array.from({ length: 300 }, (_, at) => `# ALTERNATIVE NAME ${at + 1}: c${at + 1}`)
    const ballots = Array.from({ length: 10_000 }, () => {
      const order = Array.from({ length: 300 }, (_, at) => ({ id: at + 1, key: at + random.below(600) })).sort((a, b) => a.key - b.key)
      return `1: ${order.slice(0, 3 + random.below(6)).map(({ id }) => id).join()}`
    })
    const { ballots: counted, results } = countFile(read('a.soi', [...names, ...ballots].join('\n')), { method: null, seats: 5, unranked: null, groups: false })
    expect(counted).toBe(10_000)
    expect(Object.keys(results)).toEqual(['schulze', 'schulze-margins', 'ranked-pairs', 'borda', 'copeland', 'minimax', 'kemeny', 'irv', 'stv'])
    for (const result of Object.values(results)) expect(result.ranking.flat().toSorted()).toEqual(names.map((name) => name.split(': ')[1]).toSorted())
  })
})
