// The big button's words: what it does, and what comes with it.
import { texts } from '../../ui/texts/console.ts'
import type { NextStep } from './next-step.ts'

export function nextWords(next: NextStep): { title: string; says: string } {
  switch (next.kind) {
    case 'resume':
      return texts.next.resume
    case 'open':
      return next.again ? texts.next.openAgain : texts.next.open
    case 'seal':
      return texts.next.seal
    case 'reveal':
      return texts.next.reveal(next.more > 0 ? next.question.title : null)
    case 'end':
      return texts.next.end
    case 'enter':
      return { title: texts.next.enter(next.stage.title), says: enterSays(next) }
  }
}

function enterSays({ freezes, opensVoting, opensBoard }: Extract<NextStep, { kind: 'enter' }>): string {
  if (freezes && opensVoting) return texts.next.both
  if (freezes) return texts.next.freezes
  if (opensVoting) return texts.next.opensVoting
  return opensBoard ? texts.next.opensBoard : texts.next.moves
}
