// `npm run verify` as somebody runs it: what it prints, and the exit code that a script goes by.
import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { beforeAll, expect, it } from 'vitest'
import { verified } from '../../server/history/reading.ts'
import { readContainer } from '../../shared/archive/container.ts'
import { paths } from '../../shared/archive/format.ts'
import { shortHead } from '../../shared/archive/short-head.ts'
import { allQuestions } from '../../shared/event/state.ts'
import { rewritten } from '../support/rewritten.ts'
import { sitting } from '../support/sitting.ts'
import { temporaryFolder } from './folders.ts'

const command = fileURLToPath(new URL('../../server/cli/verify.ts', import.meta.url))
const run = promisify(execFile)
/** Only for a machine that has much else to do. */
const patienceMs = 120_000

let bytes: Uint8Array
let files: ReadonlyMap<string, Uint8Array>
let tally: string
let board: string
let shown: string

beforeAll(async () => {
  const { world, host } = await sitting([{ kind: 20, pick: 4, ms: 5 }])
  bytes = await world.archives.of(host)
  files = readContainer(bytes).files
  shown = shortHead(host.state.head!.hash)
  tally = paths.tally(allQuestions(host.state)[1]!.questionId)
  board = paths.board(host.state.boards[0]!.boardId)
})

async function verify(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  try {
    const { stdout, stderr } = await run(process.execPath, [command, ...words])
    return { code: 0, out: stdout, err: stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, out: stdout, err: stderr }
  }
}

function fileOf(content: Uint8Array): string {
  const path = join(temporaryFolder(), 'archive.zip')
  writeFileSync(path, content)
  return path
}

it('AR-18 AR-7 ends with 0 for an archive that holds, and says the head and how each result was counted again', async () => {
  const path = fileOf(bytes)
  const { code, out, err } = await verify(path)
  expect([code, err]).toEqual([0, ''])
  expect(out).toContain(`${path}: holds.`)
  // The code that the room saw: what came after it has made another head.
  expect(out).toContain(`Head when the session closed: ${shown}, after `)
  expect(new TextDecoder().decode(files.get(paths.readme))).toContain(`Head when the session closed: ${shown}\n`)
  expect(out).toMatch(/Head of the chain: [0-9A-F]{4} [0-9A-F]{4} [0-9A-F]{4} [0-9A-F]{4}, after \d+ entries/)
  expect(out).toMatch(/- Public: counted again, the same result/)
  expect(out).toMatch(/- Secret: not recountable from this file, as its ballots are secret/)
  const json = await verify('--json', path)
  expect([json.code, JSON.parse(json.out)]).toMatchObject([0, { ok: true, faults: [], manifest: { version: 1 } }])
}, patienceMs)

const lines = (change: (lines: string[]) => void): Map<string, Uint8Array> => {
  const all = new TextDecoder().decode(files.get(paths.part(1))!).trimEnd().split('\n')
  change(all)
  return new Map([[paths.part(1), new TextEncoder().encode(`${all.join('\n')}\n`)]])
}

/** Where in the archive's bytes a file begins. */
const placeOf = (path: string): number => Buffer.from(bytes).indexOf(files.get(path)!)

const faults: [string, () => Uint8Array, (() => [code: string, where: string]) | null][] = [
  ['a flipped bit', () => bytes.with(placeOf(board) + 9, bytes[placeOf(board) + 9]! ^ 4), () => ['changed-file', board]],
  ['two bytes in each other\'s place', () => {
    const at = placeOf(tally) + 20
    const other = at + bytes.subarray(at).findIndex((byte) => byte !== bytes[at])
    return bytes.with(at, bytes[other]!).with(other, bytes[at]!)
  }, () => ['changed-file', tally]],
  ['a missing byte', () => Buffer.concat([bytes.subarray(0, placeOf(tally) + 20), bytes.subarray(placeOf(tally) + 21)]), null],
  ['a flipped bit of the zip', () => bytes.with(10, bytes[10]! ^ 1), () => ['container', paths.manifest]],
  ['a missing file', () => rewritten(files, new Map([[tally, null]]), false), () => ['missing-file', tally]],
  ['an added file', () => rewritten(files, new Map([['notes.txt', new Uint8Array([65])]]), true), () => ['added-file', 'notes.txt']],
  ['files in each other\'s place', () => rewritten(files, new Map([[paths.agenda, files.get(paths.state)!], [paths.state, files.get(paths.agenda)!]]), true), () => ['agenda-differs', paths.agenda]],
  ['a missing entry', () => rewritten(files, lines((all) => void all.splice(5, 1)), true), () => ['missing-entry', 'entry 6']],
  ['an added entry', () => rewritten(files, lines((all) => void all.splice(5, 0, all[5]!)), true), () => ['added-entry', 'entry 6']],
  ['entries in each other\'s place', () => rewritten(files, lines((all) => void all.splice(5, 2, all[6]!, all[5]!)), true), () => ['reordered-entry', 'entry 6']],
  ['an altered entry', () => rewritten(files, lines((all) => { all[5] = all[5]!.replace(/"by":"[^"]*"/, '"by":"somebody"') }), true), () => ['changed-entry', 'entry 6']],
  ['a changed tally', () => {
    const text = new TextDecoder().decode(files.get(tally)!)
    return rewritten(files, new Map([[tally, new TextEncoder().encode(text.replace('"ballots": 13', '"ballots": 12'))]]), true)
  }, () => ['tally-differs', tally]],
]

it.each(faults)('AR-18 AR-6 ends with 1 for %s, and names it', async (_, alter, expected) => {
  const altered = alter()
  expect(Buffer.compare(altered, bytes)).not.toBe(0)
  const path = fileOf(altered)
  const { code, out, err } = await verify(path)
  expect([code, err]).toEqual([1, ''])
  expect(out).toContain('DOES NOT HOLD')
  const named = verified(altered).faults.map((one) => [one.code, one.where])
  if (expected) expect(named).toContainEqual(expected())
  for (const [, where] of named) expect(out).toContain(`\n- ${where}: `)
}, patienceMs)

it('AR-18 ends with 1 for what is no archive or is not there, and with 2 for a wrong command', async () => {
  const text = fileOf(new TextEncoder().encode('not an archive'))
  expect(await verify(text)).toMatchObject({ code: 1, out: expect.stringContaining('not an archive') as string })
  expect(await verify(`${text}.missing`)).toMatchObject({ code: 1, out: '', err: expect.stringContaining('there is no such file') as string })
  expect(await verify(temporaryFolder())).toMatchObject({ code: 1, err: expect.stringContaining('cannot be read') as string })
  for (const words of [[], [text, text], [text, '--loud']]) expect(await verify(...words)).toMatchObject({ code: 2, out: '', err: expect.stringContaining('Usage:') as string })
  expect(await verify('--help')).toMatchObject({ code: 0, out: expect.stringContaining('Usage:') as string })
}, patienceMs)
