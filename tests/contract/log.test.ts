// The log says what happened and lets no secret in.
import { expect, it } from 'vitest'
import { pinoLog, type LogLevel } from '../../server/adapters/log.ts'

const secret = 'c2VjcmV0LXRva2Vu'

function logged(level: LogLevel, use: (log: ReturnType<typeof pinoLog>) => void): { text: string; lines: Record<string, unknown>[] } {
  let text = ''
  use(pinoLog(level, { write: (line) => { text += line } }))
  return { text, lines: text.split('\n').filter(Boolean).map((line) => JSON.parse(line) as Record<string, unknown>) }
}

it('writes a line of JSON with the fields and the message', () => {
  const { lines } = logged('info', (log) => log.warn({ eventId: 'e1', people: 3, tables: ['a', 'b'], since: null }, 'Slow commit'))
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatchObject({ level: 40, eventId: 'e1', people: 3, tables: ['a', 'b'], since: null, msg: 'Slow commit' })
  expect(lines[0]).not.toHaveProperty('hostname')
})

it('leaves out what is below its level', () => {
  const use = (log: ReturnType<typeof pinoLog>) => {
    log.debug({}, 'debug')
    log.info({}, 'info')
    log.warn({}, 'warn')
    log.error({}, 'error')
  }
  const messages = (level: LogLevel) => logged(level, use).lines.map(({ msg }) => msg)
  expect(messages('debug')).toEqual(['debug', 'info', 'warn', 'error'])
  expect(messages('warn')).toEqual(['warn', 'error'])
  expect(messages('silent')).toEqual([])
})

it.each([
  ['a field', { token: secret }],
  ['a field for one kind of it', { facilitatorToken: secret, organiserKey: secret, 'organiser-key': secret }],
  ['a link for an organiser', { links: { organiser: `https://example.org/organiser#key=${secret}` } }],
  ['a link for a person', { link: `https://example.org/organiser#new=1&t=${secret}` }],
  ['a field deep down', { request: { headers: [{ Authorization: `Bearer ${secret}` }], person: { token: secret } } }],
  ['a cookie', { headers: { cookie: `seat=${secret}`, 'set-cookie': [`seat=${secret}`] } }],
  ['an address', { url: `/join?name=Zoë&token=${secret}#top` }],
  ['an address in a list', { urls: [`wss://example.org/board?TOKEN=${secret}`] }],
  ['a header as text', { header: `Authorization: Bearer ${secret}` }],
  ['an error', { err: new Error(`GET /?token=${secret} failed`, { cause: new Error(`token=${secret}`) }) }],
  ['a property of an error', { err: Object.assign(new Error('refused'), { request: { token: secret } }) }],
])('ST-10 keeps a token out that is in %s', (_, fields) => {
  const { text, lines } = logged('info', (log) => log.info(fields, 'request'))
  expect(lines[0]?.['msg']).toBe('request')
  expect(text).not.toContain(secret)
  expect(text).toContain('[removed]')
})

it('ST-10 keeps a token out of the message, and the rest of the address in', () => {
  const { lines } = logged('info', (log) => log.info({ url: `/api/board?token=${secret}&board=b1` }, `GET /?a=1&token=${secret}&b=2`))
  expect(lines[0]).toMatchObject({ msg: 'GET /?a=1&token=[removed]&b=2', url: '/api/board?token=[removed]&board=b1' })
})

it('says what an error was', () => {
  const error = Object.assign(new TypeError('no such stage'), { code: 'unknown-stage' })
  const { lines } = logged('info', (log) => log.error({ err: error }, 'failed'))
  expect(lines[0]?.['err']).toMatchObject({ type: 'TypeError', message: 'no such stage', code: 'unknown-stage', stack: expect.stringContaining('log.test.ts') })
})

it('takes circles, large values and bytes without failing', () => {
  const circle: Record<string, unknown> = { size: 10n, bytes: new Uint8Array(1000) }
  circle['self'] = circle
  const { lines } = logged('info', (log) => log.info(circle, 'odd'))
  expect(lines[0]).toMatchObject({ msg: 'odd', size: '10', bytes: '[1000 bytes]' })
})
