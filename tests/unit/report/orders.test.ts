import { expect, it } from 'vitest'
import { ReportOrders } from '../../../server/http/report-orders.ts'
import type { StoredEntry } from '../../../server/ports.ts'
import { namedAudience } from '../../../shared/event/named.ts'
import type { Role } from '../../../shared/event/names.ts'
import { emptyState } from '../../../shared/event/state.ts'
import type { EventState, Question } from '../../../shared/event/state.ts'
import { emptyProgramme } from '../../../shared/programme/state.ts'
import type { ReportOrder } from '../../../shared/protocol/reporting.ts'
import { asked } from '../../support/report.ts'

const query = { chatham: null, language: null, timeZone: 'UTC', csv: { layout: 'polis', file: null, questionId: null } } as const

function eventWith(question: Question, more: Partial<EventState> = {}) {
  const state = { ...emptyState(), eventId: 'e1', title: 'One', agenda: [{ stageId: 's', kind: 'ballot', title: 'S', seconds: null, questions: [question] }], ...more } as EventState
  return {
    state,
    published: {
      ballots: async ({ secrecy, phase }: Question) => (secrecy === 'public-recount' && phase === 'revealed' ? [{ method: 'agree', answers: { a: 1 } }] : null),
      named: async (of: Question, role: Role) => (namedAudience(of).includes(role) ? [{ name: 'Ann', ballot: { answers: { a: -1 } } }, { name: '', ballot: { answers: {} } }] : null),
    },
  }
}

async function orderOf(event: ReturnType<typeof eventWith>): Promise<{ answer: unknown; order: ReportOrder | null; pages: StoredEntry[][] }> {
  let order: ReportOrder | null = null
  const pages: StoredEntry[][] = []
  const entries = [1, 2, 3].map((seq) => ({ seq }) as StoredEntry)
  const journal = { entries: async (_: string, from: number) => ({ entries: [entries[from - 1]!], next: from < 3 ? from + 1 : null }) }
  const others = ['e0', 'e1'].map((eventId) => ({ eventId, startsAt: null, from: null }))
  const programme = { state: { ...emptyProgramme(), title: 'Vision', events: others }, command: async () => null }
  const held = (eventId: string) => ({ state: { ...emptyState(), eventId, title: eventId, people: Object.fromEntries(Array.from({ length: eventId === 'e0' ? 7 : 3 }, (_, i) => [`p${i}`, { name: '', group: null, joinedAt: 0 }])) } })
  const programmes = { all: async () => [programme], events: async () => others.map((one) => ({ ...one, event: held(one.eventId) })) }
  const orders = new ReportOrders({
    write: async (given, read) => {
      order = given
      for await (const page of read()) pages.push([...page])
      return 'too-large'
    },
  }, journal, programmes as never)
  return { answer: await orders.write(event, 'csv', query), order, pages }
}

const ballotsIn = (order: ReportOrder | null) => (order?.csv.layout === 'polis' ? order.csv.ballots : undefined)

it('RT-13 gives votes by person where everybody may see them, and nowhere else', async () => {
  const agree = (more: Partial<Question>): Question => asked('q', 'Q', 'agree', { phase: 'revealed', ...more })
  expect(ballotsIn((await orderOf(eventWith(agree({ secrecy: 'public-recount' })))).order)).toEqual([{ answers: { a: 1 }, name: null }])
  expect(ballotsIn((await orderOf(eventWith(agree({ secrecy: 'named', options: { names: 'everyone' } })))).order)).toEqual([{ answers: { a: -1 }, name: 'Ann' }, { answers: {}, name: null }])
  for (const hidden of [agree({}), agree({ secrecy: 'named' }), agree({ secrecy: 'public-recount', phase: 'sealed' }), asked('q', 'Q', 'rank', { phase: 'revealed', secrecy: 'public-recount' })]) {
    expect(ballotsIn((await orderOf(eventWith(hidden))).order)).toBeNull()
  }
})

it('RT-12 reads the journal in pages, to its end', async () => {
  expect((await orderOf(eventWith(asked('q', 'Q', 'rank')))).pages.map((page) => page.map(({ seq }) => seq))).toEqual([[1], [2], [3]])
})

it('RT-1 brings along the programme of the event, without a number of few', async () => {
  expect((await orderOf(eventWith(asked('q', 'Q', 'rank')))).order!.programme).toEqual({
    title: 'Vision', events: [{ eventId: 'e0', title: 'e0', at: 0, people: 7, actions: 0, carried: 0 }, { eventId: 'e1', title: 'e1', at: 0, people: null, actions: 0, carried: 0 }],
  })
})

it('RT-5 writes nothing while words are being removed', async () => {
  const erasure = { erasureId: 'x', at: 1, by: 'f', reason: '', kind: 'message', entries: 0 } as const
  expect(await orderOf(eventWith(asked('q', 'Q', 'rank'), { erasures: [{ ...erasure, finishedAt: null }] }))).toMatchObject({ answer: 'erasing', order: null })
  expect(await orderOf(eventWith(asked('q', 'Q', 'rank'), { erasures: [{ ...erasure, finishedAt: 2 }] }))).toMatchObject({ answer: 'too-large' })
})
