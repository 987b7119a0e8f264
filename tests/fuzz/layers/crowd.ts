// Honest people with stock documents: they write, undo, go offline, reload their page, and send what they wrote in every
// form that Yjs has. One of them is a facilitator, who removes what others are writing in.
import { expect } from 'vitest'
import * as Y from 'yjs'
import { inspect } from '../../../server/rooms/guard/guard.ts'
import { readBoard } from '../../../shared/board/read.ts'
import { addAction, addArgument, addEvidence, moveAction, remove } from '../../../shared/board/write.ts'
import type { Role } from '../../../shared/event/names.ts'
import { usualAllowances } from '../../../shared/event/allowances.ts'
import { mayOperate } from '../../../shared/event/permissions.ts'
import { copyOf, entry, smallBoard } from '../../support/board.ts'
import type { Random } from '../../support/random.ts'

type Person = { id: string; role: Role; doc: Y.Doc; undo: Y.UndoManager; up: Uint8Array[]; down: Uint8Array[]; sentVector: Uint8Array }

const words = ['a', 'bc', 'def ', '😀', 'ö', '\n', '👩‍👧', 'x'.repeat(20)]

/** A board that its people have worked on for `steps`, through the guard. Everything they send must pass, and all agree in the end. */
export class Crowd {
  readonly board = smallBoard()
  readonly bindings = new Map([[1, 'server']])
  readonly people: Person[] = []
  /** What the guard kept, in order. */
  readonly kept: Uint8Array[] = []
  readonly #random: Random
  #made = 0

  constructor(random: Random, people = 3) {
    this.#random = random
    for (let i = 0; i < people; i++) this.people.push(this.#person(`p${i}`, 'participant', 100 + i))
    this.people.push(this.#person('facilitator', 'facilitator', 100 + people))
  }

  step(): void {
    const random = this.#random
    const person = random.of(this.people)
    const doing = random.below(26)
    if (doing === 25) this.#reload(person)
    else if (doing > 11 || doing < 8) this.#change(person)
    else if (doing === 8) this.sendUp(person)
    else if (doing === 9) this.sendDown(person)
    else if (doing === 10 && person.role === 'participant') for (let times = 1 + random.below(3); times > 0; times--) random.of([() => person.undo.undo(), () => person.undo.undo(), () => person.undo.redo()])()
    else person.undo.stopCapturing()
  }

  /** All of it to everybody; then all boards are one. */
  settle(): void {
    for (const person of this.people) this.sendUp(person)
    for (const person of this.people) this.sendDown(person)
    const board = JSON.stringify(readBoard(this.board))
    for (const { doc } of this.people) expect(JSON.stringify(readBoard(doc))).toBe(board)
    const loaded = new Y.Doc()
    Y.applyUpdate(loaded, Y.encodeStateAsUpdate(this.board))
    expect(JSON.stringify(readBoard(loaded))).toBe(board)
  }

  sendUp(person: Person): void {
    for (const update of this.#batches(person)) {
      const inspection = inspect(this.board, update, person.id, this.bindings)
      if (!inspection.ok) throw new Error(`an honest update was refused: ${inspection.error.message}`)
      for (const operation of inspection.operations) {
        const refusal = mayOperate({ role: person.role, personId: person.id }, usualAllowances('cluster'), operation)
        if (refusal) throw new Error(`an honest update was refused: ${refusal.message} ${JSON.stringify(operation)}`)
      }
      if (inspection.isEmpty) continue
      for (const client of inspection.newClients) this.bindings.set(client, person.id)
      const sent = copyOf(this.board, 999)
      Y.applyUpdate(sent, update)
      Y.applyUpdate(this.board, inspection.update)
      expect(this.board.store.pendingStructs ?? this.board.store.pendingDs).toBeNull()
      expect(JSON.stringify(readBoard(this.board))).toBe(JSON.stringify(readBoard(sent)))
      this.kept.push(inspection.update)
      for (const other of this.people) other.down.push(inspection.update)
    }
  }

  sendDown(person: Person): void {
    const updates = person.down.splice(0)
    if (this.#random.below(2) === 0 && updates.length > 0) Y.applyUpdate(person.doc, Y.mergeUpdates(updates), 'room')
    else for (const update of updates) Y.applyUpdate(person.doc, update, 'room')
  }

  /** One by one, merged, as a difference to what the room has, as a difference since the last time, or everything. */
  #batches(person: Person): Uint8Array[] {
    const updates = person.up.splice(0)
    const last = person.sentVector
    person.sentVector = Y.encodeStateVector(person.doc)
    if (updates.length === 0) return []
    switch (this.#random.below(6)) {
      case 0: case 1: return updates
      case 2: return [Y.mergeUpdates(updates)]
      case 3: return [Y.encodeStateAsUpdate(person.doc, Y.encodeStateVector(this.board))]
      case 4: return [Y.encodeStateAsUpdate(person.doc, last)]
      default: return [Y.encodeStateAsUpdate(person.doc), ...updates]
    }
  }

  #person(id: string, role: Role, client: number): Person {
    const doc = new Y.Doc()
    const person: Person = { id, role, doc, undo: undoOf(doc), up: [], down: [], sentVector: new Uint8Array([0]) }
    this.#load(person, Y.encodeStateAsUpdate(this.board), client)
    return person
  }

  /** A page that kept its document: a fresh client id, and what was not sent yet is still to be sent. */
  #reload(person: Person): void {
    this.#load(person, Y.encodeStateAsUpdate(person.doc), 1_000 + ++this.#made)
  }

  #load(person: Person, update: Uint8Array, client: number): void {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, update)
    doc.clientID = client
    doc.on('update', (made: Uint8Array, origin: unknown) => { if (origin !== 'room') person.up.push(made) })
    Object.assign(person, { doc, undo: undoOf(doc) })
  }

  #change({ id: author, role, doc }: Person): void {
    const random = this.#random
    const board = readBoard(doc)
    const action = board.actions.length > 0 ? random.of(board.actions) : null
    const themes = [null, ...board.themes.map((theme) => theme.id)]
    const id = `${author}-${++this.#made}`
    switch (random.below(12)) {
      case 0: return addAction(doc, { id, title: random.of(words), detail: '', theme: random.of(themes), author, createdAt: this.#made })
      case 1: return addArgument(doc, { id, action: action?.id ?? 'a1', side: 'for', text: random.of(words), author, createdAt: this.#made })
      case 2: return addEvidence(doc, { id, title: random.of(words), text: '', source: '', actions: action ? [action.id] : [] })
      case 3: return action ? moveAction(doc, action.id, random.of(themes), random.below(4)) : undefined
      case 4: return action && (action.author === author || role === 'facilitator') ? remove(doc, 'actions', action.id) : undefined
      case 5: {
        const own = board.arguments.filter((argument) => argument.author === author)
        return own.length > 0 ? remove(doc, 'arguments', random.of(own).id) : undefined
      }
      case 6: {
        const links = board.evidence.length > 0 ? entry(doc, 'evidence', random.of(board.evidence).id).get('actions') : null
        if (!(links instanceof Y.Map) || !action) return
        if (links.has(action.id)) links.delete(action.id)
        else links.set(action.id, true)
        return
      }
      default: {
        const text = action && entry(doc, 'actions', action.id).get(random.of(['title', 'detail']))
        if (!(text instanceof Y.Text)) return
        const at = wholeLetter(text, random.below(text.length + 1))
        if (random.below(3) > 0 && text.length < 120) return text.insert(at, random.of(words))
        const end = wholeLetter(text, Math.min(text.length, at + random.below(5)))
        if (end > at) text.delete(at, end - at)
      }
    }
  }
}

function undoOf(doc: Y.Doc): Y.UndoManager {
  return new Y.UndoManager(['actions', 'themes', 'arguments', 'evidence'].map((root) => doc.getMap(root)), { captureTimeout: 500 })
}

/** Nobody's editor cuts a letter of two units. */
function wholeLetter(text: Y.Text, at: number): number {
  const before = text.toString().charCodeAt(at - 1)
  return before >= 0xd800 && before <= 0xdbff ? at - 1 : at
}
