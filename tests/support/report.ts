// An event whose report has something in every section: a journal told step by step, with results counted as the server counts them.
import * as Y from 'yjs'
import { addAction, addArgument, addEvidence, addTheme } from '../../shared/board/write.ts'
import type { Fact } from '../../shared/event/facts.ts'
import type { Question, Slate } from '../../shared/event/state.ts'
import { canonicalBallot } from '../../shared/ranking/ballots.ts'
import type { Ballot } from '../../shared/ranking/ballot-types.ts'
import { poolGroups } from '../../shared/ranking/groups.ts'
import { countQuestion, usualTopK } from '../../shared/ranking/result/count-question.ts'
import type { Spending } from '../../shared/ranking/limits.ts'
import type { FullTally } from '../../shared/ranking/result/full-tally.ts'
import { buildReport } from '../../shared/report/build.ts'
import { HistoryFold } from '../../shared/report/history.ts'
import type { Report } from '../../shared/report/model.ts'
import type { ReplayEntry } from '../../shared/replay/entries.ts'

export const began = Date.UTC(2030, 10, 22, 9, 30)
const minute = 60_000

export const groups = ['Care providers', 'Front line', 'People who need care']
export const hostile = '=HYPERLINK("http://x","<b>&\'") \u0000\u0008\ud800 ]]> <script>alert(1)</script>'

export function asked(questionId: string, title: string, method: string, more: Partial<Question> = {}): Question {
  return { questionId, title, method, secrecy: 'secret', options: {}, phase: 'planned', slate: null, submitted: { total: 0, byGroup: {} }, tally: null, ...more }
}

export function tallyOf(
  question: Pick<Question, 'method' | 'options'>, actionIds: readonly string[], ballots: readonly { ballot: Ballot; group: string | null }[], declared: readonly string[] = groups, spending?: Spending,
): FullTally {
  const kept = new Map(poolGroups(ballots.map(({ group }) => group), declared).flatMap((stratum) => stratum.groups.map((group) => [group, JSON.stringify(stratum.groups)] as const)))
  const steps = countQuestion(
    { method: question.method, options: question.options, actionIds, groups: declared, topK: usualTopK(actionIds.length), seats: null, seed: 'seed', ...(spending && { spending }) },
    ballots.map(({ ballot, group }) => ({ ballot: canonicalBallot(ballot), group: kept.get(group) ?? kept.get(null)! })), (draw) => draw < 60,
  )
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** Writes a journal as the server would. */
export class Journal {
  readonly entries: ReplayEntry[] = []
  readonly #docs = new Map<string, Y.Doc>()
  now = began - 3 * 24 * 60 * minute

  wait(minutes: number): this {
    this.now += minutes * minute
    return this
  }

  fact(fact: Fact, by = 'facilitator'): this {
    this.entries.push({ seq: this.entries.length + 1, at: this.now, by, fact })
    return this
  }

  join(participantId: string, name: string, group: string | null): this {
    return this.fact({ type: 'person.joined', participantId, name, group }, participantId)
  }

  write(by: string, change: (doc: Y.Doc) => void, boardId = 'b1'): this {
    let doc = this.#docs.get(boardId)
    if (!doc) {
      this.#docs.set(boardId, (doc = new Y.Doc()))
      doc.clientID = 1 + this.#docs.size
    }
    const updates: Uint8Array[] = []
    const keep = (bytes: Uint8Array): void => void updates.push(bytes)
    doc.on('update', keep)
    doc.transact(() => change(doc))
    doc.off('update', keep)
    for (const update of updates) this.entries.push({ seq: this.entries.length + 1, at: this.now, by, boardId, update })
    return this
  }

  /** A new action with its number. */
  action(by: string, id: string, number: number, title: string, theme: string | null, boardId = 'b1'): this {
    return this.write(by, (doc) => addAction(doc, { id, title, detail: `Detail of ${title}`, theme, author: by, createdAt: this.now }), boardId)
      .fact({ type: 'actions.numbered', boardId, actions: [{ actionId: id, number, lineageId: `l-${id}` }] }, 'server')
  }

  reword(by: string, id: string, text: string, boardId = 'b1'): this {
    return this.write(by, (doc) => {
      const title = (doc.getMap('actions').get(id) as Y.Map<Y.Text>).get('title') as Y.Text
      title.delete(0, title.length)
      title.insert(0, text)
    }, boardId)
  }
}

export const people = Array.from({ length: 23 }, (_, i) => ({
  id: `p${i + 1}`, name: `Person${String.fromCharCode(65 + i)} Family${String.fromCharCode(65 + i)}`, group: i < 10 ? groups[0]! : i < 20 ? groups[1]! : groups[2]!,
}))

const ids = ['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'a8']

/** Care providers want what the front line wants last. */
function rankBallots(): { ballot: Ballot; group: string }[] {
  return people.map(({ group }, i) => {
    const order = [...ids].slice(i % 2)
    const own = group === groups[0] ? order : [...order.slice(4), ...order.slice(0, 4)]
    return { ballot: { method: 'rank', ranking: [...(i % 3 === 0 ? ['a1'] : []), ...own.filter((id) => i % 3 !== 0 || id !== 'a1')].map((id) => [id]) }, group }
  })
}

function answers(): { ballot: Ballot; group: string }[] {
  return people.map(({ group }, i) => ({
    ballot: { method: 'agree', answers: { a1: 1, a2: group === groups[0] ? 1 : -1, a3: i % 2 === 0 ? 1 : 0 } }, group,
  }))
}

const tallies = new Map<string, FullTally>()

/** Counted once: many tests tell the same event. */
function counted(question: Question, actionIds: readonly string[], ballots: () => { ballot: Ballot; group: string }[]): FullTally {
  const known = tallies.get(question.questionId) ?? tallyOf(question, actionIds, ballots())
  tallies.set(question.questionId, known)
  return known
}

export function slateOf(actionIds: readonly string[]): Slate {
  return {
    items: actionIds.map((actionId, i) => ({ actionId, number: Number(actionId.slice(1)), lineageId: `l-${actionId}`, title: `Action ${actionId}`, themeId: i < 4 ? 't1' : 't2', wordingHash: '' })),
    themes: [{ themeId: 't1', title: 'Just', colour: 'a' }, { themeId: 't2', title: 'Integrated', colour: 'b' }],
  }
}

/** One question alone, about actions A, B …, answered by people of one group. */
export function answered(question: Question, titles: readonly string[], ballots: readonly Ballot[], spending?: Spending): ReplayEntry[] {
  const ids = titles.map((_, at) => `a${at + 1}`)
  const journal = new Journal().fact({
    type: 'event.created', eventId: 'e1', title: 'One question', template: 'demo', code: 'ABCDEFGH', codeExpiresAt: began, groups: [], agenda: [{ stageId: 's1', kind: 'ballot', title: 'Vote', seconds: null, questions: [question] }],
    boards: [{ boardId: 'b1', title: 'Board', frozen: false, epoch: 0 }],
  }, 'organiser')
  for (const [at, id] of ids.entries()) journal.action('organiser', id, at + 1, titles[at]!, null)
  const items = slateOf(ids).items.map((item, at) => ({ ...item, title: titles[at]!, themeId: null }))
  return journal.fact({ type: 'question.opened', questionId: question.questionId, slate: { items, themes: [] } })
    .fact({ type: 'question.sealed', questionId: question.questionId, submitted: { total: ballots.length, byGroup: {} } })
    .fact({ type: 'question.revealed', questionId: question.questionId, tally: tallyOf(question, ids, ballots.map((ballot) => ({ ballot, group: null })), [], spending) }).entries
}

/** Up to the end: `stop` leaves out what comes after the seal. */
export function told({ isRevealed = true, extra = (journal: Journal): Journal => journal } = {}): ReplayEntry[] {
  const rank = asked('q1', 'What comes first?', 'rank')
  const agree = asked('q2', 'What can you live with?', 'agree', { secrecy: 'public-recount' })
  const journal = new Journal().fact({
    type: 'event.created', eventId: 'e1', title: 'Workforce 2035', template: 'demo', code: 'ABCDEFGH', codeExpiresAt: began, groups,
    agenda: [
      { stageId: 's1', kind: 'welcome', title: 'Welcome', seconds: 600 }, { stageId: 's2', kind: 'explore', title: 'Explore', seconds: 1_200 },
      { stageId: 's3', kind: 'refine', title: 'Refine', seconds: null }, { stageId: 's4', kind: 'ballot', title: 'Prioritise', seconds: 600, questions: [rank, agree] },
      { stageId: 's5', kind: 'results', title: 'Results', seconds: null }, { stageId: 's6', kind: 'questions', title: 'Questions', seconds: null, skipped: true },
    ],
    boards: [{ boardId: 'b1', title: 'Board', frozen: false, epoch: 0 }],
  }, 'organiser')
    .write('organiser', (doc) => {
      addTheme(doc, { id: 't1', title: 'Just', detail: 'Fair to those who give care', order: 'a', colour: 'a' })
      addTheme(doc, { id: 't2', title: 'Integrated', detail: '', order: 'b', colour: 'b' })
    })
  for (const [i, id] of ids.slice(0, 6).entries()) journal.action('organiser', id, i + 1, `Action ${id}`, i < 4 ? 't1' : 't2')
  journal.fact({
    type: 'submissions.added', importId: 'i1', submissions: [
      { id: 'i1-1', title: 'Pay fairly', text: 'Why', source: 'A council', reference: 'R1', name: 'Secret Sender', contact: 'sender@example.org', themeIds: ['t1'] },
      { id: 'i1-2', title: 'Nobody took this up', text: '', source: '', reference: '', name: '', contact: '', themeIds: [] },
    ],
  }, 'organiser').fact({ type: 'submission.linked', submissionId: 'i1-1', boardId: 'b1', actionId: 'a1', evidenceId: 'e1', linked: true })
  journal.now = began
  for (const { id, name, group } of people) {
    journal.join(id, name, group)
    if (id === 'p1' || id === 'p12') journal.fact({ type: 'author.named', participantId: id, name, group }, 'server')
  }
  journal.wait(11).fact({ type: 'stage.entered', stageId: 's2', timer: null })
    .action('p1', 'a7', 7, 'Action a', 't2').wait(3).reword('p12', 'a7', 'Action a7')
    .action('p1', 'a8', 8, 'Action a8', 't2').action('p1', 'a9', 9, 'Said by PersonB FamilyB', null)
    .write('p1', (doc) => addArgument(doc, { id: 'g1', action: 'a1', side: 'for', text: 'It keeps people. PersonC FamilyC said so.', author: 'p1', createdAt: 1 }))
    .write('p12', (doc) => addArgument(doc, { id: 'g2', action: 'a1', side: 'against', text: hostile, author: 'p12', createdAt: 2 }))
    .write('p12', (doc) => addEvidence(doc, { id: 'e1', title: 'Pay gap', text: 'A fifth earn less.', source: 'A survey', actions: ['a1'] }))
    .write('p12', (doc) => addEvidence(doc, { id: 'e2', title: 'Of no use', text: '', source: '', actions: [] }))
    .wait(20).fact({ type: 'stage.entered', stageId: 's3', timer: null }).reword('p2', 'a2', 'Action a2!').wait(5).reword('p3', 'a2', 'Action a2')
    .fact({ type: 'floor.asked', itemId: 'f1', text: 'Who pays?', name: 'PersonB FamilyB', group: groups[0]! }, 'p2')
    .fact({ type: 'floor.asked', itemId: 'f2', text: 'And who decides?', name: null, group: null }, 'server')
    .fact({ type: 'floor.changed', itemId: 'f1', change: { status: 'answered', answer: 'All of us.' } })
    .fact({ type: 'floor.counted', votes: { f1: 4, f2: 9 }, open: 1 })
    .fact({ type: 'message.set', messageId: 'm1', message: { messageId: 'm1', speaker: 'Dame Speaker', text: 'Pay first', at: 5 } })
    .wait(10).fact({ type: 'stage.entered', stageId: 's4', timer: null })
    .fact({ type: 'question.opened', questionId: 'q1', slate: slateOf(ids) })
    .fact({ type: 'question.opened', questionId: 'q2', slate: slateOf(['a1', 'a2', 'a3']) })
    .wait(8).fact({ type: 'question.sealed', questionId: 'q1', submitted: { total: 23, byGroup: { [groups[0]!]: 10, [groups[1]!]: 10, [groups[2]!]: 3 } } })
    .fact({ type: 'question.sealed', questionId: 'q2', submitted: { total: 23, byGroup: { [groups[0]!]: 10, [groups[1]!]: 10, [groups[2]!]: 3 } } })
    .fact({ type: 'stage.entered', stageId: 's5', timer: null })
  if (isRevealed) {
    journal.wait(2).fact({ type: 'question.revealed', questionId: 'q1', tally: counted(rank, ids, rankBallots) })
      .fact({ type: 'question.revealed', questionId: 'q2', tally: counted(agree, ['a1', 'a2', 'a3'], answers) })
  }
  return extra(journal.wait(5)).fact({ type: 'event.closed' }).entries
}

export const chain = { atClose: { seq: 50, hash: 'ab'.repeat(32) }, latest: { seq: 51, hash: 'cd'.repeat(32) } }

export function reportOf(entries: readonly ReplayEntry[], chatham: boolean | null = null): Report {
  const fold = new HistoryFold()
  for (const entry of entries) fold.add(entry)
  return buildReport(fold.finish(), { chatham, language: null, timeZone: 'Europe/London', chain, programme: null })
}
