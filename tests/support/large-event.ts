// A deliberative event as large as they are: two hundred people, sixty actions, three votes, merges, questions from the floor, a removal. Its report is
// what prints are looked at with. The same seed gives the same event.
import * as Y from 'yjs'
import { addArgument, addEvidence, addTheme } from '../../shared/board/write.ts'
import type { Slate } from '../../shared/event/state.ts'
import type { Ballot } from '../../shared/ranking/ballot-types.ts'
import { buildReport } from '../../shared/report/build.ts'
import { HistoryFold } from '../../shared/report/history.ts'
import type { Report } from '../../shared/report/model.ts'
import type { ReplayEntry } from '../../shared/replay/entries.ts'
import { deliberativeEvent } from '../../shared/templates/deliberation.ts'
import { randomFrom } from './random.ts'
import { Journal, asked, began, chain, tallyOf } from './report.ts'

const groups = [...deliberativeEvent.groups]
const themes = ['Just', 'Sustainable', 'Integrated', 'Innovative', 'Led by those who give and receive care']
const verbs = ['Guarantee', 'Publish', 'Fund', 'Set up', 'Agree on', 'Open']
const things = [
  'monthly supervision for every care worker, whoever employs them', 'safe staffing numbers that are set before the budget is', 'one passport for checks and training across health and social care',
  'equal pay for equal work', 'apprenticeships in adult social care', 'a zero-tolerance rule on discrimination, with an independent place to go', 'wider routes into nursing for people who left school early',
  'rotas four weeks ahead', 'interoperable records between hospitals and care homes', 'paid time to learn',
]
const sayings = [
  'It keeps people who would otherwise leave within their first two years.', 'Small providers cannot pay for it without new money.', 'We have done this since 2019; sickness absence went down by a fifth.',
  'It needs one owner, or nobody will do it.', 'That only moves the shortage from one employer to the next, unless training places grow as well, which takes three years at the least and has to be paid for now.',
]
const firstNames = ['Amara', 'Ben', 'Carys', 'Dilip', 'Eleri', 'Farah', 'Gareth', 'Hana', 'Ifor', 'Joan']
const surnames = ['Abbott', 'Begum', 'Clarke', 'Davies', 'Evans', 'Farouk', 'Griffiths', 'Hughes', 'Iqbal', 'Jones', 'Khan', 'Lloyd', 'Morgan', 'Nowak', 'Owen', 'Patel', 'Quinn', 'Rees', 'Shah', 'Thomas']
const [actionCount, voteCount] = [60, 57]

export function largeEvent(): ReplayEntry[] {
  const random = randomFrom(11)
  const ids = Array.from({ length: actionCount }, (_, i) => `a${i + 1}`)
  const titleOf = (i: number): string => `${verbs[i % verbs.length]} ${things[i % things.length]}${i < 30 ? '' : `, and report on it every year (${Math.floor(i / 10)})`}`
  const themeOf = (i: number): string | null => (i % 13 === 12 ? null : `t${1 + (i % themes.length)}`)
  const people = Array.from({ length: 200 }, (_, i) => ({ id: `p${i}`, name: `${firstNames[i % 10]} ${surnames[Math.floor(i / 10)]}`, group: i % 67 === 66 ? null : groups[Math.min(4, Math.floor(random.below(100) / 22))]! }))
  const [before, rank, agree] = [
    asked('q0', 'Before we talk: which actions matter most?', 'rank', { options: { topK: 10 } }), asked('q1', 'Which actions matter most?', 'rank', { options: { topK: 10 } }), asked('q2', 'Could you support each one?', 'agree', { secrecy: 'public-recount' }),
  ]
  const journal = new Journal().fact({
    type: 'event.created', eventId: 'large', title: 'A workforce for health and care in 2035: deliberative event', template: 'deliberative-event', timeZone: 'Europe/London', code: 'ABCDEFGH', codeExpiresAt: began, groups,
    agenda: deliberativeEvent.agenda.map(({ kind, title, seconds = null }, i) => ({ stageId: `s${i}`, kind, title, seconds, ...(i === 1 ? { questions: [before] } : i === 5 ? { questions: [rank, agree] } : {}) })),
    boards: [{ boardId: 'b1', title: 'Themes and actions', frozen: false, epoch: 0 }],
  }, 'organiser').write('organiser', (doc) => {
    for (const [i, title] of themes.entries()) addTheme(doc, { id: `t${i + 1}`, title, detail: i === 1 ? 'Enough people, supported well enough to stay' : '', order: `a${i}`, colour: 'a' })
  })
  const slate = (own: readonly string[]): Slate => ({
    items: own.map((actionId) => ({ actionId, number: Number(actionId.slice(1)), lineageId: `l-${actionId}`, title: titleOf(Number(actionId.slice(1)) - 1), themeId: themeOf(Number(actionId.slice(1)) - 1), wordingHash: '' })),
    themes: themes.map((title, i) => ({ themeId: `t${i + 1}`, title, colour: 'a' })),
  })
  journal.fact({
    type: 'submissions.added', importId: 'i1', submissions: Array.from({ length: 40 }, (_, i) => ({
      id: `i1-${i}`, title: `${things[i % things.length]![0]!.toUpperCase()}${things[i % things.length]!.slice(1)}: what we have seen`, text: sayings[i % 5]!, source: ['A county council', 'A union of nurses', 'A charity for carers', ''][i % 4]!, reference: `R${i + 1}`,
      name: `Sender Number${i}`, contact: `sender${i}@example.org`, themeIds: [`t${1 + (i % 5)}`],
    })),
  }, 'organiser')
  for (let i = 0; i < 20; i++) journal.action('organiser', ids[i]!, i + 1, titleOf(i), themeOf(i))
  for (let i = 0; i < 24; i++) journal.fact({ type: 'submission.linked', submissionId: `i1-${i}`, boardId: 'b1', actionId: ids[i % 20]!, evidenceId: `e${i}`, linked: true })
  journal.now = began
  for (const { id, name, group } of people) journal.join(id, name, group)
  const named = new Set<string>()
  const speaks = (id: string): void => {
    const { name, group } = people.find((one) => one.id === id)!
    if (!named.has(id)) journal.fact({ type: 'author.named', participantId: id, name, group }, 'server')
    named.add(id)
  }
  const ballots = (own: readonly string[], shift: number): { ballot: Ballot; group: string | null }[] => people.slice(0, 187).map(({ group }) => {
    const liked = own.toSorted((a, b) => score(a, group, shift) - score(b, group, shift) + random.below(9) - 4)
    return { ballot: { method: 'rank', ranking: liked.slice(0, 10).map((id) => [id]) }, group }
  })
  journal.wait(10).fact({ type: 'stage.entered', stageId: 's1', timer: null }).fact({ type: 'question.opened', questionId: 'q0', slate: slate(ids.slice(0, 20)) })
    .wait(8).fact({ type: 'question.sealed', questionId: 'q0', submitted: { total: 187, byGroup: {} } })
    .fact({ type: 'question.revealed', questionId: 'q0', tally: tallyOf(before, ids.slice(0, 20), ballots(ids.slice(0, 20), 3), groups) })
  journal.wait(7).fact({ type: 'stage.entered', stageId: 's2', timer: null })
  for (let i = 20; i < actionCount; i++) {
    const by = `p${random.below(200)}`
    speaks(by)
    journal.wait(0.5).action(by, ids[i]!, i + 1, titleOf(i), themeOf(i))
  }
  for (let i = 0; i < 90; i++) {
    const by = `p${random.below(200)}`
    speaks(by)
    journal.wait(0.1).write(by, (doc) => addArgument(doc, { id: `g${i}`, action: ids[random.below(45)]!, side: (['for', 'for', 'against', 'note'] as const)[i % 4]!, text: sayings[i % 5]!, author: by, createdAt: i }))
  }
  for (let i = 0; i < 30; i++) journal.write(`p${i}`, (doc) => addEvidence(doc, { id: `e${i}`, title: ['A trust in the north', 'Survey of 4,000 staff', 'Case: one team, three employers'][i % 3]!, text: sayings[2]!, source: 'Published paper, 2024', actions: i < 26 ? [ids[i * 2]!] : [] }))
  journal.wait(5).fact({ type: 'stage.entered', stageId: 's4', timer: null })
  for (let i = 0; i < 25; i++) {
    const by = `p${random.below(200)}`
    speaks(by)
    journal.wait(0.4).reword(by, ids[i * 2]!, `${titleOf(i * 2)}${i % 3 === 0 ? ', from April' : ''}`)
  }
  for (const [from, into] of [['a58', 'a8'], ['a59', 'a9']] as const) {
    journal.fact({ type: 'action.merged', actionId: from, into, arguments: [], evidence: [] }).fact({ type: 'moderation.noted', by: 'f', what: 'action.merge', kind: 'action', subject: from, number: Number(from.slice(1)), reason: 'Both say the same', detail: '' })
  }
  journal.fact({ type: 'entry.hidden', kind: 'action', entryId: 'a60' }).fact({ type: 'moderation.noted', by: 'f', what: 'entry.hide', kind: 'action', subject: 'a60', number: 60, reason: 'Names a patient', detail: '' })
    .fact({ type: 'moderation.noted', by: 'f', what: 'person.rename', kind: 'person', subject: 'p3', number: null, reason: 'Not their name', detail: '' })
    .write('p5', (doc) => (doc.getMap('actions') as Y.Map<unknown>).delete('a57'))
  for (let i = 0; i < 14; i++) {
    journal.fact({ type: 'floor.asked', itemId: `f${i}`, text: `${['Who pays for this', 'When does it begin', 'What becomes of small providers', 'Who is answerable if it is not done'][i % 4]!}, and how do we know (${i + 1})?`, name: i % 3 === 0 ? null : people[i]!.name, group: i % 3 === 0 ? null : people[i]!.group }, `p${i}`)
    if (i % 2 === 0) journal.fact({ type: 'floor.changed', itemId: `f${i}`, change: { status: 'answered', answer: i % 4 === 0 ? null : 'The department does, from the spending review on; the first places open in September.' } })
  }
  journal.fact({ type: 'floor.counted', votes: Object.fromEntries(Array.from({ length: 14 }, (_, i) => [`f${i}`, random.below(60)])), open: 14 }).fact({ type: 'floor.changed', itemId: 'f13', change: { status: 'dismissed' } })
  for (const [i, speaker] of ['Dame Ruth Example', 'Prof. Samuel Example', 'Nia Evans', ''].entries()) {
    journal.fact({ type: 'message.set', messageId: `m${i}`, message: { messageId: `m${i}`, speaker, text: sayings[i]!, at: i } })
  }
  const own = ids.slice(0, voteCount - 1)
  journal.wait(10).fact({ type: 'stage.entered', stageId: 's5', timer: null }).fact({ type: 'question.opened', questionId: 'q1', slate: slate(own) }).fact({ type: 'question.opened', questionId: 'q2', slate: slate(own) })
    .wait(18).fact({ type: 'question.sealed', questionId: 'q1', submitted: { total: 187, byGroup: {} } }).fact({ type: 'question.sealed', questionId: 'q2', submitted: { total: 187, byGroup: {} } })
    .fact({ type: 'stage.entered', stageId: 's6', timer: null }).fact({ type: 'question.revealed', questionId: 'q1', tally: tallyOf(rank, own, ballots(own, 0), groups) })
    .fact({ type: 'question.revealed', questionId: 'q2', tally: tallyOf(agree, own, people.slice(0, 187).map(({ group }) => ({ ballot: { method: 'agree', answers: Object.fromEntries(own.map((id) => [id, ([1, 1, 1, -1, 0] as const)[(score(id, group, 0) + random.below(3)) % 5]!])) }, group })), groups) })
  return journal.wait(14).fact({ type: 'archive.handed' })
    .fact({ type: 'erasure.begun', erasureId: 'x', kind: 'message', by: 'facilitator', reason: 'Asked for by letter', boards: [], ids: ['m2'], people: [], writers: [], titles: [] }).fact({ type: 'erasure.finished', erasureId: 'x', entries: 2, digests: [] })
    .fact({ type: 'report.arranged', settings: { purpose: 'To agree on which actions should come first in the workforce plan, and to hear where those who would carry them out disagree.\n\nThe event followed a call for evidence.', chatham: false, sections: [{ id: 'results', shown: true, text: 'The department will answer these results by the end of March.' }] } })
    .fact({ type: 'event.closed' }).entries
}

/** What each group likes, with a taste of its own. */
function score(id: string, group: string | null, shift: number): number {
  const at = Number(id.slice(1))
  return Math.floor(at / 4) + ((at * 7 + (group === null ? 5 : group.length) * 3 + shift) % 11)
}

export function largeReport(chatham: boolean | null = null): Report {
  const fold = new HistoryFold()
  for (const entry of largeEvent()) fold.add(entry)
  const events = ['Call for evidence', 'Deliberative event', 'Extra event: young people', 'Publication of the outcome'].map((title, i) => ({ eventId: i === 1 ? 'large' : `e${i}`, title, at: began + (i - 1) * 40 * 86_400_000, people: i === 1 ? 200 : 64, actions: 20 + i * 13, carried: i === 0 ? 0 : 20 }))
  return buildReport(fold.finish(), { chatham, language: null, timeZone: 'Europe/London', chain, programme: { title: 'Workforce 2035', events } })
}
