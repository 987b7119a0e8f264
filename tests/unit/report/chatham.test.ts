// Attacks on the Chatham House switch: an event with names that cannot be mistaken in every place that a name can be, and every byte of every form of its report.
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { writeFile } from '../../../server/report/write-file.ts'
import { addArgument, addEvidence } from '../../../shared/board/write.ts'
import type { Fact } from '../../../shared/event/facts.ts'
import { reportFormats } from '../../../shared/protocol/reporting.ts'
import { buildReport } from '../../../shared/report/build.ts'
import { HistoryFold } from '../../../shared/report/history.ts'
import type { Report } from '../../../shared/report/model.ts'
import type { AnswerRow } from '../../../shared/report/polis.ts'
import { chain, told } from '../../support/report.ts'

/** Each in a place of its own, and in words of others. */
const names = {
  joined: 'Zebedee Quartermain', renamed: 'Ottoline Vexworthy', author: 'Ignatius Plumtree', asker: 'Philippa Grimbleby', speaker: 'Dame Honoria Snodgrass', sender: 'Barnaby Wigglesworth', console: 'Cordelia Thistlewood',
  earlier: 'Peregrine Fanshawe-Smythe', moved: 'Seán O’Quillfeather',
}
const address = 'b.wigglesworth@example.org'
const all = Object.values(names)
const traces = [...all.map((name) => name.split(' ').at(-1)!), address]

/** As somebody may write of somebody. */
const ways = (name: string): string => {
  const words = name.split(' ')
  const [first, last] = [words.slice(0, -1).join(' '), words.at(-1)!]
  return [name, name.toUpperCase(), `${last}, ${first}`, `${first[0]}. ${last}`, `Dr ${last}`, `Prof. ${last}`, words.join('\u00a0'), words.join(' \u200b'), `${first}\n${last}`, name.replace('’', '\''), name.replace('-', '‑'), `${name}’s`].join('; ')
}
const everybody = all.map(ways).join(' and ')

const event = () => told({ extra: (journal) => {
  const [created] = journal.entries as [{ seq: number; at: number; by: string; fact: Extract<Fact, { type: 'event.created' }> }]
  const { fact } = created
  journal.entries[0] = { ...created, fact: {
    ...fact, title: `Session of ${names.joined}`, groups: [...fact.groups, `Friends of ${names.joined}`],
    agenda: fact.agenda.map((stage) => ({ ...stage, title: `${stage.title} with ${names.speaker}`, ...(stage.questions && { questions: stage.questions.map((question) => ({ ...question, title: `${question.title} asks ${names.asker}` })) }) })),
    boards: fact.boards.map((board) => ({ ...board, title: `Board of ${names.joined}` })),
  } }
  return journal.join('p-joined', names.joined, `Friends of ${names.joined}`).join('p-renamed', names.renamed, null)
    .fact({ type: 'person.updated', participantId: 'p-renamed', name: 'Anonymous', group: null }).join('p-moved', names.moved, null)
    .fact({ type: 'author.named', participantId: 'p-earlier', name: names.earlier, group: null }, 'server').fact({ type: 'author.named', participantId: 'p-author', name: names.author, group: null }, 'server')
    .fact({ type: 'submissions.added', importId: 'i9', submissions: [{ id: 'i9-1', title: everybody, text: everybody, source: names.sender, reference: address, name: names.sender, contact: address, themeIds: [] }] }, 'organiser')
    .action('p-author', 'a77', 77, everybody, null).reword('p-joined', 'a77', `Reworded for ${everybody}`)
    .write('p-author', (doc) => addArgument(doc, { id: 'g77', action: 'a77', side: 'for', text: `${everybody}; write to ${address.toUpperCase()}`, author: 'p-author', createdAt: 9 }))
    .write('p-author', (doc) => addEvidence(doc, { id: 'e77', title: everybody, text: everybody, source: everybody, actions: ['a77'] }))
    .write('p-author', (doc) => addEvidence(doc, { id: 'e78', title: everybody, text: '', source: names.console, actions: [] }))
    .fact({ type: 'floor.asked', itemId: `f-${names.asker}`, text: everybody, name: names.asker, group: null }, 'p-asker').fact({ type: 'floor.changed', itemId: `f-${names.asker}`, change: { status: 'answered', answer: everybody } })
    .fact({ type: 'message.set', messageId: 'm9', message: { messageId: 'm9', speaker: names.speaker, text: everybody, at: 9 } })
    .fact({ type: 'control.done', doneId: 'd1', by: 'facilitator', as: names.console, what: { type: 'timer.set' }, undo: { type: 'announcement', announcement: null } as never })
    .fact({ type: 'moderation.noted', by: 'f', what: 'person.rename', kind: 'person', subject: 'p-renamed', number: null, reason: everybody, detail: `${names.renamed} → Anonymous` })
    .fact({ type: 'entry.hidden', kind: 'action', entryId: 'a9' }).fact({ type: 'moderation.noted', by: 'f', what: 'entry.hide', kind: 'action', subject: 'a9', number: 9, reason: `Insults ${everybody}`, detail: '' })
    .fact({ type: 'report.arranged', settings: { purpose: everybody, chatham: true, sections: [{ id: 'results', shown: true, text: `Noted by ${everybody}` }] } }, 'organiser')
} })

function reportOf(chatham: boolean | null): Report {
  const fold = new HistoryFold()
  for (const entry of event()) fold.add(entry)
  return buildReport(fold.finish(), {
    chatham, language: null, timeZone: 'UTC', chain,
    programme: { title: `Programme of ${names.joined}`, events: ['e0', 'e1'].map((eventId) => ({ eventId, title: `With ${everybody}`, at: 1, people: 9, actions: 2, carried: 1 })) },
  })
}

/** All that is in a file, in zips within it too, names of parts included. */
function bytesWithin(name: string, bytes: Uint8Array): string {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  if (!isZip) return `${name}\n${strFromU8(bytes)}`
  return Object.entries(unzipSync(bytes)).map(([part, inner]) => bytesWithin(`${name}/${part}`, inner)).join('\n')
}

async function everything(report: Report): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  const order = { chatham: null, language: null, timeZone: 'UTC', programme: null }
  const ballots: AnswerRow[] = [{ answers: { a1: 1 }, name: names.joined }, { answers: { a2: -1 }, name: names.moved }]
  for (const format of reportFormats) {
    for (const csv of format === 'csv' ? [{ layout: 'sheets', file: null } as const, { layout: 'polis', file: null, questionId: null, ballots } as const] : [{ layout: 'sheets', file: null } as const]) {
      const made = await writeFile(report, { ...order, format, csv })
      if (typeof made === 'string') throw new Error(made)
      found.set(`${format} ${csv.layout}`, bytesWithin(made.name, made.bytes))
    }
  }
  return found
}

/** Letters alone, so that no markup, break or accent hides a name. */
const bare = (text: string): string => text.normalize('NFKD').replace(/&#39;|&apos;/g, '').replace(/<[^>]*>/g, '').replace(/[^a-z0-9@.]/gi, '').toLowerCase()

describe('the Chatham House rule under attack', () => {
  it('RT-7 no name is in any byte of any form, wherever it stood and however it was written', async () => {
    for (const [form, text] of await everything(reportOf(null))) {
      const plain = bare(text)
      for (const trace of traces) expect(plain.includes(bare(trace)), `${trace} is in ${form}: …${plain.slice(Math.max(0, plain.indexOf(bare(trace)) - 60), plain.indexOf(bare(trace)) + 30)}`).toBe(false)
      expect(text).toContain('name removed')
    }
  })

  it('RT-7 the same search finds them where names are shown', async () => {
    const shown = await everything(reportOf(false))
    for (const form of ['html sheets', 'docx sheets', 'xlsx sheets', 'csv sheets', 'json sheets']) for (const trace of traces) expect(bare(shown.get(form)!).includes(bare(trace)), `${trace} is not in ${form}`).toBe(true)
  })
})
