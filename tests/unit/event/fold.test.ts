// Folding many facts at once fills collections in place; nobody is to notice.
import { expect, test } from 'vitest'
import { apply, applyAll } from '../../../shared/event/apply.ts'
import type { SeqFact } from '../../../shared/event/facts.ts'
import { emptyState } from '../../../shared/event/state.ts'

function joining(from: number, to: number): SeqFact[] {
  return Array.from({ length: to - from }, (_, i): SeqFact[] => {
    const participantId = `p${from + i}`
    return [
      { seq: 2 * (from + i), at: from + i, fact: { type: 'person.joined', participantId, name: `Person ${i}`, group: null } },
      { seq: 2 * (from + i) + 1, at: from + i, fact: { type: 'author.named', participantId, name: `Person ${i}`, group: null } },
    ]
  }).flat()
}

test('EV-12 folding on leaves the state that was folded on from as it was', () => {
  const before = applyAll(emptyState(), joining(0, 3))
  const kept = structuredClone(before)
  const after = applyAll(before, joining(1, 9))
  expect(before).toStrictEqual(kept)
  expect(Object.keys(after.people)).toHaveLength(9)
  expect(applyAll(emptyState(), [...joining(0, 3), ...joining(1, 9)])).toStrictEqual(after)
  expect([...joining(0, 3), ...joining(1, 9)].reduce((state, fact) => apply(state, fact), emptyState())).toStrictEqual(after)
})
