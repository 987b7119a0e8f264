// What a real server says at its loudest, and counts for whoever watches it, while ballots come in every form over real sockets: nothing of a
// ballot, of who cast it, or of paper.
import { afterAll, beforeAll, expect, test } from 'vitest'
import WebSocket from 'ws'
import { questionMethods } from '../../shared/protocol/question-options.ts'
import type { Ack } from '../../shared/protocol/messages.ts'
import { Controller, createEvent, get, join, post } from '../support/people.ts'
import { startServer } from '../support/server.ts'
import type { RunningServer } from '../support/server.ts'
import { ballotOf, serialsOf } from '../support/sitting.ts'

let server: RunningServer
beforeAll(async () => { server = await startServer({ LOG_LEVEL: 'debug' }) })
afterAll(() => server?.remove())

test('BL-29 neither log nor figures of a server have anything of a ballot, its receipt, its voter or its paper', async () => {
  const event = await createEvent(server.url, {
    title: 'Quiet', groups: ['Care'], boards: [{ title: 'Board', actions: ['One', 'Two', 'Three', 'Four'].map((title) => ({ title })) }],
    agenda: [{ kind: 'ballot', title: 'Vote', questions: questionMethods.map((method) => ({ title: method, method, secrecy: 'secret' })) }],
  })
  const desk = await Controller.open(server.url, event.tokens.facilitator)
  const people = await Promise.all(Array.from({ length: 6 }, (_, i) => join(server.url, event.code, { name: `Somebody ${i}`, group: 'Care' })))
  const phones = await Promise.all(people.map(({ token }) => Controller.open(server.url, token)))
  const secrets = new Set(people.flatMap(({ participantId, token }, i) => [participantId, token, `Somebody ${i}`]))

  // That the log is on at all.
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/sync/${event.boards[0]!.boardId}?token=${people[0]!.token}`)
  await new Promise((resolve) => { socket.once('open', resolve) })
  const gone = new Promise((resolve) => { socket.once('close', resolve) })
  socket.send(Uint8Array.from([0, 2, 255, 255]))

  const { stageId, questions } = desk.state!.agenda[0]!
  for (const [q, { questionId }] of questions!.entries()) expect(await desk.send({ type: 'papers.register', questionId, serials: serialsOf(q) })).toMatchObject({ ok: true })
  expect(await desk.send({ type: 'stage.go', stageId })).toMatchObject({ ok: true })
  await Promise.all(phones.map((phone) => phone.until((state) => state?.agenda[0]?.questions?.every(({ phase }) => phase === 'open') === true)))
  for (const [q, { questionId, method, slate }] of desk.state!.agenda[0]!.questions!.entries()) {
    const ids = slate!.items.map(({ actionId }) => actionId)
    const cast = async (i: number, ballot: unknown, revision: number): Promise<Ack> => {
      const id = `idempotency-${q}-${i}-${revision}`
      secrets.add(id).add(JSON.stringify(ballot))
      const ack = await phones[i]!.send({ type: 'ballot.cast', questionId, ballot, revision, id })
      if (ack.ok) secrets.add(String(ack['receipt']))
      return ack
    }
    for (const [i] of phones.entries()) expect(await cast(i, method === 'score' ? { method, scores: { [ids[i % 4]!]: { impact: 1 } } } : ballotOf(method, ids, i), 2)).toMatchObject({ ok: true })
    // Too old, of another method, of no method, and not a ballot at all.
    for (const ballot of [ballotOf(method, ids, 1), { method: 'veto' }, { method, ranking: 'everything-i-like' }, 'my-ballot-as-text']) expect(await cast(0, ballot, 1)).toMatchObject({ ok: false })
    for (const serial of serialsOf(q)) secrets.add(serial)
    expect(await desk.send({ type: 'paper.enter', questionId, serial: serialsOf(q)[0]!, ballot: ballotOf(method, ids, 2), id: `paper-${q}` })).toMatchObject({ ok: true })
    expect(await desk.send({ type: 'paper.void', serial: serialsOf(q)[0]!, reason: 'Torn in two' })).toMatchObject({ ok: true })
  }
  // A ballot at doors that take none.
  const body = JSON.stringify({ type: 'ballot.cast', ballot: { method: 'rank', ranking: [['the-first-that-i-want']] } })
  secrets.add('the-first-that-i-want').add('Torn in two').add('everything-i-like').add('my-ballot-as-text')
  for (const text of [body, `${body}}`]) expect((await post(server.url, `/api/events/${event.eventId}/commands`, text, people[0]!.token)).status).toBeGreaterThanOrEqual(400)
  expect((await get(server.url, `/api/events/${event.eventId}/results/${questions![0]!.questionId}/ballots?my=the-first-that-i-want`, people[0]!.token)).status).toBeGreaterThanOrEqual(400)

  await gone
  await server.restart()
  const after = await Controller.open(server.url, event.tokens.facilitator)
  for (const { questionId } of questions!) {
    expect(await after.send({ type: 'ballot.seal', questionId })).toMatchObject({ ok: true })
    expect(await after.send({ type: 'ballot.reveal', questionId })).toMatchObject({ ok: true })
  }
  expect(await after.send({ type: 'event.close' })).toMatchObject({ ok: true })
  const figures = await (await fetch(`${server.url}/metrics`)).text()
  for (const one of [after, desk, ...phones]) one.close()
  await server.kill('SIGTERM')
  expect(server.output()).toContain('a malformed board frame')
  expect(figures).toMatch(/^# TYPE/m)
  expect([...secrets].filter((text) => server.output().includes(text) || figures.includes(text))).toEqual([])
})
