import { describe, expect, it } from 'vitest'
import { texts } from '../../../client/ui/texts/console.ts'
import { commandRoles } from '../../../shared/event/permissions.ts'

const nothing = { stage: null, question: null, board: null, person: null, action: null }

describe('what was just done, in words', () => {
  it.each([
    [{ type: 'stage.go', stageId: 's' }, { ...nothing, stage: 'Refine' }, 'Moved to Refine'],
    [{ type: 'timer.add', seconds: 60 }, nothing, '1 minute added'],
    [{ type: 'timer.add', seconds: -120 }, nothing, '2 minutes taken off'],
    [{ type: 'timer.add', seconds: 30 }, nothing, '30 seconds added'],
    [{ type: 'board.freeze', boardId: 'b' }, nothing, 'Board frozen'],
    [{ type: 'board.freeze', boardId: 'b' }, { ...nothing, board: 'Table 2' }, 'Board frozen: Table 2'],
    [{ type: 'ballot.reveal', questionId: 'q' }, { ...nothing, question: 'Just' }, 'Result revealed: Just'],
    [{ type: 'person.remove', participantId: 'p' }, { ...nothing, person: 'Ann' }, 'Person removed: Ann'],
    [{ type: 'person.readmit', participantId: 'p' }, { ...nothing, person: 'Ann' }, 'Person let in again: Ann'],
    [{ type: 'person.remove', participantId: 'p' }, nothing, 'Person removed'],
    [{ type: 'screen.blank', blank: false }, nothing, 'Screen shown again'],
    [{ type: 'screen.show', show: 'stage' }, nothing, 'Screen: follow stage'],
  ])('%j: %s', (what, names, says) => {
    expect(texts.done.says(what, names)).toBe(says)
  })

  it('has words for everything that can be taken back', () => {
    const final = ['undo', 'ballot.cast', 'person.update', 'ballot.seal', 'event.close', 'ready.set', 'floor.ask', 'floor.upvote', 'table.remove', 'table.choose', 'import.revert']
    for (const type of Object.keys(commandRoles).filter((known) => !final.includes(known))) {
      expect(texts.done.says({ type, seconds: 60, blank: true, show: 'board' }, nothing)).not.toContain('.')
    }
  })
})
