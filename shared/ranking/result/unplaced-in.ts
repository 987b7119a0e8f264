/** Apart from reading a result, so that a page which shows places alone does not load that. */
import { winsRows, type Treatment } from '../pairwise.ts'
import { unplacedActions } from '../unplaced.ts'
import type { ReadResult } from './read-result.ts'

/** Actions that no ballot compares with any other under this treatment: they have no place. */
export function unplacedIn({ matrices, actionIds }: ReadResult, treatment: Treatment): Set<string> {
  return matrices ? unplacedActions(winsRows(matrices[treatment]), actionIds) : new Set()
}
