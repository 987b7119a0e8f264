// A look at what participants see, for those who run the room: it does nothing and counts as nobody.
import { expect, test } from 'vitest'
import { commandRoles, mayCommand, mayOperate } from '../../../shared/event/permissions.ts'
import { allowances } from '../../../shared/event/allowances.ts'
import { previewPerson } from '../../../shared/event/names.ts'
import type { AnyCommand } from '../../../shared/protocol/commands.ts'
import { World } from '../../support/host.ts'
import { serve } from '../../support/serve.ts'

test('DY-15 a preview may command nothing and write nothing, whatever the stage allows', () => {
  const preview = { role: 'participant', personId: previewPerson } as const
  for (const type of Object.keys(commandRoles) as AnyCommand['type'][]) expect([type, mayCommand(preview, type)?.code]).toEqual([type, 'not-allowed'])
  expect(mayOperate(preview, allowances, { op: 'action.edit', key: 'a', author: 'ann' } as never)?.code).toBe('not-allowed')
  expect(mayOperate({ role: 'participant', personId: 'ann' }, allowances, { op: 'action.edit', key: 'a', author: 'ann' } as never)).toBeNull()
})

test('DY-15 who looks on is not here, sees what participants see, and only those who run the room are let in so', async () => {
  const world = new World()
  const host = await world.create()
  await world.join(host, 'ann')
  const { as } = await serve(world, host)
  const desk = await as('facilitator', 'f')
  expect(await (await as('participant', 'ann')).socket.emitWithAck('preview', {})).toMatchObject({ ok: false, error: { code: 'not-allowed' } })
  expect(await desk.socket.emitWithAck('preview', {})).toMatchObject({ ok: true, token: expect.any(String) })
  const looking = await as('participant', previewPerson)
  expect(looking.state).toMatchObject({ role: 'participant', people: {}, me: { participantId: previewPerson, ballots: {} } })
  expect(await looking.send({ type: 'person.update', name: 'X' })).toMatchObject({ ok: false, error: { code: 'not-allowed' } })
  world.timers.advance(2_000)
  await desk.until(() => desk.presence?.here === 1)
})
