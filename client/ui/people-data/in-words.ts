// What is kept of a participant, as the server gives it, in plain words.
import type { Ballot } from '../../../shared/ranking/ballot-types.ts'
import type { SubjectData } from '../../../shared/protocol/subject.ts'
import { ballotInWords } from '../results/ballot-in-words.ts'
import { texts } from '../texts/my-data.ts'

export function inWords(data: SubjectData, nowMs: number): string {
  const t = texts.file
  const part = (title: string, lines: readonly string[]): string => [title, '-'.repeat(title.length), ...(lines.length > 0 ? lines : [t.nothing])].join('\n')
  const kinds: Record<string, string> = t.kinds
  return [
    [t.title(data.event.title), t.made(nowMs)].join('\n'),
    part(t.you, [
      `${t.nameIs}: ${data.name || t.noName}`, `${t.groupIs}: ${data.group ?? t.noGroup}`, ...(data.joinedAt === null ? [] : [`${t.joined}: ${t.at(data.joinedAt)}`]),
      ...(data.table === null ? [] : [`${t.table}: ${data.table}`]), `${t.reference}: ${data.participantId}`, ...(data.removed ? [t.removed] : []),
    ]),
    part(t.words, data.words.map(({ board, kind, now }) => `${board}, ${kinds[kind] ?? kind}: ${now ? `${t.wordsNow} “${now}”` : t.gone}`)),
    part(t.written, data.written.map((words) => `“${words.trim()}”`)),
    part(t.questions, data.questions.flatMap(({ text, askedAt, answer }) => [`${t.at(askedAt)}: “${text}”`, ...(answer ? [`  ${t.answer}: “${answer}”`] : [])])),
    part(t.ballots, data.namedBallots.map(({ title, ballot, titles }) => `${title}: ${ballotInWords(ballot as Ballot, (actionId) => titles[actionId] ?? actionId)}`)),
    part(t.record, data.journal.map(({ seq, at, fact }) => (
      `${t.at(at)}: ${t.facts[fact.type] ?? `${t.other} (${fact.type}).`}${typeof fact.reason === 'string' && fact.reason ? ` “${fact.reason}”` : ''} (${t.entry(seq)})`
    ))),
    part(t.notHere, t.reasons),
  ].join('\n\n') + '\n'
}
