// All that was submitted to one event, as the fold of its facts. Lives beside the state, which nobody could be sent with thousands in it.
import { redactor } from '../erasure/words.ts'
import type { SeqFact } from '../event/facts.ts'
import { plainRow } from '../import/plan.ts'
import type { KeptSubmission, Submissions } from './submission.ts'

export class SubmissionFold implements Submissions {
  readonly #byId = new Map<string, KeptSubmission>()
  #lastNumber = 0
  /** Counts up with every change, for what is worked out from it. */
  version = 0

  get(id: string): KeptSubmission | undefined {
    return this.#byId.get(id)
  }

  all(): Iterable<KeptSubmission> {
    return this.#byId.values()
  }

  get size(): number {
    return this.#byId.size
  }

  present(): Map<string, string> {
    return new Map([...this.#byId.values()].map((one) => [plainRow('submissions', { ...one, detail: one.text }), one.id]))
  }

  /** Facts in the order of the journal; those of other things change nothing. */
  apply({ fact }: Pick<SeqFact, 'fact'>): void {
    switch (fact.type) {
      case 'submissions.added':
        for (const one of fact.submissions) {
          this.#byId.set(one.id, { ...one, number: ++this.#lastNumber, importId: fact.importId, links: [], mergedInto: null, isUsed: false })
        }
        break
      case 'import.reverted': {
        const kept = new Set(fact.kept)
        for (const { id, importId } of [...this.#byId.values()]) if (importId === fact.importId && !kept.has(id)) this.#byId.delete(id)
        break
      }
      case 'submissions.themed':
        this.#use(fact.submissionIds, (one) => ({ themeIds: [...one.themeIds.filter((id) => id !== fact.themeId), ...(fact.on ? [fact.themeId] : [])] }))
        break
      case 'submission.linked': {
        const { boardId, actionId, evidenceId } = fact
        this.#use([fact.submissionId], ({ links }) => ({
          links: [...links.filter((link) => link.boardId !== boardId || link.actionId !== actionId), ...(fact.linked ? [{ boardId, actionId, evidenceId }] : [])],
        }))
        break
      }
      case 'submissions.merged':
        this.#use(fact.submissionIds, () => ({ mergedInto: fact.into }))
        break
      case 'erasure.begun': {
        const redact = redactor(fact)
        for (const [id, one] of this.#byId) this.#byId.set(id, redact(one))
        break
      }
      default:
        return
    }
    this.version++
  }

  #use(ids: readonly string[], change: (one: KeptSubmission) => Partial<KeptSubmission>): void {
    for (const id of ids) {
      const one = this.#byId.get(id)
      if (one) this.#byId.set(id, { ...one, ...change(one), isUsed: true })
    }
  }
}
