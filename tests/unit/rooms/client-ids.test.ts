// A Yjs client id is its first user's, in the document and in awareness alike.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { encodeAwareness } from '../../../server/rooms/awareness-guard.ts'
import { settle, World } from '../../support/host.ts'
import { TestMember } from '../../support/member.ts'
import { strangersUpdate } from '../../support/raw-update.ts'

test('RM-2 RM-18 nobody binds the client id under which somebody else has shown a caret', async () => {
  const world = new World()
  const host = await world.create()
  const [ben, eve] = await Promise.all(['ben', 'eve'].map((personId) => world.join(host, personId)))
  const room = world.rooms.find(host.state.boards[0]!.boardId)!
  const members = [ben!, eve!].map(({ personId }) => new TestMember(personId))
  for (const member of members) room.join(member)
  const phone = new Y.Doc()
  Y.applyUpdate(phone, room.encode())
  room.hearAwareness(encodeAwareness([{ clientId: phone.clientID, clock: 1, state: '{}' }]), members[0]!)
  expect(room.receive(strangersUpdate([phone.clientID]), members[1]!, () => {})).toMatchObject({ code: 'not-yours' })
  const before = Y.encodeStateVector(phone)
  ;([...phone.getMap('actions').values()][0] as Y.Map<unknown>).set('theme', null)
  expect(room.receive(Y.encodeStateAsUpdate(phone, before), members[0]!, () => {})).toBeNull()
  await settle()
  expect(room.bindings.get(phone.clientID)).toBe('ben')
})
