// What is imported, and taken back. The words themselves are on boards, or in submissions, which no state holds.
import type { ImportFact } from './facts.ts'
import type { Handlers } from './folding.ts'

export const importHandlers: Handlers<ImportFact> = {
  'import.made': ({ imports }, { type, ...made }, { at }) => ({ imports: [...imports, { ...made, at, reverted: null }] }),
  'import.reverted': ({ imports }, { importId, removed, kept }) => ({
    imports: imports.map((one) => (one.importId === importId ? { ...one, reverted: { removed, kept } } : one)),
  }),
  'submissions.added': () => ({}),
  'submissions.themed': () => ({}),
  'submission.linked': () => ({}),
  'submissions.merged': () => ({}),
}
