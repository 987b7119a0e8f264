// The words of a report in English: the catalogue that its twins in other languages have the shape of. Plain; what people wrote is never part of a pattern here.
import { ordinal } from '../../english/ordinals.ts'
import type { LogEntry } from '../../event/moderation.ts'
import type { Secrecy } from '../../event/names.ts'
import type { Treatment } from '../../ranking/pairwise.ts'
import type { Weighting } from '../../ranking/certainty/draws.ts'
import type { LeftOutReason, StageDeeds } from '../model.ts'
import type { SectionId } from '../settings.ts'

const locale = 'en-GB'
const numbers = new Intl.NumberFormat(locale)
const list = new Intl.ListFormat(locale, { type: 'conjunction' })
const percent = new Intl.NumberFormat(locale, { style: 'percent' })

const number = (value: number): string => numbers.format(value)
const amounts = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })
const money = (value: number): string => amounts.format(value)
const share = (value: number): string => percent.format(value)
const listed = (items: readonly string[]): string => list.format(items)
const counted = (count: number, one: string, many: string): string => `${number(count)} ${count === 1 ? one : many}`

const sectionTitles: Record<SectionId, string> = {
  process: 'How it was done', people: 'Who took part', themes: 'Themes and their actions', results: 'Results', groups: 'Where groups differ',
  minority: 'Minority views', actions: 'Arguments and evidence', questions: 'Questions from the floor', messages: 'Key messages',
  'left-out': 'What did not make it, and why', lineage: 'Where each action came from', moderation: 'Moderation', method: 'How it was counted', record: 'Checking this report',
}

const secrecies: Record<Secrecy, string> = {
  secret: 'Secret: only totals ever left the ballot box. It cannot be recounted from the record. Since voting was closed nobody can tell how anyone voted; while it was open, only whoever runs the server could have.',
  'public-recount': 'Public recount: after the reveal the ballots were published without names, in an order that says nothing of who cast them. Anybody can count them again.',
  named: 'Named: voters were told beforehand that their ballots would be kept with their names. This report does not print them.',
}

const methods: Record<string, { name: string; how: string }> = {
  schulze: { name: 'Schulze', how: 'Every action is compared with every other, by how many people put it higher. An action stands above another where the chain of such majorities in its favour is stronger than any chain against it.' },
  'schulze-margins': { name: 'Schulze by margins', how: 'As Schulze, by how many more people prefer one to the other.' },
  'ranked-pairs': { name: 'Ranked pairs', how: 'The clearest comparisons of two actions are settled first; one that would contradict those before it is left out.' },
  borda: { name: 'Borda', how: 'Points: an action gets one for each other action that a ballot puts below it.' },
  copeland: { name: 'Copeland', how: 'Actions stand by how many others they beat, two by two.' },
  minimax: { name: 'Minimax', how: 'Actions stand by how clear their worst defeat is.' },
  kemeny: { name: 'Kemeny', how: 'The ranking that disagrees least with all ballots together.' },
  irv: { name: 'Instant run-off', how: 'Again and again the action with the fewest first places is dropped, and its ballots go to their next choice.' },
  stv: { name: 'Single transferable vote', how: 'Several are chosen: what one needs no more of its votes goes on to the next on the ballot.' },
  approval: { name: 'Approval', how: 'Each tick counts once.' },
  dots: { name: 'Dots', how: 'Each dot counts once, wherever it was placed.' },
  'equal-shares': { name: 'Equal Shares', how: 'Everybody has an equal share of the budget and pays, with others who want the same, for what they support.' },
  phragmen: { name: 'Phragmén', how: 'What a choice weighs is spread over those who support it, as evenly as can be.' },
  score: { name: 'Scores', how: 'Actions stand by their mean score; where there are several criteria, by their weights.' },
  'majority-judgment': { name: 'Majority Judgment', how: 'Actions stand by the grade that at least half of the people give them.' },
  'bradley-terry': { name: 'Bradley–Terry', how: 'A strength for each action that fits the comparisons people made.' },
  agree: { name: 'Agreement across groups', how: 'Statements stand by how far every group agrees, not by the total: one that a single group rejects stands low.' },
}

const questionMethods: Record<string, string> = {
  rank: 'a ranking', approve: 'ticks', dots: 'dots', score: 'scores', agree: 'agree, disagree or pass', pairs: 'pairs of actions', rankfew: 'rankings of a few actions at a time', bestworst: 'the most and least important of a few',
}

const leftOut: Record<LeftOutReason, string> = {
  removed: 'Removed by its author or a facilitator before the end',
  hidden: 'Hidden by a facilitator',
  merged: 'Merged into another action',
  'at-table': 'Stayed at a table',
  'not-asked': 'Not put to a vote',
  unranked: 'No ballot placed it',
  'not-chosen': 'Voted on and not chosen',
}

const deeds: Record<keyof StageDeeds, [one: string, many: string]> = {
  actions: ['action added', 'actions added'], rewordings: ['wording changed', 'wordings changed'], moves: ['action moved', 'actions moved'],
  arguments: ['argument', 'arguments'], evidence: ['piece of evidence', 'pieces of evidence'], asked: ['question asked', 'questions asked'],
}

const measures: Record<string, string> = {
  'entry.hide': 'Hidden', 'entry.restore': 'Shown again', 'entry.approve': 'Approved', 'entry.return': 'Sent back', 'entry.withdraw': 'Withdrawn', 'action.merge': 'Merged', 'action.unmerge': 'Taken apart again',
  'action.split': 'Split', 'action.lock': 'Locked', 'action.unlock': 'Unlocked', 'action.return': 'Sent back to its author', 'action.settle': 'Settled by its author', 'person.rename': 'Renamed', 'person.mute': 'Muted',
  'person.unmute': 'Heard again', 'person.remove': 'Removed', 'person.readmit': 'Let in again', 'ballot.reconfirm': 'Voters asked to look again',
}

const subjects: Record<LogEntry['kind'], string> = { action: 'An action', argument: 'An argument', evidence: 'A piece of evidence', person: 'A person', question: 'A question' }

const treatments: Record<Treatment, string> = { last: 'what a ballot leaves out counts as last', 'no-information': 'a ballot says nothing about what it leaves out' }
const weights: Record<Weighting, string> = { persons: 'every person equal', groups: 'every group equal' }

export const texts = {
  lang: 'en-GB',
  number, money, share, listed, bandText, sectionTitles,
  /** Times of day and days, as they were in a time zone. */
  calendar: (timeZone: string) => {
    const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone })
    const days = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone })
    return { time: (at: number) => clock.format(at), day: (at: number) => days.format(at) }
  },
  dayAndTime: (day: string, time: string) => `${day}, ${time}`,
  contents: 'Contents', page: 'Page', ofPages: 'of',
  kicker: (kind: string, day: string) => `${kind} · ${day}`,
  inProgramme: (title: string, at: number, of: number) => `${title} · session ${number(at)} of ${number(of)}`,
  programme: {
    heading: 'The programme', session: 'This session', people: (count: number) => counted(count, 'person', 'people'), actions: (count: number) => counted(count, 'action', 'actions'),
    carried: (count: number) => `${counted(count, 'action', 'actions')} brought along`, here: 'this report', says: 'The sessions of the programme, in their order.', caption: 'Sessions of the programme', event: 'Session',
  },
  report: 'Report of a session',
  interim: 'Interim report: the session is not closed.',
  held: (day: string, from: string, until: string) => `The session was held on ${day}, from ${from} to ${until}.`,
  heldOver: (from: string, until: string) => `The session was held from ${from} to ${until}.`,
  begun: (moment: string) => `The session began on ${moment}.`,
  written: (moment: string, zone: string) => `This report was written from its record up to ${moment}. Times are those of ${zone}.`,
  noGroup: 'No group',
  onPaper: 'Paper ballots',
  all: 'All',
  fewer: 'fewer than 5',
  few: (count: number | null) => (count === null ? 'fewer than 5' : number(count)),
  none: '–',
  nthQuestion: (at: number) => `Q${number(at)}`,
  secrecies,
  secrecyNames: { secret: 'secret', 'public-recount': 'public recount', named: 'named' } satisfies Record<Secrecy, string>,
  methodName: (method: string) => methods[method]?.name ?? method,
  methodHow: (method: string) => methods[method]?.how ?? '',
  asked: (method: string) => questionMethods[method] ?? method,
  action: (value: number) => `Action ${number(value)}`,
  way: (treatment: Treatment | null, weighting: Weighting) => [...(treatment ? [treatments[treatment]] : []), weights[weighting]].join(', '),
  weight: weights,
  firstOf: (title: string, shown: number, all: number) => (shown < all ? `${title} (the first ${number(shown)} of ${number(all)})` : title),
  anonymous: 'In keeping with the Chatham House rule nobody is named here, nor the group of who said something.',
  purpose: 'Purpose',
  summary: {
    took: (day: string, people: number | null, groups: number, actions: number) =>
      `On ${day}, ${people === null ? 'fewer than five people' : counted(people, 'person', 'people')}${groups > 1 ? ` from ${number(groups)} groups` : ''} worked on ${counted(actions, 'policy action', 'policy actions')} together.`,
    asked: (title: string, ballots: number) => `“${title}”: ${counted(ballots, 'ballot', 'ballots')}.`,
    first: (titles: readonly string[]) => (titles.length === 1 ? `${quoted(titles)} came first` : titles.length > 3 ? `${number(titles.length)} actions share the first place` : `${quoted(titles)} share the first place`),
    close: (count: number) => `${number(count)} actions are too close to call for first place`,
    pays: (chosen: readonly string[] | number, spent: number, budget: number) =>
      `The budget of ${number(budget)} pays for ${typeof chosen === 'number' ? counted(chosen, 'action', 'actions') : chosen.length === 0 ? 'nothing' : quoted(chosen)}: ${number(spent)}`,
    everyMethod: ', under every method.',
    notEvery: ', though not under every method.',
    then: (count: number) => `The next ${number(count)} are too close to call.`,
    notRevealed: 'No result had been revealed when this report was written.',
  },
  process: {
    minutes: (minutes: number) => `${number(minutes)} min`,
    deed: (what: keyof StageDeeds, count: number) => counted(count, ...deeds[what]),
    ballots: (count: number, secrecy: string) => `${counted(count, 'ballot', 'ballots')}, ${secrecy}`,
    shown: (time: string) => `result shown ${time}`,
    skipped: 'left out',
    notYet: 'not yet',
    said: 'The stages of the session, in their order.', caption: 'Stages of the session', stage: 'Stage', happened: 'What happened',
  },
  people: {
    caption: 'People by group', group: 'Group', joined: 'Joined', ballots: (title: string) => `Ballots: ${title}`,
    small: 'Groups of fewer than five people are put together with others, so that nobody can be singled out.',
    wrote: (count: number) => `${counted(count, 'person', 'people')} wrote on a board.`,
    tables: (count: number) => `There were ${counted(count, 'breakout table', 'breakout tables')}.`,
    nobody: 'Nobody was asked for a group.',
    total: (count: number | null) => (count === null ? 'Fewer than five people joined.' : `${counted(count, 'person', 'people')} joined.`),
  },
  themes: {
    none: 'No themes were used.', band: 'Rank', action: 'Action', empty: 'No action stands under this theme.', without: 'Without a theme',
    caption: (theme: string) => `Actions under “${theme}”`,
    bandSays: 'A rank such as 2–4 holds actions that the vote cannot tell apart.',
  },
  results: {
    none: 'No result has been revealed.',
    asked: (stage: string, method: string, ballots: number, secrecy: string) => `Asked at “${stage}” by ${method}. ${counted(ballots, 'ballot', 'ballots')}, ${secrecy}.`,
    paper: (ballots: number | null, voided: number) =>
      `${ballots === null ? 'Fewer than five of them' : `${number(ballots)} of them`} came on paper, from people who need not have joined.${voided > 0 ? ` ${counted(voided, 'ballot on paper was', 'ballots on paper were')} voided and did not count.` : ''}`,
    open: 'Voting has not been closed.', closed: 'Voting is closed; the result has not been revealed.', planned: 'This has not been put to a vote.',
    noBallots: 'No ballot was cast.',
    caption: (title: string) => `Ranking: ${title}`, rank: 'Rank', place: 'Place', action: 'Action', theme: 'Theme', interval: '90 % interval', cost: 'Cost', chosen: 'Chosen', yes: 'yes', no: 'no',
    inTop: (k: number) => `In first ${number(k)}`,
    chart: (title: string) => `Where actions stand: ${title}`,
    chartAlt: (rows: number, first: string) => `Chart of ${counted(rows, 'action', 'actions')}: a dot for each place, a bar for the interval that nine of ten redrawn votes fall into. ${first} is at the top. The table has the same figures.`,
    chartPlain: (rows: number, first: string) => `Chart of ${counted(rows, 'action', 'actions')} by place. ${first} is at the top. The table has the same figures.`,
    sure: 'How sure is this?',
    draws: (draws: number) => `The vote was drawn anew ${counted(draws, 'time', 'times')} from its own ballots, within each group; the interval holds nine places of ten.`,
    noDraws: 'There are no intervals for this result: too few ballots, or a method that has none.',
    stability: (atLeast: number, atMost: number | null, k: number) =>
      `${atMost === atLeast ? `If ${counted(atLeast, 'ballot', 'ballots')} had been different,` : `At least ${counted(atLeast, 'ballot', 'ballots')}${atMost === null ? '' : `, at most ${number(atMost)},`} would have had to be different before`} the first ${number(k)} ${atMost === atLeast ? 'could have changed.' : 'changed.'}`,
    same: (names: readonly string[]) => `The first is the same by ${list.format(names)}.`,
    counts: (method: string, some: number, all: number) => `${methods[method]?.name ?? method} (in ${number(some)} of its ${number(all)} counts)`,
    differs: (titles: readonly string[], names: readonly string[]) => `${titles.length === 0 ? 'Nothing would come first' : titles.length > 3 ? `${number(titles.length)} actions would share the first place` : titles.length > 1 ? `${quoted(titles)} would share the first place` : `${quoted(titles)} would come first`} by ${list.format(names)}.`,
    waysTold: 'A method is counted in several ways: with what a ballot leaves out as last or as no information, and with every person or every group equal.',
    unplaced: (titles: readonly string[]) => `No ballot compared ${quoted(titles)} with any other action: ${titles.length === 1 ? 'it has' : 'they have'} no place.`,
    otherwise: (method: string, weighting: Weighting, titles: readonly string[] | null, spent: number) =>
      `${method}, ${weights[weighting]}: ${titles === null ? 'the same.' : titles.length === 0 ? 'nothing.' : `${quoted(titles)}, for ${number(spent)}.`}`,
    steps: {
      caption: (title: string) => `How Equal Shares chooses, step by step: ${title}`, step: 'Step', wants: 'People for it', pays: 'Each pays at most', left: 'Left of the budget',
      says: (bare: number, share: number, budget: number) =>
        `By Equal Shares every ballot has the same share of the budget: ${money(bare)}.${share > bare ? ` It was raised to ${money(share)}, as long as all that is bought stays within ${number(budget)}.` : ''} Bought next is always what costs those who want it least, for what it is worth to them: each of them pays the same, or all that they have left.`,
      end: 'No other action could be paid for by those who want it, with what they had left.',
    },
    hidden: 'words hidden since',
    merged: (pairs: readonly string[], first: readonly string[], same: boolean) =>
      `Since then ${list.format(pairs)}. Counted as if they had been one, ${same ? 'the same comes first' : `${quoted(first)} would come first`}; the ballots and the result above stay as they are.`,
    pair: (from: number, into: number) => `action ${number(from)} was merged into action ${number(into)}`,
    reworded: (values: readonly string[]) => `The words of ${list.format(values)} have changed since voting was opened; the ranking has the words that were voted on.`,
    mean: 'Mean score', scoredBy: 'Scored by', weighed: (criteria: readonly { title: string; weight: number }[]) => {
      const sum = criteria.reduce((all, { weight }) => all + weight, 0)
      return `The mean score counts ${listed(criteria.map(({ title, weight }) => `“${title}” by ${share(weight / sum)}`))}.`
    },
    leftUnscored: { last: 'Where a ballot left an action unscored, the lowest score was counted for it.', 'no-information': 'A mean is of those alone who scored the action; where they are fewer than five it is not told.' } satisfies Record<Treatment, string>,
    unscored: (titles: readonly string[]) => `Nobody scored ${titles.length > 3 ? counted(titles.length, 'of the actions', 'of the actions') : quoted(titles)}.`,
    agree: 'Agree', disagree: 'Disagree', pass: 'Pass',
  },
  moved: {
    action: 'Action', everybody: 'All', people: 'Who changed their mind?', places: 'Before and after.',
    peopleSays: (before: string, after: string) => `People who answered both “${before}” and “${after}”, among the actions that both asked about. Their ballots were linked, as everybody was told before voting.`,
    changed: (changed: number, people: number, distance: number) => `${number(changed)} of ${counted(people, 'person', 'people')} put them in another order; on average ${percent.format(distance)} of all comparisons turned round.`,
    peopleTable: (title: string) => `How many people put each action higher, and how many lower: ${title}`, ways: (higher: number, lower: number) => `${number(higher)} higher, ${number(lower)} lower`,
    peopleNote: 'Fewer than five people are never counted by themselves; some are left out so that no others can be worked out. The link between ballots is destroyed.', tooFew: 'Too few people answered both.',
    placesSays: (before: string, after: string) => `Places in “${before}” and in “${after}”, among the actions that both asked about. These votes were not linked: results are compared, and nobody can be said to have moved.`,
    placesTable: (title: string) => `Place of each action before and after: ${title}`, fromTo: (before: number, after: number) => (before === after ? number(after) : `${number(before)} → ${number(after)}`),
  },
  groups: {
    none: 'There are no figures by group.', support: (title: string) => `Support by group: ${title}`,
    says: 'Support is a share from 0 to 100 %: how much of what it could get an action got from a group. Groups of fewer than five ballots are put together.',
    apart: (title: string, most: string, least: string, gap: number) => `“${title}”: ${number(Math.round(gap * 100))} points more support from ${most} than from ${least}.`,
    safe: (titles: readonly string[]) => `Not in the lower half of any group: ${quoted(titles)}.`,
    noSafe: 'Every action is in the lower half of some group.',
    little: 'No two groups are 10 points or more apart on any action.',
    chart: (title: string) => `Support by group: ${title}`, chartApart: (title: string) => `Support by group, where groups are furthest apart: ${title}`,
    chartAlt: (series: readonly string[]) => `Bars of the support that actions have from ${list.format(series)}. The table has the same figures.`,
  },
  minority: {
    none: 'No action that stood low overall stood high in any group, as far as groups of five or more can tell.',
    low: (title: string, place: number, of: number, group: string, groupPlace: number) => `“${title}” came ${ordinal(place)} of ${number(of)} overall, but ${ordinal(groupPlace)} with ${group}.`,
    divided: (title: string, agree: number, disagree: number) => `“${title}” divides the room: ${counted(agree, 'person agrees', 'people agree')}, ${counted(disagree, 'disagrees', 'disagree')}.`,
    more: (count: number) => `${counted(count, 'more action', 'more actions')} like these; the spreadsheet has the places that every group gives.`,
  },
  actions: {
    none: 'No arguments and no evidence were written down.', sides: { for: 'For', against: 'Against', note: 'Note' }, evidence: 'Evidence',
    source: (source: string) => ` (source: ${source})`, by: (who: string) => ` – ${who}`,
  },
  floor: {
    none: 'No questions were asked from the floor.', votes: (count: number) => counted(count, 'vote', 'votes'), answered: 'Answered', open: 'Not answered', dismissed: 'Not taken',
    answer: (text: string) => `Answer: ${text}`, inPerson: 'Answered in the room; the answer was not written down.', grouped: (count: number) => `Asked in other words ${counted(count, 'time', 'times')}:`,
    dismissedCount: (count: number) => `${counted(count, 'question was', 'questions were')} not taken; ${count === 1 ? 'its words are' : 'their words are'} not printed.`,
  },
  messages: { none: 'No key messages were recorded.', caption: 'Key messages', speaker: 'Said by', text: 'Message' },
  leftOut: {
    none: 'Every action was put to a vote and has its place above.', caption: 'Actions that did not make it', number: 'Action', title: 'Title', why: 'Why', reasons: leftOut,
    into: (value: number) => ` (action ${number(value)})`, note: (text: string) => `: ${text}`, gone: 'its words are not printed',
  },
  lineage: {
    added: (stage: string | null) => (stage === null ? 'There from the start' : `Added at “${stage}”`),
    by: (who: string) => ` by ${who}`, draft: (text: string) => `first wording “${text}”`, gaveOff: (value: number) => `action ${number(value)} was split off from it`, tookIn: (value: number) => `action ${number(value)} was merged into it`, theme: 'Theme', reworded: (times: number, people: number) => `reworded ${times === 1 ? 'once' : counted(times, 'time', 'times')} by ${counted(people, 'person', 'people')}`,
    says: 'An action whose wording is not spoken of was never reworded. Its title leads to what was said about it, wherever there is something.', from: (value: number, table: string) => `carried over from ${table} (action ${number(value)})`, carriedTo: (value: number) => `carried on as action ${number(value)}`, split: (value: number) => `split off from action ${number(value)}`,
    earlier: (event: string, value: number, rankings: readonly string[]) => `in “${event}” it was action ${number(value)}${rankings.length === 0 ? '' : `, ${list.format(rankings)}`}`, placed: (place: number, of: number, question: string) => `${ordinal(place)} of ${number(of)} in “${question}”`,
    submissions: 'Submissions', evidence: (count: number) => counted(count, 'piece of evidence', 'pieces of evidence'), rank: 'Rank', noRank: 'not ranked', caption: 'The way of each action: submission, theme, draft, wording, rank', action: 'Action', way: 'Its way',
    evidenceCaption: 'Submissions and what became of them', submission: 'Submission', source: 'Source', became: 'Reached action', nothing: 'none', merged: (value: number) => `stands with submission ${number(value)}`,
    unused: (count: number) => `${counted(count, 'piece of evidence is', 'pieces of evidence are')} linked to no action:`, allUsed: 'Every piece of evidence is linked to an action.',
  },
  moderation: {
    done: (what: string) => measures[what] ?? what, undone: (of: string) => `Taken back: ${(measures[of] ?? of).toLowerCase()}`,
    subject: (kind: LogEntry['kind'], value: number | null) => (value === null ? subjects[kind] : `Action ${number(value)}`),
    none: 'Nothing was moderated.', kept: 'No words were hidden, and none were removed for good.', caption: 'What facilitators did about words', time: 'Time', what: 'What', about: 'About', note: 'Reason' },
  method: {
    caption: 'How each question was asked and counted', question: 'Question', asked: 'Asked by', decided: 'Decided by', unranked: 'What a ballot leaves out', secrecy: 'Ballots',
    treatments: { last: 'counts as last', 'no-information': 'says nothing' } satisfies Record<Treatment, string>,
    small: 'No figure of this report stands for fewer than five ballots: small groups are put together with others before anything is worked out, so that none can be had by subtraction.',
  },
  record: {
    says: 'Everything that happened is one entry each in the journal of this session. Each entry is hashed together with the one before it, so that nothing can be changed, left out or added without changing every hash after it. Whoever noted the check code when the session closed can check the archive against it.',
    atClose: (seq: number) => `Check code at the close, entry ${number(seq)}: `, latest: (seq: number) => `Newest entry when this report was written, ${number(seq)}: `,
    erased: (day: string, count: number, archives: readonly string[]) => `On ${day} words were removed for good, from ${counted(count, 'entry', 'entries')} of the record. The chain still verifies. ${
      archives.length === 0 ? 'No archive of this session had been given out before then.' : `Archives that were given out before then still hold them. They were given out on ${list.format([...new Set(archives)])}.`}`,
    version: (version: number, event: string) => `Report format ${number(version)}, session ${event}.`,
  },
  footer: (title: string, head: string) => `${title} · check code ${head}`,
}

function quoted(titles: readonly string[]): string {
  return list.format(titles.map((title) => `“${title}”`))
}

function bandText({ from, to }: { from: number; to: number }): string {
  return from === to ? number(from) : `${number(from)}–${number(to)}`
}
