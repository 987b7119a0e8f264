// The organiser key: taken from the link's fragment, kept for this tab alone, never left in the address.
import { keyIn } from './route.ts'

const name = 'plenary.organiser.key'

/** The key this tab has, if any. Takes one out of the address first. */
export function takeKey(): string | null {
  const { key, rest } = keyIn(location.hash)
  if (key) {
    keepKey(key)
    history.replaceState(null, '', location.pathname + location.search + rest)
  }
  return sessionStorage.getItem(name)
}

export function keepKey(key: string): void {
  sessionStorage.setItem(name, key)
}

export function forgetKey(): void {
  sessionStorage.removeItem(name)
}
