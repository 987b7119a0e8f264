// Texts of removing for good, of what there is on people, and of how long names are kept.
import type { ErasureKind } from '../../../shared/event/erasure.ts'
import { counted, locale } from './common.ts'

const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long' })

const kinds: Record<ErasureKind, string> = {
  action: 'An action', argument: 'An argument', evidence: 'A piece of evidence', theme: 'A theme', question: 'A question from the floor',
  message: 'A key message', submission: 'A submission', name: 'A name', person: 'All words of a participant', retention: 'The names of everybody, as their time had passed',
}

const wordsSays = 'Its words are taken out of the board, the record of the session, its archive and what it was carried to.'
const nameSays = 'The name is taken out of this session and every other one, their records and archives, and from beside all that the person wrote and asked. What they wrote stays. The panel of a programme keeps its name for them.'
/** What would do, where that is less. */
const milder = {
  action: ' To keep it out of sight only, hide it instead.', argument: ' To keep it out of sight only, hide it instead.', evidence: ' To keep it out of sight only, hide it instead.',
  theme: ' Its actions stay, without a theme.', question: ' To keep it out of sight only, dismiss it instead.', message: ' To take it off the pages only, remove it with the bin instead.',
  submission: ' Who sent it in goes, too, and the evidence that was made of it.', name: ' To put another name in its place only, rename the person.',
}

export const texts = {
  removeForGood: 'Remove for good',
  titleOf: {
    action: 'Remove this action for good?', argument: 'Remove this argument for good?', evidence: 'Remove this evidence for good?', theme: 'Remove this theme for good?', question: 'Remove this question for good?',
    message: 'Remove this key message for good?', submission: 'Remove this submission for good?', name: 'Remove this name for good?',
  },
  saysOf: (kind: keyof typeof milder) => `${kind === 'name' ? nameSays : wordsSays} This cannot be undone.${milder[kind]}`,
  stays: 'Ballots that were cast stay counted. Archives, backups and files that were handed out before, and browsers that have seen it, are not reached.',
  reason: 'Reason',
  reasonHint: 'Kept in the record and the report. Do not repeat the words.',
  reasonMissing: 'Say why it is removed.',
  cancel: 'Keep it',
  working: 'Removing …',
  removed: 'Removed for good.',

  people: 'People and data',
  lead: 'Who took part, what was removed, and how long names are kept.',
  loading: 'Loading people',
  search: 'Find a name, a group or a reference',
  name: 'Name', group: 'Group', joined: 'Joined', unnamed: 'No name', noGroup: 'No group', tools: 'What can be done',
  shutOut: 'Shut out',
  none: 'Nobody has joined yet.',
  noneFound: 'Nobody by that name or group.',
  shown: (shown: number, all: number) => (shown === all ? counted(all, 'person', 'people') : `${shown} of ${counted(all, 'person', 'people')}`),
  data: 'Download data',
  dataForPrograms: 'JSON',
  dataOf: (name: string) => ` on ${name}`,
  erase: 'Erase',
  eraseOf: (name: string) => ` ${name}`,
  removeName: 'Remove the name',
  nameRemoved: 'The name is removed.',
  eraseTitle: (name: string) => `Erase ${name}?`,
  eraseSays: 'Everything that this person wrote is taken out: their words on every board, their arguments, their questions, and their name wherever it stands, in this event and in every other one that it was carried to, and on the panel of a programme. Their link stops working. What others wrote stays, also where it names them: announcements, reasons, texts of the report. This cannot be undone.',
  eraseYes: 'Erase for good',
  done: ({ isFinished, elsewhere, missed }: { isFinished: boolean; elsewhere: number; missed: number }) => (
    missed > 0 ? `${counted(missed, 'event', 'events')} could not be reached. Erase again in a while; what is done is not done twice.`
      : !isFinished ? 'Gone from every page. A file could not be rewritten yet; it is tried again every minute.'
        : elsewhere === 0 ? 'Erased.' : `Erased, here and in ${counted(elsewhere, 'other event', 'other events')}.`),

  retention: 'How long names are kept',
  retentionSays: 'When this time has passed after the event is closed, the names of everybody, who sent submissions in, and the reasons of moderation are erased. Actions, arguments, questions and results stay, without names.',
  days: 'Days',
  daysHint: (inherited: number | null) => (inherited === null ? 'From 1 to 3,650. Leave it empty to keep names.' : `From 1 to 3,650. Leave it empty for the ${counted(inherited, 'day', 'days')} of the programme.`),
  daysWrong: 'Enter a whole number from 1 to 3,650, or nothing.',
  inherits: (inherited: number | null, isOwn: boolean) => (
    inherited === null ? 'An event of a programme that has no time of its own takes that of the programme.'
      : isOwn ? `The programme says ${counted(inherited, 'day', 'days')}; the time that is set here, shorter or longer, counts instead.` : `The programme says ${counted(inherited, 'day', 'days')}, and nothing else is set here.`),
  save: 'Save',
  saved: 'Saved.',
  due: (atMs: number) => `Names are erased on ${date.format(atMs)}.`,
  kept: 'Names are kept.',

  member: {
    eraseSays: 'Their name, group and personal link are taken out of the panel. Everything that they wrote in any event goes, too: words on every board, arguments, questions, and their name wherever it stands, also where it was carried to. What others wrote stays, also where it names them: announcements, reasons, texts of the report. This cannot be undone.',
    erased: (elsewhere: number) => (elsewhere === 0 ? 'Erased from the panel.' : `Erased from the panel and in ${counted(elsewhere, 'event', 'events')}.`),
    retentionSays: 'When this time has passed after an event is closed, the names of everybody in it, who sent submissions in, and the reasons of moderation are erased. After the last event, names, groups and personal links of the panel are, too. Actions, arguments, questions and results stay, without names.',
    ownWins: 'An event that has a time of its own, shorter or longer, keeps to that.',
    own: (title: string, days: number) => `“${title}” has its own: ${counted(days, 'day', 'days')}.`,
    due: (atMs: number) => `The panel is erased on ${date.format(atMs)}, or later if another event or person is added.`,
    noneDue: 'Nobody is on the panel.',
    kept: 'Names are kept, but for events that have a time of their own.',
  },

  removals: 'What was removed',
  noRemovals: 'Nothing was removed.',
  kindOf: (kind: ErasureKind) => kinds[kind],
  when: 'When', what: 'What', who: 'Who', why: 'Why', state: 'State',
  at: (atMs: number) => dateTime.format(atMs),
  by: (personId: string) => (personId === 'organiser' ? 'Organiser' : personId === 'facilitator' ? 'Facilitator' : personId === '' ? 'By itself' : personId),
  finished: 'Taken out of all files',
  unfinished: 'Being taken out of files',
}
