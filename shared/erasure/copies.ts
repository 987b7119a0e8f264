// Words that the server wrote anew, on another board or back where they had been: found where they say the same as what somebody wrote
// in the same field of the same action, wherever that was carried to. Evidence has no lineage, and is compared with all evidence.
import * as Y from 'yjs'
import type { Copy, Touched } from './board.ts'

/** What somebody wrote in one go, by field. */
export type Runs = Map<string, Set<string>>

/** Which action an action is, wherever it is. */
type LineageOf = (actionId: string) => string

/** A stroke or two says nothing of whose they are; nor, in evidence on whatever, do a word or two. */
const leastChars = { actions: 4, evidence: 12 }

/** Adds what these clients wrote, in a document that has kept everything. */
export function addRuns(runs: Runs, doc: Y.Doc, clients: ReadonlySet<number>, lineageOf: LineageOf): void {
  for (const { key, text, root } of texts(doc, lineageOf)) {
    const isLong = (run: string): boolean => run.trim().length >= leastChars[root]
    const found = new Set<string>()
    let [all, there] = ['', '']
    const end = (): void => {
      for (const run of [all, there]) if (isLong(run)) found.add(run)
      all = there = ''
    }
    for (let item = text._start; item; item = item.right) {
      if (!(item.content instanceof Y.ContentString)) continue
      if (!clients.has(item.id.client)) {
        // What has been deleted since does not part what is on both sides of it.
        if (!item.deleted) end()
        continue
      }
      all += item.content.str
      if (!item.deleted) there += item.content.str
      if (isLong(item.content.str)) found.add(item.content.str)
    }
    end()
    if (found.size > 0) runs.set(key, new Set([...runs.get(key) ?? [], ...found]))
  }
}

/** Where these clients (the server's) wrote the same. */
export function copiesOf(runs: Runs, doc: Y.Doc, clients: ReadonlySet<number>, lineageOf: LineageOf): { copies: Copy[]; touched: Touched[] } {
  const copies: Copy[] = []
  const touched: Touched[] = []
  for (const { key, text, root, id, field } of texts(doc, lineageOf)) {
    const wanted = runs.get(key)
    if (!wanted) continue
    const before = copies.length
    for (let item = text._start; item; item = item.right) {
      if (!(item.content instanceof Y.ContentString) || !clients.has(item.id.client)) continue
      const { str } = item.content
      for (const run of wanted) {
        if (str.trim().length >= leastChars[root] && run.includes(str)) copies.push([item.id.client, item.id.clock, item.id.clock + str.length])
        for (let at = str.indexOf(run); at >= 0; at = str.indexOf(run, at + run.length)) copies.push([item.id.client, item.id.clock + at, item.id.clock + at + run.length])
      }
    }
    if (copies.length > before) touched.push({ root, id, field })
  }
  return { copies, touched }
}

function* texts(doc: Y.Doc, lineageOf: LineageOf): Generator<{ key: string; text: Y.Text; root: 'actions' | 'evidence'; id: string; field: string }> {
  for (const root of ['actions', 'evidence'] as const) {
    for (const [id, latest] of doc.getMap(root)._map) {
      for (let item: Y.Item | null = latest; item; item = item.left) {
        if (!(item.content instanceof Y.ContentType)) continue
        for (const [field, value] of item.content.type._map) {
          for (let version: Y.Item | null = value; version; version = version.left) {
            const type = version.content instanceof Y.ContentType ? version.content.type : null
            if (type instanceof Y.Text) yield { key: root === 'actions' ? `${lineageOf(id)} ${field}` : `evidence ${field}`, text: type, root, id, field }
          }
        }
      }
    }
  }
}
