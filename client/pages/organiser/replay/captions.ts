// What the caption under the board says, and what key moments are called. Names come from the moment they belong to.
import type { Caption, Named, Who } from '../../../../shared/replay/caption.ts'
import type { Moment } from '../../../../shared/replay/timeline.ts'
import type { IconName } from '../../../ui/icon-name.ts'
import { texts } from '../../../ui/texts/replay.ts'

/** `isOneBoard`: it need not be named. */
export function captionText(caption: Caption | null, isOneBoard: boolean): string {
  switch (caption?.kind) {
    case undefined:
      return ''
    case 'created':
    case 'timer':
      return texts.caption[caption.kind]
    case 'joined':
      return texts.caption.joined(caption.count)
    case 'stage':
      return texts.caption.stage(caption.title)
    case 'ballots':
      return texts.caption.ballots(caption.count)
    case 'hidden':
      return texts.caption.hidden[caption.what]
    case 'announced':
      return texts.caption.announced(caption.text)
    case 'moment':
      return momentText(caption.moment, isOneBoard)
    case 'touch': {
      const what = caption.action ? actionName(caption.action) : ''
      const said = caption.theme !== null ? texts.movedTo(whoText(caption.who), what, caption.theme) : texts.touched[caption.touch](whoText(caption.who), what)
      return caption.board === null ? said : texts.onBoard(said, caption.board)
    }
  }
}

export function momentText({ kind, title, number, count }: Moment, isOneBoard: boolean): string {
  switch (kind) {
    case 'most-edited':
    case 'most-argued':
      return texts.moment[kind](number)
    case 'rank-swap':
      return texts.moment[kind](number, count)
    case 'merged':
    case 'split':
      return texts.moment[kind](number, count)
    case 'carried':
    case 'rewound':
      return texts.moment[kind](count, title)
    case 'frozen':
    case 'opened':
      return texts.moment[kind](isOneBoard ? '' : title)
    default:
      return texts.moment[kind]
  }
}

export const momentIcons: Record<Moment['kind'], IconName> = {
  frozen: 'locked', opened: 'unlocked', 'voting-opened': 'announce', 'voting-paused': 'pause', 'voting-resumed': 'play', sealed: 'tick',
  revealed: 'star', 'rank-swap': 'up', concealed: 'hidden', paused: 'pause', resumed: 'play', closed: 'cross', carried: 'right', merged: 'merge', split: 'plus', rewound: 'undo',
  'most-edited': 'pencil', 'most-argued': 'argument',
}

function whoText({ kind, name, group }: Who): string {
  if (name) return name
  if (kind === 'facilitator') return texts.facilitator
  return group ? texts.somebodyOf(group) : texts.somebody
}

export function actionName({ number, title }: Named): string {
  return texts.action(number, title)
}
