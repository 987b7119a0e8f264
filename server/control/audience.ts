// What people in the room do that nothing is decided about: being ready, and upvoting questions from the floor. Also how many
// questions each may ask, which is kept in memory alone: of a question without a name nothing stored says who asked it.
import { revocation } from '../../shared/event/access.ts'
import { mayAsk } from '../../shared/event/allowances.ts'
import { holdBack } from '../../shared/event/hold-back.ts'
import type { Decision } from '../../shared/event/decision.ts'
import type { Fact } from '../../shared/event/facts.ts'
import { floorBounds, openItems } from '../../shared/event/floor.ts'
import { floorPage, myQuestions } from '../../shared/event/floor-page.ts'
import type { FloorRead, FloorReply } from '../../shared/event/floor-page.ts'
import type { Principal } from '../../shared/event/names.ts'
import { mayCommand } from '../../shared/event/permissions.ts'
import { currentStage } from '../../shared/event/state.ts'
import type { EventState } from '../../shared/event/state.ts'
import type { Command } from '../../shared/protocol/commands.ts'
import type { FloorUpvote } from '../../shared/protocol/floor-commands.ts'
import type { ReadySet } from '../../shared/protocol/flow-commands.ts'
import type { Ack } from '../../shared/protocol/messages.ts'
import { refuse } from '../../shared/protocol/refusals.ts'
import type { BallotBox, KeyVault } from '../ports.ts'
import { FloorVotes } from './floor-votes.ts'
import { ReadyFlags } from './ready.ts'

export class Audience {
  /** Participants who are connected; said by who holds the connections. */
  here: () => number = () => 0
  /** Somebody did something; told to who holds the connections. */
  acted: (personId: string) => void = () => {}
  readonly #ready = new ReadyFlags()
  readonly #votes: FloorVotes
  readonly #asked = new Map<string, number>()

  constructor(parts: { eventId: string; box: BallotBox; vault: KeyVault }) {
    this.#votes = new FloorVotes(parts)
  }

  async resume(state: EventState): Promise<void> {
    if (state.closedAt !== null) await this.#votes.finish()
    else await this.#votes.resume()
  }

  /** After the end of the session is committed. */
  end(): Promise<void> {
    return this.#votes.finish()
  }

  async take(state: EventState, command: ReadySet | FloorUpvote, principal: Principal): Promise<Ack> {
    const refusal = mayCommand(principal, command.type) ?? revocation(state, principal) ?? holdBack(state, command.type)
    if (refusal) return { ok: false, error: refusal }
    if (!Object.hasOwn(state.people, principal.personId)) return no('not-allowed', 'You have not joined this session.')
    if (command.type === 'floor.upvote') return this.#upvote(state, command, principal)
    this.#ready.set(state, principal.personId, command.ready)
    return { ok: true }
  }

  /** Who is ready at this stage. */
  ready(state: EventState): ReadonlySet<string> {
    return this.#ready.of(state)
  }

  /** The decision, or a no beyond what one person may ask, named or not. Counted in the turn that decides, so that no two requests pass together. */
  within({ personId }: Principal, command: Command, decision: Decision): Decision {
    if (command.type !== 'floor.ask' || !decision.ok || decision.facts.length === 0) return decision
    const asked = this.#asked.get(personId) ?? 0
    if (asked >= floorBounds.byPerson) return { ok: false, error: refuse('too-many', 'You have asked as many questions as one person can.') }
    this.#asked.set(personId, asked + 1)
    return decision
  }

  /** What has changed since the last count, for everybody to hear; null where nothing has. */
  counts({ floor }: EventState): Fact[] {
    const counts = this.#votes.counts(floor.items)
    const votes = Object.fromEntries(Object.entries(counts).filter(([itemId, count]) => count !== floor.items[itemId]?.votes))
    return floor.isStale || Object.keys(votes).length > 0 ? [{ type: 'floor.counted', votes, open: openItems(floor) }] : []
  }

  /** Names are not for the big screen. */
  read({ floor }: EventState, request: FloorRead, { role, personId }: Principal): FloorReply {
    const page = floorPage(floor, request, { names: role !== 'observer' })
    const own = role === 'participant' ? this.#votes.of(personId) : new Set<string>()
    return { ...page, upvoted: page.items.map(({ itemId }) => itemId).filter((itemId) => own.has(itemId)), mine: myQuestions(floor, role === 'participant' ? request.mine ?? [] : []) }
  }

  async #upvote(state: EventState, { itemId, up }: FloorUpvote, { personId }: Principal): Promise<Ack> {
    const item = Object.hasOwn(state.floor.items, itemId) ? state.floor.items[itemId]! : null
    if (!item || item.status === 'dismissed') return no('unknown-item', 'There is no such question from the floor.')
    if (!mayAsk(currentStage(state)) || item.status !== 'open') return no('floor-closed', 'This question takes no upvotes now.')
    switch (await this.#votes.set(personId, itemId, up)) {
      case 'closed':
        return no('floor-closed', 'Upvotes are not taken any more.')
      case 'too many':
        return no('too-many', 'You have upvoted as many questions as one person can.')
      case 'unavailable':
        return no('not-saved', 'This could not be saved. Try again.')
      default:
        return { ok: true }
    }
  }
}

function no(...refusal: Parameters<typeof refuse>): Ack {
  return { ok: false, error: refuse(...refusal) }
}
