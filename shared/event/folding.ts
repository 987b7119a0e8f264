// What handlers of facts have in common: each says what a fact changes of the state.
import type { Fact } from './facts.ts'
import type { EventState } from './state.ts'

/**
 * Collections that came into being in one fold and that nobody outside it has seen: they are filled in place, since thousands
 * of people who join one after another would be copied thousands of times.
 */
export type Unseen = WeakSet<object>

export type Moment = { at: number; unseen: Unseen | undefined }

type Handler<F extends Fact> = (state: EventState, fact: F, moment: Moment) => Partial<EventState>

/** One for every fact of `F`. Never changes the state that it is given. */
export type Handlers<F extends Fact> = { [Type in F['type']]: Handler<Extract<F, { type: Type }>> }

export function changeBy<F extends Fact>(handlers: Handlers<F>, state: EventState, fact: F, moment: Moment): Partial<EventState> {
  return (handlers[fact.type as F['type']] as Handler<F>)(state, fact, moment)
}

/** The record with this value under the key. */
export function put<T>(record: Record<string, T>, key: string, value: T, unseen: Unseen | undefined): Record<string, T> {
  // Assigning to this key would give the record another prototype, and no entry.
  if (unseen?.has(record) && key !== '__proto__') {
    record[key] = value
    return record
  }
  const copy = { ...record, [key]: value }
  unseen?.add(copy)
  return copy
}

/** The record without this key. */
export function without<T>(record: Record<string, T>, key: string): Record<string, T> {
  const { [key]: _, ...rest } = record
  return rest
}
