// The archive folder: whole files or none, what there is, and the head that a file stands at.
import { existsSync, mkdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { FileArchive } from '../../server/adapters/file/archive.ts'
import type { Archive } from '../../server/ports.ts'
import { ArchiveBuilder } from '../../shared/archive/build.ts'
import { hexOf } from '../../shared/archive/chain.ts'
import { readHead } from '../../shared/archive/head.ts'
import { MemoryArchive } from '../support/archive.ts'
import { chained } from '../support/archived.ts'
import { created } from '../unit/replay/story.ts'
import { filesIn, temporaryFolder } from './folders.ts'

const entries = chained([{ seq: 1, at: 1, by: 'organiser', fact: created }, { seq: 2, at: 2, by: 'organiser', fact: { type: 'event.paused' } }])
const head = { seq: 2, hash: hexOf(entries[1]!.hash) }

function headOf(archive: Archive, eventId: string): ReturnType<typeof readHead> {
  return readHead((bytes) => archive.start(eventId, bytes))
}

function archiveOf(most: number): Uint8Array {
  const builder = new ArchiveBuilder()
  builder.add(entries.slice(0, most))
  return builder.finish(new Map()).bytes
}

describe.each<[string, () => Archive]>([
  ['memory', () => new MemoryArchive()], ['file', () => new FileArchive(join(temporaryFolder(), 'archives'))],
])('archives in a %s', (_, open) => {
  it('AR-15 has nothing at first, then what was written last, and its head', async () => {
    const archive = open()
    expect([await archive.eventIds(), await headOf(archive, 'a')]).toEqual([[], null])
    await archive.writeBoard('a', 'b1', new Uint8Array([1]))
    expect([await archive.eventIds(), await headOf(archive, 'a')]).toEqual([['a'], null])
    await archive.write('a', archiveOf(1))
    expect(await headOf(archive, 'a')).toMatchObject({ seq: 1 })
    await archive.write('a', archiveOf(2))
    await archive.write('c', new TextEncoder().encode('no archive'))
    expect([await archive.eventIds(), await headOf(archive, 'a'), await headOf(archive, 'c')]).toEqual([['a', 'c'], head, null])
    await archive.remove('a')
    await archive.remove('c')
    expect([await archive.eventIds(), await headOf(archive, 'a')]).toEqual([['a'], null])
  })
})

describe('archives in files', () => {
  it('AR-15 a file whose writing was interrupted has no head, and goes with the one before', async () => {
    const folder = temporaryFolder()
    const archive = new FileArchive(folder)
    await archive.write('a', archiveOf(2))
    writeFileSync(join(folder, 'a.zip.new'), archiveOf(2).subarray(0, 100))
    expect([await archive.eventIds(), await headOf(archive, 'a')]).toEqual([['a'], null])
    await archive.remove('a')
    expect(filesIn(folder)).toEqual({})
    writeFileSync(join(folder, 'b.zip.new'), '')
    expect(await archive.eventIds()).toEqual(['b'])
  })

  it('AR-15 whatever bytes are there instead have none', async () => {
    const folder = temporaryFolder()
    const archive = new FileArchive(folder)
    const bytes = archiveOf(2)
    const path = join(folder, 'a.zip')
    for (const at of [0, 8, 18, 21, 26, 28, 31, 60]) {
      writeFileSync(path, bytes.with(at, bytes[at]! ^ 0xff))
      expect(await headOf(archive, 'a'), `byte ${at}`).toBeNull()
    }
    for (const length of [0, 20, 43, 300]) {
      writeFileSync(path, bytes)
      truncateSync(path, length)
      expect(await headOf(archive, 'a'), `${length} bytes`).toBeNull()
    }
    mkdirSync(join(folder, 'c'))
    expect(existsSync(join(folder, 'c'))).toBe(true)
    expect(await headOf(archive, 'c')).toBeNull()
  })
})
