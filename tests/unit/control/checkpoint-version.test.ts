// Old checkpoints must not outlive a change of what the journal folds to: each kind of fact is folded, and the states compared
// with those of the version that wrote them.
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { checkpointVersion } from '../../../server/control/checkpoint.ts'
import { apply } from '../../../shared/event/apply.ts'
import type { Fact } from '../../../shared/event/facts.ts'
import { emptyState } from '../../../shared/event/state.ts'
import type { Slate } from '../../../shared/event/state.ts'
import type { Timer } from '../../../shared/event/timer.ts'
import type { FullTally } from '../../../shared/ranking/result/full-tally.ts'
import type { Tally } from '../../../shared/ranking/tally.ts'

const slate: Slate = {
  items: [{ actionId: 'a', number: 1, lineageId: 'l', title: 'A', themeId: null, wordingHash: '' }], themes: [],
}
const timer: Timer = { kind: 'running', seconds: 60, endsAt: 70_000 }
const submitted = { total: 2, byGroup: { Care: 1, '': 1 } }
const question = { questionId: 'q' }

/** One of each, in an order in which each does something. A type that is missing here is an error of types. */
const story: { [T in Fact['type']]: Omit<Extract<Fact, { type: T }>, 'type'> } = {
  'event.created': {
    eventId: 'e', title: 'Event', template: 'blank', code: 'CODE', codeExpiresAt: 9, groups: ['Care'],
    boards: [{ boardId: 'b', title: 'Board', frozen: false, epoch: 1 }],
    agenda: [{
      stageId: 's', kind: 'ballot', title: 'Vote', seconds: 60,
      questions: [{
        ...question, title: 'Q', method: 'rank', secrecy: 'secret', options: {}, phase: 'planned', slate: null,
        submitted: { total: 0, byGroup: {} }, tally: null,
      }],
    }],
  },
  'person.joined': { participantId: 'p', name: 'Ann', group: 'Care' },
  'person.updated': { participantId: 'p', name: 'Anna', group: null },
  'joining.set': { change: { door: 'personal', privacy: 'Kept for a year.', asksPlace: true } },
  'door.opened': { code: '012345', until: 9 },
  'door.closed': {},
  'group.added': { group: 'Patients', before: 'Care' },
  'group.renamed': { group: 'Care', to: 'Carers' },
  'group.removed': { group: 'Patients' },
  'papers.registered': { questionId: 'q', origin: 'printed', serials: ['AAAAA', 'CCCCC'] },
  'paper.entered': { serial: 'AAAAA', by: 'f', id: 'e' },
  'paper.voided': { serial: 'AAAAA', by: 'f', reason: 'Torn', replacedBy: 'CCCCC' },
  'person.removed': { participantId: 'p' },
  'person.readmitted': { participantId: 'p' },
  'person.moved': { participantId: 'p' },
  'links.renewed': { role: 'facilitator' },
  'author.named': { participantId: 'p', name: 'Anna', group: null },
  'stage.entered': { stageId: 's', timer },
  'timer.set': { timer },
  'actions.numbered': { boardId: 'b', actions: [{ actionId: 'a', number: 1, lineageId: 'l' }] },
  'client.bound': { boardId: 'b', clientId: 1, personId: 'p' },
  'board.frozen': { boardId: 'b' },
  'board.opened': { boardId: 'b' },
  'stage.added': { stage: { stageId: 's2', kind: 'explore', title: 'Explore', seconds: null }, before: 's' },
  'stage.edited': { stageId: 's2', change: { title: 'Look', seconds: 60, boards: ['b'], allows: ['argue'] } },
  'stage.moved': { stageId: 's2', before: null },
  'event.zoned': { timeZone: 'Europe/London' },
  'stage.skipped': { stageId: 's2', skipped: true },
  'stage.removed': { stageId: 's2' },
  'question.added': {
    stageId: 's', before: 'q', question: {
      questionId: 'q2', title: 'Q2', method: 'rank', secrecy: 'secret', options: {}, phase: 'planned', slate: null,
      submitted: { total: 0, byGroup: {} }, tally: null,
    },
  },
  'question.edited': { questionId: 'q2', change: { title: 'Q3' } },
  'question.moved': { questionId: 'q2', before: null },
  'question.removed': { questionId: 'q2' },
  'question.opened': { ...question, slate },
  'question.paused': question,
  'question.reopened': question,
  'question.counted': { ...question, submitted },
  'question.sealed': { ...question, submitted },
  'question.revealed': { ...question, tally: { ballots: 2 } as Tally },
  'question.alternative': { ...question, alternative: { merges: { a: 'b' }, tally: { ballots: 2 } as FullTally } },
  'question.concealed': question,
  'event.paused': {},
  'event.resumed': {},
  'tables.made': {
    tables: [{ tableId: 't', title: 'One', boardId: 'e.t', stageId: null }], boards: [{ boardId: 'e.t', title: 'One', frozen: false, epoch: 1 }],
  },
  'table.renamed': { tableId: 't', title: 'First' },
  'table.staged': { tableId: 't', stageId: 's' },
  'seating.set': { seating: 'random' },
  'people.seated': { seats: { p: 't' } },
  'actions.carried': { origins: { a: { actionId: 'b', boardId: 'e.t', tableTitle: 'First' } } },
  'actions.inherited': { earlier: { a: [{ eventId: 'e0', eventTitle: 'Before', at: 1, actionId: 'x', number: 4, rankings: [{ questionId: 'q0', title: 'Q', method: 'rank', place: 2, of: 5 }] }] } },
  'table.removed': { tableId: 't' },
  'screen.shown': { show: 'people' },
  'screen.blanked': { blank: true },
  'screen.frozen': { picture: { pictureId: 'k', at: 2, here: 3 } },
  'import.made': { importId: 'i', kind: 'actions', boardId: 'b', file: 'a.csv', digest: 'd', added: 1, there: 0, themes: 0 },
  'submissions.added': { importId: 'i', submissions: [] },
  'submissions.themed': { submissionIds: ['i-2'], themeId: 't', on: true },
  'submission.linked': { submissionId: 'i-2', boardId: 'b', actionId: 'a', evidenceId: 'i-2-e', linked: true },
  'submissions.merged': { submissionIds: ['i-2'], into: null },
  'import.reverted': { importId: 'i', removed: 0, kept: ['i-2'] },
  'announcement.set': { announcement: { announcementId: 'n', text: 'Lunch', onScreen: true, at: 3 } },
  'spotlight.set': { actionId: 'a' },
  'room.gathered': { gathering: { gatherId: 'g', at: 4, stageId: 's', actionId: 'a', boardId: null } },
  'floor.asked': { itemId: 'i', text: 'Why?', name: null, group: null },
  'floor.changed': { itemId: 'i', change: { status: 'answered', answer: 'So.' } },
  'floor.live': { card: { itemId: 'i', text: 'Why?', name: null } },
  'floor.counted': { votes: { i: 3 }, open: 1 },
  'message.set': { messageId: 'm', message: { messageId: 'm', speaker: 'Ann', text: 'Pay first', at: 5 } },
  'entry.hidden': { kind: 'argument', entryId: 'g' },
  'entry.restored': { kind: 'argument', entryId: 'g' },
  'action.locked': { actionId: 'a' },
  'action.unlocked': { actionId: 'a' },
  'action.split': { actionId: 'a2', from: 'a' },
  'action.unsplit': { actionId: 'a2' },
  'action.merged': { actionId: 'a', into: 'b', arguments: ['g'], evidence: ['e'] },
  'action.unmerged': { actionId: 'a' },
  'action.returned': { actionId: 'a', author: 'p', note: 'Shorter', at: 6 },
  'action.settled': { actionId: 'a', author: 'p' },
  'entry.offered': { entryId: 'o', waiting: { boardId: 'b', author: 'p', at: 7, entry: { kind: 'action', title: 'A', detail: '', theme: null }, note: null } },
  'entry.returned': { entryId: 'o', author: 'p', note: 'Shorter' },
  'entry.taken': { entryId: 'o', author: 'p' },
  'person.muted': { participantId: 'p' },
  'person.unmuted': { participantId: 'p' },
  'question.reworded': { ...question, actionIds: ['a'] },
  'question.reconfirm': { ...question, reconfirm: { at: 8, actionIds: ['a'] } },
  'moderation.noted': { by: 'f', what: 'entry.hide', kind: 'argument', subject: 'g', number: null, reason: 'Names a person', detail: '' },
  'archive.handed': {},
  'report.arranged': { settings: { purpose: 'To agree', chatham: true, sections: [] } },
  'retention.set': { days: 30 },
  'erasure.begun': {
    erasureId: 'x', kind: 'action', by: 'f', reason: 'Asked', boards: [{ boardId: 'b', epoch: 2, entries: [{ root: 'actions', id: 'a' }], writers: ['p'] }],
    ids: ['a', 'i'], people: ['m'], writers: ['p'], titles: [],
  },
  'erasure.finished': { erasureId: 'x', entries: 2, digests: [[1, 'ab']] },
  'board.rewound': { rewindId: 'r', boardId: 'b', actionId: null, to: 3, actions: 2 },
  'control.done': { doneId: 'd', by: 'f', what: { type: 'event.pause' }, undo: { type: 'event.resume' } },
  'control.undone': { doneId: 'd' },
  'event.renamed': { title: 'Another title' },
  'event.closed': {},
  'head.noted': { seq: 3, hash: 'ab' },
}

/** What the states of the story come to under each version of the checkpoints. */
const digests: Record<number, string> = {
  1: 'e9d2ad24a6f242fb835da4a0e11091efd744b36491d3fd7efd27e1fb73678e38',
  2: '1bbfdbdd088b97ffb6e54a788ac03b286e560fa4c1c68c5d484ec96f43d6f1b9',
  3: 'b8eb0b6866cc982ac7c3b78660b578d24bf3cfb656ff24cd81f7075fb8f2becc',
  4: '809aca8b1e77ee67b26b9251d34021ca77719c7e6390d9d316fe532aa3796fad',
  5: 'c3e33f2a62c3f482adefe8247a7ea38d8e740362ca960114c0f0e0dc61f16fef',
  6: '43daa029955287983bceb7b1a16c822b16ae336476bfdee3d5f91bf0240fcda8',
  7: 'af36976e350dc0f19994ce6d41936f94326ec149a12a202db6ee3ae24f416406',
  8: 'e4dae71a83918fafc02461120d9bbc20d8b53d04f0a799a14c16565e14f4fb64',
  9: '19f2b4e169345ed307821f3bb50246f51c49d182c4c86d4f3ef896341295fbde',
  10: '10bc55efdc58a8eb97b068a721ba4ce2659274f33993f2b39749b54fe4e2aac2',
  11: 'a8fe18b5df3661d101e10d86042d1260b9965acced33af2b9fca60c14c2eec6a',
  12: 'dc801b2225db4d77be23321cbd1b5bcf052007e7fa6d5a9cf49cb274a4a056d6',
  13: 'acb8c15b8a476eeed4fb5752ec3057435233b700dc9a25351d7c8ebbaf529af7',
  14: 'fe63700b441041fd1a14da2471c0de57d4c7a43c311aed6e4917d34de036563b',
  15: '5f3554ec8cf04df5c09ae0efe031f87760af2514176b608b18c18ac9e795449a',
  16: 'd7b6c34104792486c815f5c4fe229c10fafdfca76e074c708115ce93a60e52e6',
  17: 'ab461d3850a5ac153aad96bc5fa72b5dddc9671cad3d817a366fd78d27a8ca28',
}

test('ST-13 what the facts fold to is what the checkpoints of this version hold', () => {
  const digest = createHash('sha256')
  let state = emptyState()
  Object.entries(story).forEach(([type, rest], i) => {
    state = apply(state, { seq: i + 1, at: 1_000 * i, fact: { type, ...rest } as Fact })
    digest.update(JSON.stringify(state))
  })
  // Does this fail, facts now fold to something else: count `checkpointVersion` up and add a line above.
  expect(digest.digest('hex')).toBe(digests[checkpointVersion])
})
