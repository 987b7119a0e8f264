// Removing for good, in the journal of one programme: who was on its panel.
import { withoutMembers } from '../../shared/programme/erasure.ts'
import type { ProgrammeFact } from '../../shared/programme/facts.ts'
import { readProgrammeFact } from './entries.ts'
import { finishedFacts, redactStream } from './redacting.ts'
import type { RedactedStream } from './redacting.ts'
import { eachEntry } from './whole-past.ts'

type Begun = Extract<ProgrammeFact, { type: 'erasure.begun' }>

/** Takes out of the journal whatever was begun to be removed. The facts that say so are to be recorded. */
export async function redactProgramme(parts: RedactedStream): Promise<ProgrammeFact[]> {
  const begun = new Map<string, { seq: number; fact: Begun }>()
  const recorded = new Map<number, string>()
  await eachEntry(parts, (entry) => {
    const { seq, fact } = readProgrammeFact(entry)
    if (fact.type === 'erasure.begun') begun.set(fact.erasureId, { seq, fact })
    if (fact.type !== 'erasure.finished') return
    begun.delete(fact.erasureId)
    for (const [at, digest] of fact.digests) recorded.set(at, digest)
  })
  if (begun.size === 0) return []
  const digests = await redactStream(parts, recorded, (entry) => {
    const { fact } = readProgrammeFact(entry)
    let left = fact
    for (const one of begun.values()) if (entry.seq < one.seq) left = withoutMembers(left, one.fact.members)
    return left === fact ? null : new TextEncoder().encode(JSON.stringify(left))
  })
  return finishedFacts([...begun.keys()], digests)
}
