// Several people at consoles: the room is led on once, by whoever was quicker, and everybody knows who did what.
import { expect, test } from 'vitest'
import type { ConsolesMessage } from '../../../shared/protocol/messages.ts'
import { World } from '../../support/host.ts'
import { serve } from '../../support/serve.ts'

async function two() {
  const world = new World()
  const host = await world.create()
  const { as } = await serve(world, host)
  const [helen, iwan] = [await as('facilitator', 'f'), await as('facilitator', 'f')]
  const [explore, vote, results] = host.state.agenda.map(({ stageId }) => stageId)
  const code = (answer: { ok: boolean; error?: { code: string } }): string => (answer.ok ? 'taken' : answer.error!.code)
  return { host, helen, iwan, stages: { explore: explore!, vote: vote!, results: results! }, code }
}

test('DY-9 two who press Next on the same state move the room once', async () => {
  const { host, helen, iwan, stages, code } = await two()
  const seen = host.state.seq
  const press = { type: 'stage.go', stageId: stages.vote, seen }
  const answers = await Promise.all([helen.send(press), iwan.send(press)])
  expect(answers.map((answer) => code(answer as never))).toEqual(['taken', 'taken'])
  expect(host.state.stageId).toBe(stages.vote)
  expect(host.state.done.filter(({ what }) => what.type === 'stage.go')).toHaveLength(1)
})

test('DY-9 who was slower with another step is told, and is taken after having looked again', async () => {
  const { host, helen, iwan, stages, code } = await two()
  const seen = host.state.seq
  const [first, second] = await Promise.all([helen.send({ type: 'stage.go', stageId: stages.vote, seen }), iwan.send({ type: 'event.pause', seen })])
  expect([code(first as never), code(second as never)]).toEqual(['taken', 'moved-on'])
  expect(host.state.pause).toBeNull()
  expect(code(await iwan.send({ type: 'event.pause', seen: host.state.seq }) as never)).toBe('taken')
})

test('DY-9 one’s own steps in a row are all taken, what does not lead the room on is done side by side, and without `seen` nothing is held back', async () => {
  const { host, helen, iwan, stages, code } = await two()
  const seen = host.state.seq
  await helen.send({ type: 'timer.start', seconds: 60, seen })
  const rest = [
    await helen.send({ type: 'timer.add', seconds: 60, seen }), await helen.send({ type: 'timer.add', seconds: 60, seen }),
    await iwan.send({ type: 'announce', text: 'Lunch', seen }), await iwan.send({ type: 'stage.go', stageId: stages.results }),
  ]
  expect(rest.map((answer) => code(answer as never))).toEqual(['taken', 'taken', 'taken', 'taken'])
  expect(host.state.stageId).toBe(stages.results)
})

test('DY-10 each console has a name and one leads; what is done carries the name, and who leaves leads no more', async () => {
  const { host, helen, iwan } = await two()
  const say = async (who: typeof helen, words: object): Promise<ConsolesMessage['consoles']> => (await who.socket.emitWithAck('console', words) as ConsolesMessage).consoles
  await say(helen, { name: 'Helen' })
  const [, own] = await say(iwan, { name: 'Iwan' })
  const listed = await say(helen, { lead: own!.consoleId })
  expect(listed.map(({ name, leads, isYou }) => [name, leads, isYou])).toEqual([['Helen', false, true], ['Iwan', true, false]])
  await iwan.send({ type: 'announce', text: 'Lunch' })
  await helen.send({ type: 'timer.start', seconds: 60 })
  expect(host.state.done.map(({ as }) => as)).toEqual(['Iwan', 'Helen'])
  expect(await say(helen, { lead: 'nobody-knows' })).toEqual(listed)
  iwan.socket.disconnect()
  await expect.poll(async () => (await say(helen, {})).map(({ name, leads }) => [name, leads])).toEqual([['Helen', false]])
})

test('DY-10 nobody else is told who is at the console, and what is no name is refused', async () => {
  const world = new World()
  const host = await world.create()
  await world.join(host, 'ann')
  const { as } = await serve(world, host)
  const answer = async (role: 'participant' | 'observer' | 'facilitator', words: unknown): Promise<string> => {
    const said = await (await as(role, 'ann')).socket.emitWithAck('console', words) as { ok: boolean; error?: { code: string } }
    return said.ok ? 'taken' : said.error!.code
  }
  expect([await answer('participant', {}), await answer('observer', {}), await answer('facilitator', { name: 'x'.repeat(61) }), await answer('facilitator', null)]).toEqual(['not-allowed', 'not-allowed', 'bad-request', 'bad-request'])
})
