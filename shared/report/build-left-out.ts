// What did not make it, and why: actions that were taken away, merged, left at a table, never asked about, or not chosen.
import { isHidden, mergedInto, standsFor } from '../event/moderated.ts'
import type { LogEntry } from '../event/moderation.ts'
import type { History } from './history.ts'
import type { LeftOut, ReportAction, ReportQuestion } from './model.ts'

export function buildLeftOut({ state, stories, moderation }: History, actions: readonly ReportAction[], questions: readonly ReportQuestion[]): LeftOut[] {
  const there = new Map(actions.map((action) => [action.actionId, action]))
  const results = questions.filter(({ result }) => result !== null)
  const asked = new Set(results.flatMap(({ result }) => [...result!.rows.map(({ actionId }) => actionId), ...result!.unplaced]))
  const one = (actionId: string, title: string | null, why: LeftOut['why'], more: Partial<LeftOut> = {}): LeftOut =>
    ({ actionId, number: state.actions[actionId]?.number ?? 0, title, why, note: null, into: null, questionId: null, ...more })
  const list = Object.keys(state.actions).flatMap((actionId): LeftOut[] => {
    const action = there.get(actionId)
    if (isHidden(state, 'action', actionId)) return [one(actionId, null, 'hidden', { note: reasonFor(moderation, actionId) })]
    const into = mergedInto(state, actionId)
    if (into !== null) return [one(actionId, stories.get(actionId)?.title ?? null, 'merged', { into: state.actions[standsFor(state, into)]?.number ?? null })]
    // What its author took back is not published; that it was there is.
    if (!action) return asked.has(actionId) || !stories.get(actionId)?.removed ? [] : [one(actionId, null, 'removed')]
    if (asked.has(actionId) || action.lineage.carriedTo !== null) return []
    if (action.table !== null) return [one(actionId, action.title, 'at-table', { note: action.table })]
    return results.length === 0 ? [] : [one(actionId, action.title, 'not-asked')]
  })
  const isSeen = (actionId: string): boolean => there.has(actionId)
  const fromResults = results.flatMap(({ questionId, result }): LeftOut[] => [
    ...result!.unplaced.filter(isSeen).map((actionId) => one(actionId, there.get(actionId)?.title ?? null, 'unranked', { questionId })),
    ...result!.rows.filter(({ chosen }) => chosen === false).filter(({ actionId }) => isSeen(actionId)).map(({ actionId, title }) => one(actionId, title, 'not-chosen', { questionId })),
  ])
  return [...list, ...fromResults].sort((a, b) => a.number - b.number)
}

/** As the facilitator gave it when hiding it last. */
function reasonFor(log: readonly LogEntry[], actionId: string): string | null {
  return log.findLast(({ what, subject }) => what === 'entry.hide' && subject === actionId)?.reason || null
}
