import { expect, it } from 'vitest'
import { inThrees, spokenNow } from '../../../client/ui/screen/joining.ts'
import { usualJoining } from '../../../shared/event/joining.ts'

it('JN-2 the digits are shown only while they let somebody in', () => {
  const spoken = { code: '012345', until: 1_000 }
  const shown = (change: Partial<typeof usualJoining>, now: number, closedAt: number | null = null): string | undefined =>
    spokenNow({ closedAt, joining: { ...usualJoining, spoken, ...change } }, now)?.code
  expect([shown({}, 999), shown({}, 1_000), shown({ door: 'personal' }, 0), shown({ door: 'locked' }, 0), shown({ spoken: null }, 0), shown({}, 0, 5)])
    .toEqual(['012345', undefined, undefined, undefined, undefined, undefined])
})

it('JN-2 digits are written in threes', () => {
  expect(['012345', '012345678', '12'].map(inThrees)).toEqual(['012 345', '012 345 678', '12'])
})
