// Ballots: one a person, secret, kept apart, taken only while voting is open, counted only after the seal.
import { expect, test } from 'vitest'
import type { EventHost } from '../../../server/control/event-host.ts'
import type { Principal } from '../../../shared/event/names.ts'
import type { BallotCast } from '../../../shared/protocol/commands.ts'
import { facilitator, listen, plan, settle, World } from '../../support/host.ts'

async function voting(world = new World()): Promise<{ world: World; host: EventHost; questionId: string; ids: string[]; ann: Principal; ben: Principal }> {
  const host = await world.create()
  const ann = await world.join(host, 'ann', 'Care')
  const ben = await world.join(host, 'ben')
  await host.command({ type: 'stage.go', stageId: host.state.agenda[1]!.stageId }, facilitator)
  const question = host.state.agenda[1]!.questions![0]!
  return { world, host, questionId: question.questionId, ids: question.slate!.items.map((item) => item.actionId), ann, ben }
}

function cast(questionId: string, ranking: string[][], revision = 1, id = `k${revision}`): BallotCast {
  return { type: 'ballot.cast', questionId, ballot: { method: 'rank', ranking }, revision, id }
}

test('BL-1 the same ballot sent twice counts once and gets the same receipt', async () => {
  const { host, questionId, ids, ann } = await voting()
  const first = await host.command(cast(questionId, [[ids[0]!]]), ann)
  expect(first).toMatchObject({ ok: true, revision: 1 })
  expect(first).not.toHaveProperty('seq')
  expect(await host.command(cast(questionId, [[ids[0]!]]), ann)).toEqual(first)
  expect(host.submitted()[questionId]).toEqual({ total: 1, byGroup: { Care: 1 } })
})

test('BL-2 an older revision never overwrites a newer one', async () => {
  const { host, questionId, ids, ann } = await voting()
  await host.command(cast(questionId, [[ids[1]!]], 5), ann)
  expect(await host.command(cast(questionId, [[ids[0]!]], 4), ann)).toMatchObject({ ok: false, error: { code: 'ballot-stale', details: { revision: 5 } } })
  expect(host.me(ann)!.ballots[questionId]).toMatchObject({ revision: 5, ballot: { ranking: [[ids[1]]] } })
})

test('BL-3 ballots are checked against the slate, not against the board', async () => {
  const { host, questionId, ids, ann } = await voting()
  const refused = async (ballot: Record<string, unknown>): Promise<unknown> =>
    ((await host.command({ type: 'ballot.cast', questionId, ballot, revision: 1, id: 'k' }, ann)) as { error?: { code: string } }).error?.code
  expect(await refused({ method: 'rank', ranking: [['nothing']] })).toBe('ballot-unknown-action')
  expect(await refused({ method: 'rank', ranking: [[ids[0]], [ids[0]]] })).toBe('ballot-repeated-action')
  expect(await refused({ method: 'dots', dots: {} })).toBe('ballot-wrong-method')
  expect(await refused({ method: 'rank', ranking: 'all of them' })).toBe('ballot-malformed')
  expect(host.submitted()[questionId]!.total).toBe(0)
})

test('BL-4 votes are taken only while voting is open, and only from participants', async () => {
  const { host, questionId, ids, ann } = await voting()
  const codeOf = async (principal: Principal): Promise<unknown> => ((await host.command(cast(questionId, [[ids[0]!]]), principal)) as { error?: { code: string } }).error?.code
  expect(await codeOf(facilitator)).toBe('not-allowed')
  expect(await codeOf({ role: 'participant', personId: 'nobody' })).toBe('not-allowed')
  await host.command({ type: 'ballot.pause', questionId }, facilitator)
  expect(await codeOf(ann)).toBe('question-not-open')
  await host.command({ type: 'ballot.open', questionId }, facilitator)
  await host.command({ type: 'event.pause' }, facilitator)
  expect(await codeOf(ann)).toBe('event-paused')
  await host.command({ type: 'event.resume' }, facilitator)
  expect(await codeOf(ann)).toBeUndefined()
  await host.command({ type: 'ballot.seal', questionId }, facilitator)
  expect(await codeOf(ann)).toBe('question-sealed')
})

test('BL-5 nothing of a ballot is in the journal, and no tally is anywhere before the reveal', async () => {
  const { world, host, questionId, ids, ann } = await voting()
  const heard = listen(host)
  await host.command(cast(questionId, [[ids[2]!], [ids[0]!]]), ann)
  host.recordCounts()
  await settle()
  await host.command({ type: 'ballot.seal', questionId }, facilitator)
  const journal = (await world.registry.entries(host.state.eventId, 1)).entries.map((entry) => new TextDecoder().decode(entry.payload)).join('\n')
  expect(journal).not.toContain('ranking')
  expect(JSON.stringify(heard.facts)).not.toContain('pairwise')
  expect(heard.facts.map(({ fact }) => fact.type)).toEqual(['question.counted', 'question.sealed'])
  await host.command({ type: 'ballot.reveal', questionId }, facilitator)
  expect(heard.facts.find(({ fact }) => fact.type === 'question.revealed')?.fact).toMatchObject({ tally: { ballots: 1 } })
})

test('BL-6 the seal destroys the key, and what is left names nobody', async () => {
  const { world, host, questionId, ids, ann, ben } = await voting()
  await host.command(cast(questionId, [[ids[0]!]]), ann)
  await host.command(cast(questionId, [[ids[1]!]]), ben)
  const keyName = `${host.state.eventId}.${questionId}`
  expect(await world.vault.get(keyName)).not.toBeNull()
  await host.command({ type: 'ballot.seal', questionId }, facilitator)
  expect(await world.vault.get(keyName)).toBeNull()
  expect(await world.box.rows(keyName)).toEqual([])
  expect(await world.box.finished(keyName)).toHaveLength(2)
})

test('BL-7 a seal that a crash interrupted is finished at the next start', async () => {
  const { world, host, questionId, ids, ann } = await voting()
  await host.command(cast(questionId, [[ids[0]!]]), ann)
  await host.record([{ type: 'question.sealed', questionId, submitted: { total: 1, byGroup: { Care: 1 } } }], 'facilitator')
  const keyName = `${host.state.eventId}.${questionId}`
  expect(await world.vault.get(keyName)).not.toBeNull()
  await world.restart()
  expect(await world.vault.get(keyName)).toBeNull()
  expect(await world.box.finished(keyName)).toHaveLength(1)
})

test('BL-8 without its key (restored from a backup) voting is paused and what was cast stands', async () => {
  const { world, host, questionId, ids, ann } = await voting()
  await host.command(cast(questionId, [[ids[0]!]]), ann)
  await world.vault.destroy(`${host.state.eventId}.${questionId}`)
  await world.restart()
  const again = (await world.registry.get(host.state.eventId))!
  await settle()
  expect(again.state.agenda[1]!.questions![0]!.phase).toBe('paused')
  await again.command({ type: 'ballot.seal', questionId }, facilitator)
  await again.command({ type: 'ballot.reveal', questionId }, facilitator)
  expect(again.state.agenda[1]!.questions![0]!.tally!.ballots).toBe(1)
  expect(again.state.agenda[1]!.questions![0]!.submitted).toEqual({ total: 1, byGroup: {} })
})

test('BL-9 a seal waits for the ballots that are under way, and takes none after it', async () => {
  const { host, questionId, ids, ann, ben } = await voting()
  const early = host.command(cast(questionId, [[ids[0]!]]), ann)
  const seal = host.command({ type: 'ballot.seal', questionId }, facilitator)
  const late = host.command(cast(questionId, [[ids[1]!]]), ben)
  expect(await early).toMatchObject({ ok: true })
  expect(await seal).toMatchObject({ ok: true })
  expect(await late).toMatchObject({ ok: false, error: { code: 'question-sealed' } })
  expect(host.state.agenda[1]!.questions![0]!.submitted.total).toBe(1)
})

test('BL-9 a participant who asks for a seal does not hold anybody up', async () => {
  const { host, questionId, ids, ann, ben } = await voting()
  expect(await host.command({ type: 'ballot.seal', questionId }, ben)).toMatchObject({ ok: false, error: { code: 'not-allowed' } })
  expect(await host.command(cast(questionId, [[ids[0]!]]), ann)).toMatchObject({ ok: true })
})

test('BL-15 after the seal the box tells no group that fewer than five of it voted in', async () => {
  const world = new World()
  const { host, questionId, ids, ann } = await voting(world)
  for (const name of ['c', 'd', 'e', 'f', 'g']) {
    const patient = await world.join(host, name, 'Patients')
    await host.command(cast(questionId, [[ids[1]!]]), patient)
  }
  await host.command(cast(questionId, [[ids[0]!]]), ann)
  await host.command({ type: 'ballot.seal', questionId }, facilitator)
  const kept = await world.box.finished(`${host.state.eventId}.${questionId}`)
  expect(new Set(kept!.map(({ group }) => group)).size).toBe(1)
  await host.command({ type: 'ballot.reveal', questionId }, facilitator)
  expect(host.state.agenda[1]!.questions![0]!.tally!.groups).toEqual([{ groups: ['Care', 'Patients'], ballots: 6 }])
})

test('BL-8 a question whose key is gone cannot be opened again, and its stage can still be entered', async () => {
  const { world, host, questionId } = await voting()
  await world.vault.destroy(`${host.state.eventId}.${questionId}`)
  await world.restart()
  const again = (await world.registry.get(host.state.eventId))!
  await settle()
  expect(await again.command({ type: 'ballot.open', questionId }, facilitator)).toMatchObject({ ok: false, error: { code: 'question-not-open' } })
  await again.command({ type: 'stage.go', stageId: again.state.agenda[0]!.stageId }, facilitator)
  expect(await again.command({ type: 'stage.go', stageId: again.state.agenda[1]!.stageId }, facilitator)).toMatchObject({ ok: true })
  expect(again.state.agenda[1]!.questions![0]!.phase).toBe('paused')
})

test('BL-16 ballots are published for a public recount alone, after the reveal alone, and without a name', async () => {
  const world = new World()
  const host = await world.create({ ...plan, agenda: [{ kind: 'ballot', title: 'Vote', questions: [{ title: 'Q', method: 'rank', secrecy: 'public-recount' }] }] })
  const ann = await world.join(host, 'ann', 'Care')
  const question = () => host.state.agenda[0]!.questions![0]!
  await host.command({ type: 'ballot.open', questionId: question().questionId }, facilitator)
  const [first] = question().slate!.items
  await host.command(cast(question().questionId, [[first!.actionId]]), ann)
  await host.command({ type: 'ballot.seal', questionId: question().questionId }, facilitator)
  expect(await host.published.ballots(question())).toBeNull()
  await host.command({ type: 'ballot.reveal', questionId: question().questionId }, facilitator)
  expect(await host.published.ballots(question())).toEqual([{ method: 'rank', ranking: [[first!.actionId]] }])
  expect(await host.published.ballots({ ...question(), secrecy: 'secret' })).toBeNull()
})

test('BL-9 two seals at once whose commit fails leave voting open', async () => {
  const { world, host, questionId, ids, ann } = await voting()
  world.journal.failNext('unavailable')
  const seals = await Promise.all([1, 2].map(() => host.command({ type: 'ballot.seal', questionId }, facilitator)))
  expect(seals.map((ack) => ack.ok)).toEqual([false, false])
  expect(await host.command(cast(questionId, [[ids[0]!]]), ann)).toMatchObject({ ok: true })
  expect(await host.command({ type: 'ballot.seal', questionId }, facilitator)).toMatchObject({ ok: true })
})
