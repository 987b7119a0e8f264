import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applySteps, crossed, moved, stepsBetween, type Step } from '../../client/ui/shared-text/edits.ts'

const start = 'care for all'
const picks = fc.array(fc.record({ at: fc.nat({ max: 99 }), remove: fc.nat({ max: 4 }), insert: fc.string({ unit: fc.constantFrom('x', 'y', 'z'), minLength: 1, maxLength: 3 }), inserts: fc.boolean() }), { maxLength: 4 })

describe('steps of two people at once', () => {
  it('lead to the same text in either order', () => {
    fc.assert(
      fc.property(picks, picks, (mine, theirs) => {
        const [a, b] = [stepsOn(start, mine), stepsOn(start, theirs)]
        const [aAfterB, bAfterA] = crossed(a, b)
        expect(applySteps(applySteps(start, a), bAfterA)).toBe(applySteps(applySteps(start, b), aAfterB))
      }),
    )
  })

  it('lose no inserted letter', () => {
    fc.assert(
      fc.property(picks, picks, (mine, theirs) => {
        const inserted = (list: typeof mine) => list.filter((pick) => pick.inserts).map((pick) => pick.insert)
        const onlyInserts = (list: typeof mine) => list.filter((pick) => pick.inserts)
        const [a, b] = [stepsOn(start, onlyInserts(mine)), stepsOn(start, theirs.filter((pick) => !pick.inserts))]
        const both = applySteps(applySteps(start, a), crossed(a, b)[1])
        expect([...both].filter((c) => 'xyz'.includes(c)).sort()).toEqual([...inserted(mine).join('')].sort())
      }),
    )
  })

  it('keep a caret between the same letters', () => {
    fc.assert(
      fc.property(picks, fc.nat({ max: start.length }), (list, caret) => {
        const steps = stepsOn(start, list.filter((pick) => pick.inserts))
        const end = applySteps(start, steps)
        const at = moved(caret, steps)
        expect([...end.slice(0, at)].filter((c) => !'xyz'.includes(c)).join('')).toBe(start.slice(0, caret))
      }),
    )
  })
})

describe('steps from one text to another', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', 'b', '😀', '\n'), maxLength: 8 })

  it('reach it, wherever the caret stands', () => {
    fc.assert(
      fc.property(texts, texts, fc.nat({ max: 16 }), (before, after, caret) => {
        expect(applySteps(before, stepsBetween(before, after, caret))).toBe(after)
      }),
    )
  })

  it('name the place where the typing was, in a run of equal letters too', () => {
    fc.assert(
      fc.property(fc.nat({ max: 9 }), fc.nat({ max: 9 }), fc.integer({ min: 1, max: 3 }), (head, tail, typed) => {
        const before = 'a'.repeat(head + tail)
        const at = head
        expect(stepsBetween(before, before + 'a'.repeat(typed), at + typed)).toEqual([{ at, insert: 'a'.repeat(typed) }])
        expect(stepsBetween(before + 'a'.repeat(typed), before, at)).toEqual([{ at, remove: typed }])
      }),
    )
  })
})

/** Turns arbitrary picks into steps that fit the text as it is when each comes. */
function stepsOn(text: string, list: { at: number; remove: number; insert: string; inserts: boolean }[]): Step[] {
  const steps: Step[] = []
  let now = text
  for (const pick of list) {
    const at = pick.at % (now.length + 1)
    const remove = Math.min(pick.remove, now.length - at)
    if (!pick.inserts && remove === 0) continue
    const step: Step = pick.inserts ? { at, insert: pick.insert } : { at, remove }
    steps.push(step)
    now = applySteps(now, [step])
  }
  return steps
}
