// What a rehearsal came to, in words: one line a stage, and below it one a question.
import type { QuestionOutcome, Rehearsal, StageOutcome } from './rehearsal.ts'

export function rehearsalReport({ title, people, joinMs, stages, actions, entries, tookMs, isFine }: Rehearsal): string {
  const planned = stages.reduce((sum, { plannedSeconds }) => sum + (plannedSeconds ?? 0), 0)
  return [
    `Rehearsal of “${title}” with ${people} people: ${isFine ? 'everything worked' : 'something needs a look'}.`,
    `All joined within ${joinMs} ms. ${actions} actions at the end, ${entries} journal entries, ${(tookMs / 1000).toFixed(1)} s in all.`,
    `The agenda plans ${Math.round(planned / 60)} minutes${stages.some(({ plannedSeconds }) => plannedSeconds === null) ? ', and stages without a limit' : ''}.`,
    '',
    ...stages.flatMap((stage, at) => [`${at + 1}. ${stageLine(stage)}`, ...stage.questions.map((question) => `   ${questionLine(question)}`)]),
  ].join('\n')
}

function stageLine({ title, kind, enterMs, problem, saved, refused, saveMs }: StageOutcome): string {
  const wrote = saved > 0 ? `; ${saved} texts saved, the slowest after ${saveMs} ms` : ''
  return `${title} (${kind}): entered in ${enterMs} ms${wrote}${refusals(refused)}${problem ? `; PROBLEM ${problem}` : ''}`
}

function questionLine({ title, method, asked, ballots, refused, castMs, countMs, first, problem }: QuestionOutcome): string {
  if (problem === 'nothing-to-rank') return `“${title}” (${method}): PROBLEM there was nothing to vote on`
  return `“${title}” (${method}): ${ballots} of ${asked} ballots in ${castMs} ms, counted in ${countMs} ms`
    + (problem ? `; PROBLEM ${problem}` : `; first: ${first.join(', ') || 'nobody'}`) + refusals(refused)
}

function refusals(refused: Readonly<Record<string, number>>): string {
  return Object.entries(refused).map(([code, count]) => `; REFUSED ${count} × ${code}`).join('')
}
