import { describe, expect, it } from 'vitest'
import type { ReplayEntry } from '../../../shared/replay/entries.ts'
import { rawOf, UnreadableEntry, WireReader, WireWriter } from '../../../shared/replay/wire.ts'
import { Story, created } from './story.ts'

const utf8 = new TextEncoder()

function bytesOf(entries: readonly ReplayEntry[]): Uint8Array {
  return new WireWriter().write(entries.map(rawOf))
}

function read(bytes: Uint8Array): ReplayEntry[] {
  const reader = new WireReader()
  const entries = reader.read(bytes)
  reader.end()
  return entries
}

describe('a journal as bytes', () => {
  const story = new Story().fact(created).join('p1', 'NHS leaders').wait(-5_000).join('p2').write('p1', (doc) => doc.getMap('actions').set('a1', 1))
  const bytes = bytesOf(story.entries)

  it('RP-6 is read as it was written, also where the clock went back', () => {
    expect(read(bytes)).toEqual(story.entries)
  })

  it('RP-14 goes on from any entry, numbered as in the whole', () => {
    const reader = new WireReader(3)
    expect(reader.read(bytesOf(story.entries.slice(2)))).toEqual(story.entries.slice(2))
  })

  it('RP-6 names the entry that is cut short', () => {
    for (let cut = 1; cut < bytes.length; cut++) {
      const reader = new WireReader()
      const whole = reader.read(bytes.subarray(0, cut)).length
      if (bytesOf(story.entries.slice(0, whole)).length === cut) reader.end()
      else expect(() => reader.end()).toThrow(new UnreadableEntry(whole + 1))
    }
  })

  it('RP-6 refuses what is no entry: no JSON, no type, an unknown kind, a name that was never given, a length out of bounds', () => {
    const entry = (...parts: number[]): Uint8Array => Uint8Array.of(parts.length, ...parts)
    const name = [0, 1, 97]
    for (const wrong of [
      entry(0, ...name, 0, 123), entry(0, ...name, 0, ...utf8.encode('{}')), entry(0, ...name, 0, ...utf8.encode('null')),
      entry(0, ...name, 7), entry(0, 5, 0), entry(0), Uint8Array.of(255, 255, 255, 255, 255, 1), Uint8Array.of(255, 255, 255, 127),
    ]) expect(() => read(wrong)).toThrow(new UnreadableEntry(1))
  })
})
