// Who moved between two linked questions: ballots are joined by pseudonym, and only pooled aggregates come out.
// Invariant: the same whoever of a group cast which two ballots. Who is left out, where some have to be, is decided by a hash of what was cast
// under the scope's key: by nothing that says who somebody is, and by nothing that can be found again once the key is gone.
import { createHmac } from 'node:crypto'
import type { Slate } from '../../shared/event/state.ts'
import { movedPeople, type CastRanking, type LinkedBallots, type MovedPeople } from '../../shared/ranking/moved.ts'
import type { RankBallot } from '../../shared/ranking/ballot-types.ts'
import type { BallotRow } from '../ports.ts'

type Asked = { slate: Slate; rows: readonly BallotRow[] }

export function whoMoved(before: Asked, after: Asked, groups: readonly string[], key: Uint8Array | string): MovedPeople {
  const [first, second] = [castBy(before), castBy(after)]
  const people = [...new Set([...first.keys(), ...second.keys()])]
    .map((pseudonym): LinkedBallots => ({ before: first.get(pseudonym) ?? null, after: second.get(pseudonym) ?? null }))
  const lineages = ({ slate }: Asked): string[] => slate.items.map(({ lineageId }) => lineageId)
  return movedPeople(inAnyOrder(people, key), { before: lineages(before), after: lineages(after) }, groups)
}

function castBy({ slate, rows }: Asked): Map<string, CastRanking> {
  const lineageOf = new Map(slate.items.map(({ actionId, lineageId }) => [actionId, lineageId]))
  return new Map(rows.map(({ pseudonym, group, ballot }) => {
    const { ranking } = JSON.parse(ballot) as RankBallot
    return [pseudonym, { group, ranking: ranking.map((tier) => tier.map((id) => lineageOf.get(id)!)) }]
  }))
}

/** People who cast the same are told apart by a number each, so that they do not stand together. */
function inAnyOrder(people: readonly LinkedBallots[], key: Uint8Array | string): LinkedBallots[] {
  const seen = new Map<string, number>()
  return people.map((person) => {
    const text = JSON.stringify(person)
    const number = (seen.get(text) ?? 0) + 1
    seen.set(text, number)
    return { person, place: createHmac('sha256', key).update(`${number}:${text}`).digest('hex') }
  }).sort((a, b) => (a.place < b.place ? -1 : 1)).map(({ person }) => person)
}
