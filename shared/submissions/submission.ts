// A submission to a call for evidence, and what has been made of it. `name` and `contact` are for the organiser and facilitators alone.
import type { Present } from '../import/order.ts'

export type Submission = {
  id: string
  title: string
  text: string
  /** What may be said of where it comes from: an organisation, a publication. */
  source: string
  /** The organiser's own number for it. */
  reference: string
  name: string
  contact: string
  themeIds: string[]
}

/** Evidence on a board that was made from a submission. */
export type SubmissionLink = { boardId: string; actionId: string; evidenceId: string }

export type KeptSubmission = Submission & {
  /** In the order in which they came, from 1; never used again. */
  number: number
  importId: string
  links: SubmissionLink[]
  /** The submission that says the same and stands for it. */
  mergedInto: string | null
  /** Somebody has put it to a theme, linked or merged it since it came. */
  isUsed: boolean
}

/** What can be asked of all that was submitted to an event. */
export interface Submissions {
  get(id: string): KeptSubmission | undefined
  /** In the order of their numbers. */
  all(): Iterable<KeptSubmission>
  readonly size: number
  /** To tell whether a row is there already. */
  present(): Present
}
