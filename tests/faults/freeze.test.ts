// A board is frozen while three hundred people are in the middle of a word: nobody is refused, and every letter is there.
import * as decoding from 'lib0/decoding'
import WebSocket from 'ws'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { BoardSession } from '../../client/net/board-session.ts'
import { timerOf } from '../../client/net/browser.ts'
import { readBoard, sharedText } from '../../shared/board/read.ts'
import { Controller, createEvent, join, openBoard } from '../support/people.ts'
import { memoryStorage } from '../unit/ballot-ui/desk.ts'
import { updatesOf } from '../support/board.ts'
import { step, syncFrame } from '../support/raw-board.ts'
import { startServer } from '../support/server.ts'
import { syncMessage } from '../../shared/protocol/messages.ts'

const people = 300
/** So many of them are whole pages; the others do on the wire just what a page does, and spare this one process three hundred copies of every edit. */
const pages = 30
const word = 'supervision'
const cleanUps: (() => unknown)[] = []
afterEach(async () => {
  for (const clean of cleanUps.splice(0).reverse()) await clean()
})

/** A page of ours that types a word into one text, letter by letter, each when the last is saved; and goes still when it is told to. */
class Typist {
  readonly session: BoardSession
  typed = ''
  isStill = false
  readonly refusals: string[] = []
  onRefused: () => void = () => {}
  readonly #actionId: string
  readonly #onTyped: () => void

  constructor(url: string, boardId: string, token: string, actionId: string, onTyped: () => void) {
    this.#actionId = actionId
    this.#onTyped = onTyped
    let [random, ids] = [7, 0]
    this.session = new BoardSession({
      url: `${url.replace('http', 'ws')}/sync`, boardId, token, socket: () => WebSocket as never, random: () => (random = (random * 16_807) % 2_147_483_647) / 2_147_483_647,
      after: timerOf, epoch: () => 1, owner: `event/${token}`, cache: null, storage: memoryStorage(), local: () => 0, newId: () => `id${ids++}`,
    }, {
      doc: () => {},
      changed: () => this.#go(),
      refused: (code) => {
        this.refusals.push(code)
        this.onRefused()
      },
      hushed: () => { this.isStill = true },
    })
  }

  close(): void {
    this.session.close()
  }

  #go(): void {
    // Told from within the constructor, before there is a session.
    if (!this.session || this.isStill || this.session.saving !== 'saved' || this.typed.length === word.length) return
    const letter = word[this.typed.length]!
    this.typed += letter
    const text = sharedText(this.session.doc!, 'actions', this.#actionId, 'detail')!
    text.insert(text.length, letter)
    this.#onTyped()
  }
}

/** The same on the wire: types into its own copy, does not look at what others write. */
class LeanTypist {
  typed = ''
  isStill = false
  readonly refusals: string[] = []
  readonly #doc = new Y.Doc()
  readonly #socket: WebSocket
  readonly #actionId: string
  readonly #onTyped: () => void

  constructor(url: string, boardId: string, token: string, actionId: string, onTyped: () => void) {
    this.#actionId = actionId
    this.#onTyped = onTyped
    this.#socket = new WebSocket(`${url.replace('http', 'ws')}/sync/${boardId}?token=${token}&acks=1`)
    this.#socket.on('open', () => this.#socket.send(syncFrame(step.one, new Uint8Array([0]))))
    this.#socket.on('message', (data: Buffer) => this.#hear(new Uint8Array(data)))
  }

  close(): void {
    this.#socket.terminate()
  }

  #hear(data: Uint8Array): void {
    const decoder = decoding.createDecoder(data)
    const type = decoding.readVarUint(decoder)
    if (type === syncMessage.sync && decoding.readVarUint(decoder) === step.two) {
      Y.applyUpdate(this.#doc, decoding.readVarUint8Array(decoder))
      this.#type()
    }
    if (type === syncMessage.saved) this.#type()
    if (type === syncMessage.auth) this.refusals.push(decoding.readTailAsUint8Array(decoder).toString())
    if (type === syncMessage.hearOut) {
      this.isStill = true
      this.#socket.send(data)
    }
  }

  #type(): void {
    if (this.isStill || this.typed.length === word.length) return
    const letter = word[this.typed.length]!
    this.typed += letter
    const text = sharedText(this.#doc, 'actions', this.#actionId, 'detail')!
    const [update] = updatesOf(this.#doc, () => text.insert(text.length, letter))
    this.#socket.send(syncFrame(step.update, update!))
    this.#onTyped()
  }
}

test('RM-21 a freeze while three hundred people type refuses nobody, and every letter that was typed is on the board', async () => {
  const server = await startServer()
  cleanUps.push(() => server.remove())
  const event = await createEvent(server.url, {
    title: 'Freeze', boards: [{ title: 'Board', actions: Array.from({ length: people }, (_, i) => ({ title: `Action ${i}` })) }], agenda: [{ kind: 'explore', title: 'Explore' }],
  })
  const { boardId } = event.boards[0]!
  const desk = await Controller.open(server.url, event.tokens.facilitator)
  const witness = await openBoard(server.url, boardId, event.tokens.screen)
  cleanUps.push(() => desk.close(), () => witness.close())
  const actions = readBoard(witness.doc).actions
  const joined = await Promise.all(Array.from({ length: people }, () => join(server.url, event.code)))
  let letters = 0
  const halfWay = Promise.withResolvers<void>()
  const typed = (): void => { if (++letters === (people * word.length) / 2) halfWay.resolve() }
  const typists = joined.map(({ token }, i) => new (i < pages ? Typist : LeanTypist)(server.url, boardId, token, actions[i]!.id, typed))
  cleanUps.push(() => typists.forEach((typist) => typist.close()))
  await halfWay.promise
  expect(await desk.send({ type: 'board.freeze', boardId })).toMatchObject({ ok: true })

  expect(typists.flatMap(({ refusals }) => refusals)).toEqual([])
  expect(typists.filter(({ typed }) => typed.length < word.length).length).toBeGreaterThan(people / 4)
  const frozen = await openBoard(server.url, boardId, event.tokens.screen)
  cleanUps.push(() => frozen.close())
  const details = new Map(readBoard(frozen.doc).actions.map(({ id, detail }) => [id, detail]))
  typists.forEach(({ typed }, i) => expect(details.get(actions[i]!.id)).toBe(typed))
  // Without grace: what comes now is refused, and kept for its author.
  const late = typists[0] as Typist
  const refused = new Promise<void>((resolve) => { late.onRefused = resolve })
  late.session.doc!.transact(() => sharedText(late.session.doc!, 'actions', actions[0]!.id, 'detail')!.insert(0, 'late '))
  await refused
  expect(late.refusals).toEqual(['board-frozen'])
  expect(late.session.drafts).toMatchObject([{ text: expect.stringContaining('late ') as string }])
})
