// Whose ballot is it? Somebody who has everything that is stored and published after the seal tries to tell.
import { expect, test } from 'vitest'
import { pairsFor, setsFor } from '../../../client/state/forms/sets.ts'
import { ownOrder } from '../../../client/state/own-order.ts'
import { shuffled } from '../../../client/state/shuffle.ts'
import type { EventHost } from '../../../server/control/event-host.ts'
import type { Ballot } from '../../../shared/ranking/ballots.ts'
import type { CreateEvent } from '../../../shared/protocol/create.ts'
import { readResult } from '../../../shared/ranking/result/read-result.ts'
import { countQuestion, usualTopK } from '../../../shared/ranking/result/count-question.ts'
import { facilitator, plan, World } from '../../support/host.ts'
import { randomFrom } from '../../support/random.ts'
import { memoryStorage } from '../ballot-ui/desk.ts'

const people = Array.from({ length: 6 }, (_, index) => `person-${index}`)
const actions = Array.from({ length: 12 }, (_, index) => ({ title: `Action ${index}`, theme: 'Just' }))
const small = ['pairs', 'bestworst', 'rankfew'] as const

/** How a browser orders what it shows; `person` and `question` are what everybody can know of it. */
type Order = (asked: readonly string[], person: string, question: string) => readonly string[]

const fromChance = (): Order => {
  const chance = randomFrom(1)
  return (asked, person, questionId) =>
    ownOrder(asked, { storage: memoryStorage(), newId: () => String(chance.below(2 ** 31)), owner: `event.${person}`, questionId })
}
/** What would betray everybody. */
const fromIds: Order = (asked, person, questionId) => shuffled(asked, `${person}/${questionId}`)

function shownTo(order: readonly string[], method: string): string[][] {
  return method === 'pairs' ? pairsFor(order) : setsFor(order, 4)
}

function ballotOf(sets: readonly (readonly string[])[], method: string, prefers: (a: string, b: string) => number): Ballot {
  const ranked = sets.map((set) => [...set].sort(prefers))
  return method === 'pairs'
    ? { method: 'pairs', pairs: ranked.map(([winner, loser]) => [winner!, loser!]) }
    : method === 'rankfew' ? { method, rankings: ranked.map((set) => set.map((id) => [id])) }
    : { method: 'bestworst', sets: ranked.map((set, at) => ({ best: set[0]!, worst: set.at(-1)!, shown: [...sets[at]!] })) }
}

function asking(...questions: object[]): CreateEvent {
  return { ...plan, boards: [{ title: 'Board', themes: [{ title: 'Just' }], actions }], agenda: [{ kind: 'ballot', title: 'Vote', questions }] } as CreateEvent
}

async function voted(method: string, order: Order, secrecy = 'public-recount'): Promise<{ world: World; host: EventHost; questionId: string; asked: string[]; truth: Map<string, string> }> {
  const world = new World()
  const host = await world.create(asking({ title: 'Q', method, secrecy }))
  const { questionId } = host.state.agenda[0]!.questions![0]!
  await host.command({ type: 'ballot.open', questionId }, facilitator)
  const asked = host.state.agenda[0]!.questions![0]!.slate!.items.map(({ actionId }) => actionId)
  const truth = new Map<string, string>()
  for (const person of people) {
    const principal = await world.join(host, person)
    const ballot = ballotOf(shownTo(order(asked, person, questionId), method), method, (a, b) => (a < b ? -1 : 1))
    expect(await host.command({ type: 'ballot.cast', questionId, ballot: ballot as never, revision: 1, id: `k-${person}` }, principal)).toMatchObject({ ok: true })
    truth.set(person, comparedIn([ballot])[0]!)
  }
  await host.command({ type: 'ballot.seal', questionId }, facilitator)
  await host.command({ type: 'ballot.reveal', questionId }, facilitator)
  return { world, host, questionId, asked, truth }
}

/** What was compared on each ballot, as one text. */
function comparedIn(ballots: readonly Ballot[]): string[] {
  return ballots.map((ballot) => comparisonsOn(ballot).map((set) => [...set].sort().join(' ')).sort().join('; '))
}

function comparisonsOn(ballot: Ballot): readonly (readonly string[])[] {
  switch (ballot.method) {
    case 'pairs': return ballot.pairs
    case 'bestworst': return ballot.sets.map(({ shown }) => shown)
    case 'rankfew': return ballot.rankings.map((ranking) => ranking.flat())
    default: return []
  }
}

/** People whose ballot can be told: what they must have been shown is computed again from everything that the journal holds. */
async function linked({ world, host, questionId, asked, truth }: Awaited<ReturnType<typeof voted>>, method: string): Promise<string[]> {
  const stored = await world.box.finished(`${host.state.eventId}.${questionId}`)
  const seen = new Set([...comparedIn(stored!.map(({ ballot }) => JSON.parse(ballot) as Ballot)), ...comparedIn(await host.published.ballots(host.state.agenda[0]!.questions![0]!) as Ballot[])])
  const journal = (await world.registry.entries(host.state.eventId, 1)).entries
  const known = new Set(journal.flatMap(({ entryId, by, payload }) => [entryId, by, ...new TextDecoder().decode(payload).match(/[\w-]{16}/g) ?? []]))
  return people.filter((person) => [...known].some((other) =>
    [`${person}/${other}`, `${other}/${person}`, `${other}.${person}.${questionId}`]
      .some((seed) => {
        const again = comparedIn([ballotOf(shownTo(shuffled(asked, seed), method), method, (a, b) => (a < b ? -1 : 1))])[0]!
        return seen.has(again) && truth.get(person) === again
      })))
}

test.each(small)('BL-21 what somebody was shown (%s) cannot be computed again from anything that is stored or published', async (method) => {
  expect(await linked(await voted(method, fromChance()), method)).toEqual([])
  // The attack is a real one: it finds everybody whose order came from ids.
  expect(await linked(await voted(method, fromIds), method)).toEqual(people)
})

test.each(small)('BL-22 a public recount (%s) publishes each comparison by itself among those of everybody, and comes to the same', async (method) => {
  const { host, asked } = await voted(method, fromChance())
  const question = host.state.agenda[0]!.questions![0]!
  const published = await host.published.ballots(question) as Ballot[]
  const texts = published.map((ballot) => JSON.stringify(ballot))
  expect(texts).toEqual([...texts].sort())
  expect(new Set(published.map((ballot) => comparisonsOn(ballot).length))).toEqual(new Set([1]))
  const request = { method, options: question.options, actionIds: asked, groups: [], topK: usualTopK(asked.length), seats: null, seed: '' }
  const counting = countQuestion(request, texts.map((ballot) => ({ ballot, group: null })), () => false)
  let step = counting.next()
  while (!step.done) step = counting.next()
  const result = readResult(question.tally!)
  expect(result.ballots).toBe(people.length)
  expect(readResult(step.value).counts).toEqual(result.counts)
})

const ballots: Record<string, (asked: readonly string[]) => [Ballot, Ballot]> = {
  rank: ([a, b, c]) => [{ method: 'rank', ranking: [[a!], [b!]] }, { method: 'rank', ranking: [[c!, a!]] }],
  approve: ([a, b, c]) => [{ method: 'approve', approved: [a!, b!] }, { method: 'approve', approved: [c!] }],
  pairs: ([a, b, c, d]) => [{ method: 'pairs', pairs: [[a!, b!], [c!, d!]] }, { method: 'pairs', pairs: [[d!, a!]] }],
  rankfew: ([a, b, c, d, e]) => [
    { method: 'rankfew', rankings: [[[a!], [b!, c!], [d!]]] }, { method: 'rankfew', rankings: [[[e!], [d!], [c!], [b!]]] },
  ],
  bestworst: ([a, b, c, d, e]) => [
    { method: 'bestworst', sets: [{ best: a!, worst: d!, shown: [a!, b!, c!, d!] }] }, { method: 'bestworst', sets: [{ best: e!, worst: b!, shown: [e!, d!, b!, c!] }] },
  ],
}

/** All that is left of a vote of twelve people of a group, in bytes; `first` and `second` change places where `isExchanged`. */
async function left(method: string, secrecy: string, isExchanged: boolean): Promise<unknown> {
  const world = new World()
  const host = await world.create(asking({ title: 'Q', method, secrecy }))
  const { questionId } = host.state.agenda[0]!.questions![0]!
  await host.command({ type: 'ballot.open', questionId }, facilitator)
  const [one, other] = ballots[method]!(host.state.agenda[0]!.questions![0]!.slate!.items.map(({ actionId }) => actionId))
  for (let person = 0; person < 12; person++) {
    const voter = await world.join(host, `person-${person}`, person < 6 ? 'Care' : 'Patients')
    const isOne = isExchanged ? person === 1 : person === 4
    await host.command({ type: 'ballot.cast', questionId, ballot: (isOne ? one : other) as never, revision: 1, id: `k-${person}` }, voter)
    host.recordCounts()
  }
  await host.command({ type: 'ballot.seal', questionId }, facilitator)
  await host.command({ type: 'ballot.reveal', questionId }, facilitator)
  const { entries } = await world.registry.entries(host.state.eventId, 1)
  return JSON.stringify({
    entries: entries.map((entry) => ({ ...entry, payload: [...entry.payload], salt: [...entry.salt], hash: [...entry.hash] })),
    box: await world.box.finished(`${host.state.eventId}.${questionId}`), keys: await world.vault.list(),
    published: await host.published.ballots(host.state.agenda[0]!.questions![0]!),
  })
}

test.each(Object.keys(ballots).flatMap((method) => ['secret', 'public-recount'].map((secrecy) => [method, secrecy] as const)))(
  'BL-13 when two people of a group exchange their ballots (%s, %s), journal, box, keys and what is published are the same',
  async (method, secrecy) => {
    expect(await left(method, secrecy, true)).toBe(await left(method, secrecy, false))
  },
)
