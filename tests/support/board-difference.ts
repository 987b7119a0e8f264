// What readers see differently on two boards, and whether the operations that the guard named explain it.
import { expect } from 'vitest'
import * as Y from 'yjs'
import type { Operation } from '../../shared/board/operations.ts'
import { fields, roots } from '../../shared/board/schema.ts'
import type { Root } from '../../shared/board/schema.ts'

type Seen = { holder: string; values: Record<string, string> }

const singular = { actions: 'action', themes: 'theme', arguments: 'argument', evidence: 'evidence' } as const

/** All that is visible, entry by entry; `holder` tells one entry from another under the same key. */
export function seen(doc: Y.Doc): Record<Root, Map<string, Seen>> {
  return Object.fromEntries(roots.map((root) => [root, new Map([...doc.getMap(root)].flatMap(([key, value]): [string, Seen][] => {
    if (!(value instanceof Y.Map)) return []
    const { client, clock } = value._item!.id
    return [[key, { holder: `${client}:${clock}`, values: Object.fromEntries([...value].map(([name, held]) => [name, JSON.stringify(held instanceof Y.Map ? [...held].sort() : held)])) }]]
  }))])) as Record<Root, Map<string, Seen>>
}

/** The operations that explain what readers see differently, at the least: what may be changed is named by its author. */
export function differences(before: ReturnType<typeof seen>, after: ReturnType<typeof seen>): Operation[] {
  return roots.flatMap((root) => [...new Set([...before[root].keys(), ...after[root].keys()])].flatMap((key): Operation[] => {
    const [old, now] = [before[root].get(key), after[root].get(key)]
    const author = (entry: Seen): { author?: string } => (entry.values['author'] === undefined ? {} : { author: JSON.parse(entry.values['author']) as string })
    if (old && now && old.holder === now.holder) {
      const names = Object.keys({ ...old.values, ...now.values }).filter((name) => old.values[name] !== now.values[name])
      return opsOf(root, names).map((op) => ({ op, key, ...author(now) }))
    }
    return [
      ...(old ? [{ op: `${singular[root]}.remove` as const, key, ...author(old) }] : []),
      ...(now ? [{ op: `${singular[root]}.add` as const, key, ...author(now) }] : []),
    ]
  }))
}

function opsOf(root: Root, names: readonly string[]): Operation['op'][] {
  const opOf = (name: string): Operation['op'] => {
    if (root === 'actions') return name === 'order' || name === 'theme' ? 'action.move' : 'action.edit'
    return root === 'evidence' ? (name === 'actions' ? 'evidence.link' : 'evidence.edit') : `${singular[root]}.edit`
  }
  return [...new Set(names.map(opOf))]
}

/** Every visible difference is named, with whose it is; and who wrote a standing entry is as before. */
export function expectExplained(before: ReturnType<typeof seen>, after: ReturnType<typeof seen>, operations: readonly Operation[]): void {
  for (const { op, key, author } of differences(before, after)) {
    expect(operations.map(({ op, key, author }) => ({ op, key, author }))).toContainEqual({ op, key, author })
  }
  for (const root of roots) {
    for (const [key, { holder, values }] of after[root]) {
      const old = before[root].get(key)
      if (old?.holder !== holder) continue
      for (const name of ['author', 'createdAt']) if (old.values[name] !== undefined) expect(values[name]).toBe(old.values[name])
    }
  }
}

/** Nothing but what the schema has, within its bounds. */
export function expectFits(doc: Y.Doc): void {
  for (const name of doc.share.keys()) expect(roots).toContain(name)
  for (const root of roots) {
    for (const [, value] of doc.getMap(root)) {
      expect(value).toBeInstanceOf(Y.Map)
      for (const [name, { required }] of Object.entries(fields[root])) if (required) expect((value as Y.Map<unknown>).has(name)).toBe(true)
      for (const [name, held] of value as Y.Map<unknown>) {
        const field = fields[root][name]
        expect(field).toBeDefined()
        if (field?.kind === 'text') {
          expect(held).toBeInstanceOf(Y.Text)
          expect((held as Y.Text).length).toBeLessThanOrEqual(field.maxChars)
          expect((held as Y.Text).length).toBe((held as Y.Text).toString().length)
        }
        if (field?.kind === 'set') expect(held).toBeInstanceOf(Y.Map)
        if (field?.kind === 'set') expect((held as Y.Map<unknown>).size).toBeLessThanOrEqual(field.maxKeys)
        if (field?.kind === 'number') expect(held).toBeTypeOf('number')
        if (field?.kind === 'string' && !(field.nullable && held === null)) {
          expect(held).toBeTypeOf('string')
          expect((held as string).length).toBeLessThanOrEqual(field.maxChars)
        }
      }
    }
  }
}
