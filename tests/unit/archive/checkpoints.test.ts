// Checkpoints of an archive: where they stand, what they hold, and what differs from the journal.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { verified } from '../../../server/history/reading.ts'
import { ArchiveBuilder } from '../../../shared/archive/build.ts'
import { hexOf, sha256 } from '../../../shared/archive/chain.ts'
import { readContainer } from '../../../shared/archive/container.ts'
import { partEntries, partsBetween, paths } from '../../../shared/archive/format.ts'
import type { ArchivedCheckpoint, Manifest } from '../../../shared/archive/format.ts'
import { canonicalJson, jsonBytes } from '../../../shared/archive/json.ts'
import { roots } from '../../../shared/board/schema.ts'
import { addAction, replaceText } from '../../../shared/board/write.ts'
import { record } from '../../../shared/replay/recording.ts'
import { isFact } from '../../../shared/replay/entries.ts'
import { chained } from '../../support/archived.ts'
import { rewritten } from '../../support/rewritten.ts'
import { Story, created } from '../replay/story.ts'

/** People join and words are changed all the time, so that no two places of it are alike. */
function long(entries: number): Story {
  const story = new Story().fact(created).join('p1', 'NHS leaders')
    .write('p1', (doc) => addAction(doc, { id: 'a1', title: 'Equal pay', detail: '', theme: null, author: 'p1', createdAt: 1 }))
  while (story.entries.length < entries) {
    const i = story.entries.length
    if (i % 500 === 0) story.join(`person ${i}`, 'Third sector')
    else if (i % 500 === 1) story.write('p1', (doc) => replaceText((doc.getMap('actions').get('a1') as Y.Map<Y.Text>).get('title')!, `Equal pay by ${i}`, 'test'))
    else story.fact({ type: 'screen.blanked', blank: i % 2 === 0 })
  }
  return story
}

const story = long(2 * partEntries + 7)
const bytes = archived(story)
const { files } = readContainer(bytes)
const names = (of: ReadonlyMap<string, Uint8Array>): string[] => [...of.keys()].filter((path) => path.startsWith('checkpoints/'))
const read = <T>(path: string): T => JSON.parse(new TextDecoder().decode(files.get(path)!)) as T

function archived(of: Story): Uint8Array {
  const builder = new ArchiveBuilder()
  builder.add(chained(of.entries))
  return builder.finish(new Map()).bytes
}

test('AR-17 there is one at the end of each part that another follows, of the state and of what boards said then', () => {
  expect(names(files)).toEqual([1, 2].map(paths.checkpoint))
  expect(read<Manifest>(paths.manifest).version).toBe(2)
  expect(verified(bytes).faults).toEqual([])
  const recording = record(story.entries)
  for (const part of [1, 2]) {
    const seq = part * partEntries
    const { state, boards, ...rest } = read<ArchivedCheckpoint>(paths.checkpoint(part))
    expect(rest).toEqual({ seq })
    expect(state).toEqual(JSON.parse(JSON.stringify(recording.state(seq))))
    const doc = new Y.Doc()
    for (const entry of story.entries.slice(0, seq)) if (!isFact(entry) && entry.boardId === 'b1') Y.applyUpdate(doc, entry.update)
    const said = canonicalJson(Object.fromEntries(roots.map((root) => [root, doc.getMap(root).toJSON()])))
    expect(boards).toEqual({ b1: hexOf(sha256(new TextEncoder().encode(said))), b2: expect.not.stringMatching(boards['b1']!) as string })
  }
})

test('AR-17 AR-10 a journal of one part has none and is version 1, and a longer one of version 1 without any holds', () => {
  const short = readContainer(archived(long(partEntries))).files
  expect(names(short)).toEqual([])
  expect((JSON.parse(new TextDecoder().decode(short.get(paths.manifest)!)) as Manifest).version).toBe(1)
  const told = new TextDecoder().decode(files.get(paths.readme)).replace(/\| checkpoints.*\n/, '')
  const without = new Map<string, Uint8Array | null>([...names(files).map((path): [string, null] => [path, null]), [paths.readme, new TextEncoder().encode(told)]])
  expect(verified(rewritten(files, without, (manifest) => { manifest.version = 1 })).faults).toEqual([])
  // One that says to be newer than it is, or older.
  expect(verified(rewritten(short, new Map(), (manifest) => { manifest.version = 2 })).faults).toMatchObject([{ code: 'manifest-differs' }])
  expect(verified(rewritten(files, new Map(), (manifest) => { manifest.version = 1 })).faults.map(({ where }) => where)).toEqual([paths.readme, ...names(files)])
})

test('AR-17 AR-6 one that differs from the journal, is missing, added or in another\'s place is named', () => {
  const path = paths.checkpoint(2)
  const own = read<{ seq: number; boards: Record<string, string>; state: { title: string; people: Record<string, object> } }>(path)
  const named = (content: unknown): object[] => verified(rewritten(files, new Map([[path, content === null ? null : jsonBytes(content)]]), true)).faults
  expect(named({ ...own, state: { ...own.state, title: 'Another' } })).toEqual([{ code: 'checkpoint-differs', where: path, message: expect.stringContaining('after entry 10000 (title)') as string }])
  expect(named({ ...own, state: { ...own.state, people: {} } })).toMatchObject([{ code: 'checkpoint-differs', where: path }])
  expect(named({ ...own, boards: { ...own.boards, b1: '0'.repeat(64) } })).toMatchObject([{ code: 'checkpoint-differs', where: path, message: expect.stringContaining('(b') as string }])
  for (const wrong of [{ ...own, boards: {} }, { ...own, more: 1 }, { seq: own.seq, boards: own.boards }, [], read(paths.checkpoint(1))]) {
    expect(named(wrong)).toMatchObject([{ code: 'checkpoint-differs', where: path }])
  }
  expect(named(null)).toMatchObject([{ code: 'missing-file', where: path }])
  const added = rewritten(files, new Map([[paths.checkpoint(3), files.get(path)!]]), true)
  expect(verified(added).faults).toMatchObject([{ code: 'added-file', where: paths.checkpoint(3) }])
})

test('AR-17 there are 32 at most, however long the journal is', () => {
  expect([1, partEntries, 33 * partEntries, 33 * partEntries + 1, 65 * partEntries + 1, 66 * partEntries + 1, 1_000 * partEntries].map(partsBetween)).toEqual([1, 1, 1, 2, 2, 4, 32])
  const builder = new ArchiveBuilder()
  const utf8 = new TextEncoder()
  for (let seq = 1; seq <= 33 * partEntries + 1; seq++) {
    const payload = utf8.encode(JSON.stringify(seq === 1 ? created : { type: 'screen.blanked', blank: seq % 3 === 0 }))
    builder.add([{ seq, entryId: `${seq}`, at: seq, by: 'organiser', kind: 'fact', boardId: null, salt: new Uint8Array(16), hash: new Uint8Array(32), payload }])
  }
  expect(names(readContainer(builder.finish(new Map()).bytes).files)).toEqual(Array.from({ length: 16 }, (_, i) => paths.checkpoint(2 * (i + 1))))
}, 60_000)
