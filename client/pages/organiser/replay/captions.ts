// What the caption under the board says, and what key moments are called. Names come from the moment they belong to.
import type { BoardView } from '../../../../shared/board/read.ts'
import type { EventState } from '../../../../shared/event/state.ts'
import type { Caption, Moment } from '../../../../shared/replay/timeline.ts'
import type { IconName } from '../../../ui/icons.ts'
import { texts } from '../../../ui/texts/replay.ts'
import type { Standing } from './player.svelte.ts'

export function captionText(caption: Caption | undefined, { state, boards }: Standing): string {
  if (!caption) return ''
  switch (caption.kind) {
    case 'created':
    case 'timer':
      return texts.caption[caption.kind]
    case 'joined':
      return texts.caption.joined(caption.count)
    case 'stage':
      return texts.caption.stage(caption.title)
    case 'ballots':
      return texts.caption.ballots(caption.count)
    case 'moment':
      return momentText(caption.moment, state)
    case 'touch': {
      const { kind, actionId } = caption.touch
      const what = actionId === null ? '' : actionName(actionId, state, boards.get(caption.boardId))
      const said = texts.touched[kind](personName(caption.by, state), what)
      const board = state.boards.length > 1 ? state.boards.find(({ boardId }) => boardId === caption.boardId) : undefined
      return board ? texts.onBoard(said, board.title) : said
    }
  }
}

export function momentText(moment: Moment, state: EventState): string {
  const { kind, id, title } = moment
  if (kind === 'most-edited') return texts.moment['most-edited'](state.actions[id]?.number ?? null)
  if (kind === 'frozen' || kind === 'opened') return texts.moment[kind](state.boards.length > 1 ? title : '')
  return texts.moment[kind]
}

export const momentIcons: Record<Moment['kind'], IconName> = {
  frozen: 'locked', opened: 'unlocked', 'voting-opened': 'announce', 'voting-paused': 'pause', 'voting-resumed': 'play', sealed: 'tick',
  revealed: 'star', concealed: 'hidden', paused: 'pause', resumed: 'play', closed: 'cross', 'most-edited': 'pencil',
}

/** Names are there for people whose words are on a board; others go by their group. */
function personName(personId: string, state: EventState): string {
  const name = (state.authors[personId] ?? state.people[personId])?.name
  if (name) return name
  const group = state.people[personId]?.group
  return group ? texts.somebodyOf(group) : texts.somebody
}

function actionName(actionId: string, state: EventState, board: BoardView | undefined): string {
  return texts.action(state.actions[actionId]?.number ?? null, board?.actions.find(({ id }) => id === actionId)?.title ?? '')
}
