// What the fields of an entry take: kinds, bounds and what may replace what. Throws BadUpdate or TooLong.
import type * as Y from 'yjs'
import { fieldOf } from '../../../shared/board/schema.ts'
import type { Field, Root } from '../../../shared/board/schema.ts'
import { BadUpdate } from './decode.ts'
import type { Scalar } from './decode.ts'
import { TooLong } from './limits.ts'
import type { NewItem } from './places.ts'

/** Written once. */
const lasting = ['author', 'createdAt']

/** `before` and `after`: the items whose values readers see. A value that loses against another at the same time is checked as well. */
export function checkField(root: Root, name: string, items: readonly NewItem[], before: Y.Item | null, after: Y.Item | NewItem | null): void {
  const field = fieldOf(root, name)
  if (!field) throw new BadUpdate('a field that boards do not have')
  for (const item of items) {
    if (isSpent(item)) continue
    const { content } = item
    if (field.kind === 'text' || field.kind === 'set') {
      if (content.kind !== 'type' || content.type !== (field.kind === 'text' ? 'text' : 'map')) throw new BadUpdate(`the wrong type in ${name}`)
    } else {
      if (content.kind !== 'any' || content.length !== 1) throw new BadUpdate(`the wrong kind of value in ${name}`)
      checkScalar(content.values[0], name, field)
    }
  }
  if (!before) return
  if (after === null) throw new BadUpdate('it would empty a field')
  const isWhole = field.kind === 'text' || field.kind === 'set'
  if (isWhole && (after !== before || items.length > 0)) throw new BadUpdate(`it would replace the whole of ${name}`)
  if (lasting.includes(name)) throw new BadUpdate('it would change who wrote something, or when')
}

/** Values that the update itself takes away again: where an undo manager keeps them, Yjs makes one item of several. */
export function isSpent({ content, deletedLength, length }: NewItem): boolean {
  return content.kind === 'deleted' || (content.kind === 'any' && deletedLength === length)
}

function checkScalar(value: Scalar, name: string, field: Field): void {
  if (field.kind === 'number') {
    if (typeof value !== 'number' || !Number.isFinite(value)) throw new BadUpdate(`${name} must be a number`)
    return
  }
  if (field.kind !== 'string' || (value === null && field.nullable)) return
  if (typeof value !== 'string') throw new BadUpdate(`${name} must be text`)
  if (value.length > field.maxChars) throw new TooLong(`The ${name} is too long.`)
  if (field.oneOf && !field.oneOf.includes(value)) throw new BadUpdate(`${name} has a value that boards do not know`)
}
