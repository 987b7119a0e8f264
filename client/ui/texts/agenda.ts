// Texts of the agenda's editor.
import type { Allowance } from '../../../shared/event/allowances.ts'
import type { liveChoices } from '../../../shared/event/live.ts'
import type { namesChoices } from '../../../shared/event/named.ts'
import type { Secrecy } from '../../../shared/event/names.ts'
import { agendaRefusals } from './agenda-words.ts'
import { counted, number } from './common.ts'
import { refusalText } from './refusals.ts'

export const texts = {
  title: 'Agenda',
  titleOf: (event: string) => `Agenda of ${event}`,
  lead: 'The room goes through these stages in order. What you change here is saved at once and seen by everybody.',
  help: 'Drag a stage by its handle, use the buttons, or press Alt with the up and down arrow keys on a stage.',
  back: 'Back to the console',
  stage: (index: number) => `Stage ${number(index)}`,
  now: 'Now',
  been: 'Has been',
  skipped: 'Left out',
  length: (minutes: number) => counted(minutes, 'minute', 'minutes'),
  untimed: 'No limit',
  total: (minutes: number) => `${counted(minutes, 'minute', 'minutes')} in all`,
  questions: (count: number) => counted(count, 'question', 'questions'),
  up: (title: string) => `Move ${title} up`,
  down: (title: string) => `Move ${title} down`,
  edit: 'Change',
  of: (title: string) => ` ${title}`,
  moved: (title: string, index: number, count: number) => `${title}, now stage ${number(index)} of ${number(count)}.`,
  add: 'Add a stage',
  addKind: 'Kind of the new stage',
  undo: (what: string) => `Undo: ${what}`,
  untitled: 'untitled',
  full: (most: number) => `An agenda has at most ${number(most)} stages.`,
  notDone: 'Not done.',
  refusal: (code: string) => agendaRefusals[code as keyof typeof agendaRefusals] ?? refusalText(code),

  dialog: {
    title: (title: string) => `Change ${title}`,
    name: 'Title',
    minutes: 'Minutes',
    noLimit: 'No limit',
    rights: 'What participants may do',
    usual: 'What is usual for this kind of stage',
    own: 'Choose',
    boards: 'Boards that participants may write on',
    save: 'Save',
    close: 'Close',
    duplicate: 'Duplicate',
    copyOf: (title: string) => `${title} (copy)`,
    skip: 'Leave out',
    unskip: 'Take back in',
    remove: 'Remove',
    missing: 'Give it a title',
    badMinutes: (most: number) => `Enter whole minutes from 1 to ${number(most)}, or nothing`,
    noBoard: 'Choose at least one board',
    badNumber: 'Check the numbers',
    theirs: 'Somebody else changed this meanwhile',
    theirsSays: 'Take over what they wrote, or save yours in its place.',
    takeTheirs: 'Take theirs',
    gone: 'Somebody else removed this meanwhile.',
    goneSays: 'It is not in the agenda any more.',
  },
  allowances: {
    add: 'Add actions', edit: 'Improve what others wrote', move: 'Move actions', argue: 'Give arguments', evidence: 'Add evidence',
    themes: 'Add and reword themes', vote: 'Vote', ask: 'Ask questions from the floor',
  } satisfies Record<Allowance, string>,

  question: {
    heading: 'Questions',
    add: 'Add a question',
    newTitle: 'New question',
    title: 'Question',
    theme: 'Asks about',
    all: 'All actions',
    secrecy: 'Who sees the ballots',
    fixed: 'Voting on this question has been opened: only its wording can still be changed.',
    secrecies: {
      secret: { name: 'Secret', says: 'Nobody sees a ballot: only totals leave the ballot box.' },
      'public-recount': { name: 'Public recount', says: 'Everybody sees all ballots, without names, once the result is revealed, and can count again.' },
      named: { name: 'Named', says: 'Ballots carry the names of those who cast them.' },
    } satisfies Record<Secrecy, { name: string; says: string }>,
    names: 'Who sees the names',
    namesChoices: {
      facilitators: 'Facilitators and the organiser, once voting closes',
      everyone: 'Also everybody else, once the result is revealed',
    } satisfies Record<(typeof namesChoices)[number], string>,
    partner: 'Compare person by person with',
    partnerSays: 'Shows how many in each group changed their minds between the two. It has to be chosen before voting opens on either; voters are told.',
    noPartner: 'Nothing',
    live: 'Who sees how it stands while voting is open',
    liveSays: 'Places alone, never single ballots. Voters are told before they vote. What is seen early can sway those who vote later.',
    liveChoices: {
      nobody: 'Nobody, before the result is revealed',
      facilitators: 'Facilitators and the organiser',
      everyone: 'Everybody: participants once they have voted themselves, the big screen when a facilitator shows results',
    } satisfies Record<'nobody' | (typeof liveChoices)[number], string>,
  },
} as const
