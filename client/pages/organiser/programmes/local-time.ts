// A moment as a field for date and time writes it, in the time zone of the computer that one sits at.
export function localTime(atMs: number): string {
  const at = new Date(atMs)
  return new Date(atMs - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

/** Null for nothing, or what is no moment. */
export function timeOf(written: string): number | null {
  const at = written === '' ? Number.NaN : new Date(written).getTime()
  return Number.isFinite(at) && at >= 0 ? at : null
}
