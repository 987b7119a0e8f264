import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { recordOfFile } from '../../../client/pages/organiser/replay/record-file.ts'
import { ArchiveBuilder } from '../../../shared/archive/build.ts'
import type { Live } from '../../../shared/archive/build.ts'
import { addAction } from '../../../shared/board/write.ts'
import { record } from '../../../shared/replay/recording.ts'
import { chained } from '../../support/archived.ts'
import { Story, created } from './story.ts'

const action = { id: 'a1', title: 'Equal pay', detail: '', theme: null, author: 'p1', createdAt: 1 }
const story = new Story().fact(created).join('p1', 'NHS leaders').write('p1', (doc) => addAction(doc, action)).fact({ type: 'event.closed' })

function archived(entries = story.entries, live?: Live): ArrayBuffer {
  const builder = new ArchiveBuilder()
  builder.add(chained(entries))
  return builder.finish(new Map(), live).bytes.slice().buffer
}

const open = (bytes: ArrayBuffer) => recordOfFile(bytes, () => {})

describe('an archive as a file', () => {
  it('RP-7 is replayed without a server, as the journal it was made from', () => {
    const { recording, differing } = open(archived())
    const whole = record(story.entries)
    for (let index = 0; index <= whole.length; index++) {
      expect(recording.state(index)).toEqual(whole.state(index))
      expect(recording.board('b1', index)).toEqual(whole.board('b1', index))
    }
    expect(differing).toEqual([])
  })

  it('RP-7 is replayed whole where it is longer than what is taken in at once', () => {
    const long = new Story().fact(created)
    for (let i = 0; i < 12_000; i++) long.fact({ type: 'screen.blanked', blank: i % 2 === 0 })
    const { recording } = open(archived(long.entries))
    expect(recording.length).toBe(12_001)
    expect(recording.state(12_000).screen.blank).toBe(true)
    expect(recording.state(12_001).screen.blank).toBe(false)
  })

  it('RP-8 names what was live at the end otherwise than the record has it, and shows the record', () => {
    const whole = record(story.entries)
    const other = new Y.Doc()
    addAction(other, { ...action, title: 'Something else' })
    const board = (doc: Y.Doc): Uint8Array => Y.encodeStateAsUpdate(doc)
    const live = (change: Partial<Live>): Live => ({ state: whole.state(4), boards: new Map([['b1', board(story.doc('b1'))], ['b2', board(new Y.Doc())]]), ...change })
    expect(open(archived(story.entries, live({}))).differing).toEqual([])
    expect(open(archived(story.entries, live({ state: { ...whole.state(4), title: 'Another' } }))).differing).toEqual(['state'])
    const wrong = open(archived(story.entries, live({ boards: new Map([['b1', board(other)], ['b2', board(new Y.Doc())]]) })))
    expect(wrong.differing).toEqual(['Board'])
    expect(wrong.recording.board('b1', 4).actions[0]?.title).toBe('Equal pay')
  })

  it('RP-7 says in words what cannot be read: no archive, an entry that is missing', () => {
    expect(() => open(new Uint8Array([1, 2, 3]).buffer)).toThrow(/not an archive/)
    expect(() => open(archived(story.entries.filter((_, i) => i !== 1)))).toThrow(/missing|wrong place/)
  })
})
