// What a person has written into a form and not yet sent: kept through a freeze, a closed sheet and a reload.
// Kept under the person's drafts, which are wiped when the device is handed on.

export type NewAction = { title: string; detail: string; theme: string | null }
export type NewArgument = { side: 'for' | 'against' | 'note'; text: string }
export type NewEvidence = { title: string; text: string; source: string }
type Kept = { action: NewAction | null; arguments: Record<string, NewArgument>; evidence: Record<string, NewEvidence> }

export class Unsent {
  #kept: Kept = $state({ action: null, arguments: {}, evidence: {} })
  readonly #key: string
  readonly #storage: Storage

  constructor(storage: Storage, owner: string) {
    this.#storage = storage
    this.#key = `plenary.drafts.${owner}/forms`
    this.#kept = { ...this.#kept, ...parse(storage.getItem(this.#key)) }
  }

  /** Null where there are no words. */
  get action(): NewAction | null {
    return this.#kept.action
  }

  set action(action: NewAction | null) {
    this.#kept.action = action && hasWords(action.title, action.detail) ? action : null
    this.#keep()
  }

  argument(actionId: string): NewArgument | null {
    return this.#kept.arguments[actionId] ?? null
  }

  setArgument(actionId: string, argument: NewArgument | null): void {
    if (argument && hasWords(argument.text)) this.#kept.arguments[actionId] = argument
    else delete this.#kept.arguments[actionId]
    this.#keep()
  }

  evidence(actionId: string): NewEvidence | null {
    return this.#kept.evidence[actionId] ?? null
  }

  setEvidence(actionId: string, evidence: NewEvidence | null): void {
    if (evidence && hasWords(evidence.title, evidence.text, evidence.source)) this.#kept.evidence[actionId] = evidence
    else delete this.#kept.evidence[actionId]
    this.#keep()
  }

  /** By action, the words about actions that are not on this board. */
  stray(isHere: (actionId: string) => boolean): [actionId: string, words: string][] {
    const words = (parts: string[]): string => parts.filter(Boolean).join('\n')
    return [
      ...Object.entries(this.#kept.arguments).map(([id, { text }]): [string, string] => [id, text]),
      ...Object.entries(this.#kept.evidence).map(([id, { title, text, source }]): [string, string] => [id, words([title, text, source])]),
    ].filter(([id]) => !isHere(id))
  }

  forget(actionId: string): void {
    this.setArgument(actionId, null)
    this.setEvidence(actionId, null)
  }

  #keep(): void {
    const { action, arguments: texts, evidence } = this.#kept
    const isEmpty = action === null && Object.keys(texts).length === 0 && Object.keys(evidence).length === 0
    if (isEmpty) this.#storage.removeItem(this.#key)
    else this.#storage.setItem(this.#key, JSON.stringify(this.#kept))
  }
}

function hasWords(...parts: string[]): boolean {
  return parts.some((part) => part.trim() !== '')
}

function parse(stored: string | null): Partial<Kept> {
  try {
    const value: unknown = JSON.parse(stored ?? '{}')
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}
