// Ballots of every method, sound and mangled: checking never throws, what is taken names the slate alone and has one
// canonical text. And cast on a real event: what was acknowledged is what is counted, once a person.
import { expect } from 'vitest'
import type { Principal } from '../../../shared/event/names.ts'
import { findQuestion } from '../../../shared/event/state.ts'
import { commandSchema } from '../../../shared/protocol/commands.ts'
import { canonicalBallot, checkBallot } from '../../../shared/ranking/ballots.ts'
import { facilitator, settle, World } from '../../support/host.ts'
import { mangle } from '../../support/mangle.ts'
import { randomFrom } from '../../support/random.ts'
import type { Random } from '../../support/random.ts'
import { count } from './outcomes.ts'
import type { Outcomes } from './outcomes.ts'

const castsPerQuestion = 100
/** Of what is only checked, for each that is cast. */
const checksPerCast = 2

export async function fuzzBallots(seed: number, frames: number): Promise<Outcomes> {
  const outcomes: Outcomes = {}
  for (let done = 0, question = 0; done < frames; question++, done += castsPerQuestion * (1 + checksPerCast)) {
    const random = randomFrom(seed + question)
    try {
      for (let i = 0; i < castsPerQuestion * checksPerCast; i++) checkOne(random, outcomes)
      await besiege(random, outcomes)
    } catch (error) {
      throw new Error(`PLENARY_SEED=${seed}, question ${question}`, { cause: error })
    }
  }
  return outcomes
}

const methods = ['rank', 'score', 'dots', 'approve', 'agree', 'pairs', 'bestworst', 'rankfew', 'none'] as const

function checkOne(random: Random, outcomes: Outcomes): void {
  const actionIds = Array.from({ length: random.below(8) }, (_, i) => random.of([`a${i}`, `b${i}`]))
  const method = random.of(methods)
  const options = random.of([{}, { dots: 3, mostOnOne: 2 }, { atMost: 1 }, { rankAtMost: 2 }, { min: 0, max: 2, criteria: [{ id: 'c', title: 'C' }] }, { size: 2 }, { dots: 'x', criteria: 7, size: -1 }])
  const sound = ballotOf(random.below(8) === 0 ? random.of(methods) : method, actionIds, random)
  const checked = checkBallot(random.below(2) === 0 ? mangle(sound, random) : sound, { method, options, actionIds })
  if (!checked.ok) return count(outcomes, checked.code)
  count(outcomes, `taken: ${method}`)
  const canonical = canonicalBallot(checked.ballot)
  const again = checkBallot(JSON.parse(canonical), { method, options, actionIds })
  expect(again.ok && canonicalBallot(again.ballot)).toBe(canonical)
  expect(checked.ballot.method).toBe(method)
  for (const id of idsOf(JSON.parse(canonical))) expect(actionIds).toContain(id)
}

function ballotOf(method: (typeof methods)[number], ids: readonly string[], random: Random): object {
  const some = ids.filter(() => random.below(3) > 0)
  const byId = (value: () => unknown): object => Object.fromEntries(some.map((id) => [id, value()]))
  switch (method) {
    case 'rank': return { method, ranking: some.map((id) => [id]) }
    case 'score': return { method, scores: byId(() => ({ [random.of(['impact', 'feasibility', 'c'])]: random.below(6) })) }
    case 'dots': return { method, dots: byId(() => random.below(4)) }
    case 'approve': return { method, approved: some }
    case 'agree': return { method, answers: byId(() => random.below(3) - 1) }
    case 'pairs': return { method, pairs: some.slice(1).map((id, i) => [id, some[i]]) }
    case 'bestworst': return { method, sets: some.length > 1 ? [{ best: some[0], worst: some[1], shown: some.slice(0, random.of([2, 4])) }] : [] }
    case 'rankfew': return { method, rankings: some.length > 1 ? [some.slice(0, random.of([2, 4])).map((id) => [id])] : [] }
    default: return { method }
  }
}

/** The action ids that a ballot names. */
function idsOf(ballot: Record<string, unknown>): string[] {
  const lists = [ballot['ranking'], ballot['approved'], ballot['pairs']].flatMap((list) => (Array.isArray(list) ? (list as unknown[]).flat() : [])) as string[]
  const keys = [ballot['scores'], ballot['dots'], ballot['answers']].flatMap((record) => Object.keys(record ?? {}))
  const sets = ((ballot['sets'] ?? []) as { best: string; worst: string; shown: string[] }[]).flatMap(({ best, worst, shown }) => [best, worst, ...shown])
  const rankings = ((ballot['rankings'] ?? []) as string[][][]).flat(2)
  return [...lists, ...keys, ...sets, ...rankings]
}

async function besiege(random: Random, outcomes: Outcomes): Promise<void> {
  const world = new World(random.below(2 ** 31))
  let host = await world.create()
  const { eventId, agenda } = host.state
  const { questionId } = agenda.flatMap((stage) => stage.questions ?? [])[0]!
  const people = await Promise.all(['p0', 'p1', 'p2', 'p3', 'p4', 'p5'].map((id) => world.join(host, id, 'Care')))
  expect(await host.command({ type: 'ballot.open', questionId }, facilitator)).toMatchObject({ ok: true })
  const ids = findQuestion(host.state, questionId)!.slate!.items.map(({ actionId }) => actionId)
  /** What each was last told is saved. */
  const told = new Map<string, number>()
  const cast = async (person: Principal, i: number): Promise<void> => {
    const ballot = random.below(4) === 0 ? mangle(ballotOf('rank', ids, random), random) : ballotOf(random.below(10) === 0 ? 'dots' : 'rank', ids, random)
    const sound = { type: 'ballot.cast', questionId, ballot, revision: Math.max(0, i + random.below(6) - 3), id: `${person.personId}-${random.below(60)}` }
    const parsed = commandSchema.safeParse(random.below(10) === 0 ? mangle(sound, random) : sound)
    if (!parsed.success || parsed.data.type !== 'ballot.cast') return count(outcomes, 'bad-command')
    const ack = await host.command(parsed.data, person)
    count(outcomes, ack.ok ? 'cast' : ack.error.code)
    if (!ack.ok) return
    expect(ack).toMatchObject({ receipt: expect.any(String) as string, revision: expect.any(Number) as number })
    expect(ack.seq).toBeUndefined()
    told.set(person.personId, Math.max(told.get(person.personId) ?? 0, (ack as { revision?: number }).revision!))
  }
  for (let i = 0; i < castsPerQuestion;) {
    const together = 1 + random.below(4)
    i += together
    await Promise.all(Array.from({ length: together }, () => cast(random.of(people), i)))
    if (random.below(20) > 0) continue
    await world.restart()
    host = (await world.registry.get(eventId))!
  }
  await settle()
  for (const person of people) expect(host.me(person)!.ballots[questionId]?.revision).toBe(told.get(person.personId))
  expect(await host.command({ type: 'ballot.seal', questionId }, facilitator)).toMatchObject({ ok: true })
  expect(await host.command({ type: 'ballot.reveal', questionId }, facilitator)).toMatchObject({ ok: true })
  expect(findQuestion(host.state, questionId)!.tally!.ballots).toBe(told.size)
  const journal = Buffer.concat((await world.journal.read(eventId, 1, 1_000_000)).map(({ payload }) => Buffer.from(payload)))
  expect(journal.includes('"ranking":[')).toBe(false)
}
