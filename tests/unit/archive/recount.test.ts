// Every kind of result, counted again from an archive: those with a budget, and those that paper went into.
import { expect, test } from 'vitest'
import { verified } from '../../../server/history/reading.ts'
import { openArchive } from '../../../shared/archive/read.ts'
import type { Archive } from '../../../shared/archive/read.ts'
import { allQuestions } from '../../../shared/event/state.ts'
import type { FullTally } from '../../../shared/ranking/result/full-tally.ts'
import { readResult } from '../../../shared/ranking/result/read-result.ts'
import { madeUp } from '../../support/rewritten.ts'
import { everyQuestion, sitting } from '../../support/sitting.ts'

const batches = Array.from({ length: 4 }, (_, i) => everyQuestion.filter((_, q) => q % 4 === i))

function opened(bytes: Uint8Array): Archive {
  const found = openArchive(bytes)
  if (!found.ok) throw new Error(JSON.stringify(found.faults))
  return found.archive
}

/** Its journal was made up anew with other results. */
function withOtherResults(archive: Archive, change: (tally: FullTally) => void): Uint8Array {
  return madeUp(archive, (fact, before) => {
    if (fact.type === 'question.revealed') change(fact.tally as FullTally)
    return fact.type === 'head.noted' ? { ...fact, hash: before } : fact
  })
}

test.each(batches.map((questions) => [questions.length, questions] as const))('AR-7 %i kinds of results, with ballots on paper in them, are counted again from an archive', async (_, questions) => {
  const { world, host } = await sitting([{ kind: 20, pick: 4, ms: 5 }, { kind: 20, pick: 8, ms: 5 }], { questions, papers: true, revealed: questions.length })
  const bytes = await world.archives.of(host)
  const found = verified(bytes)
  expect(found.faults).toEqual([])
  for (const [q, { title, secrecy, phase, recounted }] of found.questions.entries()) {
    const question = allQuestions(host.state)[q]!
    const result = readResult(question.tally!)
    // Thirteen people, and six pieces of paper that are left of seven.
    expect([title, phase, result.ballots]).toEqual([title, 'revealed', 19])
    expect([title, recounted?.differs]).toEqual([title, []])
    if ('budget' in question.options) expect(result.spending).toMatchObject({ budget: 10 })
    if (secrecy === 'secret') continue
    const names = question.options['names'] === 'everyone'
    expect([title, recounted!.extent]).toEqual([title, names ? 'all' : question.method === 'agree' ? 'sums' : 'persons'])
    expect(recounted!.methods).toEqual([...new Set(result.counts.map(({ method }) => method))])
  }
}, 120_000)

test('AR-7 an older result, which does not say what was bought in which order, is recounted as it was', async () => {
  const questions = everyQuestion.filter(({ secrecy, options }) => secrecy !== 'secret' && 'budget' in (options ?? {}))
  const { world, host } = await sitting([{ kind: 20, pick: 4, ms: 5 }, { kind: 20, pick: 8, ms: 5 }], { questions, papers: true, revealed: questions.length })
  const archive = opened(await world.archives.of(host))
  let before = 0
  const older = verified(withOtherResults(archive, ({ counts }) => {
    for (const count of counts) {
      if (count.notes?.some(({ code }) => code === 'purchases')) before++
      delete count.notes
    }
  }))
  expect([before > 0, older.faults]).toEqual([true, []])
}, 120_000)

test('AR-7 comparisons of a single action, of which no ballot says anything, are recounted for what they are', async () => {
  const questions = everyQuestion.filter(({ method }) => method === 'pairs' || method === 'bestworst')
  // Two of four actions are removed for good, and one is hidden.
  const { world, host } = await sitting([{ kind: 7, pick: 0, ms: 0 }, { kind: 39, pick: 35, ms: 0 }, { kind: 39, pick: 25, ms: 0 }], { questions })
  expect(allQuestions(host.state).map(({ slate }) => slate!.items.length)).toEqual(questions.map(() => 1))
  expect(verified(await world.archives.of(host)).faults).toEqual([])
})

test('AR-7 a result that was made up, with the whole journal made to fit, is found by its ballots: those with a budget and with paper, too', async () => {
  const isBudget = ({ options }: { options?: Record<string, unknown> | undefined }): boolean => 'budget' in options!
  const questions = everyQuestion.filter((one) => one.secrecy === 'public-recount' || isBudget(one))
  const { world, host } = await sitting([{ kind: 20, pick: 4, ms: 5 }], { questions, papers: true, revealed: questions.length })
  const archive = opened(await world.archives.of(host))
  expect(verified(withOtherResults(archive, () => {})).faults).toEqual([])
  // The first and the second action have each other's places and figures.
  const found = verified(withOtherResults(archive, (tally) => { tally.actionIds.splice(0, 2, tally.actionIds[1]!, tally.actionIds[0]!) }))
  const swapped = new Set(found.faults.filter(({ code }) => code === 'recount-differs').map(({ where }) => where.slice('tallies/'.length, -'.json'.length)))
  expect(allQuestions(host.state).filter(({ questionId, secrecy }) => secrecy !== 'secret' && !swapped.has(encodeURIComponent(questionId))).map(({ title }) => title)).toEqual([])
  // What it may cost, of a secret question, too.
  const dear = verified(withOtherResults(archive, (tally) => { if (tally.spending) tally.spending.budget++ }))
  expect(dear.faults.map(({ message }) => message)).toEqual(allQuestions(host.state).filter(isBudget).map(() => expect.stringMatching(/budget and costs|spending/) as string))
  // One ballot on paper fewer than there were.
  const fewer = verified(withOtherResults(archive, (tally) => { tally.ballots-- }))
  expect(allQuestions(host.state).filter(({ questionId, secrecy }) => secrecy !== 'secret' && !fewer.faults.some(({ where }) => where.includes(encodeURIComponent(questionId)))).map(({ title }) => title)).toEqual([])
  // What a budget chooses.
  const chosen = verified(withOtherResults(archive, (tally) => { if (tally.spending) for (const count of tally.counts) count.winners = [...Array(tally.actionIds.length).keys()] }))
  // Of sums alone nobody can tell which of several right choices it was.
  const withBudget = new Map(allQuestions(host.state).filter(isBudget).map((one) => [`tallies/${encodeURIComponent(one.questionId)}.json`, one.secrecy]))
  const named = new Set(chosen.faults.map(({ where }) => where))
  expect([...named].filter((where) => !withBudget.has(where))).toEqual([])
  expect([...withBudget].filter(([where, secrecy]) => secrecy !== 'secret' && !named.has(where))).toEqual([])
}, 120_000)
