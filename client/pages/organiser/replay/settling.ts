// What is put off while something goes on: until it rests, and no longer than a while.
const restMs = 150
const longestMs = 3_000

/** `later` puts `act` off once more; `end` forgets it. */
export function settling(act: () => void): { later(): void; end(): void } {
  let [resting, since] = [0, 0]
  const now = (): void => {
    resting = since = 0
    act()
  }
  return {
    later: () => {
      clearTimeout(resting)
      since ||= performance.now()
      resting = window.setTimeout(now, Math.max(0, Math.min(restMs, since + longestMs - performance.now())))
    },
    end: () => clearTimeout(resting),
  }
}
