// Changes of the agenda on a running event: keys of questions that come in late, and stages in which nobody votes.
import { expect, test } from 'vitest'
import { allQuestions } from '../../../shared/event/state.ts'
import { facilitator, World } from '../../support/host.ts'

test('BL-14 a question that comes into a ballot stage while the room is on its way there is opened with a key of its own', async () => {
  const world = new World()
  const host = await world.create()
  const { stageId } = host.state.agenda[1]!
  const create = world.vault.create.bind(world.vault)
  let isFirst = true
  world.vault.create = async (name) => {
    if (isFirst) {
      isFirst = false
      await host.command({ type: 'question.add', stageId, questionId: 'new-question', before: null, title: 'And?', method: 'approve' }, facilitator)
    }
    return create(name)
  }
  expect(await host.command({ type: 'stage.go', stageId }, facilitator)).toMatchObject({ ok: true })
  const questions = allQuestions(host.state)
  expect(questions.map(({ phase }) => phase)).toEqual(['open', 'open'])
  for (const { questionId } of questions) expect(await world.vault.get(`${host.state.eventId}.${questionId}`)).not.toBeNull()
})

test('EV-35 ballots are taken in a stage that lets participants vote, and only there', async () => {
  const world = new World()
  const host = await world.create()
  const { stageId } = host.state.agenda[1]!
  await host.record([{ type: 'person.joined', participantId: 'p1', name: 'Amira', group: 'Care' }], 'p1')
  await host.command({ type: 'agenda.edit', stageId, allows: ['argue'] }, facilitator)
  await host.command({ type: 'stage.go', stageId }, facilitator)
  const cast = { type: 'ballot.cast', stageId, ballot: { method: 'rank', ranking: [] }, revision: 1, id: 'once' } as const
  const amira = { role: 'participant', personId: 'p1' } as const
  expect(await host.command(cast, amira)).toMatchObject({ ok: false, error: { code: 'question-not-open' } })
  await host.command({ type: 'agenda.edit', stageId, allows: null }, facilitator)
  expect(await host.command(cast, amira)).toMatchObject({ ok: true })
})
