// The time axis of a replay. Time runs evenly on it, but for marked breaks: stretches without any entry that are longer
// than `breakAfterMs` take a fixed, labelled width. Invariant: `position` and `time` are monotone and undo each other.

/** Talk without typing is part of a sitting; a night is not. */
export const breakAfterMs = 45 * 60_000

export type Axis = { pieces: AxisPiece[]; /** In axis units: ms, where there is no break. */ length: number }

/** `from`–`to` in time (ms since the epoch), `start`–`end` on the axis. */
export type AxisPiece = { kind: 'time' | 'break'; from: number; to: number; start: number; end: number }

/** `times` must ascend. */
export function buildAxis(times: readonly number[], shortestMs = 1_000): Axis {
  const first = times[0] ?? 0
  const last = Math.max(times[times.length - 1] ?? 0, first + shortestMs)
  const stretches: { kind: AxisPiece['kind']; from: number; to: number }[] = []
  let from = first
  for (let i = 1; i < times.length; i++) {
    const before = times[i - 1]!
    if (times[i]! - before <= breakAfterMs) continue
    if (before > from) stretches.push({ kind: 'time', from, to: before })
    stretches.push({ kind: 'break', from: before, to: times[i]! })
    from = times[i]!
  }
  if (last > from || stretches.length === 0) stretches.push({ kind: 'time', from, to: last })

  const breaks = stretches.filter(({ kind }) => kind === 'break').length
  const even = stretches.reduce((sum, { kind, from, to }) => sum + (kind === 'time' ? to - from : 0), 0)
  const breakLength = Math.max(shortestMs, Math.round((even * Math.min(0.06, 0.3 / Math.max(1, breaks)))))
  let start = 0
  const pieces = stretches.map((stretch): AxisPiece => {
    const end = start + (stretch.kind === 'time' ? stretch.to - stretch.from : breakLength)
    const piece = { ...stretch, start, end }
    start = end
    return piece
  })
  return { pieces, length: start }
}

/** Where a time is on the axis; what lies outside is at its ends. */
export function position(axis: Axis, time: number): number {
  const piece = axis.pieces.find(({ to }) => time <= to) ?? axis.pieces[axis.pieces.length - 1]!
  const share = (time - piece.from) / (piece.to - piece.from)
  return piece.start + clamp(share) * (piece.end - piece.start)
}

/** Which time is at a place on the axis. */
export function time(axis: Axis, at: number): number {
  const piece = axis.pieces.find(({ end }) => at <= end) ?? axis.pieces[axis.pieces.length - 1]!
  const share = (at - piece.start) / (piece.end - piece.start)
  return piece.from + clamp(share) * (piece.to - piece.from)
}

/** The break that a time lies in, its edges left out. */
export function breakAt(axis: Axis, time: number): AxisPiece | undefined {
  return axis.pieces.find(({ kind, from, to }) => kind === 'break' && time > from && time < to)
}

function clamp(share: number): number {
  return share < 0 ? 0 : share > 1 ? 1 : share
}
