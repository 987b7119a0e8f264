// What is hidden says nothing to those who do not run the room, on slates that were fixed before either. Ids and numbers stay: ballots go by them.
import { isHidden } from './moderated.ts'
import type { Role } from './names.ts'
import type { EventState, Slate, Stage } from './state.ts'

/** By stage, as long as the same is hidden: pages tell by identity what has changed. */
const known = new WeakMap<Stage, { hidden: object; stage: Stage }>()

/** `words` stand in the place of what is hidden. */
export function withoutHiddenWords(state: EventState, role: Role | null, words: string): EventState {
  const hidden = state.moderation.hidden.action
  if ((role !== 'participant' && role !== 'observer') || Object.keys(hidden).length === 0) return state
  const silent = (slate: Slate): Slate => ({ ...slate, items: slate.items.map((item) => (isHidden(state, 'action', item.actionId) ? { ...item, title: words } : item)) })
  const masked = (stage: Stage): Stage => {
    if (!stage.questions?.some(({ slate }) => slate?.items.some(({ actionId }) => isHidden(state, 'action', actionId)))) return stage
    const before = known.get(stage)
    if (before?.hidden === hidden) return before.stage
    const made = { ...stage, questions: stage.questions.map((question) => (question.slate ? { ...question, slate: silent(question.slate) } : question)) }
    known.set(stage, { hidden, stage: made })
    return made
  }
  return { ...state, agenda: state.agenda.map(masked) }
}
