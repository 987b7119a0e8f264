// How long something takes in processor time of this thread, so that other work on the machine does not count.
import { performance } from 'node:perf_hooks'

/** Milliseconds a run, the mean after a warm-up of `warmUp` runs; at most `most` runs or two seconds. */
export function cpuMs(run: () => void, { warmUp, most }: { warmUp: number; most: number }): number {
  for (let at = 0; at < warmUp; at++) run()
  const until = performance.now() + 2_000
  const before = process.threadCpuUsage()
  let runs = 0
  do {
    run()
    runs++
  } while (runs < most && performance.now() < until)
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1_000 / runs
}
