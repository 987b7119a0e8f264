// A journal as large as asked, of a whole event: people join, write for hours on everybody's board and at their tables, argue,
// move actions, vote. The same seed gives the same journal.
import * as Y from 'yjs'
import { addAction, addArgument, addTheme, moveAction } from '../../shared/board/write.ts'
import { orderSeries } from '../../shared/board/order.ts'
import { themeColours } from '../../shared/board/schema.ts'
import type { Fact } from '../../shared/event/facts.ts'
import type { Board, Stage } from '../../shared/event/state.ts'
import type { ReplayEntry } from '../../shared/replay/entries.ts'
import { randomFrom } from './random.ts'
import type { Random } from './random.ts'

export type BigJournal = { updates: number; people: number; tables?: number; seed?: number }

const groups = ['NHS leaders', 'Social care providers', 'Frontline staff', 'Third sector', 'People who need care']
const words = ['training ', 'equal ', 'access ', 'care ', 'staff ', 'retention ', 'a ', 'new ', 'wider ', 'routes ', 'pay ', 'for all ']
const start = Date.UTC(2030, 10, 22, 9, 30)
const eventMs = 6 * 3_600_000
const countEvery = 400

export function bigJournal({ updates, people, tables = 20, seed = 1 }: BigJournal): ReplayEntry[] {
  const random = randomFrom(seed)
  const entries: ReplayEntry[] = []
  let at = start
  const fact = (by: string, one: Fact): void => void entries.push({ seq: entries.length + 1, at, by, fact: one })
  const boards = ['plenary', ...Array.from({ length: tables }, (_, i) => `table${i + 1}`)].map((boardId): Board => ({ boardId, title: boardId, frozen: false, epoch: 1 }))
  fact('organiser', { type: 'event.created', eventId: 'big', title: 'A large event', template: 'blank', code: 'ABCDEFGH', codeExpiresAt: at + eventMs, groups, agenda: agenda(), boards })
  const docs = boards.map((board) => new WrittenBoard(board.boardId, random))
  const write = (by: string, doc: WrittenBoard, client: number): void => {
    for (const { clientId, update } of doc.write(by, client)) entries.push({ seq: entries.length + 1, at, by: clientId < 100 ? 'organiser' : `p${clientId - 100}`, boardId: doc.boardId, update })
    const numbers = doc.unnumbered()
    if (numbers.length > 0) fact(by, { type: 'actions.numbered', boardId: doc.boardId, actions: numbers.map((actionId) => ({ actionId, number: ++numbered, lineageId: actionId })) })
  }
  let numbered = 0
  const bound = new Set<string>()
  for (let i = 0, joined = 0; i < updates; i++) {
    at = start + Math.floor((i / updates) * eventMs)
    // Everybody is there after a tenth of the event.
    while (joined < people && joined <= (i / updates) * 10 * people) {
      fact(`p${joined}`, { type: 'person.joined', participantId: `p${joined}`, name: `Person ${joined}`, group: random.of(groups) })
      joined++
    }
    for (const share of [1, 2, 3]) if (i === Math.floor((updates * share) / 4)) fact('facilitator', { type: 'stage.entered', stageId: `s${share}`, timer: null })
    if (i === Math.floor((updates * 3) / 4)) fact('facilitator', { type: 'question.opened', questionId: 'q1', slate: { items: [], themes: [] } })
    if (i > (updates * 3) / 4 && i % countEvery === 0) fact('server', { type: 'question.counted', questionId: 'q1', submitted: { total: i % people, byGroup: {} } })
    const person = random.below(joined)
    const doc = random.below(2) === 0 ? docs[0]! : docs[1 + (person % tables)] ?? docs[0]!
    const by = `p${person}`
    if (!bound.has(by + doc.boardId)) {
      bound.add(by + doc.boardId)
      fact(by, { type: 'client.bound', boardId: doc.boardId, clientId: 100 + person, personId: by })
    }
    write(by, doc, 100 + person)
  }
  fact('facilitator', { type: 'event.closed' })
  return entries
}

function agenda(): Stage[] {
  const untouched = { phase: 'planned' as const, slate: null, submitted: { total: 0, byGroup: {} }, tally: null }
  return [
    { stageId: 's0', kind: 'explore', title: 'Explore', seconds: null },
    { stageId: 's1', kind: 'cluster', title: 'Cluster', seconds: null },
    { stageId: 's2', kind: 'refine', title: 'Refine', seconds: null },
    { stageId: 's3', kind: 'ballot', title: 'Prioritise', seconds: null, questions: [{ questionId: 'q1', title: 'Which first?', method: 'rank', secrecy: 'secret', options: {}, ...untouched }] },
  ]
}

type Typing = { clientId: number; text: Y.Text; at: number; left: number; most: number }

/** So many type at the same time on one board. */
const typists = 40

/** One document that everybody writes in turn, each as their own Yjs client. */
class WrittenBoard {
  readonly boardId: string
  readonly #doc = new Y.Doc()
  readonly #random: Random
  readonly #actions: string[] = []
  #new: string[] = []
  #made = 0
  readonly #typing: Typing[] = []
  #updates: { clientId: number; update: Uint8Array }[] = []

  constructor(boardId: string, random: Random) {
    this.boardId = boardId
    this.#random = random
    this.#doc.clientID = 1
    const orders = orderSeries(4)
    this.#doc.transact(() => orders.forEach((order, i) => addTheme(this.#doc, { id: `${boardId}-t${i}`, title: `Theme ${i}`, order, colour: themeColours[i]! })))
    this.#updates.push({ clientId: 1, update: Y.encodeStateAsUpdate(this.#doc) })
    this.#doc.on('update', (update: Uint8Array) => void this.#updates.push({ clientId: this.#doc.clientID, update }))
  }

  write(by: string, clientId: number): { clientId: number; update: Uint8Array }[] {
    const random = this.#random
    this.#doc.clientID = clientId
    const theme = `${this.boardId}-t${random.below(4)}`
    const kind = random.below(100)
    if (this.#actions.length < 10 || (kind === 0 && this.#actions.length < 300)) {
      const id = `${this.boardId}-a${this.#made++}`
      // A key of its own: finding one among all actions is what the page does, and slow at this rate.
      const order = `V${String.fromCharCode(65 + (this.#made % 26))}${this.#made}1`
      addAction(this.#doc, { id, title: `Action of ${by} about ${random.of(words)}`, detail: '', theme, author: by, createdAt: start + this.#made, order })
      this.#actions.push(id)
      this.#new.push(id)
    } else if (kind < 3) {
      addArgument(this.#doc, { id: `${this.boardId}-g${this.#made++}`, action: random.of(this.#actions), side: random.of(['for', 'against'] as const), text: 'Because it helps where it is needed most', author: by, createdAt: start + this.#made })
    } else if (kind < 4) {
      moveAction(this.#doc, random.of(this.#actions), theme, random.below(5))
    } else {
      this.#type()
    }
    return this.#updates.splice(0)
  }

  /** Actions since the last time. */
  unnumbered(): string[] {
    return this.#new.splice(0)
  }

  /** Somebody goes on typing what they had begun, or begins somewhere else: a few letters each time, in one place, or some out of it. */
  #type(): void {
    const random = this.#random
    const place = random.below(typists)
    let typing = this.#typing[place]
    if (!typing || typing.left === 0) {
      const field = random.below(3) === 0 ? 'detail' : 'title'
      const text = (this.#doc.getMap('actions').get(random.of(this.#actions)) as Y.Map<Y.Text>).get(field)!
      typing = this.#typing[place] = { clientId: this.#doc.clientID, text, at: random.below(text.length + 1), left: 4 + random.below(12), most: field === 'title' ? 120 : 600 }
    }
    typing.left--
    this.#doc.clientID = typing.clientId
    const { text } = typing
    typing.at = Math.min(typing.at, text.length)
    const letters = random.of(words).slice(0, 1 + random.below(4))
    if (text.length > typing.most) text.delete(Math.max(0, Math.min(typing.at, text.length - 20)), 20)
    else text.insert(typing.at, letters)
    typing.at += letters.length
  }
}
