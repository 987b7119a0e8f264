import { createHash } from 'node:crypto'
import { zipSync } from 'fflate'
import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { ArchiveBuilder } from '../../../shared/archive/build.ts'
import { bytesOfHex, hexOf } from '../../../shared/archive/chain.ts'
import { shortHead } from '../../../shared/archive/short-head.ts'
import { containerFault, readContainer } from '../../../shared/archive/container.ts'
import { partEntries, paths } from '../../../shared/archive/format.ts'
import type { ArchivedEntry } from '../../../shared/archive/format.ts'
import { decodeEntry, encodeEntry } from '../../../shared/archive/lines.ts'
import { openArchive } from '../../../shared/archive/read.ts'
import type { Archive } from '../../../shared/archive/read.ts'
import { addAction } from '../../../shared/board/write.ts'
import { record } from '../../../shared/replay/recording.ts'
import { readBoard } from '../../../shared/board/read.ts'
import { chained } from '../../support/archived.ts'
import { Story, created } from '../replay/story.ts'

function story(): Story {
  return new Story().fact(created, 'organiser').join('p1', 'NHS leaders')
    .write('p1', (doc) => addAction(doc, { id: 'a1', title: 'Equal pay', detail: '', theme: null, author: 'p1', createdAt: 1 }))
    .fact({ type: 'announcement.made', announcement: { text: 'Grüße 👋 "\\ \u2028', at: 1, onScreen: false } } as never)
}

const entries = chained(story().entries.slice(0, 3))

function built(of: readonly ArchivedEntry[] = entries): Uint8Array {
  const builder = new ArchiveBuilder()
  builder.add(of)
  return builder.finish(new Map()).bytes
}

function opened(bytes: Uint8Array): Archive {
  const result = openArchive(bytes)
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return result.archive
}

describe('an archive', () => {
  it('AR-1 gives back every entry as it was, and replays to the same boards and state', () => {
    const archive = opened(built())
    expect([...archive.entries()]).toEqual(entries)
    const [replayed, lived] = [record([...archive.replay()]), record(story().entries.slice(0, 3))]
    expect(replayed.state(3)).toEqual(lived.state(3))
    expect(replayed.board('b1', 3)).toEqual(lived.board('b1', 3))
    const board = new Y.Doc()
    Y.applyUpdate(board, archive.board('b1')!)
    expect(readBoard(board).actions.map(({ title }) => title)).toEqual(['Equal pay'])
    expect(archive.manifest).toMatchObject({ event: { eventId: 'e1', title: 'Workforce 2035' }, head: { seq: 3, hash: hexOf(entries[2]!.hash) }, counts: { facts: 2, updates: 1, people: 1 } })
  })

  it('AR-1 is the same, byte for byte, whoever builds it and in whatever portions', () => {
    const builder = new ArchiveBuilder()
    for (const entry of entries) builder.add([entry])
    expect(builder.finish(new Map()).bytes).toEqual(built())
    const again = new ArchiveBuilder()
    again.add(opened(built()).entries())
    expect(again.finish(new Map()).bytes).toEqual(built())
  })

  it('AR-2 can be checked by hand: sizes and SHA-256 of files, the bytes of a fact in its line, the chain', () => {
    const { files, manifest } = opened(built())
    const sha = (...parts: (Uint8Array | string)[]): string => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex')
    for (const { path, bytes, sha256 } of manifest.files) expect([files.get(path)!.length, sha(files.get(path)!)]).toEqual([bytes, sha256])
    expect([...files.keys()]).toEqual([paths.manifest, ...manifest.files.map(({ path }) => path)])
    let before = '0'.repeat(64)
    for (const line of new TextDecoder().decode(files.get(paths.part(1))).trimEnd().split('\n')) {
      const { seq, id, at, by, kind, board, salt, hash, update } = JSON.parse(line) as Record<string, string>
      const said = update === undefined ? line.slice(line.indexOf('"fact":') + 7, -1) : Buffer.from(update, 'base64')
      const payloadHash = sha(bytesOfHex(salt!), said)
      before = sha(bytesOfHex(before), JSON.stringify([seq, id, at, by, kind, board ?? null]), bytesOfHex(payloadHash))
      expect(hash).toBe(before)
    }
    expect(manifest.head.hash).toBe(before)
    expect(new TextDecoder().decode(files.get(paths.readme))).toContain(shortHead(before))
  })

  it('AR-3 holds the salted hash of what was erased instead of it, and what stands in its place', () => {
    const instead = new TextEncoder().encode(JSON.stringify({ type: 'person.joined', participantId: 'p1', name: '', group: null }))
    const redacted = chained(story().entries.slice(0, 3), new Map([[2, instead], [3, new Uint8Array([0, 0])]]))
    expect(redacted.map(({ hash }) => hash)).toEqual(entries.map(({ hash }) => hash))
    const archive = opened(built(redacted))
    expect([...archive.entries()]).toEqual(redacted)
    expect(archive.manifest.counts.erased).toBe(2)
    expect(new TextDecoder().decode(archive.files.get(paths.part(1)))).not.toContain('"P1"')
    expect(record([...archive.replay()]).state(3)).toMatchObject({ seq: 3, people: { p1: { name: '' } } })
  })

  it('starts a new part of the journal every so many entries', () => {
    const long = story()
    while (long.entries.length <= partEntries + 1) long.fact({ type: 'event.paused' })
    const archive = opened(built(chained(long.entries.filter((_, i) => i !== 3).map((entry, i) => ({ ...entry, seq: i + 1 })))))
    expect(archive.parts.map(({ path }) => path)).toEqual([paths.part(1), paths.part(2)])
    expect([...archive.entries()].at(-1)!.seq).toBe(partEntries + 1)
  })

  it('keeps bytes that are no plain JSON text as they are', () => {
    const [entry] = chained(story().entries)
    const odd: ArchivedEntry = { ...entry!, salt: new Uint8Array(16), payload: new TextEncoder().encode('{ "type": "x" }') }
    expect(decodeEntry(encodeEntry(odd), 'line')).toEqual(odd)
    expect(decodeEntry(encodeEntry(chained(story().entries)[3]!), 'line')).toEqual(chained(story().entries)[3]!)
  })
})

describe('reading what is no archive', () => {
  it('AR-4 is refused by a typed fault, and never swells', () => {
    const code = (bytes: Uint8Array): string => {
      const result = openArchive(bytes)
      return result.ok ? 'ok' : result.faults[0]!.code
    }
    const json = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))
    expect(code(new Uint8Array())).toBe('not-an-archive')
    expect(code(new TextEncoder().encode('hello'))).toBe('not-an-archive')
    expect(code(built().subarray(0, 20))).toBe('not-an-archive')
    expect(code(zipSync({ 'a.txt': new Uint8Array(3) }))).toBe('missing-file')
    expect(code(zipSync({ 'manifest.json': new Uint8Array([123]) }))).toBe('changed-file')
    expect(code(zipSync({ 'manifest.json': json({ format: 'plenary-archive', version: 99 }) }))).toBe('newer-version')
    expect(code(zipSync({ 'manifest.json': json({ format: 'plenary-archive', version: 0 }) }))).toBe('bad-manifest')
    expect(code(zipSync({ 'manifest.json': json({ format: 'plenary-archive', version: 1 }) }))).toBe('bad-manifest')
    const bombs = zipSync({ a: new Uint8Array(700_000), b: new Uint8Array(700_000) })
    expect(bombs.length).toBeLessThan(3_000)
    expect(() => readContainer(bombs, 1_000_000)).toThrow('unpacks to more')
  })

  it('AR-4 what was packed anew is read, and said to be', () => {
    const { files } = readContainer(built())
    const anew = zipSync(Object.fromEntries([...files].reverse()))
    const again = readContainer(anew)
    expect(new Map([...again.files].sort())).toEqual(new Map([...files].sort()))
    expect(containerFault(built(), files)).toBe(null)
    expect(containerFault(anew, again.files)).toMatchObject({ code: 'container' })
    expect(containerFault(new Uint8Array([...built(), 0]), files)).toMatchObject({ code: 'container', where: 'table of contents' })
  })
})
