import { describe, expect, it } from 'vitest'
import { withoutHiddenWords } from '../../../shared/event/hidden-words.ts'
import { findQuestion } from '../../../shared/event/state.ts'
import type { EventState } from '../../../shared/event/state.ts'
import { hide, room } from './moderated-room.ts'

const titles = (state: EventState): string[] => findQuestion(state, 'q1')!.slate!.items.map(({ title }) => title)

describe('slates that were fixed before something was hidden', () => {
  const voted = room().do({ type: 'stage.go', stageId: 'prioritise' }, hide('a2'))

  it.each(['participant', 'observer'] as const)('MO-1 do not say its words to a %s; ids, numbers and everything else stay', (role) => {
    const seen = withoutHiddenWords(voted.state, role, 'Hidden')
    expect(titles(seen)).toEqual(['Action 1', 'Hidden', 'Action 3'])
    expect(findQuestion(seen, 'q1')!.slate!.items.map(({ actionId, number }) => [actionId, number])).toEqual([['a1', 1], ['a2', 2], ['a3', 3]])
    expect({ ...seen, agenda: [] }).toEqual({ ...voted.state, agenda: [] })
    expect(titles(voted.state)).toContain('Action 2')
  })

  it.each(['facilitator', 'organiser', 'table-facilitator'] as const)('MO-1 say them to a %s', (role) => {
    expect(withoutHiddenWords(voted.state, role, 'Hidden')).toBe(voted.state)
  })

  it('MO-1 are the same ones as long as the same is hidden, so that a page does not begin anew with every fact', () => {
    const before = withoutHiddenWords(voted.state, 'participant', 'Hidden')
    const later = withoutHiddenWords({ ...voted.state, seq: voted.state.seq + 1 }, 'participant', 'Hidden')
    expect(later.agenda.every((stage, at) => stage === before.agenda[at])).toBe(true)
    voted.do({ type: 'entry.restore', entryKind: 'action', entryId: 'a2', boardId: 'b1' })
    expect(titles(withoutHiddenWords(voted.state, 'participant', 'Hidden'))).toContain('Action 2')
  })
})
