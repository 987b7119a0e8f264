// How a person is shown where there is room for a dot only.
import { texts } from './texts/common.ts'

/** At most two letters; people without a name get a question mark. */
export function initials(name: string | null | undefined): string {
  const words = (name ?? '').trim().split(/\s+/u).filter(Boolean)
  if (words.length === 0) return texts.unknownInitials
  const first = [...words[0]!][0] ?? ''
  const last = words.length > 1 ? [...words[words.length - 1]!][0] ?? '' : ''
  return (first + last).toLocaleUpperCase()
}

/** 1, 2 or 3: the caret colour of a person, the same in every browser. */
export function tone(personId: string): 1 | 2 | 3 {
  let sum = 0
  for (const character of personId) sum = (sum * 31 + character.codePointAt(0)!) % 65_521
  return ((sum % 3) + 1) as 1 | 2 | 3
}
