// What participants may do in a stage: said by the stage itself, or by what is usual for its kind.
import type { StageKind } from './names.ts'

/**
 * `edit` and `move` go for what others wrote, too; one's own words can be changed where one may add or edit. `themes`: add and
 * reword them. `vote`: cast ballots on the questions of the stage. `ask`: ask the floor's questions and upvote them.
 */
export const allowances = ['add', 'edit', 'move', 'argue', 'evidence', 'themes', 'vote', 'ask'] as const
export type Allowance = (typeof allowances)[number]

type Kind = { kind: StageKind; allows?: readonly Allowance[] }

const writing: readonly Allowance[] = ['add', 'edit', 'move', 'argue', 'evidence']

/** In stages in which the words are settled it is the frozen boards that hold writers back. */
const usual: Record<StageKind, readonly Allowance[]> = {
  welcome: writing, explore: writing, cluster: [...writing, 'themes'], refine: writing, ballot: [...writing, 'vote'],
  results: writing, questions: [...writing, 'ask'], close: writing,
}

export function usualAllowances(kind: StageKind): readonly Allowance[] {
  return usual[kind]
}

export function allowedIn(stage: Kind | undefined): readonly Allowance[] {
  return stage ? stage.allows ?? usual[stage.kind] : writing
}

/** Whether participants may cast ballots on the questions of a stage. */
export function mayVote(stage: Kind | undefined): boolean {
  return allowedIn(stage).includes('vote')
}

/** Whether participants may ask questions from the floor. A questions stage is there for it, whatever else it allows. */
export function mayAsk(stage: Kind | undefined): boolean {
  return stage?.kind === 'questions' || (stage !== undefined && allowedIn(stage).includes('ask'))
}

/** Whether participants may write on a board in this stage, as far as the stage says so. */
export function isOpenIn(stage: { boards?: readonly string[] } | undefined, boardId: string): boolean {
  return stage?.boards?.includes(boardId) ?? true
}
