// The organiser key: taken from the link's fragment, kept for this tab alone, never left in the address.
import { keyIn, tokenIn } from './route.ts'

const name = 'plenary.organiser.key'
const tokenName = 'plenary.replay.token'

/** The key this tab has, if any. Takes one out of the address first. */
export function takeKey(): string | null {
  const { key, rest } = keyIn(location.hash)
  if (key) {
    keepKey(key)
    history.replaceState(null, '', location.pathname + location.search + rest)
  }
  return sessionStorage.getItem(name)
}

/** A facilitator's token, by which this tab may replay one event and put things back in it. Takes one out of the address first. */
export function takeToken(): string | null {
  const { token, rest } = tokenIn(location.hash)
  if (token) {
    sessionStorage.setItem(tokenName, token)
    history.replaceState(null, '', location.pathname + location.search + rest)
  }
  return sessionStorage.getItem(tokenName)
}

export function forgetToken(): void {
  sessionStorage.removeItem(tokenName)
}

export function keepKey(key: string): void {
  sessionStorage.setItem(name, key)
}

export function forgetKey(): void {
  sessionStorage.removeItem(name)
}
