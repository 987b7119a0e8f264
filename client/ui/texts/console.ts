// Texts of the facilitator's console.
import type { ScreenShow } from '../../../shared/event/names.ts'
import type { Done } from '../../../shared/event/state.ts'
import type { ProblemCode } from '../../net/refusal.ts'
import { agendaDone, agendaRefusals } from './agenda-words.ts'
import { counted, number } from './common.ts'
import { moderationDone, moderationRefusals } from './moderation.ts'
import { refusalText } from './refusals.ts'

/** Titles of what a finished step named; null where there is only one of its kind, so that it need not be named. */
export type DoneNames = { stage: string | null; question: string | null; board: string | null; person: string | null; action: string | null }

const minutes = (seconds: number): string => {
  const whole = Math.round(Math.abs(seconds) / 60)
  return Math.abs(seconds) % 60 === 0 ? counted(whole, 'minute', 'minutes') : counted(Math.abs(seconds), 'second', 'seconds')
}

/** Where a minute more or less does not matter. */
const about = (seconds: number): string => (seconds < 60 ? minutes(seconds) : minutes(Math.round(seconds / 60) * 60))

const named = (what: string, title: string | null): string => (title === null ? what : `${what}: ${title}`)

const shows: Record<ScreenShow, string> = { stage: 'Follow stage', board: 'Board', people: 'People', results: 'Results', spotlight: 'Spotlight', questions: 'Questions', messages: 'Key messages', timer: 'Timer' }

const refusals: Partial<Record<ProblemCode, string>> = {
  offline: 'There is no connection right now. Nothing was sent.',
  'moved-on': 'Somebody else at the console was quicker. Look at how it stands now, then press again.',
  'event-paused': 'Everything is paused. Resume first.',
  'event-closed': 'The session is closed.',
  'nothing-to-rank': 'There are no actions on the board to vote on yet.',
  'cost-missing': 'There is a budget, and not every action has a cost. Say in the question’s options what each costs.',
  'question-not-open': 'Voting is not open.',
  'question-not-sealed': 'Voting is not closed, or its ballots are still being counted. Try again in a moment.',
  'question-sealed': 'Voting was closed, and that is final.',
  'no-timer': 'There is no timer now.',
  'unknown-done': 'That can no longer be taken back.',
  'no-tables': 'There are no tables yet. Make them first.',
  'table-exists': 'Another table has this name.',
  'table-in-use': 'There is something on this table’s board. Carry it over first.',
  'not-at-a-table': 'Everybody votes and sees results together, so a table cannot be at this stage by itself.',
  'floor-grouped': 'These questions cannot be grouped: one of them is part of a group.',
  'unknown-person': 'This person is not in the event.',
  ...moderationRefusals,
  ...agendaRefusals,
}

export const texts = {
  page: 'Facilitator',
  me: 'Facilitator',
  nowLabel: (index: number, count: number) => `Now · stage ${number(index)} of ${number(count)}`,
  closedLabel: 'The session is closed',
  next: {
    resume: { title: 'Resume everything', says: 'Boards, timer and screen go back to how they were' },
    open: { title: 'Open voting', says: 'On the actions as they are worded now' },
    openAgain: { title: 'Open voting again', says: 'Ballots so far are kept' },
    seal: { title: 'Close voting', says: 'For good. Nothing is shown until you reveal it' },
    reveal: (title: string | null) => ({ title: named('Reveal the result', title), says: 'On the big screen and on every phone' }),
    enter: (stage: string) => `Next: ${stage}`,
    freezes: 'Freezes the board',
    opensBoard: 'Opens the board',
    opensVoting: 'Opens voting',
    both: 'Freezes the board and opens voting',
    moves: 'Moves everybody on',
    end: { title: 'End the session', says: 'Closes boards and voting for good' },
  },
  nothingLeft: 'Everything is done and revealed.',
  back: (stage: string) => `Back to ${stage}`,
  timer: {
    minus: '−1 min',
    minusLabel: 'Take one minute off',
    plus: '+1 min',
    plusLabel: 'Add one minute',
    pause: 'Pause',
    pauseLabel: 'Pause timer',
    resume: 'Resume',
    resumeLabel: 'Resume timer',
    none: 'No timer',
    start: (seconds: number) => `Start ${minutes(seconds)}`,
    over: (seconds: number) => `${about(Math.max(60, seconds))} over`,
  },
  board: {
    open: 'Board open',
    frozen: 'Board frozen',
    someFrozen: (frozen: number, count: number) => `${number(frozen)} of ${number(count)} boards frozen`,
    allOpen: 'Boards open',
    allFrozen: 'Boards frozen',
    freeze: (title: string | null) => (title === null ? 'Freeze board' : `Freeze ${title}`),
    unfreeze: (title: string | null) => (title === null ? 'Open board' : `Open ${title}`),
    actions: (count: number) => counted(count, 'action', 'actions'),
    edited: (count: number) => `${number(count)} being edited`,
  },
  voting: {
    phases: { planned: 'Not open yet', open: 'Voting open', paused: 'Voting paused', sealed: 'Voting closed', revealed: 'Result revealed' },
    submitted: (submitted: number, joined: number, onPaper: number) => `${number(submitted - onPaper)} of ${number(joined)} have submitted${onPaper > 0 ? `, and ${counted(onPaper, 'ballot', 'ballots')} on paper` : ''}`,
    ballots: (count: number) => counted(count, 'ballot', 'ballots'),
    pause: 'Pause voting',
    open: 'Open voting',
    seal: 'Close voting',
    reveal: 'Reveal',
    conceal: 'Hide the result',
    questions: 'Questions',
    of: (action: string, title: string) => `${action}: ${title}`,
  },
  everything: {
    pause: 'Pause everything',
    short: 'Pause all',
    paused: 'Everything is paused.',
    pausedSays: 'Boards are frozen, the timer stands still and the screen is blank. Nothing else can be changed until you resume.',
  },
  parts: { label: 'Parts of the console', to: { floor: 'Questions', join: 'Join', people: 'People', moderation: 'Moderation', screen: 'Big screen', agenda: 'Agenda', done: 'Just done' } },
  key: (key: string) => `Key ${key}`,
  keys: { label: 'Keys', says: 'P pauses everything, Z takes back the latest, B blanks the screen.' },
  people: {
    heading: 'Who is with us',
    countsOnly: 'Counts only, never choices',
    joined: 'joined',
    here: 'here now',
    submitted: 'submitted',
    ballots: 'ballots in',
    table: 'Table: participation by group',
    columns: { group: 'Group', joined: 'Joined', here: 'Here', submitted: 'Submitted', ballots: 'Ballots' },
    noGroup: 'No group named',
    nobody: 'Nobody has joined yet. Show the code on the big screen.',
  },
  screen: {
    heading: 'On the big screen',
    connected: (count: number) => (count === 0 ? 'None connected' : `${number(count)} connected`),
    show: 'What the big screen shows',
    shows,
    whichBoard: 'Which board',
    whichQuestion: 'Which result',
    latestResults: 'All results so far',
    freeze: 'Keep this picture',
    release: 'Show the next',
    held: (time: string) => `The screen keeps the picture of ${time}. What you choose now is shown with “Show the next”.`,
    blank: 'Blank the screen',
    unblank: 'Show the screen again',
    now: (what: string, code: string) => `The big screen now: ${what}, join code ${code}`,
    views: { people: 'who is here', board: 'the board', voting: 'how many have voted', 'so-far': 'how voting stands so far', results: 'the result', spotlight: 'one action in the spotlight', questions: 'questions from the floor', messages: 'key messages', timer: 'the timer', thanks: 'thanks', blank: 'blank' },
  },
  agenda: {
    heading: 'Agenda',
    go: (index: number, title: string) => `Go to stage ${number(index)}, ${title}`,
    now: 'Now',
    nowUntil: (time: string) => `Now · ends ${time}`,
    next: 'Next',
    nextFor: (length: string) => `Next · ${length}`,
    done: 'Done',
    length: about,
    jump: 'Go',
    plan: 'Change the agenda',
    planning: 'Change the agenda',
    planned: 'Back to the console',
    skipped: 'Left out',
    unskip: (title: string) => `Take ${title} back in`,
    takeIn: 'Take back in',
  },
  done: {
    heading: 'Just done',
    undoKey: (key: string) => `Undo: ${key}`,
    nothing: 'What you do is listed here, and can be taken back.',
    replay: 'Replay, and put a board back (new tab)',
    undo: 'Undo',
    undoOf: (what: string) => `Undo: ${what}`,
    undone: 'Taken back',
    says: doneText,
  },
  join: {
    heading: 'Join',
    code: 'Code',
    link: 'Link',
    qr: (code: string) => `QR code of the link to join with the code ${code}`,
    copy: 'Copy the link',
    copied: 'Link copied.',
    expired: 'The code has expired: nobody else can join.',
    closed: 'The session is closed: nobody else can join.',
  },
  result: {
    heading: 'Result',
    question: (title: string) => `Result: ${title}`,
  },
  end: {
    button: 'End the session',
    closed: 'The session is closed.',
    closedSays: 'Nothing can be changed any more.',
    closedReveal: 'Results can still be revealed and hidden.',
    seeResults: 'See the results',
  },
  ask: {
    notYet: 'Not yet',
    seal: {
      title: 'Close voting for good?',
      says: 'Afterwards nobody can vote or change a ballot. This is final: it cannot be taken back. The result stays hidden until you reveal it.',
      yes: 'Close voting',
    },
    few: (ballots: number) => `Only ${counted(ballots, 'ballot was', 'ballots were')} cast: the result can show how single people voted.`,
    reveal: {
      title: (people: number) => (people > 0 ? `Reveal the result to ${counted(people, 'person', 'people')}?` : 'Reveal the result?'),
      says: 'It appears on the big screen and on every phone at once. You can hide it again, but it will have been seen.',
      yes: 'Reveal now',
    },
    end: {
      title: 'End the session?',
      says: 'Voting that is still open is closed for good, and boards can no longer be changed. This is final: it cannot be taken back. Results can still be revealed afterwards.',
      yes: 'End the session',
    },
  },
  offlineSays: 'This is how it stood when the connection was lost. What you press now is not sent.',
  refused: 'Not done.',
  refusal: (code: ProblemCode) => refusals[code] ?? refusalText(code),
  wrongRole: 'This link is not for the console.',
  wrongRoleSays: 'Open the facilitator’s link that the organiser sent you.',
  noToken: 'This link is not complete.',
  noTokenSays: 'Open the whole facilitator’s link that the organiser sent you, up to its very end.',
  linkEnded: 'This link no longer works.',
  linkEndedSays: 'It was replaced by a new one, or its time is over. Ask the organiser for the new facilitator’s link.',
} as const

function doneText(what: Done['what'], names: DoneNames): string {
  switch (what.type) {
    case 'stage.go':
      return named('Moved', names.stage).replace('Moved: ', 'Moved to ')
    case 'timer.start':
      return 'Timer started'
    case 'timer.pause':
      return 'Timer paused'
    case 'timer.resume':
      return 'Timer resumed'
    case 'timer.add':
      return `${minutes(Number(what['seconds']))} ${Number(what['seconds']) < 0 ? 'taken off' : 'added'}`
    case 'board.freeze':
      return named('Board frozen', names.board)
    case 'board.open':
      return named('Board opened', names.board)
    case 'ballot.open':
      return named('Voting opened', names.question)
    case 'ballot.pause':
      return named('Voting paused', names.question)
    case 'ballot.reveal':
      return named('Result revealed', names.question)
    case 'ballot.conceal':
      return named('Result hidden', names.question)
    case 'event.pause':
      return 'Everything paused'
    case 'event.resume':
      return 'Everything resumed'
    case 'announce':
      return `Announced: ${String(what['text'] ?? '')}`
    case 'announce.clear':
      return 'Announcement taken down'
    case 'spotlight.set':
      return `In the spotlight: ${names.action ?? 'an action'}`
    case 'spotlight.clear':
      return 'Spotlight off'
    case 'room.gather':
      return `Everyone brought to ${names.action ?? names.board ?? 'the stage’s page'}`
    case 'floor.live':
      return 'Question answered live'
    case 'floor.done':
      return 'Question marked as answered'
    case 'floor.write':
      return 'Question answered in writing'
    case 'floor.dismiss':
      return 'Question dismissed'
    case 'floor.restore':
      return 'Question brought back'
    case 'floor.group':
      return what['into'] === undefined ? 'Question taken out of its group' : 'Questions put together'
    case 'message.record':
      return `Key message of ${String(what['speaker'] ?? '')} recorded`
    case 'message.remove':
      return 'Key message removed'
    case 'screen.show':
      return named(`Screen: ${shows[what['show'] as ScreenShow]?.toLowerCase() ?? ''}`, what['of'] === undefined ? null : names.board ?? names.question)
    case 'screen.freeze':
      return 'Screen keeps its picture'
    case 'screen.release':
      return 'Next picture on the screen'
    case 'screen.blank':
      return what['blank'] ? 'Screen blanked' : 'Screen shown again'
    case 'tables.make':
      return 'Tables made'
    case 'table.rename':
      return 'Table renamed'
    case 'table.stage':
      return named('A table is at', names.stage ?? 'the room’s stage').replace(': ', ' ')
    case 'joining.set':
      return 'The way in changed'
    case 'door.open':
      return 'Door opened by spoken digits'
    case 'door.close':
      return 'Door closed to spoken digits'
    case 'group.add':
      return `Group added: ${String(what['group'])}`
    case 'group.rename':
      return `Group renamed: ${String(what['to'])}`
    case 'group.remove':
      return `Group removed: ${String(what['group'])}`
    case 'person.group':
      return named('Moved to another group', names.person)
    case 'seating.set':
      return 'Seats are given in another way'
    case 'seats.assign':
      return 'Seats given at random'
    case 'person.seat':
      return named('Seat changed', names.person)
    case 'actions.carry':
      return 'Actions carried to another board'
    case 'submission.theme':
      return 'Submissions put to a theme'
    case 'submission.link':
      return what['linked'] ? 'Submission linked to an action' : 'Link to a submission removed'
    case 'submission.merge':
      return 'Submissions merged'
    case 'import.make':
      return named('Imported', String(what['file']))
    default:
      return moderationDone(what.type, names) ?? agendaDone(what.type, names) ?? what.type
  }
}
