// Which words go out of facts and state when something is erased: found by the ids that stand beside them, whatever the fact.
// Folding redacted facts gives what redacting the folded state gives. What did not change is the very same object.

export type Erased = {
  /** Things (actions, arguments, questions …): all words beside or below one of these ids. */
  ids: readonly string[]
  /** People and what they asked: names, contacts and reasons beside one of these ids. */
  people: readonly string[]
  /** People: all words below what they are the author of. */
  writers: readonly string[]
  /** What is left of the titles of actions that others go on writing in. */
  titles: readonly { actionId: string; title: string }[]
  /** Nobody is named any more: the time for which names are kept has passed. */
  everybody?: true
}

/** `all`: it is something that an erased person said. */
export type Redact = <T>(value: T, all?: boolean) => T

/** A hash of a wording would let it be guessed. */
const words = new Set(['title', 'detail', 'text', 'answer', 'source', 'reference', 'name', 'contact', 'speaker', 'reason', 'note', 'wordingHash'])
const names = new Set(['name', 'contact', 'speaker', 'reason', 'note'])
const namesBeside = new Set([...names, 'detail'])
/** Where facts and state say what they are about. */
const idFields = ['id', 'actionId', 'argumentId', 'evidenceId', 'themeId', 'entryId', 'itemId', 'messageId', 'submissionId', 'participantId', 'personId', 'subject']

export function redactor({ ids, people, writers, titles, everybody }: Erased): Redact {
  const [things, named, authors] = [new Set(ids), new Set(people), new Set(writers)]
  const left = new Map(titles.map(({ actionId, title }) => [actionId, title]))
  const usual = everybody ? names : null

  const walk = (node: unknown, key: string | null, all: boolean): unknown => {
    if (Array.isArray(node)) {
      const list = node.map((part) => walk(part, null, all))
      return list.some((part, i) => part !== node[i]) ? list : node
    }
    if (typeof node !== 'object' || node === null) return node
    const of = node as Record<string, unknown>
    const about = [key, ...idFields.map((field) => of[field])].filter((id): id is string => typeof id === 'string')
    const below = all || about.some((id) => things.has(id)) || authors.has(of['author'] as string)
    const fields = below ? words : about.some((id) => named.has(id)) ? namesBeside : usual
    const title = about.map((id) => left.get(id)).find((one) => one !== undefined)
    let changed = false
    const copy: Record<string, unknown> = {}
    for (const [field, before] of Object.entries(of)) {
      const isText = typeof before === 'string'
      const after = isText && fields?.has(field) ? ''
        : isText && title !== undefined && field === 'title' ? title
          : isText && title !== undefined && field === 'wordingHash' ? ''
            : walk(before, field, below)
      changed ||= after !== before
      copy[field] = after
    }
    return changed ? copy : node
  }
  return (value, all = false) => walk(value, null, all) as typeof value
}
