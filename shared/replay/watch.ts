// What each update did to a document, told while it is applied: for who needs the document at that moment, too.
// Who only wants to know takes a recording: it applies many updates in one go.
import * as Y from 'yjs'
import { roots } from '../board/schema.ts'
import type { Root } from '../board/schema.ts'
import type { Touch, TouchKind } from './touches.ts'

/** Watches a board from now on. */
export type TouchWatch = {
  /** What was touched since the last call, each once, in order. */
  take(): Touch[]
  stop(): void
}

export function watchTouches(doc: Y.Doc): TouchWatch {
  const touches = new Map<string, Touch>()
  const add = (kind: TouchKind, actionId: string | null): void => void touches.set(`${kind} ${actionId}`, { kind, actionId })
  const stops = roots.map((root) => {
    const map = doc.getMap(root)
    const see = (events: BoardEvent[]): void => {
      for (const event of events) seeEvent(root, map, event, add)
    }
    map.observeDeep(see)
    return () => map.unobserveDeep(see)
  })
  return {
    take: () => {
      if (touches.size === 0) return []
      const taken = [...touches.values()]
      touches.clear()
      return taken
    },
    stop: () => {
      for (const stop of stops) stop()
    },
  }
}

type BoardEvent = Parameters<Parameters<Y.Map<unknown>['observeDeep']>[0]>[0][number]
type Add = (kind: TouchKind, actionId: string | null) => void

function seeEvent(root: Root, map: Y.Map<unknown>, event: BoardEvent, add: Add): void {
  if (event.path.length > 0) {
    seeEntry(root, map.get(String(event.path[0])), String(event.path[0]), event, add)
    return
  }
  for (const [id, { action, oldValue }] of event.keys) {
    if (action === 'delete') seeWhole(root, id, oldValue, 'removed', add)
    else seeWhole(root, id, map.get(id), action === 'add' ? 'added' : 'changed', add)
  }
}

/** An entry came, went, or was put in another's place. */
function seeWhole(root: Root, id: string, entry: unknown, how: 'added' | 'removed' | 'changed', add: Add): void {
  switch (root) {
    case 'actions':
      return add(how === 'changed' ? 'action-reworded' : `action-${how}`, id)
    case 'arguments':
      return add(how === 'changed' ? 'argument-reworded' : `argument-${how}`, how === 'removed' ? null : actionOf(entry))
    case 'evidence': {
      const linked = how === 'removed' ? [] : linkedTo(entry)
      return (linked.length === 0 ? [null] : linked).forEach((actionId) => add(`evidence-${how}`, actionId))
    }
    case 'themes':
      return add(`theme-${how}`, null)
  }
}

/** Something inside an entry changed. */
function seeEntry(root: Root, entry: unknown, id: string, event: BoardEvent, add: Add): void {
  switch (root) {
    case 'actions': {
      const moved = event.path.length === 1 && [...event.keys.keys()].some((key) => key === 'theme' || key === 'order')
      return add(moved ? 'action-moved' : 'action-reworded', id)
    }
    case 'arguments':
      return add('argument-reworded', actionOf(entry))
    case 'evidence': {
      const linked = linkedTo(entry)
      return (linked.length === 0 ? [null] : linked).forEach((actionId) => add('evidence-changed', actionId))
    }
    case 'themes':
      return add('theme-changed', null)
  }
}

function actionOf(entry: unknown): string | null {
  const action = entry instanceof Y.Map ? entry.get('action') : null
  return typeof action === 'string' ? action : null
}

function linkedTo(entry: unknown): string[] {
  const linked = entry instanceof Y.Map ? entry.get('actions') : null
  return linked instanceof Y.Map ? [...linked.keys()].sort() : []
}
