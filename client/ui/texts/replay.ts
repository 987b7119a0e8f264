// Texts of the replay.
import { zoned } from '../time-zone.ts'
import type { Difference } from '../../../shared/replay/compare.ts'
import type { TouchKind } from '../../../shared/replay/touches.ts'
import type { MomentKind } from '../../../shared/replay/timeline.ts'
import type { Treatment } from '../../../shared/ranking/pairwise.ts'
import { counted, locale, number } from './common.ts'
import { texts as counting } from './counting.ts'

const time = zoned(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit' }, true)
const minute = zoned(locale, { hour: '2-digit', minute: '2-digit' })
const day = zoned(locale, { day: 'numeric', month: 'long' })
const fullDay = zoned(locale, { day: 'numeric', month: 'long', year: 'numeric' })

const leftOut: Record<Treatment, string> = {
  last: '; what a ballot leaves out counts as last',
  'no-information': '; a ballot says nothing about what it leaves out',
}

const kinds: Record<Difference, string> = { new: 'New', gone: 'Gone', merged: 'Merged', reworded: 'Reworded', moved: 'Moved', ranked: 'Other place' }

export const texts = {
  title: 'Replay',
  titleOf: (event: string) => `Replay of ${event}`,
  loading: 'Loading the record',
  built: (entries: number, all: number) => `${number(entries)} of ${counted(all, 'entry', 'entries')}`,
  unreadable: 'The record of this event cannot be replayed',
  empty: 'Nothing is on record for this event.',
  allEvents: 'All events',

  clock: (atMs: number) => time.format(atMs),
  minute: (atMs: number) => minute.format(atMs),
  day: (atMs: number) => day.format(atMs),
  /** At the ends of the track; without the day where both are the same, as it stands above. */
  ends: (atMs: number, sameDay: boolean) => (sameDay ? minute.format(atMs) : `${fullDay.format(atMs)}, ${minute.format(atMs)}`),
  stageAndDay: (stage: string, atMs: number) => `${stage} · ${day.format(atMs)}`,
  facts: {
    frozen: 'board frozen',
    open: 'board open',
    paused: 'everything paused',
    closed: 'event closed',
    voting: { open: 'voting open', paused: 'voting paused', sealed: 'voting closed' },
    revealed: (atMs: number) => `revealed ${minute.format(atMs)}`,
  },
  people: (count: number) => `${counted(count, 'person', 'people')} joined`,

  show: 'Show',
  board: 'Board',
  boards: 'Board shown',
  published: 'Ballots',
  publishedRanking: 'Ranking',
  emptyBoard: 'Nothing is on the board yet.',
  noTheme: 'Without a theme',
  emptyTheme: 'No action yet',
  untitledAction: 'Action without a title',
  arguments: { for: 'For', against: 'Against', note: 'Notes' },
  evidence: 'Evidence',
  source: (source: string) => `Source: ${source}`,
  argumentBy: (name: string) => `– ${name}`,
  recent: {
    'action-added': 'New', 'action-reworded': 'Reworded just now', 'action-moved': 'Moved just now', 'action-removed': '',
    'argument-added': 'New argument', 'argument-reworded': 'Argument reworded', 'argument-removed': '',
    'evidence-added': 'New evidence', 'evidence-changed': 'Evidence changed', 'evidence-removed': '',
    'theme-added': '', 'theme-changed': '', 'theme-removed': '',
  } satisfies Record<TouchKind, string>,
  onScreen: 'On the screen',
  mergedInto: (action: number | null, atMs: number | null) => `Merged${action === null ? '' : ` into ${number(action)}`}${atMs === null ? '' : ` at ${minute.format(atMs)}`}`,
  hiddenAction: 'Hidden',
  hiddenWords: 'Its words, as they are on record:',
  screen: {
    title: 'On the big screen',
    blank: 'Blank',
    people: 'Who is here, and the code to join',
    board: 'The board',
    voting: (questions: string) => `How many have voted: ${questions}`,
    soFar: (questions: string) => `How it stood so far: ${questions}. What it said is not on record.`,
    results: (questions: string) => `Result: ${questions}`,
    spotlight: (what: string) => `In the spotlight: ${what}`,
    answering: (question: string) => `Question being answered: “${question}”`,
    questions: (open: number) => `Questions from the floor, ${number(open)} waiting`,
    messages: (count: number) => counted(count, 'key message', 'key messages'),
    timer: 'The time that is left',
    held: (atMs: number) => `As of ${minute.format(atMs)}`,
    joined: (count: number, wasHere: boolean) => ({ count: number(count), what: wasHere ? 'here' : 'joined' }),
    counted: 'Everybody who had joined is counted: how many were in the room is not on record.',
    thanks: 'Thanks',
    announcement: (text: string) => `Announcement: “${text}”`,
  },

  nothingPublished: 'Ballots',
  noVoteYet: 'No vote has been opened yet.',
  ballotsAt: (atMs: number) => `Ballots at ${minute.format(atMs)}`,
  rankingAt: (atMs: number) => `Ranking at ${minute.format(atMs)}`,
  ballotsIn: (ballots: number, people: number) => ({ count: `${number(ballots)} of ${number(people)}`, what: 'ballots in' }),
  seats: (ballots: number, people: number) => `${number(ballots)} of ${counted(people, 'ballot', 'ballots')} in`,
  asPublished: (ballots: number, revealedAtMs: number) => `As revealed at ${minute.format(revealedAtMs)}. ${counted(ballots, 'ballot', 'ballots')}.`,
  countedBy: (method: string, treatment: Treatment | null) => `Counted by ${counting.methodName(method)}${treatment ? leftOut[treatment] : ''}.`,
  secret: {
    until: (revealedAtMs: number) => `Nobody saw a ranking before the reveal at ${minute.format(revealedAtMs)}. The ballot box keeps no times, so the count is all there is to replay here.`,
    never: 'No ranking had been revealed when this record ends. The ballot box keeps no times, so the count is all there is to replay here.',
    hidden: 'The ranking was taken off again. Before and after, only the count is shown.',
  },

  file: {
    title: 'Replay a file',
    lead: 'An archive holds the whole record of a session. It is read here, in this browser; nothing of it is sent anywhere.',
    choose: 'Choose an archive',
    drop: 'or drop it here',
    another: 'Another file',
    differs: 'What this file says of the end is not what its record comes to.',
    differing: (names: readonly string[]) => `It differs in: ${names.map((name) => (name === 'state' ? 'agenda, people and results' : name === 'moment' ? 'the last entry' : `board “${name}”`)).join(', ')}. What you see is the record.`,
  },

  rewind: {
    action: 'Put this action back to this moment',
    wholeBoard: 'Put this board back to this moment',
    board: (title: string) => `the board “${title}”`,
    title: (what: string, atMs: number) => `Put ${what} back to ${time.format(atMs)}?`,
    says: 'It becomes a new change, in your name, on the board as it is now. Nothing is deleted from the record, and you can undo it.',
    looking: 'Looking at what would change',
    nothing: 'Nothing would change: it is so now.',
    then: 'then:',
    how: { goes: 'goes from the board: it was not there yet.', comes: 'comes back on the board.' },
    fields: { title: 'Title', detail: 'Detail', text: 'Words', source: 'Source', side: 'Side', colour: 'Colour', theme: 'Theme', place: 'Place' },
    entries: { themes: (title: string) => `Theme “${title}”`, evidence: (title: string) => `Evidence “${title}”` },
    argument: (action: number | null, text: string) => `Argument${action === null ? '' : ` about action ${number(action)}`}: “${text}”`,
    empty: { theme: 'no theme', text: 'nothing' },
    other: 'as it was',
    written: (names: readonly string[]) => `Written by ${names.join(', ')}.`,
    by: (names: readonly string[]) => `Worked on since by ${names.join(', ')}. What they wrote in it goes from the board.`,
    more: (count: number) => `and ${counted(count, 'more entry', 'more entries')} of the board`,
    confirm: 'Put it back',
    close: 'Close',
    done: 'It is put back.',
    doneSays: 'Everybody sees it now. Load the new changes to see it here.',
  },

  /** Of an event that runs. */
  more: {
    says: (count: number) => `There is more: ${counted(count, 'new change', 'new changes')}.`,
    said: 'The session has gone on. There is more to load.',
    load: 'Load them',
  },

  compare: {
    begin: 'Compare',
    end: 'Back to the board',
    title: 'What differs',
    with: 'This moment and',
    endOfRecord: 'the end of the record',
    beginning: 'the beginning',
    otherFile: 'Another session, from a file',
    otherEvent: 'Another session on this server',
    reading: 'Reading the other session',
    unreadable: 'It cannot be read.',
    session: 'Compared with',
    thisSession: 'This session',
    anyMoment: 'or any moment of it',
    at: (atMs: number) => `${day.format(atMs)}, ${time.format(atMs)}`,
    /** A moment of one of two sessions. */
    side: (title: string, atMs: number) => `${title} · ${day.format(atMs)}, ${time.format(atMs)}`,
    none: 'No action differs.',
    same: (count: number) => `${counted(count, 'action is', 'actions are')} the same.`,
    summary: (counts: Record<Difference, number>) => (Object.keys(kinds) as Difference[]).filter((kind) => counts[kind] > 0).map((kind) => `${number(counts[kind])} ${kinds[kind].toLowerCase()}`).join(', '),
    kinds,
    movedFrom: (from: string | null, to: string | null) => `Moved from ${from ?? 'no theme'} to ${to ?? 'no theme'}`,
    mergedInto: (into: number) => `Merged into ${number(into)}`,
    ranked: (from: number | null, to: number) => (from === null ? `Ranked ${number(to)}` : `Rank ${number(from)}, then ${number(to)}`),
    absent: 'Not there',
    removed: 'removed:',
    added: 'added:',
  },

  player: 'Player',
  play: 'Play',
  pause: 'Pause',
  speed: 'Speed',
  times: (speed: number) => `×${number(speed)}`,
  timesSpoken: (speed: number) => (speed === 1 ? 'Real time' : `${number(speed)} times as fast`),
  time: 'Time',
  timeAt: (atMs: number, caption: string) => `${time.format(atMs)}. ${caption}`,
  stages: 'Stages',
  chapter: (stageNumber: number, title: string, atMs: number) => `${number(stageNumber)} ${title}, ${minute.format(atMs)}`,
  moments: 'Moments',
  keyMoments: 'Stages and key moments',
  momentAt: (what: string, atMs: number) => `${what}, ${minute.format(atMs)}`,
  activity: (most: string) => `Activity over time by stakeholder group.${most ? ` ${most}` : ''}`,
  mostActive: (group: string) => `Most came from ${group}.`,
  noGroup: 'No group',
  everybody: 'Everybody',
  smallGroups: 'Smaller groups',
  silence: (ms: number) => `${duration(ms)} without any change`,
  silenceShort: (ms: number) => short(ms),
  silencePassed: (ms: number) => `${duration(ms)} without any change, passed over`,
  link: 'Link to this moment',
  linkCopied: 'Copied',
  linkCopiedSaid: 'Link to this moment copied. It does not hold the organiser key.',
  linkNotCopied: 'The browser did not allow copying. Here is the link:',
  keys: 'Keys: space plays and pauses, ← → go 10 seconds, ↑ ↓ from stage to stage, Home and End to the ends.',

  caption: {
    created: 'The event is created',
    timer: 'The timer is changed',
    joined: (count: number) => `${counted(count, 'person has', 'people have')} joined`,
    stage: (title: string) => `Stage: ${title}`,
    hidden: { action: 'An action is hidden', argument: 'An argument is hidden', evidence: 'Evidence is hidden' },
    announced: (text: string) => `Announced: “${text}”`,
    ballots: (count: number) => `${counted(count, 'ballot is', 'ballots are')} in`,
  },
  moment: {
    frozen: (board: string) => (board ? `Board “${board}” frozen` : 'Board frozen'),
    opened: (board: string) => (board ? `Board “${board}” opened` : 'Board opened'),
    'voting-opened': 'Voting opened',
    'voting-paused': 'Voting paused',
    'voting-resumed': 'Voting open again',
    sealed: 'Voting closed for good',
    revealed: 'Result revealed',
    concealed: 'Result taken off again',
    paused: 'Everything paused',
    resumed: 'Everything goes on',
    closed: 'Event closed',
    carried: (actions: number, board: string) => `${counted(actions, 'action', 'actions')} carried to “${board}”`,
    merged: (action: number | null, into: number) => `Action ${number(action ?? 0)} merged into ${number(into)}`,
    split: (action: number | null, from: number) => `Action ${number(action ?? 0)} split off from ${number(from)}`,
    rewound: (actions: number, board: string) => `${counted(actions, 'action', 'actions')} put back${board && ` on “${board}”`}`,
    'rank-swap': (action: number | null, place: number) => `${action === null ? 'An action' : `Action ${number(action)}`} rises to place ${number(place)}`,
    'most-edited': (action: number | null) => (action === null ? 'Most edited action' : `Most edited: action ${number(action)}`),
    'most-argued': (action: number | null) => (action === null ? 'Most argued action' : `Most argued: action ${number(action)}`),
  } satisfies Record<MomentKind, string | ((...given: never[]) => string)>,
  touched: {
    'action-added': (who, what) => `${who} added ${what}`,
    'action-reworded': (who, what) => `${who} reworded ${what}`,
    'action-moved': (who, what) => `${who} moved ${what}`,
    'action-removed': (who, what) => `${who} removed ${what}`,
    'argument-added': (who, what) => `${who} argued about ${what || 'an action'}`,
    'argument-reworded': (who, what) => `${who} reworded an argument${what && ` about ${what}`}`,
    'argument-removed': (who) => `${who} removed an argument`,
    'evidence-added': (who, what) => `${who} added evidence${what && ` to ${what}`}`,
    'evidence-changed': (who, what) => `${who} changed evidence${what && ` for ${what}`}`,
    'evidence-removed': (who) => `${who} removed evidence`,
    'theme-added': (who) => `${who} added a theme`,
    'theme-changed': (who) => `${who} changed a theme`,
    'theme-removed': (who) => `${who} removed a theme`,
  } satisfies Record<TouchKind, (who: string, what: string) => string>,
  movedTo: (who: string, what: string, theme: string) => `${who} moved ${what} to ${theme}`,
  onBoard: (said: string, board: string) => `${said} · ${board}`,
  facilitator: 'The facilitator',
  somebody: 'Somebody',
  somebodyOf: (group: string) => `Somebody from ${group}`,
  action: (value: number | null, title: string) =>
    [value === null ? 'an action' : `action ${number(value)}`, title && `“${title}”`].filter(Boolean).join(', '),
} as const

/** `14 hours`, `2 hours 40 minutes`, `50 minutes`; days from two on. */
function duration(ms: number): string {
  const minutes = Math.round(ms / 60_000)
  const hours = Math.floor(minutes / 60)
  if (hours >= 48) return counted(Math.floor(hours / 24), 'day', 'days')
  const parts = [hours > 0 ? counted(hours, 'hour', 'hours') : '', minutes % 60 > 0 && hours < 24 ? counted(minutes % 60, 'minute', 'minutes') : '']
  return parts.filter(Boolean).join(' ') || counted(minutes, 'minute', 'minutes')
}

/** As `duration`, for where there is little room. */
function short(ms: number): string {
  const hours = ms / 3_600_000
  if (hours >= 48) return `${number(Math.floor(hours / 24))} d`
  return hours >= 1 ? `${number(Math.floor(hours))} h` : `${number(Math.round(ms / 60_000))} min`
}
