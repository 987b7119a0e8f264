// What the net layer takes from the browser, in one place, so that all else can be tested without one.

/** 16 characters, unguessable. Works without HTTPS, where `crypto.randomUUID` does not exist. */
export function newId(): string {
  let id = ''
  for (const byte of crypto.getRandomValues(new Uint8Array(16))) id += letters[byte & 63]
  return id
}

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_'

/** `localStorage`, or one that forgets at the next load where the browser keeps nothing. */
export const storage: Storage = usable(() => localStorage) ?? forgetful()

/** The same for one tab. */
export const session: Storage = usable(() => sessionStorage) ?? forgetful()

function usable(open: () => Storage): Storage | null {
  try {
    const found = open()
    found.setItem('plenary.try', '')
    found.removeItem('plenary.try')
    return found
  } catch {
    return null
  }
}

function forgetful(): Storage {
  const items = new Map<string, string>()
  return {
    get length() {
      return items.size
    },
    clear: () => items.clear(),
    getItem: (key) => items.get(key) ?? null,
    key: (index) => [...items.keys()][index] ?? null,
    removeItem: (key) => void items.delete(key),
    setItem: (key, value) => void items.set(key, value),
  }
}

/** `ws(s)://HOST` of this page; boards are synchronised under `/sync`. */
export function socketUrl(): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}`
}

/** Whether the server answers a plain request now, whatever it says. */
export async function reachable(): Promise<boolean> {
  try {
    return (await fetch('/livez', { cache: 'no-store', signal: AbortSignal.timeout(reachableMs) })).status < 500
  } catch {
    return false
  }
}

const reachableMs = 3_000

export function timerOf(ms: number, call: () => void): () => void {
  const timer = setTimeout(call, ms)
  return () => clearTimeout(timer)
}

/** `changed`: the network came or went. `awake`: the page is looked at again. The returned function stops both. */
export function onNetwork(changed: (online: boolean) => void, awake: () => void): () => void {
  const stop = new AbortController()
  const { signal } = stop
  addEventListener('online', () => changed(true), { signal })
  addEventListener('offline', () => changed(false), { signal })
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && awake(), { signal })
  return () => stop.abort()
}
