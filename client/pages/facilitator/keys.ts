// The console's keys. They act from anywhere on the page, but never while somebody types, never with a modifier,
// once a press, and not at all when they are switched off: single letters get in the way of speech input.
export type KeyAction = 'pause' | 'undo' | 'blank'

export const keyOf: Record<KeyAction, string> = { pause: 'P', undo: 'Z', blank: 'B' }

export type KeyPress = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean; repeat: boolean; isComposing: boolean }

/** `typing`: the press goes to a field. `asking`: a dialog is open and wants an answer first. */
export function keyAction(press: KeyPress, { on, typing, asking }: { on: boolean; typing: boolean; asking: boolean }): KeyAction | null {
  if (!on || typing || asking || press.repeat || press.isComposing) return null
  if (press.ctrlKey || press.metaKey || press.altKey) return null
  const pressed = press.key.toUpperCase()
  return (Object.keys(keyOf) as KeyAction[]).find((action) => keyOf[action] === pressed) ?? null
}

/** Whether what has the focus takes letters: a field, a list to choose from, anything editable. */
export function takesLetters(target: { tagName?: string; isContentEditable?: boolean; type?: string } | null): boolean {
  const tag = target?.tagName?.toLowerCase()
  if (tag === 'input') return !['button', 'checkbox', 'radio', 'submit', 'reset', 'range'].includes(target?.type ?? 'text')
  return tag === 'textarea' || tag === 'select' || target?.isContentEditable === true
}
