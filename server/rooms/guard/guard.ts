// The update guard: names what an update does to a board as operations, or refuses it whole. Changes no document.
// What it lets through, Yjs integrates without leaving anything pending, the same on every machine and in whatever order,
// and the result fits the board's schema.
import * as Y from 'yjs'
import type { Operation } from '../../../shared/board/operations.ts'
import { limits } from '../../../shared/board/schema.ts'
import type { Root } from '../../../shared/board/schema.ts'
import { refuse } from '../../../shared/protocol/refusals.ts'
import type { Refusal } from '../../../shared/protocol/refusals.ts'
import { Changes } from './changes.ts'
import { clientsOf } from './clients.ts'
import { EntryCounts } from './counts.ts'
import { BadUpdate, decodeUpdate } from './decode.ts'
import type { DecodedUpdate } from './decode.ts'
import { markDeleted, storedDeletes } from './deletes.ts'
import { encodeUpdate } from './encode.ts'
import { TooLong } from './limits.ts'
import { checkNeighbours } from './neighbours.ts'
import { Places } from './places.ts'
import { resolve } from './resolve.ts'
import type { Placed, Resolved } from './resolve.ts'
import { Budget } from './sequence.ts'

export type Inspection =
  /**
   * `update` is what was judged, to be applied and kept: as it was sent, or without what the board knows already and what
   * nobody will see. `newClients`: Yjs client ids that nobody used before. `isEmpty`: the board knows all of it already.
   */
  | { ok: true; operations: Operation[]; update: Uint8Array; newClients: number[]; isEmpty: boolean }
  | { ok: false; error: Refusal }

type Bindings = ReadonlyMap<number, string>

const nobody: ReadonlySet<number> = new Set()

/** One for each reload of a page that was offline meanwhile; each is bound in the journal. */
const mostNewClients = 32
/** A stroke of a key makes one, an hour without a network some hundreds: each costs Yjs time and memory for good. */
const mostStructs = 10_000
/** Of one person on one board, those included that were taken away again. */
const mostStructsPerPerson = 60_000
/** In all: each is in every state vector of the board, and looked at in every transaction. */
const mostClientsPerPerson = 1_000

/** What one person adds and removes again and again leaves numbers and marks behind: so many times what may stand. */
const mostEver = 5

/** `bindings`: which person first used each Yjs client id; `retired`: those whose document is of before something was removed from it. */
export function inspect(doc: Y.Doc, update: Uint8Array, personId: string, bindings: Bindings, retired: ReadonlySet<number> = nobody): Inspection {
  try {
    const decoded = decodeUpdate(update)
    const strangers = [...decoded.structs.keys()].filter((client) => !bindings.has(client) && Y.getState(doc.store, client) === 0)
    if (strangers.length > mostNewClients) return refused('too-many', 'Too many Yjs client ids at once.')
    const places = new Places(doc)
    const budget = new Budget()
    const resolved = resolve(doc, decoded, places)
    const clients = [...resolved.placed.keys()]
    // A client that wrote before and is nobody's is not this person's either.
    if (clients.some((client) => bindings.get(client) !== personId && !strangers.includes(client))) {
      return refused('not-yours', 'This Yjs client id belongs to somebody else.')
    }
    if (clients.some((client) => retired.has(client))) return refused('old-epoch', 'Something was removed from this board. Take a fresh copy of it.')
    let structs = 0
    for (const placed of resolved.placed.values()) structs += placed.length
    if (structs > mostStructs) return refused('too-many', 'Too much at once.')
    if (structs + structsOf(doc, personId, bindings) > mostStructsPerPerson * (isShared(personId) ? 10 : 1)) return refused('too-many', 'One person can change a board only so often.')
    const newClients = clients.filter((client) => !bindings.has(client))
    if (newClients.length > 0 && !isShared(personId) && newClients.length + clientsOf(personId, bindings).length > mostClientsPerPerson) return refused('too-many', 'Too many Yjs client ids.')
    markDeleted(resolved.items, decoded.deletes)
    const changes = new Changes(doc, budget)
    for (const item of resolved.items) changes.insert(item)
    let removed = 0
    for (const { item, length } of storedDeletes(doc.store, decoded.deletes)) {
      changes.remove(item, places.of(item.parent as Y.AbstractType<unknown>), length)
      removed++
    }
    const operations = changes.operations()
    // Where a text is gone, nothing is kept of what was to go into it.
    checkNeighbours(resolved.items.filter(({ container }) => container.level === 'text' && !changes.isGone(container)), resolved.itemAt, budget)
    const tooMany = checkCounts(doc, operations, personId, bindings)
    if (tooMany) return { ok: false, error: tooMany }
    return { ok: true, operations, update: kept(update, decoded, resolved, changes), newClients, isEmpty: clients.length === 0 && removed === 0 }
  } catch (error) {
    if (error instanceof TooLong) return refused('too-long', error.message)
    return refused('bad-update', error instanceof BadUpdate ? `The update was refused: ${error.message}.` : 'The update was refused.')
  }
}

function refused(...refusal: Parameters<typeof refuse>): Inspection {
  return { ok: false, error: refuse(...refusal) }
}

/** What an update says of known clocks must never be kept: merged with others it would come before what was judged. */
function kept(update: Uint8Array, { deletes }: DecodedUpdate, { placed, items, isAsSent }: Resolved, changes: Changes): Uint8Array {
  if (isAsSent && items.every((item) => !changes.isGone(item.container) && !isDraft(item))) return update
  const lean = (struct: Placed): Placed => {
    if (struct.kind === 'gc') return struct
    const { id, length } = struct
    if (changes.isGone(struct.container)) return { kind: 'gc', id, length }
    return isDraft(struct) ? { ...struct, content: { kind: 'deleted', length } } : struct
  }
  return encodeUpdate(new Map([...placed].map(([client, structs]) => [client, structs.map(lean)])), deletes)
}

/** What was written and deleted before it was sent. */
function isDraft({ content, deletedLength, length }: Exclude<Placed, { kind: 'gc' }>): boolean {
  return (content.kind === 'string' || content.kind === 'any') && deletedLength === length
}

/** All facilitators of an event come by one link. */
function isShared(personId: string): boolean {
  return personId === 'facilitator' || personId === 'organiser'
}

function structsOf(doc: Y.Doc, personId: string, bindings: Bindings): number {
  return clientsOf(personId, bindings).reduce((structs, client) => structs + (doc.store.clients.get(client)?.length ?? 0), 0)
}

function checkCounts(doc: Y.Doc, operations: readonly Operation[], personId: string, bindings: Bindings): Refusal | null {
  const bounds: [root: Root, name: string, most: number, mostPerPerson: number][] = [
    ['actions', 'action', limits.actions, limits.actionsPerPerson], ['themes', 'theme', limits.themes, limits.themes],
    ['arguments', 'argument', limits.arguments, limits.argumentsPerPerson], ['evidence', 'evidence', limits.evidence, limits.evidencePerPerson],
  ]
  for (const [root, name, most, mostPerPerson] of bounds) {
    const added = operations.filter(({ op }) => op === `${name}.add`)
    if (added.length === 0) continue
    const counts = EntryCounts.of(doc)
    const more = added.filter(({ key }) => !doc.getMap(root).has(key)).length
    if (counts.total(root) + more > most) return refuse('too-many', `A board holds at most ${most} ${root}.`)
    const own = counts.by(root, personId, bindings)
    if (!isShared(personId) && (own.standing + more > mostPerPerson || own.ever + more > mostEver * mostPerPerson)) return refuse('too-many', `One person can add at most ${mostPerPerson} ${root}.`)
  }
  return null
}
