// Announcing, spotlighting one action, and bringing everyone to one place.
import { nothing, no, yes } from './decision.ts'
import type { Decision, Steps } from './decision.ts'
import type { Fact } from './facts.ts'
import type { Gathering } from './flow.ts'
import type { ScreenShow } from './names.ts'
import type { EventState } from './state.ts'

type FlowStep =
  | 'announce' | 'announce.clear' | 'announce.restore' | 'spotlight.set' | 'spotlight.clear' | 'spotlight.restore'
  | 'room.gather' | 'gather.restore'

/** To the same place again: sooner it is the same request twice, later those who stayed behind are asked again. */
const sameGatheringMs = 5_000

export const flowSteps: Steps<FlowStep> = {
  announce: ({ flow: { announcement } }, { text, onScreen = false }, { now, newId }) => {
    if (announcement?.text === text && announcement.onScreen === onScreen) return nothing()
    return yes([{ type: 'announcement.set', announcement: { announcementId: newId(), text, onScreen, at: now } }], { type: 'announce.restore', announcement })
  },
  'announce.clear': ({ flow: { announcement } }) =>
    (announcement ? yes([{ type: 'announcement.set', announcement: null }], { type: 'announce.restore', announcement }) : nothing()),
  'announce.restore': (_, { announcement }) => yes([{ type: 'announcement.set', announcement }]),
  'spotlight.set': (state, { actionId }) => (Object.hasOwn(state.actions, actionId) ? spotlight(state, actionId, 'spotlight') : noAction()),
  'spotlight.clear': (state) => spotlight(state, null, state.screen.show === 'spotlight' ? 'stage' : state.screen.show),
  'spotlight.restore': (state, { actionId, show, of }) => spotlight(state, actionId, show, of),
  'room.gather': (state, { actionId = null, boardId = null }, { now, newId }) => {
    if (actionId !== null && !Object.hasOwn(state.actions, actionId)) return noAction()
    if (boardId !== null && !state.boards.some((board) => board.boardId === boardId)) return no('unknown-board', 'There is no such board in this session.')
    const { gathering } = state.flow
    const place = { stageId: state.stageId, actionId, boardId }
    if (gathering && isSamePlace(gathering, place) && now - gathering.at < sameGatheringMs) return nothing()
    return yes([{ type: 'room.gathered', gathering: { gatherId: newId(), at: now, ...place } }], { type: 'gather.restore', gathering })
  },
  'gather.restore': (_, { gathering }) => yes([{ type: 'room.gathered', gathering }]),
}

/** The big screen goes with the spotlight. */
function spotlight({ flow, screen }: EventState, actionId: string | null, show: ScreenShow, of?: string): Decision {
  const facts: Fact[] = [
    ...(flow.spotlight === actionId ? [] : [{ type: 'spotlight.set', actionId } as const]),
    ...(screen.show === show ? [] : [{ type: 'screen.shown', show, ...(of !== undefined && { of }) } as const]),
  ]
  return facts.length === 0 ? nothing() : yes(facts, { type: 'spotlight.restore', actionId: flow.spotlight, show: screen.show, ...(screen.of !== undefined && { of: screen.of }) })
}

function isSamePlace(a: Omit<Gathering, 'gatherId' | 'at'>, b: Omit<Gathering, 'gatherId' | 'at'>): boolean {
  return a.stageId === b.stageId && a.actionId === b.actionId && a.boardId === b.boardId
}

function noAction(): Decision {
  return no('unknown-action', 'There is no such action in this session.')
}
