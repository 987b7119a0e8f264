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
    [{ type: 'person.remove', participantId: 'p' }, { ...nothing, person: 'Ann' }, 'Removed: Ann'],
    [{ type: 'person.readmit', participantId: 'p' }, { ...nothing, person: 'Ann' }, 'Let in again: Ann'],
    [{ type: 'person.remove', participantId: 'p' }, nothing, 'Removed'],
    [{ type: 'screen.blank', blank: false }, nothing, 'Screen shown again'],
    [{ type: 'screen.show', show: 'stage' }, nothing, 'Screen: follow stage'],
  ])('%j: %s', (what, names, says) => {
    expect(texts.done.says(what, names)).toBe(says)
  })

  it('has words for everything that can be taken back', () => {
    const final = ['undo', 'ballot.seal', 'event.close', 'table.remove', 'import.revert', 'words.remove', 'papers.register', 'paper.enter', 'paper.void']
    const given = Object.entries(commandRoles).flatMap(([type, roles]) => ((roles as readonly string[]).includes('facilitator') && !final.includes(type) ? [type] : []))
    expect(given.length).toBeGreaterThan(20)
    for (const type of given) {
      expect(texts.done.says({ type, seconds: 60, blank: true, show: 'board' }, nothing)).not.toContain('.')
    }
  })
})
