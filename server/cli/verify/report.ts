// What was found, in plain words.
import { shortHead } from '../../../shared/archive/short-head.ts'
import type { QuestionCheck } from '../../../shared/archive/check-ballots.ts'
import type { Verified } from '../../../shared/archive/verify.ts'

export function report(file: string, { ok, faults, more, manifest, atClose, questions }: Verified): string {
  const lines = [`${file}: ${ok ? 'holds.' : 'DOES NOT HOLD.'}`]
  if (manifest) {
    const { event, head, counts } = manifest
    lines.push('', `${printable(event.title)} (${printable(event.eventId)})`)
    if (atClose) lines.push(`Head when the session closed: ${shortHead(atClose.hash)}, after ${atClose.seq} entries`)
    lines.push(`Head of the chain: ${shortHead(head.hash)}, after ${head.seq} entries`)
    lines.push(`${counts.facts} facts, ${counts.updates} updates of ${counts.boards} boards, ${counts.people} people${counts.erased > 0 ? `; words were erased from ${counts.erased} entries` : ''}`)
  }
  if (questions.length > 0) lines.push('', 'Results:', ...questions.map((question) => `- ${printable(question.title)}: ${words(question)}`))
  if (ok) {
    lines.push('', 'Every file has its checksum, every entry follows on the one before, state and boards are what the journal comes to.')
    lines.push(atClose ? 'Compare the head at the close with what was shown when the session closed: only that tells whether this is the journal of that day.'
      : manifest?.event.closedAt === null ? 'By this file the session is not closed, so that no head had been shown to everybody. If you know of one that was, this is not that journal.'
        : 'This file names no head that everybody was shown when the session closed. So it cannot tell whether this is the journal of that day.')
    lines.push('Somebody who makes up a whole journal can make all else fit.')
  } else {
    lines.push('', 'What does not hold:', ...faults.map(({ where, message }) => `- ${printable(where)}: ${printable(message)}`))
    if (more > 0) lines.push(`- and ${more} more`)
  }
  return lines.join('\n')
}

function words({ secrecy, phase, recounted }: QuestionCheck): string {
  if (phase !== 'revealed') return 'not revealed, so there is no result to be counted again.'
  if (!recounted) return 'could not be counted again.'
  const { extent, methods, not, differs } = recounted
  const said = differs.length > 0 ? 'counted again, and ANOTHER RESULT' : 'counted again, the same result'
  if (secrecy === 'secret') {
    const sums = methods.length > 0 ? ` From the published sums: ${methods.join(', ')} ${said}.` : ''
    return `not recountable from this file, as its ballots are secret.${sums}${not.length > 0 ? ` Not from sums: ${not.join(', ')}.` : ''}`
  }
  const how = extent === 'all' ? 'with all figures by group and intervals' : extent === 'persons' ? 'one person one vote; figures by group are not recountable, as ballots are published without groups'
    : 'from the published sums and the ballots'
  return `${said} (${methods.join(', ')}; ${how}).`
}

/** A stranger's text on somebody's terminal. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, '?')
}
