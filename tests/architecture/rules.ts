// SPEC.md's numbered rules and the tests that carry their numbers.
import ts from 'typescript'
import { parse, visit, type Source } from './sources.ts'

const number = /[A-Z]{2}-\d+/
const ruleLine = new RegExp(`^\\s*(?:[-*|]\\s*)?[*\`]*(${number.source})\\b`)
const titleNumbers = new RegExp(`^${number.source}(?:(?:,| and|,? )\\s*${number.source})*\\b`)

export function rulesOf(spec: string): string[] {
  return spec.split('\n').flatMap((line) => ruleLine.exec(line)?.[1] ?? [])
}

/** The numbers that a file's test titles start with; of skipped and planned tests, none. */
export function numbersInTitles(source: Source): string[] {
  const numbers: string[] = []
  visit(parse(source), (node) => {
    if (!ts.isCallExpression(node) || !isTest(node.expression)) return
    const title = node.arguments[0]
    const text = title && (ts.isStringLiteralLike(title) ? title.text : ts.isTemplateExpression(title) ? title.head.text : '')
    numbers.push(...(titleNumbers.exec(text || '')?.[0].match(new RegExp(number, 'g')) ?? []))
  })
  return numbers
}

export function rulesWithoutTest(spec: string, tests: Source[]): string[] {
  const proven = new Set(tests.flatMap(numbersInTitles))
  return rulesOf(spec).filter((rule) => !proven.has(rule)).map((rule) => `${rule} has no test whose title starts with it`)
}

export function unknownNumbers(spec: string, tests: Source[]): string[] {
  const known = new Set(rulesOf(spec))
  return tests.flatMap((source) =>
    numbersInTitles(source).filter((rule) => !known.has(rule)).map((rule) => `${source.path} names ${rule}, which SPEC.md does not have`))
}

export function repeatedRules(spec: string): string[] {
  const rules = rulesOf(spec)
  return rules.filter((rule, index) => rules.indexOf(rule) !== index).map((rule) => `SPEC.md has ${rule} more than once`)
}

/** `test`, `it`, `describe` and their forms that run: test.each(…), it.only, describe.skipIf(…). */
function isTest(expression: ts.Expression): boolean {
  if (ts.isIdentifier(expression)) return ['test', 'it', 'describe'].includes(expression.text)
  if (ts.isCallExpression(expression)) return isTest(expression.expression)
  return ts.isPropertyAccessExpression(expression) && !['skip', 'todo', 'step', 'use'].includes(expression.name.text) && isTest(expression.expression)
}
