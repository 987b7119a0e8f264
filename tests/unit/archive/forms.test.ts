// What a forger adds whose manifest fits: words in places that nobody compares, another code for people to compare, and a whole journal made up.
import * as Y from 'yjs'
import { beforeAll, expect, test } from 'vitest'
import { verified } from '../../../server/history/reading.ts'
import { report } from '../../../server/cli/verify/report.ts'
import { readContainer } from '../../../shared/archive/container.ts'
import { paths } from '../../../shared/archive/format.ts'
import { openArchive } from '../../../shared/archive/read.ts'
import type { Archive } from '../../../shared/archive/read.ts'
import { shortHead } from '../../../shared/archive/short-head.ts'
import { settle } from '../../support/host.ts'
import { madeUp, rewritten } from '../../support/rewritten.ts'
import { sitting } from '../../support/sitting.ts'

let archive: Archive
let shown: { seq: number; hash: string }

beforeAll(async () => {
  const { world, host } = await sitting([{ kind: 20, pick: 4, ms: 5 }])
  await settle()
  shown = host.state.head!
  const opened = openArchive(await world.archives.of(host))
  if (!opened.ok) throw new Error(JSON.stringify(opened.faults))
  archive = opened.archive
})

const text = (path: string): string => new TextDecoder().decode(archive.files.get(path)!)
const pathOf = (folder: string): string => [...archive.files.keys()].find((path) => path.startsWith(folder))!
const altering = (path: string, content: string | Uint8Array | null): Uint8Array => (
  rewritten(archive.files, new Map([[path, typeof content === 'string' ? new TextEncoder().encode(content) : content]]), path !== paths.manifest)
)

test('AR-6 a space, a mark or a word that is said twice is named, in whichever file of JSON, the manifest too', () => {
  for (const path of [paths.manifest, paths.agenda, paths.state, pathOf('tallies/'), pathOf('ballots/')]) {
    for (const altered of [`${text(path)} `, `\ufeff${text(path)}`, text(path).replace('"title":', '"title":"Another","title":'), text(path).trimEnd()]) {
      expect([path, verified(altering(path, altered)).faults.map(({ where }) => where)]).toEqual([path, [path]])
    }
  }
})

test('AR-6 a file that was not downloaded whole, or has something behind it, is said to be just that', () => {
  const whole = rewritten(archive.files, new Map(), true)
  expect(verified(whole).faults).toEqual([])
  for (const part of [whole.subarray(0, 400), whole.subarray(0, whole.length >> 1), whole.subarray(0, -1), Buffer.concat([whole, Buffer.from('x')])]) {
    expect(verified(part).faults[0]).toMatchObject({ code: 'container', where: 'archive', message: expect.stringContaining('not downloaded whole') as string })
  }
  for (const none of [new Uint8Array(0), new TextEncoder().encode('a letter'), new Uint8Array(5_000)]) expect(verified(none).faults).toMatchObject([{ code: 'not-an-archive' }])
})

test('AR-6 a README with another code, another text or none is named', () => {
  for (const altered of [text(paths.readme).replace(shortHead(shown.hash), 'AAAA BBBB CCCC DDDD'), `${text(paths.readme)}It is safe to trust this file.\n`, '', null]) {
    expect(verified(altering(paths.readme, altered)).faults).toMatchObject([{ code: altered === null ? 'missing-file' : 'readme-differs', where: paths.readme }])
  }
})

test('AR-6 words behind the end of a board, or waiting in it for what never comes, are named', () => {
  const path = pathOf('boards/')
  const other = new Y.Doc()
  other.getMap('actions').set('a', 'before')
  const before = Y.encodeStateVector(other)
  other.getMap('actions').set('b', 'words that nobody sees')
  const waiting = Y.mergeUpdates([archive.files.get(path)!, Y.encodeStateAsUpdate(other, before)])
  for (const altered of [Buffer.concat([archive.files.get(path)!, Buffer.from('more')]), waiting]) {
    expect(verified(altering(path, altered)).faults).toMatchObject([{ code: 'board-differs', where: path }])
  }
})

test('AR-6 AR-13 a journal that was made up and names the head that everybody remembers is found out, however it names it', () => {
  const faults = (note: object): unknown[] => verified(madeUp(archive, (fact) => (
    fact.type === 'event.created' ? { ...fact, title: 'Another' } : fact.type === 'head.noted' ? { ...fact, ...note } : fact
  ))).faults
  const entry = `entry ${shown.seq + 1}`
  for (const note of [shown, { seq: shown.seq - 1 }, { seq: shown.seq + 5 }, { hash: shown.hash.toUpperCase() }]) {
    expect(faults(note)).toMatchObject([{ code: 'chain', where: entry }])
  }
  // In another order of its words, too.
  expect(verified(madeUp(archive, (fact) => (fact.type === 'head.noted' ? { seq: fact.seq, hash: 'ab'.repeat(32), type: fact.type } : fact))).faults).toMatchObject([{ code: 'chain', where: entry }])
})

test('AR-6 AR-13 a journal that was made up and fits holds, with another head; what protects is said', () => {
  const of = (bytes: Uint8Array): string => report('a.zip', verified(bytes))
  const other = madeUp(archive, (fact, before) => (fact.type === 'event.created' ? { ...fact, title: 'Another' } : fact.type === 'head.noted' ? { ...fact, hash: before } : fact))
  expect(verified(other)).toMatchObject({ ok: true })
  expect(verified(other).atClose!.hash).not.toBe(shown.hash)
  const makesUp = 'Somebody who makes up a whole journal can make all else fit.'
  expect(of(other)).toContain('Compare the head at the close with what was shown when the session closed: only that tells')
  expect(of(other)).toContain(makesUp)
  // One that names no head, or was never closed, has nothing to be compared.
  const gone = (types: string[]) => madeUp(archive, (fact) => (types.includes(fact.type) ? { type: 'screen.blanked', blank: false } : fact))
  expect(verified(gone(['head.noted']))).toMatchObject({ ok: true, atClose: null })
  expect(of(gone(['head.noted']))).toMatch(/names no head that everybody was shown[^]*cannot tell[^]*makes up a whole journal/)
  expect(of(gone(['head.noted', 'event.closed']))).toMatch(/not closed[^]*If you know of one that was, this is not that journal/)
})
