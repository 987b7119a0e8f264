// The names and bounds of a board's document. The roots and keys are the outside contract of board sync.
export const roots = ['actions', 'themes', 'arguments', 'evidence'] as const
export type Root = (typeof roots)[number]

export const argumentSides = ['for', 'against', 'note'] as const
export type ArgumentSide = (typeof argumentSides)[number]

/** Lengths in UTF-16 units, counts per board. */
export const limits = {
  titleChars: 300,
  detailChars: 4_000,
  argumentChars: 2_000,
  sourceChars: 500,
  keyChars: 64,
  orderChars: 100,
  actions: 2_500,
  themes: 50,
  arguments: 10_000,
  evidence: 2_500,
  actionsPerPerson: 200,
  argumentsPerPerson: 500,
  evidencePerPerson: 200,
  linksPerEvidence: 200,
} as const

/** `required`: a new entry has it from its first update on, as nobody could say later whose or what it is. */
export type Field =
  | { kind: 'text'; maxChars: number; required?: true }
  | { kind: 'string'; maxChars: number; required?: true; nullable?: true; oneOf?: readonly string[] }
  | { kind: 'number'; required?: true }
  | { kind: 'set'; maxKeys: number; required?: true }

/** What each entry of a root map holds. */
export const fields: Record<Root, Record<string, Field>> = {
  actions: {
    title: { kind: 'text', maxChars: limits.titleChars },
    detail: { kind: 'text', maxChars: limits.detailChars },
    theme: { kind: 'string', maxChars: limits.keyChars, nullable: true },
    order: { kind: 'string', maxChars: limits.orderChars },
    author: { kind: 'string', maxChars: limits.keyChars, required: true },
    createdAt: { kind: 'number' },
  },
  themes: {
    title: { kind: 'text', maxChars: limits.titleChars },
    order: { kind: 'string', maxChars: limits.orderChars },
    colour: { kind: 'string', maxChars: 32 },
    detail: { kind: 'text', maxChars: limits.titleChars },
  },
  arguments: {
    action: { kind: 'string', maxChars: limits.keyChars, required: true },
    side: { kind: 'string', maxChars: 16, oneOf: argumentSides },
    text: { kind: 'text', maxChars: limits.argumentChars },
    author: { kind: 'string', maxChars: limits.keyChars, required: true },
    createdAt: { kind: 'number' },
  },
  evidence: {
    title: { kind: 'text', maxChars: limits.titleChars },
    text: { kind: 'text', maxChars: limits.argumentChars },
    source: { kind: 'string', maxChars: limits.sourceChars },
    actions: { kind: 'set', maxKeys: limits.linksPerEvidence },
  },
}

/** The field of that name; what every object has is no field. */
export function fieldOf(root: Root, name: string): Field | undefined {
  return Object.hasOwn(fields[root], name) ? fields[root][name] : undefined
}

/** Theme colours name a mark (colour, letter, shape), in this order. */
export const themeColours = ['a', 'b', 'c', 'd', 'e', 'f'] as const
