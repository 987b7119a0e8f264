// The board, the open action and the shared text.
import { counted, number } from './common.ts'

const names = new Intl.ListFormat('en-GB', { type: 'conjunction' })

export const boardTexts = {
  title: 'Board',
  themes: 'Themes',
  noTheme: 'No theme yet',
  noThemeHint: 'Move these to a theme when you know where they belong.',
  loading: 'The board is loading.',
  emptyTheme: 'No actions here yet.',
  untitled: 'No title yet',
  /** Until the server has given the action its number. */
  noNumber: '…',
  numbered: (value: number | null) => (value === null ? 'A new action' : `Action ${number(value)}`),
  inSentence: (value: number | null) => (value === null ? 'the new action' : `action ${number(value)}`),
  inTheme: (theme: string) => `in ${theme}`,
  argumentCount: (count: number) => counted(count, 'argument', 'arguments'),
  from: (table: string) => `from ${table}`,
  evidenceCount: (count: number) => `${number(count)} evidence`,

  typing: (people: readonly string[]) => (people.length === 1 ? `${people[0]} is typing` : `${names.format(firstFew(people))} are typing`),
  editing: (people: readonly string[], me: boolean) => {
    const all = me ? [...firstFew(people), 'you'] : firstFew(people)
    return all.length === 1 && !me ? `${all[0]} is editing` : `${names.format(all)} are editing`
  },

  locked: 'Locked',
  lockedSays: 'Locked by a facilitator. You can still argue.',
  offered: 'Sent to a facilitator for approval.',
  frozen: {
    heading: 'The board is frozen for a moment',
    text: 'You can read everything. Writing opens again when the facilitator is ready.',
    reopened: 'The board is open again. You can write.',
  },
  paused: { heading: 'Everything is paused', text: 'You can read everything. The facilitator goes on in a moment.' },
  closed: { heading: 'The event has ended', text: 'You can still read the board.' },
  elsewhere: { heading: 'This stage is about another board', text: 'You can read everything here.' },
  reading: { heading: 'This stage is for reading', text: 'Writing opens again in a later stage.' },
  readOnly: { heading: 'You are looking on', text: 'Only participants can write on this board.' },

  add: {
    open: 'Add an action',
    openTo: (theme: string) => `Add an action to ${theme}`,
    heading: (theme: string) => `Add an action to ${theme}`,
    headingNoTheme: 'Add an action',
    title: 'What should be done?',
    offeredHint: 'A few words. A facilitator looks at them first.',
    titleHint: 'A few words. Everyone can improve them afterwards.',
    detail: 'Detail (optional)',
    submit: 'Add action',
    later: 'Not now',
    empty: 'Write in a few words what should be done.',
    added: (theme: string) => `Your action was added to ${theme}.`,
  },

  move: {
    grip: (value: number | null) => `Move ${boardTexts.inSentence(value)}`,
    gripHelp: 'Press Enter to choose a place from a list, or Space to lift the action and move it with the arrow keys.',
    heading: (value: number | null) => `Move ${boardTexts.inSentence(value)}`,
    theme: 'Theme',
    place: 'Place',
    placeOf: (place: number, count: number) => `${number(place)} of ${number(count)}`,
    placeAfter: (place: number, after: string) => `${number(place)}, after ${after}`,
    placeFirst: '1, at the top',
    submit: 'Move',
    where: (theme: string, place: number, count: number) => `${theme}, place ${number(place)} of ${number(count)}. Change theme or place`,
    up: 'Up',
    down: 'Down',
    upLabel: (value: number | null) => `Move ${boardTexts.inSentence(value)} up`,
    downLabel: (value: number | null) => `Move ${boardTexts.inSentence(value)} down`,
    moved: (value: number | null, theme: string, place: number, count: number) =>
      `${boardTexts.numbered(value)} moved to ${theme}, place ${number(place)} of ${number(count)}.`,
    lifted: (value: number | null, theme: string, place: number, count: number) =>
      `${boardTexts.numbered(value)} lifted, ${theme}, place ${number(place)} of ${number(count)}. Arrow keys move it, Enter drops it, Escape puts it back.`,
    over: (theme: string, place: number, count: number) => `${theme}, place ${number(place)} of ${number(count)}.`,
    back: (value: number | null) => `${boardTexts.numbered(value)} is back where it was.`,
  },

  sheet: {
    heading: (value: number | null, theme: string) => `${boardTexts.numbered(value)} · ${theme}`,
    back: 'Back to the board',
    close: 'Close',
    title: 'Title',
    titlePlaceholder: 'What should be done?',
    detail: 'Detail',
    detailPlaceholder: 'Say more: who, by when, how?',
    gone: 'This action was removed by its author.',
    hidden: 'A facilitator has hidden or merged this action.',
    charactersLeft: (count: number) => (count < 0 ? `${counted(-count, 'character', 'characters')} too many` : `${counted(count, 'character', 'characters')} left`),
    tooLong: 'This text is too long to be saved.',
  },

  arguments: {
    heading: 'Arguments',
    sides: { for: 'For', against: 'Against', note: 'Note' },
    counts: {
      for: (count: number) => `${number(count)} for`,
      against: (count: number) => `${number(count)} against`,
      note: (count: number) => counted(count, 'note', 'notes'),
    },
    none: { for: 'Nothing for it yet.', against: 'Nothing against it yet.', note: 'No notes yet.' },
    more: (count: number) => `Show ${number(count)} more`,
    fewer: 'Show fewer',
    add: 'Add an argument',
    side: 'Side',
    textLabel: { for: 'An argument for the action', against: 'An argument against the action', note: 'A note on the action' },
    submit: 'Add',
    empty: 'Write your argument first.',
    added: { for: 'Your argument for the action was added.', against: 'Your argument against the action was added.', note: 'Your note was added.' },
    edit: 'Edit',
    editDone: 'Done',
    editLabel: (text: string) => `Edit your words: ${text}`,
    remove: 'Remove',
    removeLabel: (text: string) => `Remove your words: ${text}`,
    label: 'Your argument',
  },

  evidence: {
    heading: (count: number) => `${number(count)} evidence`,
    none: 'No evidence yet. A case, a figure or a source helps others to judge.',
    add: 'Add evidence',
    title: 'What does it show?',
    text: 'In a sentence or two (optional)',
    source: 'Source (optional)',
    sourceHint: 'For example a study, a case or a person to ask.',
    submit: 'Add evidence',
    later: 'Not now',
    empty: 'Write in a few words what it shows.',
    added: 'Your evidence was added.',
    edit: 'Edit',
    editLabel: (title: string) => `Edit evidence: ${title}`,
    editDone: 'Done',
    titleLabel: 'What it shows',
    textLabel: 'In a sentence or two',
  },

  noName: 'No name',

  remove: {
    open: 'Remove this action',
    heading: (value: number | null) => `Remove ${boardTexts.inSentence(value)}?`,
    text: 'It disappears for everyone, with all that others have added to it. This cannot be undone.',
    submit: 'Remove for everyone',
    keep: 'Keep it',
    done: (value: number | null) => `${boardTexts.numbered(value)} was removed.`,
    argumentHeading: 'Remove your words?',
    argumentText: 'They disappear for everyone.',
    argumentDone: 'Your words were removed.',
  },

  draft: {
    heading: 'Your words are kept as a draft',
    forAction: (value: number | null) => `For ${boardTexts.inSentence(value)}.`,
    newAction: (theme: string) => `A new action for ${theme}.`,
    newEntry: { text: 'A change to a text.', action: 'A new action.', argument: 'A new argument.', evidence: 'New evidence.' },
    whenOpen: 'You can send it when the board opens.',
    notSent: 'It was not sent. You can send it again.',
    whenUnmuted: 'You can send it once the facilitator lets you write again.',
    needsApproval: 'New words are looked at first here. A facilitator can put yours on the board.',
    asItIs: 'What is on the board already is not changed in this stage. You can copy your words.',
    send: 'Send again',
    offer: 'Send for approval',
    gone: 'What these words belong to is gone. You can copy them.',
    goOn: 'Go on writing',
    copy: 'Copy',
    copied: 'Copied.',
    notCopied: 'Copying did not work. Select the words and copy them.',
    discard: 'Discard',
    discardHeading: 'Discard this draft?',
    discardText: 'These words are nowhere else.',
    keep: 'Keep it',
  },
} as const

/** At most three names; the rest as a count. */
function firstFew(people: readonly string[]): string[] {
  if (people.length <= 3) return [...people]
  return [...people.slice(0, 2), counted(people.length - 2, 'other', 'others')]
}
