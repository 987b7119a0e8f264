// What did not make it, and why: actions that were taken away, merged, left at a table, never asked about, or not chosen.
import type { History } from './history.ts'
import type { LeftOut, ReportAction, ReportQuestion } from './model.ts'

export function buildLeftOut({ state, stories }: History, actions: readonly ReportAction[], questions: readonly ReportQuestion[]): LeftOut[] {
  const there = new Map(actions.map((action) => [action.actionId, action]))
  const results = questions.filter(({ result }) => result !== null)
  const asked = new Set(results.flatMap(({ result }) => [...result!.rows.map(({ actionId }) => actionId), ...result!.unplaced]))
  const one = (actionId: string, title: string | null, why: LeftOut['why'], more: Partial<LeftOut> = {}): LeftOut =>
    ({ actionId, number: state.actions[actionId]?.number ?? 0, title, why, note: null, into: null, questionId: null, ...more })
  const list = Object.keys(state.actions).flatMap((actionId): LeftOut[] => {
    const action = there.get(actionId)
    // What its author took back is not published; that it was there is.
    if (!action) return asked.has(actionId) || !stories.get(actionId)?.removed ? [] : [one(actionId, null, 'removed')]
    if (asked.has(actionId) || action.lineage.carriedTo !== null) return []
    if (action.table !== null) return [one(actionId, action.title, 'at-table', { note: action.table })]
    return results.length === 0 ? [] : [one(actionId, action.title, 'not-asked')]
  })
  const fromResults = results.flatMap(({ questionId, result }): LeftOut[] => [
    ...result!.unplaced.map((actionId) => one(actionId, there.get(actionId)?.title ?? null, 'unranked', { questionId })),
    ...result!.rows.filter(({ chosen }) => chosen === false).map(({ actionId, title }) => one(actionId, title, 'not-chosen', { questionId })),
  ])
  return [...list, ...fromResults].sort((a, b) => a.number - b.number)
}
