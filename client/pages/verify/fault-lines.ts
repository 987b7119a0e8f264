// Faults as they are listed: what is wrong in the same way with one entry after another is one line.
import type { Fault } from '../../../shared/archive/fault.ts'

export function faultLines(faults: readonly Fault[]): { where: string; message: string }[] {
  const lines: { from: string; to: string; message: string }[] = []
  for (const { where, message } of faults) {
    const last = lines.at(-1)
    if (last && last.message === message && follows(last.to, where)) last.to = where
    else lines.push({ from: where, to: where, message })
  }
  return lines.map(({ from, to, message }) => ({ where: from === to ? from : `${from} – ${to}`, message }))
}

function follows(before: string, after: string): boolean {
  const [one, next] = [before, after].map((where) => Number(/^entry (\d+)$/.exec(where)?.[1]))
  return next! - one! === 1
}
