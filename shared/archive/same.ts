// Whether what a file says is what the journal comes to now. A state has gained fields since an archive was written: those may be
// missing from the file, as long as nothing has happened to them.
import { emptyState } from '../event/state.ts'
import { isRecord } from './json.ts'

const noState = emptyState() as unknown as Record<string, unknown>

/** Where the two differ first, as a path of keys; null where they do not. */
export function difference(file: unknown, folded: unknown, path = ''): string | null {
  if (isRecord(file) && isRecord(folded)) {
    for (const key of Object.keys(file)) {
      if (!Object.hasOwn(folded, key)) return below(path, key)
      const found = difference(file[key], folded[key], below(path, key))
      if (found !== null) return found
    }
    for (const key of Object.keys(folded)) {
      if (!Object.hasOwn(file, key) && !isNothing(folded[key]) && !(path === '' && isSame(folded[key], noState[key]))) return below(path, key)
    }
    return null
  }
  if (Array.isArray(file) && Array.isArray(folded)) {
    if (file.length !== folded.length) return below(path, 'length')
    for (const [i, one] of file.entries()) {
      const found = difference(one, folded[i], below(path, String(i)))
      if (found !== null) return found
    }
    return null
  }
  return Object.is(file, folded) ? null : path === '' ? 'content' : path
}

function below(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`.slice(0, 200)
}

function isNothing(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0
  if (isRecord(value)) return Object.values(value).every(isNothing)
  return value === null || value === undefined || value === false || value === 0 || value === ''
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
