// Each check is fed a violation and must report it, and its innocent neighbour and must not.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { pagesOf } from '../../scripts/lib/bundle.mjs'
import { inRoot } from '../../scripts/lib/project.mjs'
import { countPlaywright, countVitest, verdict } from '../../scripts/lib/runners.mjs'
import { longFiles, maxLines, pathsOfOneMachine } from './files.ts'
import { bannedGlobals } from './globals.ts'
import { barrels, crowdedAdapters, forbiddenImports, importCircles } from './imports.ts'
import { repeatedRules, rulesWithoutTest, unknownNumbers } from './rules.ts'

const source = (path: string, text: string) => ({ path, text })

describe('planted imports', () => {
  test.each([
    ['shared/event/a.ts', "import { x } from '../../server/ports.ts'"],
    ['shared/event/a.ts', "import { readFileSync } from 'node:fs'"],
    ['shared/event/a.ts', "import { readFileSync } from 'fs'"],
    ['shared/event/a.ts', "import type { Server } from 'node:http'"],
    ['server/control/a.ts', "import { Room } from '../rooms/room.ts'"],
    ['server/control/a.ts', "import type { Room } from '../rooms/room.ts'"],
    ['server/control/a.ts', "export { Room } from '../rooms/room.ts'"],
    ['server/rooms/a.ts', "const later = await import('../adapters/sqlite/journal.ts')"],
    ['server/history/a.ts', "import { writeFile } from 'node:fs/promises'"],
    ['server/rooms/a.ts', "import { config } from '../config.ts'"],
    ['server/adapters/sqlite/a.ts', "import { memory } from '../memory/journal.ts'"],
    ['server/adapters/sqlite/a.ts', "import { apply } from '../../../shared/event/apply.ts'"],
    ['server/adapters/sqlite/a.ts', "new Worker(new URL('../../control/host.ts', import.meta.url))"],
    ['server/http/a.ts', "import { Host } from '../control/host.ts'"],
    ['server/http/a.ts', "import { sqlite } from '../adapters/sqlite/journal.ts'"],
    ['server/main.ts', "import { texts } from '../client/ui/texts.ts'"],
    ['client/net/a.ts', "import { Journal } from '../../server/ports.ts'"],
    ['client/pages/join/main.ts', "import Board from '../participant/Board.svelte'"],
    ['client/pages/join/Join.svelte', "<script lang=\"ts\">import Board from '../participant/Board.svelte'</script><p></p>"],
    ['client/ui/Button.svelte', "<script lang=\"ts\">import Join from '../pages/join/Join.svelte'</script>"],
    ['client/net/a.ts', "import { board } from '../state/board.svelte.ts'"],
    ['client/state/a.svelte.ts', "import Board from '../ui/Board.svelte'"],
    ['client/pages/facilitator/a.ts', "import { decide } from '../../../shared/event/decide.ts'"],
    ['client/ui/A.svelte', "<script lang=\"ts\">import { most } from '../../shared/event/decide-agenda.ts'</script>"],
    ['server/cli/a.ts', "import { helper } from '../../tests/support/helper.ts'"],
  ])('%s: %s', (path, text) => expect(forbiddenImports([source(path, text)])).toHaveLength(1))

  test.each([
    ['shared/event/a.ts', "import * as Y from 'yjs'; import { b } from './b.ts'; import { c } from '../board/c.ts'"],
    ['shared/event/a.ts', "// import { x } from '../../server/ports.ts'\nexport const text = \"import 'node:fs'\""],
    ['server/control/a.ts', "import { createHmac } from 'node:crypto'; import type { Clock } from '../ports.ts'; import { z } from 'zod'"],
    ['server/adapters/sqlite/a.ts', "import { DatabaseSync } from 'node:sqlite'; import type { Fact } from '../../../shared/event/facts.ts'"],
    ['server/config.ts', "const pages = new URL('../dist/client', import.meta.url)"],
    ['server/main.ts', "import { Host } from './control/host.ts'; import { sqlite } from './adapters/sqlite/journal.ts'"],
    ['client/pages/join/main.ts', "import './join.css'; import { Net } from '../../net/net.ts'; import B from '../../ui/B.svelte'"],
    ['client/pages/facilitator/a.ts', "import type { Step } from '../../../shared/event/decide.ts'; import { holdBack } from '../../../shared/event/hold-back.ts'"],
  ])('%s may: %s', (path, text) => expect(forbiddenImports([source(path, text)])).toEqual([]))

  test('two drivers in one adapter', () => {
    const one = source('server/adapters/sqlite/a.ts', "import { DatabaseSync } from 'node:sqlite'; import { join } from 'node:path'")
    const other = source('server/adapters/sqlite/b.ts', "import pg from 'pg'")
    expect(crowdedAdapters([one])).toEqual([])
    expect(crowdedAdapters([one, other])).toEqual(['server/adapters/sqlite/ has more than one driver: node:sqlite, pg'])
  })

  test('a circle', () => {
    const a = source('shared/a.ts', "import './b.ts'")
    const b = source('shared/b.ts', "import './c.ts'")
    expect(importCircles([a, b, source('shared/c.ts', '')])).toEqual([])
    expect(importCircles([a, b, source('shared/c.ts', "import type { A } from './a.ts'")]))
      .toEqual(['shared/a.ts → shared/b.ts → shared/c.ts → shared/a.ts'])
    const starter = source('shared/c.ts', "new Worker(new URL('./a.ts', import.meta.url))")
    expect(importCircles([a, b, starter])).toEqual([])
  })

  test('a barrel', () => {
    expect(barrels([source('shared/index.ts', "export * from './a.ts'\nexport { b } from './b.ts'")])).toHaveLength(1)
    expect(barrels([source('shared/index.ts', "export * from './a.ts'\nexport const b = 1")])).toEqual([])
  })
})

describe('planted globals', () => {
  test.each([
    ['shared/a.ts', 'const at = Date.now()'],
    ['shared/a.ts', "const at = Date['now']()"],
    ['shared/a.ts', 'const at = new Date()'],
    ['shared/a.ts', 'const at = new Date'],
    ['shared/a.ts', 'const x = { shuffle: Math.random }'],
    ['shared/a.ts', 'setTimeout(() => {}, 10)'],
    ['shared/a.ts', 'const timer = setInterval'],
    ['shared/a.ts', 'const { env } = process'],
    ['shared/a.ts', 'window.scrollTo(0, 0)'],
    ['shared/a.ts', 'const body = document.body'],
    ['shared/a.ts', 'const id = crypto.randomUUID()'],
    ['shared/a.ts', 'globalThis.setTimeout(f)'],
    ['server/control/a.ts', 'const at = Date.now()'],
    ['server/control/a.ts', 'const at = new Date()'],
    ['server/rooms/a.ts', 'const id = Math.random()'],
    ['server/rooms/a.ts', 'setInterval(tick, tickMs)'],
    ['server/history/a.ts', 'setTimeout(tick, tickMs)'],
    ['server/history/a.ts', 'const folder = process.env.DATA_DIR'],
  ])('%s: %s', (path, text) => {
    const found = bannedGlobals([source(path, `// first line\n${text}`)])
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(new RegExp(`^${path}:2 uses .+: .+`))
  })

  test.each([
    ['shared/a.ts', 'const at = new Date(now)'],
    ['shared/a.ts', 'type Timer = { window: number; process(): void; document: string }'],
    ['shared/a.ts', 'export function inside(window: { from: number }) { return window.from + timer.setTimeout }'],
    ['shared/a.ts', '// Date.now()\nconst text = "Math.random()" + `window`'],
    ['server/control/a.ts', 'const at = clock.now(); const stop = timers.after(10, f)'],
    ['server/main.ts', 'const port = process.env.PORT; setTimeout(f, Date.now())'],
    ['client/net/a.ts', 'window.setTimeout(f, Math.random())'],
  ])('%s may: %s', (path, text) => expect(bannedGlobals([source(path, text)])).toEqual([]))
})

describe('planted files', () => {
  test('one that is too long', () => {
    expect(longFiles([source('client/ui/a.css', 'a {}\n'.repeat(maxLines))])).toEqual([])
    expect(longFiles([source('client/ui/a.css', 'a {}\n'.repeat(maxLines + 1))])).toHaveLength(1)
  })

  test('one that names a path of one machine', () => {
    expect(pathsOfOneMachine([source('docs/a.md', 'See ../shared/mock/index.html')])).toHaveLength(1)
    expect(pathsOfOneMachine([source('docs/a.md', 'Kept in /home/ann/plenary')])).toHaveLength(1)
    expect(pathsOfOneMachine([source('server/a.ts', "import { apply } from '../shared/event/apply.ts'")])).toEqual([])
    expect(pathsOfOneMachine([source('server/a.ts', "app.get('/livez'); fetch('/api/home/x')")])).toEqual([])
    expect(pathsOfOneMachine([source('tests/unit/a.test.ts', "const data = '../shared/data/ranking'")])).toEqual([])
  })
})

describe('planted rules', () => {
  const spec = '# Rules\n\nEV-1 Facts are in order.\n- **BL-2** Ballots are secret.\n\nAs EV-1 says.'

  test('one without a test', () => {
    const some = source('tests/unit/a.test.ts', "test('EV-1 keeps order', () => {})\ntest.skip('BL-2 is secret', () => {})")
    expect(rulesWithoutTest(spec, [some])).toEqual(['BL-2 has no test whose title starts with it'])
    const rest = source('tests/unit/b.test.ts', "test.each([1])(`BL-2 is secret ${'x'}`, () => {})")
    expect(rulesWithoutTest(spec, [some, rest])).toEqual([])
    expect(rulesWithoutTest(spec, [source('tests/unit/c.test.ts', "it('EV-1, BL-2 hold', () => {})")])).toEqual([])
  })

  test('a test without a rule', () => {
    const tests = [source('tests/unit/a.test.ts', "describe('EV-1', () => { it('EV-9 is unknown', () => {}) })")]
    expect(unknownNumbers(spec, tests)).toEqual(['tests/unit/a.test.ts names EV-9, which SPEC.md does not have'])
  })

  test('a number that is used twice', () => expect(repeatedRules(`${spec}\nEV-1 Again.`)).toEqual(['SPEC.md has EV-1 more than once']))
})

describe('planted results', () => {
  const vitestFile = (status: string, ...tests: string[]) =>
    ({ status, assertionResults: tests.map((each) => ({ status: each, fullName: 'name' })) })

  test('a file that could not be loaded', () => {
    expect(countVitest({ testResults: [vitestFile('passed', 'passed', 'skipped'), vitestFile('failed')] }))
      .toEqual({ passed: 1, failed: 1, skipped: 1 })
  })

  test('a flaky end-to-end test', () => {
    expect(countPlaywright({ stats: { expected: 2, unexpected: 1, flaky: 1, skipped: 0 } })).toEqual({ passed: 2, failed: 2, skipped: 0 })
  })

  test('a runner that crashed, had an error outside its tests, or ran nothing', () => {
    expect(verdict(1, undefined).failed).toBe(1)
    expect(verdict(0, undefined).failed).toBe(1)
    expect(verdict(1, { passed: 3, failed: 0, skipped: 0 }).failed).toBe(1)
    expect(verdict(0, { passed: 0, failed: 0, skipped: 4 }).failed).toBe(1)
    expect(verdict(0, { passed: 3, failed: 0, skipped: 0 }).failed).toBe(0)
    expect(verdict(1, { passed: 3, failed: 2, skipped: 0 }).failed).toBe(2)
  })

  test('a large chunk that only one page loads, and only later', () => {
    const manifest = {
      'index.html': { file: 'a.js', imports: ['_shared.js'], dynamicImports: ['room.ts'] },
      '_shared.js': { file: 'shared.js' },
      'room.ts': { file: 'room.js', imports: ['_shared.js', 'index.html'], dynamicImports: ['board.ts', 'ballot.ts'] },
      'board.ts': { file: 'board.js', imports: ['_shared.js'] },
      'ballot.ts': { file: 'ballot.js' },
      'screen.html': { file: 'screen.js' },
    }
    expect(pagesOf(manifest, 'index.html')).toEqual([
      { page: 'index.html', files: ['a.js', 'shared.js'] },
      { page: 'room.ts', files: ['a.js', 'room.js', 'shared.js'] },
      { page: 'board.ts', files: ['a.js', 'room.js', 'board.js', 'shared.js'] },
      { page: 'ballot.ts', files: ['a.js', 'room.js', 'ballot.js', 'shared.js'] },
    ])
    expect(() => pagesOf(manifest, 'missing.html')).toThrow('missing.html')
  })
})

describe('planted types', { timeout: 90_000 }, () => {
  /** The output of a check of one file under the project's own settings, or 'passes'. */
  const check = (name: string, text: string, tool: (folder: string) => string[]) => {
    mkdirSync(inRoot('.cache'), { recursive: true })
    const folder = mkdtempSync(inRoot('.cache', 'planted-types-'))
    try {
      writeFileSync(join(folder, name), text)
      writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ extends: inRoot('tsconfig.json'), compilerOptions: { types: [] }, include: [name] }))
      execFileSync(process.execPath, tool(folder), { encoding: 'utf8', stdio: 'pipe' })
      return 'passes'
    } catch (error) {
      const { stdout } = error as { stdout?: string }
      if (!stdout) throw error
      return stdout
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  const tsc = (folder: string) => [inRoot('node_modules', 'typescript', 'bin', 'tsc'), '-p', folder]
  const svelteCheck = (folder: string) => [
    inRoot('node_modules', 'svelte-check', 'bin', 'svelte-check'), '--workspace', folder, '--tsconfig', join(folder, 'tsconfig.json'), '--fail-on-warnings', '--output', 'machine',
  ]

  test('a sound file', () => expect(check('planted.ts', 'export const seats: number = 1\n', tsc)).toBe('passes'))
  test('a wrong type, an unchecked index and an enum', () => {
    const output = check('planted.ts', "export const seats: number = 'many'\nexport const first = (list: string[]): string => list[0]\nexport enum Side { For }\n", tsc)
    expect(output).toContain('planted.ts(1,14): error TS2322')
    expect(output).toContain('planted.ts(2,50): error TS2322')
    expect(output).toContain('planted.ts(3,13): error TS1294')
  })

  const component = (seats: string) => `<script lang="ts">\n  const seats: number = ${seats}\n</script>\n<p>{seats}</p>\n`
  test('a sound component', () => expect(check('Planted.svelte', component('1'), svelteCheck)).toBe('passes'))
  test('a wrong type in a component', () => {
    expect(check('Planted.svelte', component("'many'"), svelteCheck)).toMatch(/ERROR "Planted.svelte" 2:9 "Type 'string' is not assignable/)
  })
})
