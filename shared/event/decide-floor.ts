// Questions from the floor: asking, where the stage takes them; grouping, answering, dismissing and restoring by facilitators. Key messages.
import { mayAsk } from './allowances.ts'
import { nothing, no, yes } from './decision.ts'
import type { Decision, Steps } from './decision.ts'
import type { Fact } from './facts.ts'
import { floorBounds } from './floor.ts'
import type { FloorCard, FloorChange, FloorItem } from './floor.ts'
import { isMuted } from './moderated.ts'
import { currentStage } from './state.ts'
import type { EventState } from './state.ts'

type FloorStep =
  | 'floor.ask' | 'floor.live' | 'floor.done' | 'floor.write' | 'floor.dismiss' | 'floor.restore' | 'floor.group' | 'floor.put'
  | 'message.record' | 'message.remove' | 'message.restore'

export const floorSteps: Steps<FloorStep> = {
  'floor.ask': (state, { itemId, text, named }, _, { personId }) => {
    if (Object.hasOwn(state.floor.items, itemId)) return nothing()
    if (!mayAsk(currentStage(state))) return no('floor-closed', 'This stage takes no questions.')
    const person = state.people[personId]
    if (!person) return no('not-allowed', 'You have not joined this session.')
    if (isMuted(state, personId)) return no('muted', 'The facilitator has muted you: you can read and vote, but not write.')
    if (Object.keys(state.floor.items).length >= floorBounds.items) return no('too-many', 'There are too many questions already.')
    // Not even the group of who is not named: it may be a small one.
    const asked: Fact = { type: 'floor.asked', itemId, text, name: named && person.name ? person.name : null, group: named ? person.group : null }
    return { ok: true, facts: [asked], ...(named ? {} : { isUnnamed: true }) }
  },
  'floor.live': (state, { itemId }) => withItem(state, itemId, (item) => {
    if (state.floor.answering?.itemId === itemId) return nothing()
    const before = state.floor.answering
    const answered = before && state.floor.items[before.itemId]?.status === 'open' ? before : null
    const facts: Fact[] = [
      ...(answered ? [{ type: 'floor.changed', itemId: answered.itemId, change: { status: 'answered' } } as const] : []),
      ...(item.status === 'open' && item.into === null ? [] : [{ type: 'floor.changed', itemId, change: { status: 'open', into: null } } as const]),
      { type: 'floor.live', card: { itemId, text: item.text, name: item.name } },
    ]
    return yes(facts, {
      type: 'floor.put', card: before,
      changes: [...(answered ? [{ itemId: answered.itemId, change: { status: 'open' } } as const] : []), { itemId, change: { status: item.status, into: item.into } }],
    })
  }),
  'floor.done': (state, { itemId }) => change(state, itemId, { status: 'answered' }),
  'floor.write': (state, { itemId, text }) => change(state, itemId, { status: 'answered', answer: text }),
  'floor.dismiss': (state, { itemId }) => change(state, itemId, { status: 'dismissed' }),
  'floor.restore': (state, { itemId }) => change(state, itemId, { status: 'open', into: null }),
  'floor.group': (state, { itemId, into }) => {
    if (into === null) return change(state, itemId, { into })
    const target = state.floor.items[into]
    if (!target || into === itemId) return noItem()
    if (target.into !== null) return no('floor-grouped', 'That question is part of a group itself.')
    if (Object.values(state.floor.items).some((item) => item.into === itemId)) return no('floor-grouped', 'Others are grouped under this question.')
    return change(state, itemId, { into })
  },
  'floor.put': (state, { changes, card }) => yes([
    ...changes.filter(({ itemId }) => Object.hasOwn(state.floor.items, itemId)).map((one): Fact => ({ type: 'floor.changed', ...one })),
    ...(isSame(state.floor.answering, card) ? [] : [{ type: 'floor.live', card } as const]),
  ]),
  'message.record': ({ floor }, { messageId, speaker, text }, { now }) => {
    const before = floor.messages.find((one) => one.messageId === messageId)
    if (before && before.speaker === speaker && before.text === text) return nothing()
    if (!before && floor.messages.length >= floorBounds.messages) return no('too-many', 'There are too many key messages already.')
    return yes([{ type: 'message.set', messageId, message: { messageId, speaker, text, at: before?.at ?? now } }], { type: 'message.restore', messageId, message: before ?? null })
  },
  'message.remove': ({ floor }, { messageId }) => {
    const before = floor.messages.find((one) => one.messageId === messageId)
    return before ? yes([{ type: 'message.set', messageId, message: null }], { type: 'message.restore', messageId, message: before }) : nothing()
  },
  'message.restore': (_, { messageId, message }) => yes([{ type: 'message.set', messageId, message }]),
}

/** What is no longer open is not being answered any more. */
function change(state: EventState, itemId: string, to: FloorChange): Decision {
  return withItem(state, itemId, (item) => {
    const keys = Object.keys(to) as (keyof FloorChange)[]
    const before = Object.fromEntries(keys.map((key) => [key, item[key]])) as FloorChange
    const card = state.floor.answering
    const ends = card?.itemId === itemId && (to.status !== undefined && to.status !== 'open' || to.into != null)
    if (keys.every((key) => item[key] === to[key]) && !ends) return nothing()
    return yes(
      [{ type: 'floor.changed', itemId, change: to }, ...(ends ? [{ type: 'floor.live', card: null } as const] : [])],
      { type: 'floor.put', changes: [{ itemId, change: before }], card },
    )
  })
}

function withItem(state: EventState, itemId: string, then: (item: FloorItem) => Decision): Decision {
  return Object.hasOwn(state.floor.items, itemId) ? then(state.floor.items[itemId]!) : noItem()
}

function isSame(a: FloorCard | null, b: FloorCard | null): boolean {
  return a?.itemId === b?.itemId
}

function noItem(): Decision {
  return no('unknown-item', 'There is no such question from the floor.')
}
