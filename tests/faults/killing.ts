// One server under the load of a small room, killed without warning at a random moment, and what must be there afterwards.
import { cpSync, rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { expect } from 'vitest'
import * as Y from 'yjs'
import { SqliteJournal } from '../../server/adapters/sqlite/journal.ts'
import { chainHash } from '../../server/control/entries.ts'
import { firstHash } from '../../shared/archive/chain.ts'
import { foldEntries } from '../../server/control/fold.ts'
import type { StoredEntry } from '../../server/ports.ts'
import type { NumberedAction } from '../../shared/event/state.ts'
import type { Ack } from '../../shared/protocol/messages.ts'
import { expectSame } from '../support/board.ts'
import { Controller, createEvent, join, openBoard, post } from '../support/people.ts'
import type { Created, Joined } from '../support/people.ts'
import type { Random } from '../support/random.ts'
import type { RunningServer } from '../support/server.ts'
import { Writer } from '../support/writer.ts'

const writerCount = 5
const voterCount = 6
/** So much is heard before a kill. */
const leastHeard = 40
const mostHeard = 260

type Voter = { person: Joined; revision: number; saved: { revision: number; receipt: string } | null }
type Witness = Awaited<ReturnType<typeof openBoard>>

export class KillingRoom {
  readonly #server: RunningServer
  readonly #random: Random
  readonly #event: Created
  readonly #boardId: string
  readonly #questionId: string
  readonly #writers: Writer[] = []
  readonly #witness: Witness
  readonly #voters: Voter[] = []
  /** Participants whose joining was answered, and names that were acknowledged. */
  readonly #joined = new Set<string>()
  readonly #named = new Map<string, number>()
  /** The highest sequence number that an acknowledgement gave. */
  #ackedSeq = 0
  /** Spoken numbers as anybody saw them. */
  #numbers: Record<string, NumberedAction> = {}
  #names = 0

  static async open(server: RunningServer, random: Random): Promise<KillingRoom> {
    const event = await createEvent(server.url, {
      title: 'Under load', groups: ['Care', 'Patients'],
      boards: [{ title: 'Board', actions: [{ title: 'A' }, { title: 'B' }, { title: 'C' }, { title: 'D' }] }],
      agenda: [{ kind: 'ballot', title: 'Prioritise' }, { kind: 'results', title: 'Results' }],
    })
    const { boardId } = event.boards[0]!
    const facilitator = await Controller.open(server.url, event.tokens.facilitator)
    const { questionId } = facilitator.state!.agenda[0]!.questions![0]!
    expect(await facilitator.send({ type: 'ballot.open', questionId })).toMatchObject({ ok: true })
    expect(await facilitator.send({ type: 'board.open', boardId })).toMatchObject({ ok: true })
    facilitator.close()
    const people = await Promise.all(Array.from({ length: writerCount + voterCount }, (_, i) => (
      join(server.url, event.code, { name: `Person ${i}`, group: i % 2 === 0 ? 'Care' : 'Patients' })
    )))
    const witness = await openBoard(server.url, boardId, event.tokens.screen)
    const room = new KillingRoom({ server, random, event, boardId, questionId, witness })
    for (const person of people) room.#joined.add(person.participantId)
    for (const person of people.slice(0, writerCount)) room.#writers.push(await Writer.open(server.url, boardId, person))
    for (const person of people.slice(writerCount)) room.#voters.push({ person, revision: 0, saved: null })
    return room
  }

  constructor(parts: { server: RunningServer; random: Random; event: Created; boardId: string; questionId: string; witness: Witness }) {
    this.#server = parts.server
    this.#random = parts.random
    this.#event = parts.event
    this.#boardId = parts.boardId
    this.#questionId = parts.questionId
    this.#witness = parts.witness
  }

  /** Load, kill, and a look at the files and at the server that was started on them again. */
  async round(): Promise<void> {
    await this.#loadAndKill()
    const doc = await this.#checkFiles()
    await this.#server.restart()
    await this.#checkServer(doc)
    for (const writer of this.#writers) writer.connect()
    this.#witness.provider.connect()
    await Promise.all(this.#writers.map((writer) => writer.until(() => writer.isSaved)))
  }

  close(): void {
    for (const writer of this.#writers) writer.close()
    this.#witness.close()
  }

  async #loadAndKill(): Promise<void> {
    const { url } = this.#server
    const [facilitator, ...phones] = await Promise.all([
      Controller.open(url, this.#event.tokens.facilitator), ...this.#voters.map(({ person }) => Controller.open(url, person.token)),
    ])
    let isOver = false
    let left = leastHeard + this.#random.below(mostHeard - leastHeard)
    const { promise: enough, resolve } = Promise.withResolvers<void>()
    const heard = (): void => {
      if (--left === 0) {
        isOver = true
        resolve()
      }
    }
    const witnessed = new Set<() => void>()
    const onWitness = (): void => {
      heard()
      for (const call of [...witnessed]) call()
    }
    this.#witness.doc.on('update', onWitness)
    /** After each answer the next; after a refusal for being too fast, with the next thing that the witness sees. */
    const keepSending = (controller: Controller, make: () => object, taken: (ack: Ack & { ok: true }) => void): void => {
      const send = (): void => {
        witnessed.delete(send)
        if (isOver) return
        controller.socket.emit('command', make(), (ack: Ack) => {
          if (ack.ok) {
            taken(ack)
            heard()
            setImmediate(send)
          } else witnessed.add(send)
        })
      }
      send()
    }
    phones.forEach((phone, i) => this.#vote(phone, this.#voters[i]!, keepSending))
    this.#rename(phones[0]!, this.#voters[0]!.person.participantId, keepSending)
    keepSending(facilitator, () => ({ type: 'timer.start', seconds: 60 + this.#random.below(600) }), (ack) => { this.#note(ack) })
    for (const writer of this.#writers) {
      writer.onSaved = () => {
        heard()
        setImmediate(() => { if (!isOver && writer.provider.synced) this.#write(writer) })
      }
      this.#write(writer)
    }
    void this.#keepJoining(() => isOver, heard)

    await enough
    await this.#server.kill('SIGKILL')
    // What the server sent before it died is still read to the end.
    await Promise.all([
      ...this.#writers.map((writer) => writer.until(() => !writer.provider.wsconnected)),
      ...[facilitator, ...phones].map(({ socket }) => new Promise<void>((done) => (socket.connected ? socket.once('disconnect', () => done()) : done()))),
    ])
    for (const writer of this.#writers) writer.disconnect()
    this.#witness.provider.disconnect()
    this.#witness.doc.off('update', onWitness)
    for (const controller of [facilitator, ...phones]) {
      Object.assign(this.#numbers, controller.state!.actions)
      controller.close()
    }
  }

  #write(writer: Writer): void {
    for (let times = 1 + this.#random.below(3); times > 0; times--) writer.write(this.#random)
  }

  #note(ack: Ack & { ok: true }): void {
    this.#ackedSeq = Math.max(this.#ackedSeq, ack.seq ?? 0)
  }

  #vote(phone: Controller, voter: Voter, keepSending: (c: Controller, make: () => object, taken: (ack: Ack & { ok: true }) => void) => void): void {
    const ids = phone.state!.agenda[0]!.questions![0]!.slate!.items.map(({ actionId }) => actionId)
    keepSending(phone, () => ({
      type: 'ballot.cast', questionId: this.#questionId, revision: ++voter.revision, id: `${voter.person.participantId}-${voter.revision}`,
      ballot: { method: 'rank', ranking: [[ids[this.#random.below(ids.length)]]] },
    }), (ack) => {
      if (ack.revision! > (voter.saved?.revision ?? 0)) voter.saved = { revision: ack.revision!, receipt: ack.receipt! }
    })
  }

  #rename(phone: Controller, participantId: string, keepSending: (c: Controller, make: () => object, taken: (ack: Ack & { ok: true }) => void) => void): void {
    let sent = 0
    keepSending(phone, () => ({ type: 'person.update', name: `Name ${sent = ++this.#names}`, group: 'Care' }), (ack) => {
      this.#note(ack)
      this.#named.set(participantId, sent)
    })
  }

  async #keepJoining(isOver: () => boolean, heard: () => void): Promise<void> {
    try {
      while (!isOver()) {
        const { status, body } = await post<Joined>(this.#server.url, '/api/join', { code: this.#event.code })
        if (status !== 200) continue
        this.#joined.add(body.participantId)
        heard()
      }
    } catch {
      // The server is gone: nobody was told that this one is in.
    }
  }

  /** What the files hold that the server left, read from a copy: the next start is to find them as they are. */
  async #checkFiles(): Promise<Y.Doc> {
    const folder = await mkdtemp(joinPath(tmpdir(), 'plenary-'))
    try {
      cpSync(this.#server.dataDir, folder, { recursive: true })
      const journal = await SqliteJournal.open(folder)
      const entries = await journal.read(this.#event.eventId, 1, Number.MAX_SAFE_INTEGER)
      await journal.close()
      expectChain(entries)
      const { state, boards } = foldEntries(entries)
      expect(state.seq).toBeGreaterThanOrEqual(this.#ackedSeq)
      expect([...this.#joined].filter((id) => !state.people[id])).toEqual([])
      expect(state.actions).toMatchObject(this.#numbers)
      for (const [id, name] of this.#named) expect(Number(state.people[id]!.name.slice('Name '.length))).toBeGreaterThanOrEqual(name)
      const doc = new Y.Doc()
      doc.transact(() => { for (const update of boards[0]!.updates) Y.applyUpdate(doc, update) })
      expect(doc.store.pendingStructs).toBeNull()
      this.#expectAllIn(doc)
      return doc
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }

  #expectAllIn(doc: Y.Doc): void {
    for (const { doc: { clientID }, savedClock } of this.#writers) expect(Y.getState(doc.store, clientID)).toBeGreaterThanOrEqual(savedClock)
    // What the witness saw adds nothing, neither words nor deletions.
    const both = new Y.Doc()
    Y.applyUpdate(both, Y.encodeStateAsUpdate(doc))
    Y.applyUpdate(both, Y.encodeStateAsUpdate(this.#witness.doc))
    expect(both.store.pendingStructs).toBeNull()
    expectSame(both, doc)
  }

  /** Before any of those who were there comes back and brings what it has. */
  async #checkServer(stored: Y.Doc): Promise<void> {
    const { url } = this.#server
    const fresh = await openBoard(url, this.#boardId, this.#event.tokens.screen)
    expectSame(fresh.doc, stored)
    fresh.close()
    for (const { person, saved } of this.#voters) {
      const phone = await Controller.open(url, person.token)
      const own = phone.state!.me!.ballots[this.#questionId]
      expect(own?.revision ?? 0).toBeGreaterThanOrEqual(saved?.revision ?? 0)
      if (saved && own?.revision === saved.revision) expect(own.receipt).toBe(saved.receipt)
      phone.close()
    }
  }
}

function expectChain(entries: readonly StoredEntry[]): void {
  let before = firstHash
  for (const { hash, ...entry } of entries) {
    expect(Buffer.from(chainHash(before, entry)).equals(hash)).toBe(true)
    before = hash
  }
}
