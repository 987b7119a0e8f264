/**
 * Ballots, receipts and results: nothing is there that was declared secret, every ballot is one that its question takes, receipts are as
 * many as voters, and every result is counted again as far as the archive allows.
 */
import { limits } from '../board/schema.ts'
import { allQuestions } from '../event/state.ts'
import type { EventState, Question } from '../event/state.ts'
import type { Ballot } from '../ranking/ballots.ts'
import { canonicalBallot, checkBallot } from '../ranking/ballots.ts'
import { publishedApart } from '../ranking/apart.ts'
import { readResult } from '../ranking/result/read-result.ts'
import { ballotsOf, hasBallots, namesAreForAll } from './ballots.ts'
import type { KeptForArchive } from './ballots.ts'
import { fault } from './fault.ts'
import type { Faults } from './faults.ts'
import { archiveBounds, paths } from './format.ts'
import type { ArchivedBallots, Manifest } from './format.ts'
import { canonicalJson } from './json.ts'
import type { Archive } from './read.ts'
import { recountBallots } from './recount.ts'
import { recountSums } from './recount-sums.ts'
import type { Recounted } from './recount-sums.ts'

export type QuestionCheck = Manifest['questions'][number] & {
  /** Null where there is no result to be recounted, or it could not be. */
  recounted: Recounted | null
}

/** Steps of a count between two breaths. */
const stepsPerBreath = 200

/** How many ballots the file of each question has, of files that can be read. */
export function readBallots(archive: Archive, state: EventState, faults: Faults): Map<string, ArchivedBallots> {
  const found = new Map<string, ArchivedBallots>()
  for (const question of allQuestions(state)) {
    const { questionId } = question
    const path = paths.ballots(questionId)
    const ballots = faults.try(path, 'bad-ballots', () => archive.ballots(questionId), null)
    if (!ballots) continue
    found.set(questionId, ballots)
    if (!hasBallots(question)) faults.add('forbidden-content', path, 'There may be no ballots of a secret question, or of one that is not revealed.')
  }
  return found
}

export function* checkBallots(state: EventState, files: ReadonlyMap<string, ArchivedBallots>, faults: Faults): Generator<void, QuestionCheck[]> {
  const checks: QuestionCheck[] = []
  for (const question of allQuestions(state)) {
    const { questionId, title, secrecy, phase } = question
    const found = hasBallots(question) ? files.get(questionId) ?? null : null
    const recounted = phase === 'revealed' && question.tally ? yield* recount(question, state, found, faults) : null
    checks.push({ questionId, title, secrecy, phase, ballots: found?.ballots.length ?? null, recounted })
    yield
  }
  return checks
}

function* recount(question: Question, state: EventState, found: ArchivedBallots | null, faults: Faults): Generator<void, Recounted | null> {
  const path = hasBallots(question) ? paths.ballots(question.questionId) : paths.tally(question.questionId)
  try {
    if ((question.slate?.items.length ?? 0) > limits.actions) throw new RangeError('There are too many actions.')
    if (!hasBallots(question)) return named(recountSums(question, readResult(question.tally!)), question, faults)
    if (!found) {
      faults.add('missing-file', path, 'The ballots of this question are not there, so its result cannot be recounted.')
      return null
    }
    if (!areSound(question, state, found, faults)) return null
    const steps = recountBallots(question, state, found.ballots)
    for (let done = 1; ; done++) {
      const step = steps.next()
      if (step.done) return named(step.value, question, faults)
      if (done % stepsPerBreath === 0) yield
    }
  } catch {
    faults.take(fault('recount-differs', path, 'Its result cannot be counted again.'))
    return null
  }
}

function named(recounted: Recounted, { questionId, title }: Question, faults: Faults): Recounted {
  for (const what of recounted.differs) faults.add('recount-differs', paths.tally(questionId), `Counted again, the result of “${title}” is another: ${what}.`)
  return recounted
}

/** The file is just what is written of these ballots, and each of them is one that the question takes. */
function areSound(question: Question, state: EventState, found: ArchivedBallots, faults: Faults): boolean {
  const path = paths.ballots(question.questionId)
  const slate = { method: question.method, options: question.options, actionIds: question.slate?.items.map(({ actionId }) => actionId) ?? [] }
  const wrong = found.ballots.findIndex(({ ballot }) => !checkBallot(ballot, slate).ok)
  if (wrong !== -1) {
    faults.add('bad-ballots', path, `Ballot ${wrong + 1} is none that this question takes.`)
    return false
  }
  const kept = found.ballots.map(({ ballot, participantId, groups }): KeptForArchive => (
    { ballot: canonicalBallot(ballot as Ballot), ...(participantId === undefined ? {} : { participantId }), ...(groups ? { groups } : {}) }
  ))
  const written = ballotsOf(question, state, { ballots: kept, ...(found.receipts ? { receipts: found.receipts } : {}) })
  if (canonicalJson(written) !== canonicalJson(found)) faults.add('bad-ballots', path, 'It is not written as ballots of this question are: order, names or title.')
  checkNumbers(question, found, faults)
  return true
}

function checkNumbers(question: Question, { ballots, receipts }: ArchivedBallots, faults: Faults): void {
  const path = paths.ballots(question.questionId)
  const counted = readResult(question.tally!).ballots
  const areWhole = !publishedApart.has(question.method) || namesAreForAll(question)
  if (areWhole && ballots.length !== counted) faults.add('bad-ballots', path, `There are ${ballots.length} ballots, and the result is of ${counted}.`)
  const voters = namesAreForAll(question) ? ballots.map(({ participantId }) => participantId).filter((id) => id !== undefined) : []
  if (new Set(voters).size !== voters.length) faults.add('bad-ballots', path, 'Somebody has two ballots.')
  if (!receipts) return
  if (new Set(receipts).size !== receipts.length) faults.add('receipts-differ', path, 'A receipt is there twice.')
  if (receipts.length !== counted) faults.add('receipts-differ', path, `There are ${Math.min(receipts.length, archiveBounds.ballots)} receipts, and the result is of ${counted} ballots.`)
}
