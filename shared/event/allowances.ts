// What participants may do in a stage: said by the stage itself, or by what is usual for its kind.
import type { StageKind } from './names.ts'

/**
 * `edit` and `move` go for what others wrote, too; one's own words can be changed where one may add or edit. `themes`: add and
 * reword them. `vote`: cast ballots on the questions of the stage.
 */
export const allowances = ['add', 'edit', 'move', 'argue', 'evidence', 'themes', 'vote'] as const
export type Allowance = (typeof allowances)[number]

const writing: readonly Allowance[] = ['add', 'edit', 'move', 'argue', 'evidence']

/** In stages in which the words are settled it is the frozen boards that hold writers back. */
const usual: Record<StageKind, readonly Allowance[]> = {
  welcome: writing, explore: writing, cluster: [...writing, 'themes'], refine: writing, ballot: [...writing, 'vote'],
  results: writing, questions: writing, close: writing,
}

export function usualAllowances(kind: StageKind): readonly Allowance[] {
  return usual[kind]
}

export function allowedIn(stage: { kind: StageKind; allows?: readonly Allowance[] } | undefined): readonly Allowance[] {
  return stage ? stage.allows ?? usual[stage.kind] : writing
}
