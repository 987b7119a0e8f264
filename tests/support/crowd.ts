// Many people at once, by their programs: they join, sit down and vote as people on phones do.
import { Controller, join } from './people.ts'
import { tell } from './story.ts'

export type Member = { name: string; group: string | undefined; participantId: string; phone: Controller }

const atOnce = 20

/** One after another within each of twenty lines: hundreds within seconds, as at a door. */
export async function gather(url: string, code: string, groups: readonly (string | undefined)[], count: number, nameOf: (at: number) => string = (at) => `Guest ${at + 1}`): Promise<Member[]> {
  const members: Member[] = []
  const line = async (first: number): Promise<void> => {
    for (let at = first; at < count; at += atOnce) {
      const [name, group] = [nameOf(at), groups[at % groups.length]]
      const { token, participantId } = await join(url, code, { name, ...(group !== undefined && { group }) })
      members[at] = { name, group, participantId, phone: await Controller.open(url, token) }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, (_, first) => line(first)))
  return members
}

/** Everybody's ballot on one question; null is for who does not vote. */
export async function castAll(members: readonly Member[], questionId: string, ballotOf: (member: Member, at: number) => object | null): Promise<number> {
  const ballots = members.map(ballotOf)
  await Promise.all(members.map(async ({ phone }, at) => {
    if (ballots[at]) await tell(phone, { type: 'ballot.cast', questionId, revision: 1, id: `${questionId}-${at}`, ballot: ballots[at] })
  }))
  return ballots.filter((ballot) => ballot !== null).length
}

export function leave(members: readonly Member[]): void {
  for (const { phone } of members) phone.close()
}
