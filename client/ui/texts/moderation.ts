// Texts of moderation on the console.
import type { EntryKind, LogEntry, OfferedEntry } from '../../../shared/event/moderation.ts'
import { counted, number } from './common.ts'

export const texts = {
  heading: 'Moderation',
  waiting: (count: number) => `${number(count)} waiting`,
  none: 'Nothing waits for approval.',
  nobodyAsks: 'What people write is on the board at once. In the agenda, a stage can ask for your approval first.',
  kinds: { action: 'New action', argument: 'New argument', evidence: 'New evidence' } satisfies Record<OfferedEntry['kind'], string>,
  about: (value: number | null) => (value === null ? '' : `on action ${number(value)}`),
  side: { for: 'For', against: 'Against', note: 'Note' },
  by: (name: string, group: string | null, at: string) => [name || 'No name', group, at].filter(Boolean).join(' · '),
  sentBack: (note: string) => `Sent back: ${note}`,
  approve: 'Approve',
  approveOf: (title: string) => `Approve: ${title}`,
  back: 'Return with a note',
  backOf: (title: string) => `Return with a note: ${title}`,
  approved: 'Approved. It is on the board.',
  open: { action: 'An action…', theme: 'A theme…', people: 'People…', log: 'Log…' },
  theme: { title: 'Themes', says: 'Themes are renamed and merged on the board. Removing one for good takes its words out of the record, too.', none: 'There is no theme on this board.' },
  more: (count: number) => `and ${counted(count, 'more', 'more')}. They come up as you go through these.`,

  reworded: (count: number, question: string) => `${counted(count, 'action has', 'actions have')} other words than when voting opened${question ? `: ${question}` : ''}.`,
  rewordedList: (numbers: readonly number[]) => `No. ${numbers.join(', ')}`,
  reconfirm: 'Ask voters to look again',
  reconfirmed: 'Voters are asked to look again.',

  reason: 'Reason',
  reasonHint: 'For the log. Participants do not see it.',
  reasons: ['Names a person', 'Off topic', 'Offensive', 'The same as another', 'Wording agreed'],
  reasonMissing: 'Give a reason',
  note: 'Note to the author',
  noteHint: 'The author alone reads it.',
  noteMissing: 'Write what should change',
  cancel: 'Cancel',
  close: 'Close',
  backToAll: 'Another action',

  action: {
    title: 'Moderate an action',
    titleOf: (value: number | null, title: string) => `${value === null ? '' : `No. ${number(value)} `}${title}`,
    which: 'Which action?',
    board: 'Board',
    hidden: 'Hidden',
    locked: 'Locked',
    merged: (value: number | null) => (value === null ? 'Merged' : `Merged into No. ${number(value)}`),
    returned: 'With its author',
    splitFrom: (value: number | null) => (value === null ? 'Split off' : `Split off No. ${number(value)}`),
    hide: 'Hide', restore: 'Show again', lock: 'Lock', unlock: 'Unlock', merge: 'Merge with…', unmerge: 'Take apart', split: 'Split in two', back: 'Return to its author', settle: 'No longer with its author',
    says: {
      hide: 'Its words stay in the record. Participants and the big screen do not see it, and it is on no ballot from now on.',
      lock: 'Participants cannot reword, move or remove it. They can still argue.',
      merge: 'The one you choose stands for both. Arguments and evidence go over to it. Ballots stay as they were cast: a result is shown as it is, with another count beside it.',
      split: 'The action keeps its number and gets the first words. The second gets a number of its own.',
      back: 'It stays on the board. Its author sees your note.',
    },
    into: 'Which action stands for both?',
    chosen: (title: string) => `Stands for both: ${title}`,
    confirm: { hide: 'Hide it', lock: 'Lock it', merge: 'Merge them', split: 'Split it', back: 'Return it' },
    first: 'First action', second: 'Second action', words: 'Title', detail: 'Detail', along: 'Arguments that go with the second', titleMissing: 'Give both a title',
    entries: 'Arguments and evidence',
    noEntries: 'Nobody has argued about it yet.',
    hideEntry: (text: string) => `Hide: ${text}`, restoreEntry: (text: string) => `Show again: ${text}`,
    hideThis: (kind: EntryKind) => (kind === 'evidence' ? 'Hide this evidence' : 'Hide this argument'),
    noBoard: 'There is no board in this session.',
  },

  people: {
    title: 'Moderate people',
    find: 'Find a person',
    hint: 'Name or group',
    found: (count: number) => (count === 0 ? 'Nobody found' : counted(count, 'person', 'people')),
    none: 'Nobody like this has joined.',
    more: (count: number) => `and ${counted(count, 'more', 'more')}: type a name.`,
    noName: 'No name',
    muted: 'Muted',
    removed: 'Removed',
    titleOf: (name: string) => name || 'Somebody without a name',
    another: 'Another person',
    rename: 'Rename', mute: 'Mute', unmute: 'Let them write again', remove: 'Remove', readmit: 'Let in again',
    says: {
      rename: 'The new name is shown beside all of their words.',
      mute: 'They can read and vote, but not write.',
      remove: 'Their link stops working. What they wrote and their ballots stay.',
    },
    name: 'Name',
    confirm: { rename: 'Rename them', mute: 'Mute them', remove: 'Remove them' },
  },

  log: {
    title: 'Log of moderation',
    says: 'Only facilitators and the organiser see it.',
    none: 'Nothing has been moderated yet.',
    download: 'Download as CSV',
    failed: 'The file could not be fetched. Try again.',
    of: (shown: number, all: number) => `The latest ${number(shown)} of ${number(all)}. The file has all of them.`,
    /** What was done to what. */
    says1: (entry: LogEntry, subject: string) => `${entry.what === 'undo' ? `Taken back: ${(measures[entry.of ?? ''] ?? entry.of ?? '').toLowerCase()}` : measures[entry.what] ?? entry.what} · ${subject}${entry.detail ? ` · ${entry.detail}` : ''}`,
    action: (value: number | null) => (value === null ? 'an action' : `No. ${number(value)}`),
    kinds: { argument: 'an argument', evidence: 'evidence', question: 'a question', person: 'a person', action: 'an action' },
  },
} as const

/** What a facilitator is told. */
export const moderationRefusals = {
  'in-use': 'Somebody has worked on it since, so it cannot be taken back. Hide it, or merge the two.',
  'merged': 'One of these is merged with another action already. Take them apart first.',
  'hidden': 'It is hidden. Show it again first.',
  'no-author': 'Its author is not somebody who joined: it came with the event, or was imported.',
  'not-reworded': 'No wording has changed since voting opened.',
  'unknown-moment': 'It was not there at that moment.',
  'unknown-entry': 'It is not there any more.',
} as const

const measures: Record<string, string> = {
  'entry.hide': 'Hidden', 'entry.restore': 'Shown again', 'entry.approve': 'Approved', 'entry.return': 'Sent back', 'action.lock': 'Locked', 'action.unlock': 'Unlocked',
  'action.merge': 'Merged', 'action.unmerge': 'Taken apart', 'action.split': 'Split', 'action.return': 'Returned to its author', 'action.settle': 'No longer with its author',
  'person.rename': 'Renamed', 'person.mute': 'Muted', 'person.unmute': 'Allowed to write again', 'person.remove': 'Removed', 'person.readmit': 'Let in again',
  'action.rewind': 'Put back', 'board.rewind': 'A board is put back', 'ballot.reconfirm': 'Voters asked to look again',
}

/** For what was just done; null where it is something else. `action`: as it is called, where it is about one. */
export function moderationDone(type: string, { action, person }: { action: string | null; person: string | null }): string | null {
  const measure = measures[type]
  const name = type.startsWith('person.') ? person : action
  return measure ? `${measure}${name ? `: ${name}` : ''}` : null
}
