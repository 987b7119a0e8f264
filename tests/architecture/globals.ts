// Globals that a folder may not use, each with what to use instead. Works on the syntax tree, so comments, strings, properties
// and a file's own names are no matches.
import ts from 'typescript'
import { isCode, parse, visit, type Source } from './sources.ts'

type Ban = { what: string; instead: string }

const time: Ban[] = [
  { what: 'Date.now', instead: 'take `now` as an argument' },
  { what: 'new Date()', instead: 'take `now` as an argument' },
  { what: 'performance', instead: 'take `now` as an argument' },
]
const shared: Ban[] = [
  ...time,
  { what: 'Math.random', instead: 'take a random number, or a seed, as an argument' },
  { what: 'crypto.randomUUID', instead: 'take an id, or a `newId`, as an argument' },
  { what: 'crypto.getRandomValues', instead: 'take random bytes as an argument' },
  ...['setTimeout', 'setInterval', 'setImmediate', 'requestAnimationFrame']
    .map((what) => ({ what, instead: 'return what is due and when; who calls keeps the time' })),
  ...['process', 'Buffer', '__dirname', 'require'].map((what) => ({ what, instead: 'shared code runs in browsers too; take a value as an argument' })),
  ...['window', 'document', 'navigator', 'location', 'localStorage', 'sessionStorage', 'globalThis']
    .map((what) => ({ what, instead: 'shared code runs on the server too; do it in client/' })),
  ...['fetch', 'console'].map((what) => ({ what, instead: 'shared code does no input or output; return a value' })),
]
const core: Ban[] = [
  { what: 'Date.now', instead: 'use the Clock port' },
  { what: 'new Date()', instead: 'use the Clock port' },
  { what: 'Math.random', instead: 'use the Ids port' },
  { what: 'crypto.randomUUID', instead: 'use the Ids port' },
  { what: 'setTimeout', instead: 'use the Timers port' },
  { what: 'setInterval', instead: 'use the Timers port' },
  { what: 'process.env', instead: 'server/main.ts reads the environment; take the setting as an argument' },
]

export function bannedGlobals(sources: Source[]): string[] {
  return sources.filter(({ path }) => isCode(path)).flatMap((source) => {
    const bans = bansFor(source.path)
    if (bans.length === 0) return []
    const tree = parse(source)
    return globalsUsed(tree).flatMap(({ name, position }) => {
      const ban = bans.find(({ what }) => name === what || name.startsWith(`${what}.`))
      const line = tree.getLineAndCharacterOfPosition(position).line + 1
      return ban ? [`${source.path}:${line} uses ${ban.what}: ${ban.instead}`] : []
    })
  })
}

function bansFor(path: string): Ban[] {
  if (path.startsWith('shared/')) return shared
  return /^server\/(control|rooms|history)\//.test(path) ? core : []
}

/** Names that the file does not declare itself, with the property read from them: `Date.now`, `setTimeout`, `new Date()`. */
function globalsUsed(tree: ts.SourceFile): { name: string; position: number }[] {
  const own = ownNames(tree)
  const used: { name: string; position: number }[] = []
  visit(tree, (node) => {
    if (!ts.isIdentifier(node) || own.has(node.text) || !isReference(node)) return
    used.push({ name: nameWithContext(node), position: node.getStart() })
  })
  return used
}

function nameWithContext(node: ts.Identifier): string {
  const parent = node.parent
  if (ts.isPropertyAccessExpression(parent) && parent.expression === node) return `${node.text}.${parent.name.text}`
  if (ts.isElementAccessExpression(parent) && parent.expression === node && ts.isStringLiteralLike(parent.argumentExpression)) {
    return `${node.text}.${parent.argumentExpression.text}`
  }
  const madeNow = (ts.isNewExpression(parent) || ts.isCallExpression(parent)) && parent.expression === node && !parent.arguments?.length
  return node.text === 'Date' && madeNow ? 'new Date()' : node.text
}

function isReference(node: ts.Identifier): boolean {
  const parent = node.parent
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node
  if (ts.isTypeNode(parent) || ts.isTypeElement(parent) || ts.isQualifiedName(parent) || ts.isImportSpecifier(parent)) return false
  return !(ts.isClassElement(parent) && parent.name === node) && !(ts.isMethodDeclaration(parent) && parent.name === node)
}

function ownNames(tree: ts.SourceFile): Set<string> {
  const names = new Set<string>()
  visit(tree, (node) => {
    const declares = ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node)
      || ts.isFunctionDeclaration(node) || ts.isImportClause(node) || ts.isImportSpecifier(node) || ts.isNamespaceImport(node)
    if (declares && node.name && ts.isIdentifier(node.name)) names.add(node.name.text)
  })
  return names
}
