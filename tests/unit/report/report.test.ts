import { describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { finestCommon } from '../../../shared/report/build-people.ts'
import { composeDocument } from '../../../shared/report/compose.ts'
import type { Block, Span } from '../../../shared/report/document.ts'
import { htmlOf } from '../../../shared/report/html.ts'
import type { Moved } from '../../../shared/report/model.ts'
import { defaultSettings, sectionIds, wholeSettings } from '../../../shared/report/settings.ts'
import { sheetsOf } from '../../../shared/report/sheets.ts'
import { HistoryFold } from '../../../shared/report/history.ts'
import { buildReport } from '../../../shared/report/build.ts'
import { largeEvent } from '../../support/large-event.ts'
import { Journal, began, chain, groups, people, reportOf, told } from '../../support/report.ts'
import type { Question } from '../../../shared/event/state.ts'
import type { MovedPeople } from '../../../shared/ranking/moved.ts'
import type { Fact } from '../../../shared/event/facts.ts'

describe('what a report says', () => {
  const report = reportOf(told())

  it('RT-1 says how it was done: each stage with its time and what was done there, as the journal has it', () => {
    expect(report.process.map(({ title, minutes, skipped }) => [title, minutes, skipped])).toEqual([
      ['Welcome', 11, false], ['Explore', 23, false], ['Refine', 15, false], ['Prioritise', 8, false], ['Results', 7, false], ['Questions', 0, true],
    ])
    expect(report.process[1]!.did).toEqual({ actions: 3, rewordings: 1, moves: 0, arguments: 2, evidence: 2, asked: 0 })
    expect(report.process[3]!.questions).toMatchObject([{ title: 'What comes first?', ballots: 23, secrecy: 'secret' }, { title: 'What can you live with?', ballots: 23 }])
  })

  it('RT-1 shows the programme that the event is part of, and its place in it', () => {
    const events = ['e0', 'e1', 'e2'].map((eventId, i) => ({ eventId, title: `Session ${i + 1}`, at: i < 2 ? began : null, people: i < 2 ? 23 : null, actions: 8, carried: i === 1 ? 6 : 0 }))
    const html = htmlOf(composeDocument({ ...report, programme: { title: 'Vision', events } }))
    expect(html).toContain('Vision · session 2 of 3 · 22 November 2030')
    expect(html).toContain('<li><b>Session 2</b><span class="dim">this report</span><span class="dim">22 November 2030</span><span class="dim">23 people</span><span class="dim">8 actions</span><span class="dim">6 actions brought along</span></li>')
    expect(html).toContain('<li><b>Session 3</b><span class="dim">8 actions</span></li>')
  })

  it('RT-2 puts small groups together, the same everywhere', () => {
    expect(report.people).toMatchObject({ joined: 23, wrote: null })
    expect(report.people.groups).toEqual([
      { groups: [groups[1]], joined: 10, ballots: { q1: 10, q2: 10 } }, { groups: [groups[0], groups[2]], joined: 13, ballots: { q1: 13, q2: 13 } },
    ])
    expect(report.questions[0]!.result!.groups).toEqual([{ groups: [groups[1]], ballots: 10 }, { groups: [groups[0], groups[2]], ballots: 13 }])
  })

  it('RT-2 says nothing in numbers of fewer than five people', () => {
    const few = new Journal()
    for (const entry of told().slice(0, 1)) few.entries.push(entry)
    for (const { id, name, group } of people.slice(0, 4)) few.join(id, name, group)
    const { people: counted } = reportOf(few.entries)
    expect(counted.joined).toBeNull()
    expect(counted.groups.map(({ joined }) => joined)).toEqual([null])
    expect(htmlOf(composeDocument(reportOf(few.entries)))).toContain('Fewer than five people joined.')
  })

  it('does not say that nobody joined where nobody could: under a group\'s earlier name, nor by a ballot on paper', () => {
    const renamed = reportOf(told({ extra: (journal) => journal.fact({ type: 'group.renamed', group: groups[1]!, to: 'Staff' }) }))
    expect(renamed.people.groups.map(({ groups: own, joined, ballots }) => [own, joined, ballots['q1']])).toContainEqual([[groups[1]], undefined, 10])
    expect(renamed.people.groups).toContainEqual({ groups: ['Staff'], joined: 10, ballots: {} })
    expect(htmlOf(composeDocument(renamed))).toMatch(new RegExp(`>${groups[1]}</th>${['–', '10', '10'].map((value) => `<td [^>]*>${value}</td>`).join('')}`))
  })

  it('takes the finest division that holds every other', () => {
    expect(finestCommon([[['a'], ['b'], ['c', 'd']], [['a', 'b'], ['c'], ['d']]])).toEqual([['a', 'b'], ['c', 'd']])
    expect(finestCommon([[['a'], ['b', null]], [[null, 'a'], ['b']]])).toEqual([['a', 'b', null]])
  })

  it('RT-3 has the result of each question with bands, intervals, other methods, groups and minorities', () => {
    const [rank, agree] = report.questions.map(({ result }) => result!)
    expect(rank!.rows.map(({ number, place }) => [number, place])).toEqual([[1, 1], [2, 2], [3, 3], [4, 4], [5, 5], [6, 6], [7, 7], [8, 8]])
    expect(rank!.rows[0]).toMatchObject({ band: { from: 1, to: 8 }, interval: { low: 1 }, theme: 'Just', chosen: null })
    expect(rank!.others.find(({ method }) => method === 'borda')).toMatchObject({ first: ['a6'], same: false })
    expect(rank!.byGroup!.apart[0]).toMatchObject({ actionId: 'a6', most: 0, least: 1 })
    expect(rank!.byGroup!.minority).toContainEqual({ actionId: 'a6', place: 6, stratum: 0, groupPlace: 1 })
    expect(agree!.answers).toMatchObject([
      { actionId: 'a1', agree: 23, disagree: 0, pass: 0 }, { actionId: 'a2', agree: 10, disagree: 13, pass: 0, groups: [{ agree: 0, disagree: 10, pass: 0 }, { agree: 10, disagree: 3, pass: 0 }] }, { actionId: 'a3', agree: 12, disagree: 0, pass: 11 },
    ])
    const text = htmlOf(composeDocument(report))
    expect(text).toContain('“Action a6” came 6th of 8 overall, but 1st with Front line.')
    expect(text).toContain('“Action a2” divides the room: 10 people agree, 13 disagree.')
  })

  it('RT-3 says how many ballots came on paper, as there can be more ballots than people, and names no method beside itself', () => {
    const onPaper = (entered: number, voided: number) => {
      const serials = Array.from({ length: entered + voided }, (_, at) => `AAAAA-AAAAA-AAAA${'ACDEFGHJKM'[at]}`)
      return htmlOf(composeDocument(reportOf(told({
        extra: (journal) => {
          journal.fact({ type: 'papers.registered', questionId: 'q1', origin: 'printed', serials })
          for (const serial of serials) journal.fact({ type: 'paper.entered', serial, by: 'f', id: serial })
          for (const serial of serials.slice(entered)) journal.fact({ type: 'paper.voided', serial, by: 'f', reason: 'Twice', replacedBy: null })
          return journal
        },
      }))))
    }
    expect(onPaper(6, 1)).toContain('6 of them came on paper, from people who need not have joined. 1 ballot on paper was voided and did not count.')
    expect(onPaper(3, 0)).toContain('Fewer than five of them came on paper')
    expect(htmlOf(composeDocument(report))).not.toMatch(/on paper|same by [^.]*and Schulze\b/)
  })

  it('RT-4 follows each action from submission, theme and first wording to its rank, and back', () => {
    const [first] = report.actions
    expect(first).toMatchObject({ number: 1, evidenceIds: ['e1'], lineage: { submissions: [1], themes: ['Just'], addedIn: null, rewordings: 0 }, standing: [{ questionId: 'q1', place: 1 }, { questionId: 'q2', place: 1 }] })
    expect(report.actions.find(({ number }) => number === 7)!.lineage).toMatchObject({ draft: 'Action a', rewordings: 1, editors: 1, addedIn: 'Explore', themes: ['Integrated'] })
    expect(report.actions.find(({ number }) => number === 2)!.lineage).toMatchObject({ rewordings: 2, editors: 2 })
    expect(report.submissions).toMatchObject([{ number: 1, actionIds: ['a1'] }, { number: 2, actionIds: [] }])
    expect(report.evidence.filter(({ actionIds }) => actionIds.length === 0).map(({ title }) => title)).toEqual(['Of no use'])
    const html = htmlOf(composeDocument(report))
    for (const [from, to] of [['line_1', 'submission_1'], ['submission_1', 'line_1'], ['line_1', 'rank_1_1'], ['rank_1_1', 'line_1']]) {
      expect(html).toMatch(new RegExp(`<tr role="row" id="${from}">.*<a href="#${to}">.*</tr>`))
    }
  })

  it('RT-4 an action and the one that was split off from it lead to each other', () => {
    const split = { ...report, actions: report.actions.map((action) => (action.number === 8 ? { ...action, lineage: { ...action.lineage, splitFrom: 2 } } : action)) }
    const html = htmlOf(composeDocument(split))
    for (const [from, to] of [['line_8', 'line_2'], ['line_2', 'line_8']]) expect(html).toMatch(new RegExp(`<tr role="row" id="${from}">.*<a href="#${to}">.*</tr>`))
  })

  it('RT-4 never prints who sent a submission in', () => {
    expect(JSON.stringify(report)).not.toMatch(/Secret Sender|sender@example/)
  })

  it('RT-5 says what did not make it, and why', () => {
    expect(report.leftOut).toMatchObject([{ number: 9, why: 'not-asked' }])
    const removed = reportOf(told({ extra: (journal) => journal.write('p1', (doc) => doc.getMap('actions').delete('a9')) }))
    expect(removed.leftOut).toMatchObject([{ number: 9, why: 'removed', title: null }])
    expect(JSON.stringify(removed)).not.toContain('Said by')
  })

  it('has what was asked from the floor, answered and said', () => {
    expect(report.floor).toMatchObject([{ text: 'And who decides?', by: null, votes: 9, status: 'open' }, { text: 'Who pays?', by: { name: 'PersonB FamilyB' }, votes: 4, status: 'answered', answer: 'All of us.' }])
    expect(report.messages).toEqual([{ speaker: 'Dame Speaker', text: 'Pay first' }])
  })
})

describe('who moved', () => {
  const told = largeEvent()
  const titles = ['Before we talk: which actions matter most?', 'Which actions matter most?']

  it('RT-16 compares places before and after, by group, where votes were not linked, and only votes of one kind', () => {
    const report = reportOf(told)
    const [first, second, third] = report.questions.map(({ result }) => result!)
    expect([first!.moved, third!.moved]).toEqual([null, null])
    expect(second!.moved).toMatchObject({ kind: 'places', since: 'q0', parts: [{ groups: null }, { groups: ['Health'] }, {}, {}, {}, { groups: ['People who need care', null] }] })
    expect(second!.moved!.actionIds).toHaveLength(20)
    const html = htmlOf(composeDocument(report))
    expect(html).toContain(`Places in “${titles[0]}” and in “${titles[1]}”, among the actions that both asked about. These votes were not linked`)
    expect(html).toContain(`<caption>Place of each action before and after: ${titles[1]}</caption>`)
    const { actionIds, parts } = second!.moved as Extract<Moved, { kind: 'places' }>
    const row = actionIds.findIndex((_, at) => parts[0]!.before[at] !== parts[0]!.after[at])
    const [before, after] = [parts[0]!.before[row], parts[0]!.after[row]]
    expect(html).toContain(`data-label="All">${before} → ${after}</td>`)
    expect(sheetsOf(report).find(({ name }) => name === 'moved')!.rows[row * 6]).toEqual([titles[1], titles[0], Number(actionIds[row]!.slice(1)), expect.any(String), 'All', null, null, null, null, before, after])
  })

  it('RT-16 says how many changed their mind where votes were linked, while both results are shown, and never of too few', () => {
    const linked = (moved: MovedPeople, ...more: Fact[]) => {
      const link = (question: Question): Question => (question.method === 'rank' ? { ...question, options: { ...question.options, linkage: 'both' } } : question)
      const entries = told.map((entry) => {
        if (!('fact' in entry)) return entry
        const { fact } = entry
        if (fact.type === 'event.created') return { ...entry, fact: { ...fact, agenda: fact.agenda.map((stage) => ({ ...stage, ...(stage.questions && { questions: stage.questions.map(link) }) })) } }
        return fact.type === 'question.revealed' && fact.questionId === 'q1' ? { ...entry, fact: { ...fact, moved } } : entry
      })
      return reportOf([...entries, ...more.map((fact, i) => ({ seq: entries.length + 1 + i, at: entries.at(-1)!.at, by: 'facilitator', fact }))])
    }
    const all = { groups: [], people: 90, changed: 41, distance: 0.25, higher: [1, 2, 3], lower: [3, 2, 1] }
    const report = linked({ common: ['l-a1', 'l-a2', 'l-a3'], all, strata: [{ ...all, groups: ['Health'], people: 40 }, { ...all, groups: ['Social care', null], people: 50 }] })
    expect(report.questions.map(({ result }) => result!.moved?.kind)).toEqual([undefined, 'people', undefined])
    const html = htmlOf(composeDocument(report))
    expect(html).toContain('<b>All</b>: 41 of 90 people put them in another order; on average 25% of all comparisons turned round.')
    expect(html).toContain('>1 higher, 3 lower</td>')
    expect(sheetsOf(report).find(({ name }) => name === 'moved')!.rows[1]!.slice(4)).toEqual(['Health', 40, 41, 1, 3, null, null])
    const few = linked({ common: ['l-a1'], all: null, strata: [] })
    expect(htmlOf(composeDocument(few))).toContain('Too few people answered both.')
    expect(few.questions[1]!.result!.moved).toMatchObject({ parts: null })
    expect(linked({ common: ['l-a1'], all, strata: [] }, { type: 'question.concealed', questionId: 'q0' }).questions[1]!.result!.moved).toBeNull()
  })
})

describe('when it was', () => {
  const zoned = (extra: (journal: Journal) => Journal) => htmlOf(composeDocument(reportOf(told({ extra }))))

  it('RT-15 tells times in the event\'s own time zone, and on paper when it was held and what it was written from', () => {
    const html = zoned((journal) => journal.fact({ type: 'event.zoned', timeZone: 'Asia/Tokyo' }))
    expect(html).toContain('The session was held on 22 November 2030, from 18:30 to 19:34. This report was written from its record up to 22 November 2030, 19:34. Times are those of Asia/Tokyo.')
    expect(html).toContain('<li><b>Explore</b><span class="dim">18:41, 23 min</span>')
    expect(zoned((journal) => journal)).toContain('from 09:30 to 10:34. This report was written from its record up to 22 November 2030, 10:34. Times are those of Europe/London.')
  })

  it('RT-15 says the day with each time where the session went on over several', () => {
    const html = zoned((journal) => journal.wait(24 * 60).fact({ type: 'moderation.noted', by: 'f', what: 'entry.hide', kind: 'action', subject: 'a8', number: 8, reason: '', detail: '' }))
    expect(html).toContain('The session was held from 22 November 2030, 09:30 to 23 November 2030, 10:34.')
    expect(html).toMatch(/>23 November 2030, 10:34<\/th><td [^>]*>Hidden<\/td>/)
    expect(html).toContain('<span class="dim">22 November 2030, 09:41, 23 min</span>')
  })

  it('RT-15 has them so in the tables, too, as spreadsheets read them', () => {
    const sheets = sheetsOf(reportOf(told({ extra: (journal) => journal.fact({ type: 'event.zoned', timeZone: 'Asia/Tokyo' }) })))
    expect(sheets.find(({ name }) => name === 'process')!.rows[1]![2]).toBe('2030-11-22 18:41:00')
    expect(sheets.find(({ name }) => name === 'about')!.rows).toContainEqual(['time_zone', 'Asia/Tokyo'])
  })

  it('RT-15 says of a session that goes on that it does', () => {
    const going = told().slice(0, -1)
    expect(htmlOf(composeDocument(reportOf(going)))).toContain('Interim report: the session is not closed. The session began on 22 November 2030, 09:30. This report was written')
  })
})

it('RT-12 says the same however many entries are taken in together', () => {
  const fold = (portion: number) => {
    const one = new HistoryFold(portion)
    for (const entry of told()) one.add(entry)
    return buildReport(one.finish(), { chatham: null, language: null, timeZone: 'Europe/London', chain, programme: null })
  }
  for (const portion of [1, 2, 7, 31]) expect(fold(portion)).toEqual(reportOf(told()))
})

it('RT-12 takes many updates of a board in one transaction, whose cost grows with the number of writers', () => {
  const journal = new Journal()
  journal.entries.push(told()[0]!)
  journal.action('p1', 'a1', 1, 'Pay', null)
  for (let i = 0; i < 400; i++) journal.reword('p1', 'a1', `Pay ${i}`)
  const said = vi.spyOn(Y.Doc.prototype, 'emit')
  const title = reportOf(journal.entries).actions[0]!.title
  const transactions = said.mock.calls.filter(([name]) => name === 'beforeAllTransactions').length
  said.mockRestore()
  expect(title).toBe('Pay 399')
  expect(transactions).toBe(1)
})

it('RT-3 heads columns of many questions by their numbers, and says which they are', () => {
  const report = reportOf(told())
  const [first] = report.questions
  const more = [3, 4, 5].map((at) => ({ ...first!, questionId: `q${at}`, title: `One more ${at}` }))
  const html = htmlOf(composeDocument({ ...report, questions: [...report.questions, ...more], actions: report.actions.map((action) => ({ ...action, standing: [...action.standing, ...more.map(({ questionId }) => ({ ...action.standing[0]!, questionId }))] })) }))
  expect(html.match(/Q1: What comes first\?; Q2: What can you live with\?; Q3: One more 3; Q4: One more 4; Q5: One more 5\./g)).toHaveLength(3)
  expect(html).toMatch(/<th [^>]*>Q5<\/th>/)
  expect(html).toContain('<a href="#rank_2_1">Q2 1</a>')
  expect(htmlOf(composeDocument(report))).not.toContain('Q1')
})

describe('what was moderated', () => {
  const moderated = reportOf(told({
    extra: (journal) => journal.fact({ type: 'entry.hidden', kind: 'action', entryId: 'a8' }).fact({ type: 'moderation.noted', by: 'f', what: 'entry.hide', kind: 'action', subject: 'a8', number: 8, reason: 'Names somebody', detail: '' })
      .fact({ type: 'entry.hidden', kind: 'argument', entryId: 'g2' }).fact({ type: 'entry.hidden', kind: 'evidence', entryId: 'e2' })
      .fact({ type: 'action.merged', actionId: 'a9', into: 'a7', arguments: [], evidence: [] })
      .fact({ type: 'moderation.noted', by: 'f', what: 'person.rename', kind: 'person', subject: 'p2', number: null, reason: 'Rude', detail: 'Old Name → PersonB FamilyB' })
      .fact({ type: 'floor.changed', itemId: 'f2', change: { status: 'dismissed' } }),
  }))

  it('RT-5 prints no words that are hidden, and says why they are gone; what was merged and what stands for it lead to each other', () => {
    expect(moderated.leftOut).toMatchObject([{ number: 8, why: 'hidden', title: null, note: 'Names somebody' }, { number: 9, why: 'merged', into: 7 }])
    expect(moderated.questions[0]!.result!.rows.find(({ number }) => number === 8)).toMatchObject({ title: '', place: 8 })
    expect(JSON.stringify(moderated)).not.toMatch(/Action a8|HYPERLINK|Of no use|who decides/)
    const html = htmlOf(composeDocument(moderated))
    expect(html).toContain('8 words hidden since')
    for (const [from, to] of [['left_9', 'line_7'], ['line_7', 'left_9']]) expect(html).toMatch(new RegExp(`<tr role="row" id="${from}">.*<a href="#${to}">.*</tr>`))
  })

  it('has the log of it, in which nobody is named', () => {
    expect(moderated.moderation).toMatchObject([{ what: 'entry.hide', kind: 'action', number: 8, reason: 'Names somebody' }, { what: 'person.rename', kind: 'person', reason: 'Rude' }])
    expect(JSON.stringify(moderated)).not.toContain('Old Name')
    expect(htmlOf(composeDocument(moderated))).toMatch(/Hidden<\/td><td [^>]*>Action 8<\/td><td [^>]*>Names somebody/)
    expect(htmlOf(composeDocument(moderated))).not.toContain('No words were hidden')
    expect(htmlOf(composeDocument(reportOf(told())))).toContain('No words were hidden, and none were removed for good.')
  })
})

describe('what was removed for good', () => {
  it('RT-5 says that something was, when and how much, and not what', () => {
    const report = reportOf(told({
      extra: (journal) => journal.fact({ type: 'erasure.begun', erasureId: 'x', kind: 'message', by: 'facilitator', reason: 'Asked for by letter', boards: [], ids: ['m1'], people: [], writers: [], titles: [] })
        .fact({ type: 'erasure.finished', erasureId: 'x', entries: 2, digests: [] }),
    }))
    expect(report.erasures).toMatchObject([{ kind: 'message', entries: 2 }])
    expect(report.messages.map(({ text }) => text)).not.toContain('Pay first')
    const html = htmlOf(composeDocument(report))
    expect(html).toContain('On 22 November 2030 words were removed for good, from 2 entries of the record.')
    expect(html).toContain('No archive of this session had been given out before then.')
    expect(html).not.toContain('No words were hidden')
    expect(JSON.stringify(report)).not.toMatch(/Asked for by letter|Pay first/)
  })

  it('RT-5 says when archives had been given out that still hold it, and nothing of later ones', () => {
    const erased = { type: 'erasure.begun', erasureId: 'x', kind: 'message', by: 'facilitator', reason: 'Asked', boards: [], ids: ['m1'], people: [], writers: [], titles: [] } satisfies Fact
    const report = reportOf(told({
      extra: (journal) => journal.fact({ type: 'archive.handed' }).fact(erased).fact({ type: 'erasure.finished', erasureId: 'x', entries: 2, digests: [] }).fact({ type: 'archive.handed' }),
    }))
    expect(report.archivesAt).toHaveLength(2)
    expect(htmlOf(composeDocument(report))).toContain('Archives that were given out before then still hold them. They were given out on 22 November 2030.')
  })
})

describe('what a report does not say', () => {
  it('RT-3 says in a line each, and never in lists of dozens, what would come first by other methods', () => {
    const { sections } = composeDocument(reportOf(largeEvent()))
    const said = sections.flatMap(({ blocks }) => blocks).filter((block) => block.kind === 'text' || block.kind === 'list')
      .flatMap((block) => (block.kind === 'text' ? [block.spans] : block.items.map(({ spans }) => spans))).map((spans) => spans.map((span: Span) => (typeof span === 'string' ? span : span.text)).join(''))
    expect(Math.max(...said.map((text) => text.length))).toBeLessThan(700)
    expect(said.some((text) => /^“[^”]+” would come first by .*\(in \d of its \d counts\)/.test(text))).toBe(true)
    expect(sections.find(({ id }) => id === 'minority')!.blocks.filter((block) => block.kind === 'list').every((block) => block.kind === 'list' && block.items.length <= 12)).toBe(true)
  })

  it('RT-6 says nothing of a result before its reveal, nor once it is taken off again', () => {
    for (const entries of [told({ isRevealed: false }), told({ extra: (journal) => journal.fact({ type: 'question.concealed', questionId: 'q1' }).fact({ type: 'question.concealed', questionId: 'q2' }) })]) {
      const hidden = reportOf(entries)
      expect(hidden.questions).toMatchObject([{ phase: 'closed', result: null, revealedAt: null, ballots: 23 }, { phase: 'closed', result: null }])
      expect(hidden.actions.every(({ standing }) => standing.length === 0)).toBe(true)
      expect(hidden.leftOut).toEqual([])
      expect(hidden.people.groups.every(({ ballots }) => Object.keys(ballots).length === 0)).toBe(true)
      const text = htmlOf(composeDocument(hidden)) + JSON.stringify(sheetsOf(hidden))
      expect(text).not.toMatch(/came first|0\.732|73\s?%/)
    }
  })

  it('RT-7 names nobody under the Chatham House rule, wherever a name stands', () => {
    const named = JSON.stringify(reportOf(told(), false))
    const quiet = JSON.stringify(reportOf(told(), true))
    for (const { name } of [...people.filter(({ id }) => id === 'p1' || id === 'p2' || id === 'p3'), { name: 'Dame Speaker' }]) {
      expect(named).toContain(name)
      expect(quiet).not.toContain(name)
    }
    expect(reportOf(told(), true).actions[0]!.arguments[0]).toEqual({ side: 'for', text: 'It keeps people. [name removed] said so.', by: null })
  })

  it('RT-7 finds a name however it is written, and leaves words alone that somebody took for a name', () => {
    const told1 = (name: string, text: string): string => reportOf(told({
      extra: (journal) => journal.join('px', name, null).fact({ type: 'message.set', messageId: 'm2', message: { messageId: 'm2', speaker: 'X', text, at: 6 } }),
    }), true).messages[1]!.text
    expect(told1('Ann O’Neil (she)', 'so ANN   O’NEIL (SHE) said')).toBe('so [name removed] said')
    expect(told1('Ann', 'Ann, Annabel and ann')).toBe('[name removed], Annabel and ann')
    expect(told1('the', 'the end of the road')).toBe('the end of the road')
    expect(told1('Lee-Jones O/Dwyer', 'by lee-jones o/dwyer.')).toBe('by [name removed].')
    expect(told1('$& (a+)+', 'paid $& (a+)+ pounds')).toBe('paid [name removed] pounds')
  })
})

describe('the document', () => {
  it('RT-8 has the sections that the organiser chose, in their order, with words of their own', () => {
    const settings = { purpose: 'To agree\n\nby autumn', chatham: false, sections: [{ id: 'record', shown: true, text: '' }, { id: 'lineage', shown: false, text: '' }, { id: 'results', shown: true, text: 'Read this first.' }] as const }
    const arranged = reportOf(told({ extra: (journal) => journal.fact({ type: 'report.arranged', settings: { ...settings, sections: [...settings.sections] } }, 'organiser') }))
    const { lead, sections } = composeDocument(arranged)
    expect(sections.slice(0, 3).map(({ id, number }) => [id, number])).toEqual([['record', 1], ['results', 2], ['process', 3]])
    expect(sections).toHaveLength(sectionIds.length - 1)
    expect(sections[1]!.blocks[0]).toEqual({ kind: 'text', spans: ['Read this first.'], tone: 'own' })
    expect(lead.filter((block) => block.kind === 'text' && block.tone === 'own')).toHaveLength(2)
  })

  it('RT-8 keeps every section once, whatever older settings say', () => {
    const settings = wholeSettings({ ...defaultSettings, sections: [{ id: 'people', shown: false, text: 'x' }, { id: 'people', shown: true, text: '' }, { id: 'gone' as 'people', shown: true, text: '' }] })
    expect(settings.sections[0]).toEqual({ id: 'people', shown: false, text: 'x' })
    expect(settings.sections.map(({ id }) => id).toSorted()).toEqual([...sectionIds].toSorted())
  })

  it('RT-4 has no link that leads nowhere, whichever sections are left out', () => {
    for (const gone of sectionIds) {
      const report = reportOf(told())
      const document = composeDocument({ ...report, settings: { ...report.settings, sections: report.settings.sections.map((one) => ({ ...one, shown: one.id !== gone })) } })
      const html = htmlOf(document)
      const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
      const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, to]) => to!)
      expect(targets.length).toBeGreaterThan(20)
      expect(targets.filter((to) => !ids.has(to))).toEqual([])
      expect([...ids].length).toBe([...html.matchAll(/ id="/g)].length)
    }
  })

  it('RT-9 gives every chart a table with the same figures, and says what it shows', () => {
    const { sections } = composeDocument(reportOf(told()))
    const blocks = sections.flatMap((section) => section.blocks)
    const charts = blocks.flatMap((block, at) => (block.kind === 'chart' ? [{ block, next: blocks.slice(at + 1).find((one: Block) => one.kind === 'table')! }] : []))
    expect(charts).toHaveLength(4)
    for (const { block: { chart }, next } of charts) {
      expect(chart.alt).toContain('The table has the same figures.')
      const numbers = next.kind === 'table' ? next.rows.map(({ cells }) => cells.flat().map((span: Span) => (typeof span === 'string' ? span : span.text)).join(' ')) : []
      for (const { label } of chart.rows) expect(numbers.some((row) => new RegExp(`\\b${label} `).test(row))).toBe(true)
    }
  })
})
