// The guard against a reference that applies to a copy: what honest clients send always passes and converges;
// what passes, however mutated, Yjs takes whole, and leaves a board that fits the schema.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { inspect } from '../../server/rooms/guard/guard.ts'
import { readBoard } from '../../shared/board/read.ts'
import { addAction, addArgument, addEvidence, moveAction, remove } from '../../shared/board/write.ts'
import { copyOf, entry, expectSame, smallBoard } from '../support/board.ts'
import { expectFits } from '../support/board-difference.ts'

type Step = { person: number; kind: number; pick: number; place: number; text: string }

const step: fc.Arbitrary<Step> = fc.record({
  person: fc.nat(2), kind: fc.nat(9), pick: fc.nat(20), place: fc.nat(20), text: fc.string({ maxLength: 6, unit: 'grapheme' }),
})

test('RM-3 whatever honest clients do, in any order of delivery, passes the guard and converges', () => {
  fc.assert(fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
    const room = new Room()
    steps.forEach((s, i) => room.act(s, i))
    room.deliverAll()
    for (const person of room.people) expectSame(person.doc, room.board)
  }), { numRuns: 60 })
})

test('RM-3 a mutated update is refused, or leaves a board that fits the schema', () => {
  const mutation = fc.record({ at: fc.nat(400), value: fc.nat(255), kind: fc.nat(2) })
  fc.assert(fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), fc.array(mutation, { minLength: 1, maxLength: 3 }), (steps, mutations) => {
    const board = smallBoard()
    const phone = copyOf(board, 100)
    steps.forEach((s, i) => change(phone, s, i, 'p0'))
    const update = mutate(Y.encodeStateAsUpdate(phone, Y.encodeStateVector(board)), mutations)
    const inspection = inspect(board, update, 'p0', new Map([[1, 'server']]))
    if (!inspection.ok) return
    const copy = copyOf(board, 200)
    Y.applyUpdate(copy, inspection.update)
    expect(copy.store.pendingStructs).toBeNull()
    expect(copy.store.pendingDs).toBeNull()
    expectFits(copy)
    const before = JSON.stringify(readBoard(board))
    if (inspection.operations.length === 0) expect(JSON.stringify(readBoard(copy))).toBe(before)
    const reloaded = new Y.Doc()
    Y.applyUpdate(reloaded, Y.encodeStateAsUpdate(copy))
    expect(readBoard(reloaded)).toEqual(readBoard(copy))
  }), { numRuns: 1_500 })
})

class Room {
  board = smallBoard()
  bindings = new Map([[1, 'server']])
  people = [0, 1, 2].map((i) => ({ id: `p${i}`, doc: copyOf(this.board, 100 + i), up: [] as Uint8Array[], down: [] as Uint8Array[] }))

  act(s: Step, i: number): void {
    const person = this.people[s.person]!
    const keep = (update: Uint8Array, origin: unknown): void => { if (origin !== 'room') person.up.push(update) }
    person.doc.on('update', keep)
    if (s.kind < 8) change(person.doc, s, i, person.id)
    person.doc.off('update', keep)
    if (s.kind === 8) this.deliverUp(person)
    if (s.kind === 9) this.deliverDown(person)
  }

  deliverUp(person: Room['people'][number]): void {
    for (const update of person.up.splice(0)) {
      const inspection = inspect(this.board, update, person.id, this.bindings)
      expect(inspection).toMatchObject({ ok: true })
      if (!inspection.ok) return
      for (const client of inspection.newClients) this.bindings.set(client, person.id)
      Y.applyUpdate(this.board, inspection.update)
      expect(this.board.store.pendingStructs).toBeNull()
      for (const other of this.people) other.down.push(inspection.update)
    }
  }

  deliverDown(person: Room['people'][number]): void {
    for (const update of person.down.splice(0)) Y.applyUpdate(person.doc, update, 'room')
  }

  deliverAll(): void {
    for (const person of this.people) this.deliverUp(person)
    for (const person of this.people) this.deliverDown(person)
  }
}

function change(doc: Y.Doc, s: Step, i: number, author: string): void {
  const board = readBoard(doc)
  const action = board.actions[s.pick % Math.max(1, board.actions.length)]
  const themes = [null, ...board.themes.map((theme) => theme.id)]
  switch (s.kind) {
    case 0:
      return addAction(doc, { id: `${author}-${i}`, title: s.text, detail: s.text, theme: themes[s.place % themes.length]!, author, createdAt: i })
    case 1:
    case 2: {
      const text = action && (entry(doc, 'actions', action.id).get(s.kind === 1 ? 'title' : 'detail') as Y.Text)
      return text?.insert(s.place % (text.length + 1), s.text || 'x')
    }
    case 3: {
      const text = action && (entry(doc, 'actions', action.id).get('title') as Y.Text)
      if (text && text.length > 0) text.delete(s.place % text.length, 1)
      return
    }
    case 4:
      return action && moveAction(doc, action.id, themes[s.place % themes.length]!, s.place % 4)
    case 5:
      return action && remove(doc, 'actions', action.id)
    case 6:
      return action && addArgument(doc, { id: `${author}-g${i}`, action: action.id, side: 'for', text: s.text, author, createdAt: i })
    default:
      return action && addEvidence(doc, { id: `${author}-e${i}`, title: s.text, text: '', source: '', actions: [action.id] })
  }
}

function mutate(update: Uint8Array, mutations: { at: number; value: number; kind: number }[]): Uint8Array {
  let bytes = [...update]
  for (const { at, value, kind } of mutations) {
    const place = at % Math.max(1, bytes.length)
    if (kind === 0) bytes[place] = value
    else if (kind === 1) bytes.splice(place, 1)
    else bytes = [...bytes.slice(0, place), value, ...bytes.slice(place)]
  }
  return new Uint8Array(bytes)
}
