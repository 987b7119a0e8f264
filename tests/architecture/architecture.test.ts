// The project against its own rules. That each check can fail is shown in planted.test.ts.
import { describe, expect, test } from 'vitest'
import { longFiles, pathsOfOneMachine } from './files.ts'
import { bannedGlobals } from './globals.ts'
import { barrels, crowdedAdapters, forbiddenImports, importCircles } from './imports.ts'
import { repeatedRules, rulesOf, rulesWithoutTest, unknownNumbers } from './rules.ts'
import { isCode, isProduct, projectFiles, readSources } from './sources.ts'

const files = projectFiles()
const product = readSources(files.filter((path) => isProduct(path) && isCode(path)))
const written = readSources(files.filter((path) =>
  /\.(ts|svelte|css|mjs|html|md|json|ya?ml|txt)$|(^|\/)(Dockerfile|run|\.[\w-]+)$/.test(path) && path !== 'package-lock.json'))

describe('imports', () => {
  test('the check sees the product', () => expect(product.length).toBeGreaterThan(10))
  test('every folder sees only what it may', () => expect(forbiddenImports(product)).toEqual([]))
  test('an adapter has one driver', () => expect(crowdedAdapters(product)).toEqual([]))
  test('there are no circles', () => expect(importCircles(product)).toEqual([]))
  test('there are no files that only pass on exports', () => expect(barrels(product)).toEqual([]))
})

describe('files', () => {
  test('the pure folders use no clock, chance, timer or platform of their own', () => expect(bannedGlobals(product)).toEqual([]))
  test('no file is too long', () => expect(longFiles(written)).toEqual([]))
  test('no file outside the tests names a path of one machine', () => expect(pathsOfOneMachine(written)).toEqual([]))
})

describe.skipIf(!files.includes('SPEC.md'))('SPEC.md', () => {
  const [spec] = files.includes('SPEC.md') ? readSources(['SPEC.md']).map(({ text }) => text) : ['']
  const tests = readSources(files.filter((path) => /^tests\/.*\.ts$/.test(path) && !path.startsWith('tests/architecture/')))

  test('has rules, each number once', () => {
    expect(rulesOf(spec!).length).toBeGreaterThan(0)
    expect(repeatedRules(spec!)).toEqual([])
  })
  test('has a test for every rule', () => expect(rulesWithoutTest(spec!, tests)).toEqual([]))
  test('has every rule that a test names', () => expect(unknownNumbers(spec!, tests)).toEqual([]))
})
