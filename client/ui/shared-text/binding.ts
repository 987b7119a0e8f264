// Keeps a text field and a Y.Text the same while several people type.
// Invariants: what was typed is written at once, in the smallest step; the field is never written to while an input
// method composes; what others wrote meanwhile (`#ahead`) is what leads from the field to the Y.Text.
import * as Y from 'yjs'
import { applySteps, crossed, moved, stepsBetween, stepsOf, type Step } from './edits.ts'

export type Field = Pick<HTMLTextAreaElement, 'value' | 'selectionStart' | 'selectionEnd' | 'selectionDirection' | 'setSelectionRange'>

export type BindingOptions = {
  multiline: boolean
  /** Whether the field has the focus: only then is its selection anybody's business (Safari would steal the focus). */
  focused: () => boolean
  /** Called after the field or the text has changed. */
  onchange: () => void
}

export class TextBinding {
  readonly #text: Y.Text
  readonly #field: Field
  readonly #options: BindingOptions
  readonly #undo: Y.UndoManager
  #shown: string
  #ahead: Step[] = []
  #composing = false
  #writable = true

  constructor(text: Y.Text, field: Field, options: BindingOptions) {
    this.#text = text
    this.#field = field
    this.#options = options
    this.#undo = new Y.UndoManager(text, { trackedOrigins: new Set([this]) })
    this.#shown = text.toString()
    field.value = this.#shown
    text.observe(this.#observed)
  }

  destroy(): void {
    this.#text.unobserve(this.#observed)
    this.#undo.destroy()
  }

  /** A field that may not be written to goes back to the shared text. */
  set writable(writable: boolean) {
    this.#writable = writable
    if (writable) return
    this.#composing = false
    this.#show()
  }

  /** The field has changed by the person's own hand. */
  input(): void {
    if (!this.#writable) return this.#show()
    if (!this.#composing && !this.#options.multiline) this.#intoOneLine()
    const value = this.#field.value
    const typed = stepsBetween(this.#shown, value, this.#field.selectionEnd)
    const [steps, ahead] = crossed(typed, this.#ahead)
    this.#shown = value
    this.#ahead = ahead
    if (steps.length > 0) this.#write(steps)
    if (!this.#composing) this.#show()
    this.#options.onchange()
  }

  compositionStart(): void {
    this.#composing = true
  }

  compositionEnd(): void {
    this.#composing = false
    this.input()
  }

  undo(): void {
    if (this.#writable && !this.#composing) this.#undo.undo()
  }

  redo(): void {
    if (this.#writable && !this.#composing) this.#undo.redo()
  }

  /** What is typed from now on is undone apart from what was typed before. */
  endUndoStep(): void {
    this.#undo.stopCapturing()
  }

  /** The caret in the shared text, which may be ahead of the field. */
  caret(): { anchor: number; head: number } {
    const start = moved(this.#field.selectionStart, this.#ahead)
    const end = moved(this.#field.selectionEnd, this.#ahead)
    return this.#field.selectionDirection === 'backward' ? { anchor: end, head: start } : { anchor: start, head: end }
  }

  /** Where a position of the shared text is in the field. */
  inField(index: number): number {
    if (this.#ahead.length === 0) return Math.min(index, this.#shown.length)
    const back = stepsBetween(this.#text.toString(), this.#shown, this.#field.selectionEnd)
    return Math.min(moved(index, back), this.#shown.length)
  }

  readonly #observed = (event: Y.YTextEvent, transaction: Y.Transaction) => {
    if (transaction.origin === this) return
    const steps = stepsOf(event.delta)
    this.#ahead.push(...steps)
    const undone = transaction.origin === this.#undo
    if (!this.#composing) this.#show(undone ? endOf(steps) : null)
    this.#options.onchange()
  }

  #write(steps: Step[]): void {
    this.#text.doc?.transact(() => {
      for (const step of steps) {
        if ('insert' in step) this.#text.insert(step.at, step.insert)
        else this.#text.delete(step.at, step.remove)
      }
    }, this)
  }

  /** Brings the field to the shared text; the selection stays with its words unless `caret` says where to go. */
  #show(caret: number | null = null): void {
    const field = this.#field
    const value = this.#text.toString()
    const { selectionStart, selectionEnd, selectionDirection } = field
    const expected = applySteps(this.#shown, this.#ahead) === value
    const steps = expected && field.value === this.#shown ? this.#ahead : stepsBetween(field.value, value, 0)
    this.#ahead = []
    this.#shown = value
    if (field.value !== value) {
      field.value = value
      if (this.#options.focused()) field.setSelectionRange(caret ?? moved(selectionStart, steps), caret ?? moved(selectionEnd, steps), selectionDirection)
    }
  }

  #intoOneLine(): void {
    const field = this.#field
    if (!/[\r\n]/.test(field.value)) return
    const head = oneLine(field.value.slice(0, field.selectionEnd))
    field.value = head + oneLine(field.value.slice(field.selectionEnd))
    field.setSelectionRange(head.length, head.length)
  }
}

function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ')
}

function endOf(steps: Step[]): number | null {
  const last = steps.at(-1)
  return last ? last.at + ('insert' in last ? last.insert.length : 0) : null
}
