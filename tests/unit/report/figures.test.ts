// Figures that a question has of its own kind: what a budget pays for and how Equal Shares comes to it, and mean scores with what was left out.
import { describe, expect, it } from 'vitest'
import type { Ballot } from '../../../shared/ranking/ballot-types.ts'
import { composeDocument } from '../../../shared/report/compose.ts'
import { htmlOf } from '../../../shared/report/html.ts'
import { sheetsOf } from '../../../shared/report/sheets.ts'
import { answered, asked, reportOf } from '../../support/report.ts'

const words = (html: string): string => html.replace(/<style>.*?<\/style>/s, '').replace(/<\/(?:td|th|p|li|h\d|caption)>/g, '|').replace(/<[^>]+>/g, '')

describe('a budget', () => {
  const approve = (approved: string[], times: number): Ballot[] => Array.from({ length: times }, () => ({ method: 'approve', approved }))
  const entries = answered(asked('q', 'What is paid for?', 'approve', { options: { budget: 100 } }), ['Supervision', 'Passport', 'Rotas'], [...approve(['a1', 'a2'], 14), ...approve(['a3'], 6)], { budget: 100, costs: { a1: 80, a2: 60, a3: 30 } })
  const report = reportOf(entries)
  const said = words(htmlOf(composeDocument(report)))

  it('RT-3 says first what it pays for and for how much, and not who is in the first place', () => {
    expect(said).toContain('“What is paid for?”: 20 ballots. The budget of 100 pays for “Supervision”: 80, though not under every method.')
    expect(said).not.toMatch(/came first|share the first place|would come first/)
  })

  it('RT-3 says what other methods would pay for, and step by step how Equal Shares comes to it', () => {
    expect(report.questions[0]!.result!.budget).toMatchObject({
      spent: 80, chosen: ['a1'], others: [{ method: 'phragmen' }, { method: 'equal-shares', chosen: ['a2', 'a3'], spent: 90, same: false }],
      steps: { bare: 5, bought: [{ actionId: 'a2', cost: 60, wanted: 14, paid: 4.28571 }, { actionId: 'a3', cost: 30, wanted: 6, paid: 5 }] },
    })
    expect(said).toContain('Equal Shares, every person equal: “Passport” and “Rotas”, for 90.|')
    expect(said).toContain('By Equal Shares every ballot has the same share of the budget: 5.')
    expect(said).toContain('1|2 Passport|60|14|4.29|40|')
    expect(said).toContain('2|3 Rotas|30|6|5|10|')
    const cy = words(htmlOf(composeDocument({ ...report, language: 'cy' })))
    expect(cy).toContain('Mae’r gyllideb o 100 yn talu am “Supervision”: 80, ond nid yn ôl pob dull.')
  })

  it('RT-5 has every reason why an action did not make it in one row', () => {
    const [rest] = report.leftOut.filter(({ number }) => number === 2)
    const twice = { ...report, leftOut: [...report.leftOut, { ...rest!, questionId: 'other' }, { ...rest!, why: 'merged' as const, into: 1, questionId: null }], questions: [...report.questions, { ...report.questions[0]!, questionId: 'other', title: 'And next year?' }] }
    const html = htmlOf(composeDocument(twice))
    expect(html.match(/id="left_2"/g)).toHaveLength(1)
    expect(words(html)).toContain('2|Passport|Voted on and not chosen (What is paid for?; And next year?); Merged into another action (action 1)|')
  })

  it('RT-3 has it in the tables', () => {
    const rows = (name: string) => sheetsOf(report).find((sheet) => sheet.name === name)!.rows
    expect(rows('spending')).toContainEqual(['What is paid for?', 'equal-shares', 'persons', 'no', 100, 90, '2 3'])
    expect(rows('purchases')).toContainEqual(['What is paid for?', 1, 2, 'Passport', 60, 14, 4.28571])
  })

  it('RT-3 says nothing of steps that a result does not have', () => {
    const older = entries.map((entry) => {
      if (!('fact' in entry) || entry.fact.type !== 'question.revealed' || entry.fact.tally.version !== 2) return entry
      return { ...entry, fact: { ...entry.fact, tally: { ...entry.fact.tally, counts: entry.fact.tally.counts.map(({ notes: _, ...count }) => count) } } }
    })
    expect(reportOf(older).questions[0]!.result!.budget!.steps).toBeNull()
    expect(words(htmlOf(composeDocument(reportOf(older))))).not.toContain('By Equal Shares every ballot')
  })
})

describe('scores', () => {
  const criterion = (id: string, title: string, weight = 1) => ({ id, title, low: '', high: '', weight })
  const scored = (criteria: ReturnType<typeof criterion>[], given: (at: number) => Record<string, Record<string, number>>) => reportOf(answered(
    asked('q', 'How much would it change?', 'score', { options: { criteria, min: 1, max: 5 } }), ['Supervision', 'Passport', 'Rotas'], Array.from({ length: 10 }, (_, at): Ballot => ({ method: 'score', scores: given(at) })),
  ))

  it('RT-3 are told as means, with how many people scored an action, what became of scores left out, and what nobody scored', () => {
    const report = scored([criterion('i', 'Impact')], (at) => ({ a1: { i: 4 }, ...(at < 6 ? { a2: { i: 5 } } : {}) }))
    const said = words(htmlOf(composeDocument(report)))
    // Four of ten left it out: 5 × 0.6 + 1 × 0.4.
    expect(report.questions[0]!.result!.scores!.rows).toEqual([
      { actionId: 'a1', mean: 4, means: [4], scoredBy: 10 }, { actionId: 'a2', mean: 3.4, means: [3.4], scoredBy: 6 }, { actionId: 'a3', mean: 1, means: [1], scoredBy: 0 },
    ])
    expect(said).toContain('2|2 Passport|3.4|6|')
    expect(said).toContain('Where a ballot left an action unscored, the lowest score was counted for it. Nobody scored “Rotas”.')
  })

  it('RT-3 say how criteria are weighed, and each mean', () => {
    const said = words(htmlOf(composeDocument(scored([criterion('i', 'Impact', 3), criterion('f', 'Feasibility')], () => ({ a1: { i: 5, f: 1 }, a2: { i: 2, f: 2 }, a3: { i: 1, f: 1 } })))))
    expect(said).toContain('The mean score counts “Impact” by 75% and “Feasibility” by 25%.')
    expect(said).toContain('1|1 Supervision|4|5|1|')
    expect(said).not.toContain('Scored by')
  })

  it('RT-2 tell no number of fewer than five people', () => {
    const report = scored([criterion('i', 'Impact')], (at) => ({ a1: { i: 4 }, a3: { i: 2 }, ...(at < 2 ? { a2: { i: 5 } } : {}) }))
    expect(report.questions[0]!.result!.scores!.rows[1]).toMatchObject({ actionId: 'a2', scoredBy: null })
    expect(words(htmlOf(composeDocument(report)))).toMatch(/2 Passport\|[\d.]+\|fewer than 5\|/)
  })
})
