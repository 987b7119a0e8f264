// Moderation over the wire: who hears of it, what the doors of its log let out, and programs that write what they may not.
import * as encoding from 'lib0/encoding'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addAction, replaceText } from '../../shared/board/write.ts'
import { readBoard, sharedText } from '../../shared/board/read.ts'
import { Controller, createEvent, get, join, openBoard, whenDoc } from '../support/people.ts'
import type { Created, Joined } from '../support/people.ts'
import { organiserKey, startServer } from '../support/server.ts'
import type { RunningServer } from '../support/server.ts'

let server: RunningServer
let event: Created
let other: Created
let ann: Joined
let ben: Joined
let facilitator: Controller
beforeAll(async () => {
  server = await startServer()
  const plan = {
    title: 'Moderated', boards: [{ title: 'Board', actions: [{ title: 'One' }, { title: 'Two' }, { title: 'Three' }] }],
    agenda: [{ kind: 'explore', title: 'Explore' }, { kind: 'ballot', title: 'Vote' }, { kind: 'results', title: 'Results' }],
  }
  event = await createEvent(server.url, plan)
  other = await createEvent(server.url, plan)
  ann = await join(server.url, event.code, { name: 'Ann' })
  ben = await join(server.url, event.code, { name: 'Ben' })
  facilitator = await Controller.open(server.url, event.tokens.facilitator)
})
afterAll(async () => {
  facilitator?.close()
  await server?.remove()
})

test('MO-6 what waits, and the note it comes back with, reach its author alone; what is malformed is refused', async () => {
  const [a, b] = await Promise.all([Controller.open(server.url, ann.token), Controller.open(server.url, ben.token)])
  const { stageId } = facilitator.state!
  expect(await facilitator.send({ type: 'agenda.edit', stageId, premoderated: true })).toMatchObject({ ok: true })
  const { boardId } = event.boards[0]!
  const offer = { type: 'entry.offer', entryId: 'offered-by-ann', boardId, entry: { kind: 'action', title: 'Unspeakable words', detail: '', theme: null } }
  for (const bad of [
    { ...offer, entryId: '__proto__' }, { ...offer, entryId: 'short' }, { ...offer, entry: { ...offer.entry, kind: 'theme' } }, { ...offer, entry: { ...offer.entry, title: '' } },
    { ...offer, entry: { ...offer.entry, title: 'x'.repeat(301) } }, { ...offer, entry: null },
  ]) expect(await a.send(bad)).toMatchObject({ ok: false, error: { code: 'bad-command' } })
  expect(await a.send({ ...offer, boardId: other.boards[0]!.boardId })).toMatchObject({ ok: false, error: { code: 'unknown-board' } })
  expect(await a.send(offer)).toMatchObject({ ok: true })
  expect(await facilitator.send({ type: 'entry.return', entryId: 'offered-by-ann', note: 'A note for Ann' })).toMatchObject({ ok: true })
  await a.until(() => a.heard.some(({ event: name, payload }) => name === 'own' && JSON.stringify(payload).includes('A note for Ann')))
  expect(await b.send({ type: 'entry.withdraw', entryId: 'offered-by-ann' })).toMatchObject({ ok: false, error: { code: 'not-yours' } })
  const again = await Controller.open(server.url, ann.token)
  expect(again.state!.me).toMatchObject({ waiting: [{ entryId: 'offered-by-ann', note: 'A note for Ann' }] })
  await facilitator.send({ type: 'agenda.edit', stageId, premoderated: false })
  await b.until((state) => state!.agenda.every((stage) => !stage.premoderated))
  expect(JSON.stringify(b.heard)).not.toMatch(/Unspeakable|A note for Ann/)
  for (const one of [a, b, again]) one.close()
})

test('MO-3 MO-8 an update by any Yjs client is refused for what is locked, hidden, or when muted; reading goes on', async () => {
  const { boardId } = event.boards[0]!
  const actionId = Object.keys(facilitator.state!.actions)[0]!
  const refusalOf = async (token: string, change: (doc: Parameters<typeof addAction>[0]) => void): Promise<string> => {
    const board = await openBoard(server.url, boardId, token)
    const denied = new Promise<string>((resolve) => {
      board.provider.messageHandlers[2] = (_encoder: encoding.Encoder, decoder: { arr: Uint8Array; pos: number }) => resolve(Buffer.from(decoder.arr.subarray(decoder.pos)).toString().replace(/[^\w-]/g, ''))
    })
    change(board.doc)
    const code = await denied
    board.close()
    return code
  }
  expect(await facilitator.send({ type: 'action.lock', actionId, reason: 'Agreed' })).toMatchObject({ ok: true })
  expect(await refusalOf(ben.token, (doc) => replaceText(sharedText(doc, 'actions', actionId, 'title')!, 'Mine', 'test'))).toBe('locked')
  expect(await facilitator.send({ type: 'entry.hide', entryKind: 'action', entryId: actionId, boardId, reason: 'Off topic' })).toMatchObject({ ok: true })
  expect(await refusalOf(ben.token, (doc) => replaceText(sharedText(doc, 'actions', actionId, 'title')!, 'Mine', 'test'))).toBe('hidden')
  expect(await facilitator.send({ type: 'person.mute', participantId: ben.participantId, reason: '=HYPERLINK("x")' })).toMatchObject({ ok: true })
  expect(await refusalOf(ben.token, (doc) => addAction(doc, { id: 'by-ben', title: 'More', detail: '', theme: null, author: ben.participantId, createdAt: 1 }))).toBe('muted')
  const reader = await openBoard(server.url, boardId, ben.token)
  await whenDoc(reader.doc, () => readBoard(reader.doc).actions.length === 3)
  reader.close()
})

test('MO-9 the log is a file for the organiser and who runs the room, and opens to nobody else; no cell of it is a formula', async () => {
  const path = `/api/events/${event.eventId}/moderation.csv`
  for (const bearer of [undefined, 'nonsense', ann.token, event.tokens.screen, other.tokens.facilitator]) {
    expect((await get(server.url, path, bearer)).status).toBe(401)
  }
  expect((await get(server.url, '/api/events/nowhere/moderation.csv', organiserKey)).status).toBe(404)
  for (const bearer of [organiserKey, event.tokens.facilitator]) {
    const response = await fetch(server.url + path, { headers: { authorization: `Bearer ${bearer}` } })
    expect([response.status, response.headers.get('content-type'), response.headers.get('cache-control')]).toEqual([200, 'text/csv; charset=utf-8', 'no-store'])
    const lines = (await response.text()).trim().split('\r\n')
    expect(lines[0]).toContain('time,who,measure')
    expect(lines.slice(1).map((line) => line.split(',')[2])).toEqual(['entry.return', 'action.lock', 'entry.hide', 'person.mute'])
    expect(lines.at(-1)).toContain(`"'=HYPERLINK(""x"")"`)
  }
})

test('MO-13 a program gets the original result with the alternative beside it', async () => {
  const voter = await Controller.open(server.url, ann.token)
  const [vote] = facilitator.state!.agenda.filter(({ kind }) => kind === 'ballot')
  const { questionId } = vote!.questions![0]!
  await facilitator.send({ type: 'stage.go', stageId: vote!.stageId })
  await voter.until((state) => state!.stageId === vote!.stageId)
  const [, two, three] = Object.keys(facilitator.state!.actions) as [string, string, string]
  expect(await voter.send({ type: 'ballot.cast', questionId, ballot: { method: 'rank', ranking: [[three], [two]] }, revision: 1, id: 'cast-by-ann' })).toMatchObject({ ok: true })
  await facilitator.send({ type: 'ballot.seal', questionId })
  await facilitator.send({ type: 'ballot.reveal', questionId })
  const results = `/api/events/${event.eventId}/results/${questionId}`
  const before = await get<{ results: object }>(server.url, results, ann.token)
  expect(before.body).toMatchObject({ alternative: null, since: { hidden: [], merged: {} } })
  expect(await facilitator.send({ type: 'action.merge', actionId: three, into: two, reason: 'The same' })).toMatchObject({ ok: true })
  await voter.until((state) => state!.agenda.some(({ questions }) => questions?.some(({ alternative }) => alternative)))
  const after = await get<{ results: object }>(server.url, results, ann.token)
  expect(after.body.results).toEqual(before.body.results)
  expect(after.body).toMatchObject({ since: { merged: { [three]: two } }, alternative: { merges: { [three]: two }, results: { schulze: { ranking: [[two]] } } } })
  voter.close()
})
