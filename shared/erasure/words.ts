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
  /** Nobody is named any more: the time for which names are kept has passed. The first erasures of this kind (`true`) left names in what was noted of a renaming. */
  everybody?: true | 'with notes'
}

/** `all`: it is something that an erased person said. */
export type Redact = <T>(value: T, all?: boolean) => T

/** A hash of a wording would let it be guessed. */
const wording = ['title', 'detail', 'newTitle', 'newDetail', 'text', 'answer', 'source', 'wordingHash']
const names = ['name', 'contact', 'speaker', 'reason', 'note']
const fieldsOf = { all: new Set([...wording, ...names, 'reference']), rewritten: new Set(wording), named: new Set([...names, 'detail']), everybody: new Set(names) }
/** Where facts and state say what they are about. */
const idFields = ['id', 'actionId', 'newId', 'from', 'argumentId', 'evidenceId', 'themeId', 'entryId', 'itemId', 'messageId', 'submissionId', 'participantId', 'personId', 'subject']

/** What goes of an object: everything, the wording of what others have their words in, names, or nothing. */
type Going = keyof typeof fieldsOf | null

export function redactor({ ids, people, writers, titles, everybody }: Erased): Redact {
  const [things, named, authors] = [new Set(ids), new Set(people), new Set(writers)]
  const left = new Map(titles.map(({ actionId, title }) => [actionId, title]))

  const walk = (node: unknown, key: string | null, above: Going): unknown => {
    if (Array.isArray(node)) {
      const list = node.map((part) => walk(part, null, above === 'all' ? above : null))
      return list.some((part, i) => part !== node[i]) ? list : node
    }
    if (typeof node !== 'object' || node === null) return node
    const of = node as Record<string, unknown>
    const about = [key, ...idFields.map((field) => of[field])].filter((id): id is string => typeof id === 'string')
    const title = about.map((id) => left.get(id)).find((one) => one !== undefined)
    const going: Going = above === 'all' || about.some((id) => things.has(id)) || authors.has(of['author'] as string) ? 'all'
      : title !== undefined || above === 'rewritten' ? 'rewritten'
        : about.some((id) => named.has(id)) || (everybody === 'with notes' && of['kind'] === 'person') ? 'named' : everybody ? 'everybody' : null
    let changed = false
    const copy: Record<string, unknown> = {}
    for (const [field, before] of Object.entries(of)) {
      const goes = typeof before === 'string' && going !== null && fieldsOf[going].has(field)
      const after = !goes ? walk(before, field, going) : field === 'title' && going === 'rewritten' ? title ?? '' : ''
      changed ||= after !== before
      copy[field] = after
    }
    return changed ? copy : node
  }
  return (value, all = false) => walk(value, null, all ? 'all' : null) as typeof value
}
