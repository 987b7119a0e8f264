// Ballots on paper, and those that a scribe takes down: each is known by the serial number on it, and counts once.
// What is on it goes where all ballots are, under a pseudonym; here is only that it came, who entered it, and when.

export type Paper = {
  questionId: string
  /** Printed beforehand, or drawn for somebody in the room without a device. */
  origin: PaperOrigin
  /** `id`: of the entry, by which sending it again is known. */
  entered: { by: string; at: number; id: string } | null
  voided: { by: string; at: number; reason: string; replacedBy: string | null } | null
}

export const paperOrigins = ['printed', 'spoken'] as const
export type PaperOrigin = (typeof paperOrigins)[number]

export type PaperFact =
  | { type: 'papers.registered'; questionId: string; origin: PaperOrigin; serials: string[] }
  | { type: 'paper.entered'; serial: string; by: string; id: string }
  | { type: 'paper.voided'; serial: string; by: string; reason: string; replacedBy: string | null }

/** In results, ballots on paper are a stratum of their own; no group of an event can have this name. */
export const paperGroup = 'Paper ballots'

export const mostPapers = 5_000
export const mostPapersAtOnce = 500
/** A serial number as it is printed, however it was typed or scanned. */
export function plainSerial(typed: string): string {
  const letters = typed.toUpperCase().replace(/^PLENARY:[^:]*:/, '').replace(/[^A-Z0-9]/g, '')
  return (letters.match(/.{1,5}/g) ?? []).join('-')
}

export const serialPattern = /^[ACDEFGHJKMNPQRTUVWXY34679]{5}(-[ACDEFGHJKMNPQRTUVWXY34679]{5}){2}$/

/** The groups that a question's ballots are counted in: those of the event, and paper where any was entered. */
export function countedGroups({ groups, papers }: { groups: string[]; papers: Record<string, Paper> }, questionId: string): string[] {
  const hasPaper = Object.values(papers).some((paper) => paper.questionId === questionId && paper.entered && !paper.voided)
  return hasPaper ? [...groups, paperGroup] : groups
}
