import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import { afterAll, describe, expect, it } from 'vitest'
import { languages as built } from '../../../scripts/lib/pages.mjs'
import { languageOf } from '../../../server/http/language.ts'
import { pages } from '../../../server/http/pages.ts'
import { languageCodes } from '../../../shared/protocol/languages.ts'

const asked = (accept?: string, cookie?: string, query: unknown = {}) => languageOf({ query, headers: { 'accept-language': accept, cookie } })

describe('the language of a page', () => {
  it('LG-1 is the chosen one, else the kept one, else the one that the browser would rather have, else English', () => {
    expect(asked('cy', 'plenary-language=cy', { lang: 'en' })).toBe('en')
    expect(asked('en', 'other=1; plenary-language=cy')).toBe('cy')
    expect(asked('cy-GB,en;q=0.8')).toBe('cy')
    expect(asked('en-GB,en;q=0.9,cy;q=0.8')).toBe('en')
    expect(asked('fr, cy;q=0.4, en;q=0.3')).toBe('cy')
    expect(asked('en;q=0, cy;q=0.1')).toBe('cy')
    expect(asked('fr,de;q=0.9')).toBe('en')
    expect(asked()).toBe('en')
  })

  it('LG-1 takes nothing that is no language for one', () => {
    for (const bad of ['__proto__', 'constructor', 'toString', '../en', 'CY', '', ['cy', 'en'], { cy: 1 }]) expect(asked(undefined, `plenary-language=${String(bad)}`, { lang: bad })).toBe('en')
    expect(asked(`${'xx,'.repeat(5000)}cy`)).toBe('en')
    expect(asked(';;q=,,=;cy;q=nonsense')).toBe('en')
  })

  it('LG-1 every language of the interface is built', () => {
    expect(built).toEqual(languageCodes)
  })
})

describe('a page', () => {
  const clientDir = mkdtempSync(join(tmpdir(), 'plenary-languages-'))
  afterAll(() => rmSync(clientDir, { recursive: true }))
  for (const code of languageCodes) {
    mkdirSync(join(clientDir, code, 'assets'), { recursive: true })
    writeFileSync(join(clientDir, code, 'index.html'), `page in ${code}`)
    writeFileSync(join(clientDir, code, 'assets', 'a.js'), `script in ${code}`)
  }

  it('LG-1 is handed out in its language, and only a choice is kept', async () => {
    const app = Fastify()
    await app.register(pages, { clientDir })
    const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers })

    const chosen = await get('/e/abc?lang=cy')
    expect(chosen.body).toBe('page in cy')
    expect(chosen.headers['set-cookie']).toBe('plenary-language=cy; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly')
    expect(chosen.headers.vary).toBe('Cookie, Accept-Language')
    expect((await get('/', { cookie: 'plenary-language=cy' })).body).toBe('page in cy')

    const usual = await get('/?lang=xx', { 'accept-language': 'de' })
    expect(usual.body).toBe('page in en')
    expect(usual.headers['set-cookie']).toBeUndefined()
    expect((await get('/cy/assets/a.js')).body).toBe('script in cy')
    expect((await get('/en/assets/a.js')).body).toBe('script in en')
    expect((await get('/cy/assets/../index.html')).statusCode).toBe(404)
    await app.close()
  })
})
