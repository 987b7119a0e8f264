// Reads the project's files for the architecture checks. A source is a path relative to the project and its text, so that
// the checks can be fed planted ones.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path/posix'
import ts from 'typescript'
import { filesUnder, root } from '../../scripts/lib/project.mjs'

export type Source = { path: string; text: string }

export type Import = {
  /** as written */
  specifier: string
  /** relative to the project, for a relative import */
  target?: string
  /** erased before it runs */
  typeOnly: boolean
  /** started as a program of its own, such as a worker */
  started: boolean
}

const made = ['.git', '.cache', 'node_modules', 'dist', 'data', 'test-results', 'coverage']

/** Every file of the project that is written, not made. */
export function projectFiles(): string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter(({ name }) => !made.includes(name))
    .flatMap((entry) => (entry.isDirectory() ? filesUnder(entry.name) : [entry.name]))
    .sort()
}

export function readSources(paths: string[]): Source[] {
  return paths.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

/** The project's own code: not tests, not scripts. */
export function isProduct(path: string): boolean {
  return /^(shared|server|client)\//.test(path)
}

export function isCode(path: string): boolean {
  return /\.(ts|svelte)$/.test(path)
}

/** The syntax tree of a TypeScript file, or of the scripts of a component. */
export function parse({ path, text }: Source): ts.SourceFile {
  const code = path.endsWith('.svelte') ? scriptsOf(text) : text
  return ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS)
}

export function importsOf(source: Source): Import[] {
  const found: Import[] = []
  const add = (node: ts.Node | undefined, typeOnly: boolean, started = false) => {
    if (!node || !ts.isStringLiteralLike(node)) return
    const relative = /^\.\.?\//.test(node.text)
    found.push({
      specifier: node.text,
      ...(relative ? { target: normalize(join(dirname(source.path), node.text.replace(/\?.*$/, ''))) } : {}),
      typeOnly,
      started,
    })
  }
  visit(parse(source), (node) => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, onlyTypes(node.importClause))
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly)
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true)
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0], false)
    else if (ts.isNewExpression(node) && startsModule(node)) add(node.arguments?.[0], false, true)
  })
  return found
}

export function visit(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node)
  ts.forEachChild(node, (child) => visit(child, look))
}

/** `new URL('./worker.ts', import.meta.url)` */
function startsModule(node: ts.NewExpression): boolean {
  const [path, base] = node.arguments ?? []
  return node.expression.getText() === 'URL' && base?.getText() === 'import.meta.url'
    && !!path && ts.isStringLiteralLike(path) && /\.[cm]?[jt]s$/.test(path.text)
}

function onlyTypes(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true
  const names = clause.namedBindings
  return !clause.name && !!names && ts.isNamedImports(names) && names.elements.length > 0 && names.elements.every((name) => name.isTypeOnly)
}

function scriptsOf(markup: string): string {
  return [...markup.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]).join('\n')
}
