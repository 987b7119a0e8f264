// Against the report's door: it opens by the organiser's key alone, whatever is asked, and what it tells is kept where it was told to be.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addAction, addArgument } from '../../shared/board/write.ts'
import type { Report } from '../../shared/report/model.ts'
import { Controller, createEvent, join, openBoard, post } from '../support/people.ts'
import type { Created } from '../support/people.ts'
import { organiserKey, startServer } from '../support/server.ts'
import type { RunningServer } from '../support/server.ts'

let server: RunningServer
let event: Created

beforeAll(async () => {
  server = await startServer()
  event = await createEvent(server.url, { title: 'Report <b>', boards: [{ title: 'Board', actions: [{ title: 'A' }] }] })
})

afterAll(async () => { await server.remove() })

type Answer = { status: number; code: string | undefined; type: string; text: string; headers: Headers }

async function ask(file: string, key: string | null = organiserKey, eventId = event.eventId): Promise<Answer> {
  const response = await fetch(`${server.url}/api/events/${eventId}/${file}`, { headers: key === null ? {} : { authorization: `Bearer ${key}` } })
  const text = await response.text()
  const type = response.headers.get('content-type') ?? ''
  return { status: response.status, type, text, headers: response.headers, code: response.ok ? undefined : (JSON.parse(text) as { error: { code: string } }).error.code }
}

const formats = ['html', 'docx', 'xlsx', 'csv', 'json']
const command = (settings: unknown, key: string): ReturnType<typeof post> => post(server.url, `/api/events/${event.eventId}/commands`, { type: 'report.arrange', settings }, key)

describe('the door of reports', () => {
  test('RT-12 opens by the organiser key alone, in every format', async () => {
    const person = await join(server.url, event.code, { name: 'Ann' })
    for (const format of formats) {
      expect(await ask(`report.${format}`)).toMatchObject({ status: 200 })
      expect(await ask(`report.${format}`, null)).toMatchObject({ status: 401, code: 'no-token' })
      for (const key of [person.token, event.tokens.facilitator, event.tokens.screen, 'x']) expect(await ask(`report.${format}`, key)).toMatchObject({ status: 401, code: 'bad-key' })
    }
    expect(await ask('report.html', organiserKey, 'nothing')).toMatchObject({ status: 404, code: 'unknown-event' })
  })

  test('RT-12 takes no question that is malformed', async () => {
    for (const query of ['chatham=perhaps', 'timezone=Nowhere', 'timezone=%00', 'layout=other', 'table=people', 'layout=polis&file=ballots', 'zip=2', `question=${'x'.repeat(65)}`, 'chatham=1&chatham=0']) {
      expect(await ask(`report.csv?${query}`)).toMatchObject({ status: 400, code: 'bad-request' })
    }
    expect(await ask('report.csv?layout=polis')).toMatchObject({ status: 403, code: 'not-revealed' })
  })

  test('RT-10 sends a page in which nothing runs, under a name that is letters and hyphens', async () => {
    const { headers, text } = await ask('report.html')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('content-disposition')).toBe('inline; filename="Report-b-report.html"')
    expect(text).toContain('<title>Report &lt;b&gt;</title>')
    expect((await ask('report.docx')).headers.get('content-disposition')).toBe('attachment; filename="Report-b-report.docx"')
  })
})

describe('what was removed for good', () => {
  test('RT-5 is in no report any more, whoever wrote it and wherever', async () => {
    const own = await createEvent(server.url, { title: 'Erasure', boards: [{ title: 'Board', actions: [{ title: 'A' }] }], agenda: [{ kind: 'explore', title: 'Explore' }, { kind: 'questions', title: 'Ask' }] })
    const person = await join(server.url, own.code, { name: 'Ann Verylongname' })
    const board = await openBoard(server.url, own.boards[0]!.boardId, person.token)
    const [first] = board.doc.getMap('actions').keys()
    addArgument(board.doc, { id: 'g1', action: first!, side: 'for', text: 'Words of hers', author: person.participantId, createdAt: 1 })
    addAction(board.doc, { id: 'mine', title: 'Action of hers', detail: 'Detail of hers', theme: null, author: person.participantId, createdAt: 1 })
    const console = await Controller.open(server.url, own.tokens.facilitator)
    await console.until((state) => state?.actions['mine'] !== undefined)
    await console.send({ type: 'stage.go', stageId: console.state!.agenda[1]!.stageId })
    const phone = await Controller.open(server.url, person.token)
    expect(await phone.send({ type: 'floor.ask', itemId: 'f1', text: 'Question of hers', named: true })).toMatchObject({ ok: true })
    await post(server.url, `/api/events/${own.eventId}/commands`, { type: 'board.freeze', boardId: own.boards[0]!.boardId }, organiserKey)
    const before = (await ask('report.html', organiserKey, own.eventId)).text
    for (const words of ['Words of hers', 'Action of hers', 'Question of hers', 'Ann Verylongname']) expect(before).toContain(words)
    expect((await post(server.url, `/api/events/${own.eventId}/commands`, { type: 'person.erase', erasureId: 'x1', participantId: person.participantId, reason: 'By letter' }, organiserKey)).body).toMatchObject({ ok: true, isFinished: true })
    for (const format of ['html', 'json', 'csv?zip=0&table=arguments', 'csv?table=questions']) expect((await ask(`report.${format}`, organiserKey, own.eventId)).text).not.toMatch(/of hers|Verylongname|By letter/)
    const report = JSON.parse((await ask('report.json', organiserKey, own.eventId)).text) as Report
    expect(report).toMatchObject({ erasures: [{ kind: 'person' }], floor: [], leftOut: [{ number: 2, why: 'removed', title: null }] })
    console.close()
    phone.close()
    board.close()
  })
})

describe('how the report is arranged', () => {
  const settings = { purpose: 'To see', chatham: true, sections: [{ id: 'results', shown: true, text: 'Mine <i>' }] }

  test('RT-8 is for the organiser to say, within bounds, and is not sent to participants', async () => {
    const console = await Controller.open(server.url, event.tokens.facilitator)
    expect((await command(settings, event.tokens.facilitator)).status).toBe(403)
    for (const bad of [{}, { ...settings, purpose: 'x'.repeat(4_001) }, { ...settings, sections: [{ id: 'all', shown: true, text: '' }] }, { ...settings, sections: Array.from({ length: 30 }, () => settings.sections[0]) }]) {
      expect(await command(bad, organiserKey)).toMatchObject({ status: 400 })
    }
    const person = await join(server.url, event.code, { name: 'Ben' })
    const participant = await Controller.open(server.url, person.token)
    expect(await command(settings, organiserKey)).toMatchObject({ status: 200 })
    expect(await command({ ...settings, chatham: false }, organiserKey)).toMatchObject({ status: 200 })
    await console.send({ type: 'announce', text: 'Afterwards' })
    await participant.until((state) => state?.flow.announcement != null)
    expect(JSON.stringify(participant.heard)).not.toContain('To see')
    expect(JSON.stringify(participant.heard)).toContain('Afterwards')
    console.close()
    participant.close()
  })

  test('RT-8 holds after the close and after a restart', async () => {
    const console = await Controller.open(server.url, event.tokens.facilitator)
    expect((await console.send({ type: 'event.close' })).ok).toBe(true)
    console.close()
    expect(await command(settings, organiserKey)).toMatchObject({ status: 200 })
    await server.restart()
    const report = JSON.parse((await ask('report.json')).text) as { settings: typeof settings; chatham: boolean; chain: { atClose: { seq: number }; latest: { seq: number } } }
    expect(report).toMatchObject({ chatham: true, settings: { purpose: 'To see', chatham: true } })
    expect(report.settings.sections[0]).toEqual(settings.sections[0])
    expect(report.chain.latest.seq).toBeGreaterThan(report.chain.atClose.seq)
    expect((await ask('report.html?chatham=0')).text).toContain('Mine &lt;i&gt;')
  })
})
