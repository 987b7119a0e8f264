import { expect, it } from 'vitest'
import { offeredDraft } from '../../../client/pages/participant/board/offered-draft.ts'

const made = { order: 'a0', author: 'p1', createdAt: 1 }

it('MO-6 a draft of a new entry is offered with all of its words, and nothing that the server says', () => {
  expect([
    offeredDraft({ kind: 'entry', root: 'actions', entry: { id: 'a', title: 'Pay travel time', detail: 'Between visits', theme: 't1', ...made } }),
    offeredDraft({ kind: 'entry', root: 'arguments', entry: { id: 'b', action: 'a', side: 'against', text: 'It costs', ...made } }),
    offeredDraft({ kind: 'entry', root: 'evidence', entry: { id: 'c', title: 'Gap', text: '', source: 'A survey', actions: ['a'] } }),
  ]).toEqual([
    { kind: 'action', title: 'Pay travel time', detail: 'Between visits', theme: 't1' },
    { kind: 'argument', action: 'a', side: 'against', text: 'It costs' },
    { kind: 'evidence', title: 'Gap', text: '', source: 'A survey', actions: ['a'] },
  ])
})

it('MO-6 a change to what is on the board waits for no approval', () => {
  expect([
    offeredDraft({ kind: 'text', root: 'actions', entry: null }), offeredDraft({ kind: 'entry', root: 'themes', entry: { id: 't', title: 'Just', ...made } }), offeredDraft({ kind: 'entry', root: 'actions', entry: null }),
  ]).toEqual([null, null, null])
})
