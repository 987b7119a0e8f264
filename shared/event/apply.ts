// apply: one fact after another makes the state. Live server, browsers, replay and report all run this.
// Pure; returns a new state that shares what did not change. Tolerates facts about things this role may not see.
import { agendaHandlers } from './apply-agenda.ts'
import { erasureHandlers } from './apply-erasure.ts'
import { importHandlers } from './apply-import.ts'
import { floorHandlers } from './apply-floor.ts'
import { flowHandlers } from './apply-flow.ts'
import { joiningHandlers } from './apply-joining.ts'
import { moderationHandlers } from './apply-moderation.ts'
import { reportHandlers } from './apply-report.ts'
import { roomHandlers } from './apply-room.ts'
import { screenHandlers } from './apply-screen.ts'
import { tableHandlers } from './apply-tables.ts'
import { votingHandlers } from './apply-voting.ts'
import type { Fact, SeqFact } from './facts.ts'
import { changeBy } from './folding.ts'
import type { Handlers, Unseen } from './folding.ts'
import type { EventState } from './state.ts'

const handlers: Handlers<Fact> = { 'board.rewound': () => ({}), ...roomHandlers, ...tableHandlers, ...votingHandlers, ...agendaHandlers, ...importHandlers, ...flowHandlers, ...floorHandlers, ...moderationHandlers, ...reportHandlers, ...screenHandlers, ...erasureHandlers, ...joiningHandlers }

/** False for what only a newer version knows: a page that is older than its server hears of such things. */
export function isKnown({ fact }: SeqFact): boolean {
  return Object.hasOwn(handlers, fact.type)
}

/** Throws on a fact that is not known. */
export function apply(state: EventState, entry: SeqFact, unseen?: Unseen): EventState {
  return { ...state, ...changeOf(state, entry, unseen), seq: entry.seq }
}

/** The parts of the state that a fact changes; none for a fact that no state holds. Throws on one that is not known. */
export function changeOf(state: EventState, { at, fact }: SeqFact, unseen?: Unseen): Partial<EventState> {
  return changeBy(handlers, state, fact, { at, unseen })
}

export function applyAll(state: EventState, facts: Iterable<SeqFact>): EventState {
  const unseen: Unseen = new WeakSet()
  let next = state
  for (const fact of facts) next = apply(next, fact, unseen)
  return next
}
