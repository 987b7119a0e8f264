// What happens in a sitting, each thing by a number: 0 to 9 run the room, 10 to 20 write on a board, 21 and beyond moderate, merge, split,
// carry, sit at tables, ask from the floor, put back, and remove for good.
import * as Y from 'yjs'
import type { EventHost } from '../../server/control/event-host.ts'
import { readBoard } from '../../shared/board/read.ts'
import { addAction, addArgument, addEvidence, moveAction, remove } from '../../shared/board/write.ts'
import type { Principal } from '../../shared/event/names.ts'
import type { Command } from '../../shared/protocol/commands.ts'
import { updatesOf } from './board.ts'
import { facilitator } from './host.ts'
import type { World } from './host.ts'
import { TestMember } from './member.ts'

export type Step = { kind: number; pick: number; ms: number }

export const kindsOfSteps = 43

export const people = Array.from({ length: 13 }, (_, i) => ({ personId: `person-${i}`, group: [null, 'Care', 'Patients'][i % 3]! }))

export const organiser: Principal = { role: 'organiser', personId: 'organiser' }

export async function act(world: World, host: EventHost, s: Step, i: number): Promise<void> {
  if (s.kind >= 10 && s.kind <= 20) return write(world, host, s, i)
  const asked = s.kind < 10 ? running(world, host, s, i) : moderating(world, host, s, i)
  if (!asked) return
  const [command, by] = 'type' in asked ? [asked, facilitator] : asked
  await host.command(command, by)
}

type Asked = Command | [Command, Principal] | undefined

function running(world: World, { state }: EventHost, s: Step, i: number): Asked {
  const { boardId } = state.boards[0]!
  const commands: Command[] = [
    { type: 'timer.start', seconds: 60 }, { type: 'board.freeze', boardId }, { type: 'board.open', boardId }, { type: 'event.pause' }, { type: 'event.resume' },
    { type: 'announce', text: `Grüße ${'👋'.repeat(s.pick % 3)} "\\" ${i}` }, { type: 'undo', doneId: state.done.at(-1)?.doneId ?? 'none' },
    { type: 'entry.hide', boardId, entryKind: 'action', entryId: readBoard(world.rooms.find(boardId)!.tentative).actions[s.pick % 3]?.id ?? 'none', reason: '=1+1, "quoted"' },
    { type: 'message.record', messageId: `m${i}`, speaker: 'Ann', text: 'Pay first' }, { type: 'tables.make', titles: ['One', 'Two'] },
  ]
  return commands[s.kind]
}

function moderating(world: World, host: EventHost, { kind, pick }: Step, i: number): Asked {
  const { state } = host
  const of = <T>(list: readonly T[], by = pick): T | undefined => list[by % Math.max(1, list.length)]
  const { boardId } = of(state.boards)!
  const view = readBoard(world.rooms.tentative(boardId))
  const [action, other] = [of(view.actions), of(view.actions, pick + 1)]
  const { personId } = of(people)!
  const person: Principal = { role: 'participant', personId }
  const actionId = action?.id ?? 'none'
  const reason = `Since ${i}`
  const item = of(Object.keys(state.floor.items)) ?? 'none'
  const commands: (() => Asked)[] = [
    () => ({ type: 'entry.restore', boardId, entryKind: 'action', entryId: of(Object.values(state.moderation.hidden ?? {}).flatMap((one) => Object.keys(one as object))) ?? actionId }),
    () => ({ type: 'action.lock', actionId, reason }),
    () => ({ type: 'action.unlock', actionId }),
    () => ({ type: 'action.merge', actionId, into: other?.id ?? 'none', reason }),
    () => ({ type: 'action.unmerge', actionId: of(Object.keys(state.moderation.merged ?? {})) ?? actionId }),
    () => ({ type: 'action.split', actionId, newId: `split-${String(i).padStart(3, '0')}`, title: 'The one half', detail: '', newTitle: `The other half ${i}`, newDetail: '', reason }),
    () => ({ type: 'action.return', actionId, note: `Say more, ${i}` }),
    () => ({ type: 'person.mute', participantId: personId, reason }),
    () => ({ type: 'person.unmute', participantId: personId }),
    () => ({ type: 'person.rename', participantId: personId, name: `Renamed ${i}`, reason }),
    () => [{ type: 'floor.ask', itemId: `question-${i}`, text: `Why ${i}?`, named: pick % 2 === 0 }, person],
    () => (pick % 2 ? { type: 'floor.live', itemId: item } : { type: 'floor.write', itemId: item, text: `So ${i}` }),
    () => ({ type: 'table.remove', tableId: of(state.tables)?.tableId ?? 'none' }),
    () => ({ type: 'table.stage', tableId: of(state.tables)?.tableId ?? 'none', stageId: state.stageId }),
    () => ({ type: 'actions.carry', actionIds: [actionId], boardId: of(state.boards, pick + 1)!.boardId }),
    () => ({ type: 'board.rewind', boardId, seq: 1 + (pick * 7) % state.seq }),
    () => ({ type: 'action.rewind', actionId, seq: 1 + (pick * 7) % state.seq }),
    () => [{ type: 'entry.offer', entryId: `offered-${String(i).padStart(3, '0')}`, boardId, entry: { kind: 'action', title: `Offered ${i}`, detail: '', theme: null } } as never, person],
    () => {
      const kinds = [['action', actionId], ['argument', of(view.arguments)?.id], ['evidence', of(view.evidence)?.id], ['question', item], ['message', state.floor.messages[0]?.messageId]] as const
      const [erased, id] = kinds[pick % kinds.length]!
      return { type: 'words.remove', erasureId: `erasure-${i}`, kind: erased, id: id ?? 'none', reason }
    },
    () => [{ type: 'person.erase', erasureId: `erasure-${i}`, participantId: personId, reason }, organiser],
    () => [{ type: 'archive.hand' } as never, organiser],
    () => ({ type: 'group.add', group: `Group ${pick % 3}` }),
  ]
  return commands[kind - 21]?.()
}

function write(world: World, host: EventHost, s: Step, i: number): void {
  const { boardId } = host.state.boards[s.pick % host.state.boards.length]!
  const room = world.rooms.find(boardId)
  if (!room) return
  const { personId } = people[s.pick % people.length]!
  const phone = new Y.Doc()
  phone.clientID = 1_000 + i
  Y.applyUpdate(phone, Y.encodeStateAsUpdate(room.tentative))
  const { actions } = readBoard(phone)
  const action = actions[s.pick % Math.max(1, actions.length)]
  const [update] = updatesOf(phone, (doc) => {
    if (!action || s.pick % 4 === 0) addAction(doc, { id: `n${i}`, title: `New ${i} ${'é'.repeat(s.pick % 4)}`, detail: '', theme: null, author: personId, createdAt: i })
    else if (s.pick % 4 === 1) moveAction(doc, action.id, null, s.pick % 3)
    else if (s.pick % 4 === 2 && action.id.startsWith('n')) remove(doc, 'actions', action.id)
    else if (s.pick % 5 === 0) addEvidence(doc, { id: `e${i}`, title: `Case ${i}`, text: 'It was tried.', source: 'A report', actions: [action.id] })
    else addArgument(doc, { id: `arg${i}`, action: action.id, side: 'for', text: 'Because.', author: personId, createdAt: i })
  })
  if (update) room.receive(update, new TestMember(personId), () => {})
}
