// Keeps the machine behind the projector from going to sleep, where the browser lets a page ask for that.
export function stayAwake(): () => void {
  const stop = new AbortController()
  let lock: WakeLockSentinel | null = null
  const ask = async (): Promise<void> => {
    if (document.visibilityState !== 'visible') return
    lock = (await navigator.wakeLock?.request('screen').catch(() => null)) ?? null
    if (stop.signal.aborted) void lock?.release()
  }
  document.addEventListener('visibilitychange', () => void ask(), { signal: stop.signal })
  void ask()
  return () => {
    stop.abort()
    void lock?.release()
  }
}
