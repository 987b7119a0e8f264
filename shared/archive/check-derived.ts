// What the journal comes to against what the archive says that it comes to: state, boards, agenda, tallies, manifest, README.
import { allQuestions } from '../event/state.ts'
import type { EventState } from '../event/state.ts'
import { sameBytes } from './chain.ts'
import { agendaOf, manifestOf, tallyOf, versionOf } from './derived.ts'
import type { Faults } from './faults.ts'
import { isSameBoard } from './fold.ts'
import type { ArchiveFold } from './fold.ts'
import { paths } from './format.ts'
import type { ArchivedCheckpoint } from './format.ts'
import type { Journal } from './check-journal.ts'
import { canonicalJson, isRecord } from './json.ts'
import { moderationLog } from './moderation-log.ts'
import type { Archive } from './read.ts'
import { firstReadmeOf, readmeOf } from './readme.ts'
import { difference } from './same.ts'
import { isEventState } from './state-form.ts'

const encoder = new TextEncoder()

/** `ballots`: how many the file of each question has. */
export function* checkDerived(archive: Archive, journal: Journal & { fold: ArchiveFold }, ballots: ReadonlyMap<string, number>, faults: Faults): Generator<void> {
  const { fold } = journal
  const { state } = fold
  if (!isEventState(state)) {
    faults.add('cannot-be-folded', 'journal', 'What it comes to is not the state of a session.')
    return
  }
  yield
  same(archive, paths.state, state, 'state-differs', faults)
  same(archive, paths.agenda, agendaOf(state), 'agenda-differs', faults)
  const { files: _, ...manifest } = archive.manifest
  const head = { seq: state.seq, hash: journal.hash }
  const version = manifest.version === 1 ? 1 : versionOf(journal)
  const folded = manifestOf(state, { ...journal, head }, ballots, version)
  const differs = difference(manifest, JSON.parse(JSON.stringify(folded)))
  if (differs !== null) faults.add('manifest-differs', paths.manifest, `It does not say what the journal comes to (${differs}).`)
  yield
  for (const { boardId, title } of state.boards) {
    const path = paths.board(boardId)
    const kept = archive.board(boardId)
    if (!kept) faults.add('missing-file', path, `The board “${title}” is not there.`)
    else if (!faults.try(path, 'board-differs', () => isSameBoard(kept, fold.board(boardId)), true)) faults.add('board-differs', path, `The board “${title}” is not what the journal comes to.`)
    yield
  }
  for (const question of allQuestions(state)) {
    const path = paths.tally(question.questionId)
    const tally = tallyOf(question)
    if (tally) sameTally(archive, path, tally, faults)
  }
  sameReadme(archive, [readmeOf(folded, state.head), firstReadmeOf(folded)], faults)
  sameLog(archive, fold, faults)
  for (const [part, checkpoint] of journal.checkpoints) {
    sameCheckpoint(archive, paths.checkpoint(part), checkpoint, faults)
    yield
  }
  const known = new Set([...knownPaths(state, fold.notes.length > 0), ...[...journal.checkpoints.keys()].map(paths.checkpoint)])
  for (const path of archive.files.keys()) {
    if (!known.has(path) && !path.startsWith('journal/')) faults.add('added-file', path, 'Nothing of this session is kept under this name.')
  }
  const lastPart = archive.parts.length
  for (const path of archive.files.keys()) {
    if (path.startsWith('journal/') && !archive.parts.some((part) => part.path === path)) faults.add('added-file', path, `The journal has ${lastPart} parts.`)
  }
}

function same(archive: Archive, path: string, folded: unknown, code: 'state-differs' | 'agenda-differs', faults: Faults): void {
  const file = faults.try(path, 'changed-file', () => archive.json(path), undefined)
  if (file === undefined) return
  if (file === null) return faults.add('missing-file', path, 'It is not there.')
  const differs = difference(file, JSON.parse(JSON.stringify(folded)))
  if (differs !== null) faults.add(code, path, `It is not what the journal comes to (${differs}).`)
}

function sameCheckpoint(archive: Archive, path: string, folded: ArchivedCheckpoint, faults: Faults): void {
  const file = faults.try(path, 'changed-file', () => archive.json(path), undefined)
  if (file === undefined) return
  if (file === null) return faults.add('missing-file', path, 'It is not there.')
  const { state, ...rest } = isRecord(file) ? file : {}
  const { state: foldedState, ...foldedRest } = JSON.parse(JSON.stringify(folded)) as ArchivedCheckpoint
  const differs = difference(rest, foldedRest) ?? difference(state, foldedState)
  if (differs !== null) faults.add('checkpoint-differs', path, `It is not what the journal comes to after entry ${folded.seq} (${differs}).`)
}

function sameReadme(archive: Archive, texts: readonly string[], faults: Faults): void {
  const file = archive.files.get(paths.readme)
  if (!file) faults.add('missing-file', paths.readme, 'It is not there.')
  else if (!texts.some((text) => sameBytes(file, encoder.encode(text)))) faults.add('readme-differs', paths.readme, 'It is not the text that stands in every archive, with the codes of this one.')
}

function sameLog(archive: Archive, { notes }: ArchiveFold, faults: Faults): void {
  const log = faults.try(paths.moderation, 'cannot-be-folded', () => moderationLog(notes), null)
  const file = archive.files.get(paths.moderation)
  if (log !== null && !file) faults.add('missing-file', paths.moderation, 'It is not there.')
  // Compared as it is written: there may be half a character in it.
  else if (log !== null && !sameBytes(file!, encoder.encode(log))) faults.add('moderation-differs', paths.moderation, 'It is not what was moderated.')
}

function sameTally(archive: Archive, path: string, tally: unknown, faults: Faults): void {
  const file = faults.try(path, 'changed-file', () => archive.json(path), undefined)
  if (file === null) faults.add('missing-file', path, 'The result of this question is not there.')
  else if (file !== undefined && canonicalJson(file) !== canonicalJson(JSON.parse(JSON.stringify(tally)))) {
    faults.add('tally-differs', path, 'It is not the result that was revealed.')
  }
}

/** All that the archive of an event may hold, its journal and checkpoints apart. */
function knownPaths({ boards, agenda }: EventState, isModerated: boolean): Set<string> {
  const questions = allQuestions({ agenda }).filter(({ phase }) => phase === 'revealed')
  return new Set<string>([
    paths.manifest, paths.readme, paths.agenda, paths.state, ...(isModerated ? [paths.moderation] : []), ...boards.map(({ boardId }) => paths.board(boardId)),
    ...questions.flatMap(({ questionId, secrecy }) => [paths.tally(questionId), ...(secrecy === 'secret' ? [] : [paths.ballots(questionId)])]),
  ])
}
