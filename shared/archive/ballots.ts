/**
 * Which ballots an archive holds, by how secret each question was declared. Invariants: of a secret question none; of any question none
 * before its reveal; names only where they were declared for everyone; the order tells nothing.
 */
import type { EventState, Question } from '../event/state.ts'
import type { Ballot } from '../ranking/ballots.ts'
import { publishedBallots } from '../ranking/published.ts'
import type { ArchivedBallot, ArchivedBallots } from './format.ts'
import { canonicalJson } from './json.ts'

/** A ballot as it is kept after the seal, its canonical text: `groups` and `participantId` of named ones. */
export type KeptForArchive = { ballot: string; groups?: (string | null)[]; participantId?: string }

export type BallotsToArchive = { ballots: readonly KeptForArchive[]; receipts?: readonly string[] }

/** Some at a time, on their way to where archives are built. */
export function gather(all: Map<string, BallotsToArchive>, questionId: string, { ballots, receipts }: BallotsToArchive): void {
  const before = all.get(questionId)
  all.set(questionId, { ballots: [...before?.ballots ?? [], ...ballots], ...(receipts ? { receipts: [...before?.receipts ?? [], ...receipts] } : {}) })
}

/** Whether there is to be a file of ballots. */
export function hasBallots({ secrecy, phase }: Pick<Question, 'secrecy' | 'phase'>): boolean {
  return secrecy !== 'secret' && phase === 'revealed'
}

/** Whether everybody may see who cast which ballot. */
export function namesAreForAll({ secrecy, options }: Pick<Question, 'secrecy' | 'options'>): boolean {
  return secrecy === 'named' && options['names'] === 'everyone'
}

/** Null where there is to be none. */
export function ballotsOf(question: Question, { people }: Pick<EventState, 'people'>, { ballots, receipts }: BallotsToArchive): ArchivedBallots | null {
  const { questionId, title, method, secrecy } = question
  if (!hasBallots(question) || secrecy === 'secret') return null
  return {
    questionId, title, method, secrecy,
    ballots: namesAreForAll(question) ? named(ballots, people) : publishedBallots(ballots.map(({ ballot }) => ballot)).map((ballot) => ({ ballot })),
    ...(secrecy === 'public-recount' && receipts ? { receipts: [...receipts].sort() } : {}),
  }
}

function named(ballots: readonly KeptForArchive[], people: EventState['people']): ArchivedBallot[] {
  return ballots
    .map(({ ballot, groups, participantId }): ArchivedBallot => ({
      ballot: JSON.parse(ballot) as Ballot, ...(participantId === undefined ? {} : { participantId, name: people[participantId]?.name ?? '' }), ...(groups ? { groups } : {}),
    }))
    .sort((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1))
}
