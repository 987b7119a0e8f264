/** The reference data, where the checkout has it beside it; tests that read it are skipped elsewhere. */
import { existsSync, readFileSync } from 'node:fs'

const shelf = new URL('../../../../shared/data/ranking/', import.meta.url)

export function isOnShelf(file: string): boolean {
  return existsSync(new URL(file, shelf))
}

export function shelfPath(file: string): URL {
  return new URL(file, shelf)
}

export function textFromShelf(file: string): string {
  return readFileSync(new URL(file, shelf), 'utf8')
}

export function fromShelf<T>(file: string): T {
  return JSON.parse(textFromShelf(file)) as T
}
