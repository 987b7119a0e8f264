// What differs between two moments, so that little is sent from thread to thread: of a record its entries, one level further in too,
// and of the lists of a board their members. Things that are the same object are taken to be as they were.
import type { BoardView } from '../board/read.ts'

export type RecordPatch = { set: Record<string, unknown>; within: Record<string, RecordPatch>; gone: string[] }

/** By list: who is in it, in order, and those that are not as they were. */
export type BoardPatch = { [list in keyof BoardView]: { ids: string[]; set: BoardView[list] } }

export function patchOf(before: object, after: object, depth = 1): RecordPatch {
  const [set, within]: [[string, unknown][], [string, RecordPatch][]] = [[], []]
  for (const [key, value] of Object.entries(after)) {
    const was = Object.hasOwn(before, key) ? (before as Record<string, unknown>)[key] : undefined
    if (was === value && value !== undefined) continue
    if (depth > 0 && isRecord(was) && isRecord(value)) within.push([key, patchOf(was, value, depth - 1)])
    else set.push([key, value])
  }
  // A stranger's words may be keys: each becomes an entry, whatever it says.
  return { set: Object.fromEntries(set), within: Object.fromEntries(within), gone: Object.keys(before).filter((key) => !Object.hasOwn(after, key)) }
}

export function patched<T extends object>(before: T, { set, within, gone }: RecordPatch): T {
  const left = gone.length === 0 ? before : without(before, gone)
  const inner = Object.entries(within).map(([key, patch]): [string, object] => [key, patched((before as Record<string, object>)[key]!, patch)])
  return { ...left, ...set, ...Object.fromEntries(inner) } as T
}

export function boardPatchOf(before: BoardView, after: BoardView): BoardPatch {
  const list = <T extends { id: string }>(was: readonly T[], is: readonly T[]): { ids: string[]; set: T[] } => {
    const known = new Map(was.map((one) => [one.id, one]))
    return { ids: is.map(({ id }) => id), set: is.filter((one) => known.get(one.id) !== one) }
  }
  return {
    themes: list(before.themes, after.themes), actions: list(before.actions, after.actions),
    arguments: list(before.arguments, after.arguments), evidence: list(before.evidence, after.evidence),
  }
}

export function boardPatched(before: BoardView, patch: BoardPatch): BoardView {
  const list = <T extends { id: string }>(was: readonly T[], { ids, set }: { ids: string[]; set: T[] }): T[] => {
    const known = new Map([...was, ...set].map((one) => [one.id, one]))
    return ids.map((id) => known.get(id)!)
  }
  return {
    themes: list(before.themes, patch.themes), actions: list(before.actions, patch.actions),
    arguments: list(before.arguments, patch.arguments), evidence: list(before.evidence, patch.evidence),
  }
}

function without(record: object, keys: readonly string[]): object {
  const gone = new Set(keys)
  return Object.fromEntries(Object.entries(record).filter(([key]) => !gone.has(key)))
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
