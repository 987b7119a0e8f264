/** Notes of a count with indexes of the slate instead of ids: a note may name every action. */
import type { Note } from '../outcome.ts'
import type { PackedNote } from './full-tally.ts'

export function packNotes(notes: readonly Note[], indexOf: ReadonlyMap<string, number>): PackedNote[] {
  return notes.map((note) => mapActions(note, (id) => indexOf.get(id as string)!) as PackedNote)
}

export function unpackNotes(notes: readonly PackedNote[], actionIds: readonly string[]): Note[] {
  return notes.map((note) => mapActions(note, (index) => actionIds[index as number]) as Note)
}

function mapActions(note: object, change: (item: unknown) => unknown): object {
  return Object.fromEntries(Object.entries(note).map(([name, value]) => [name, (name === 'actions' || name === 'winners') && Array.isArray(value) ? value.map(change) : value]))
}
