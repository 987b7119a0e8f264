// Times are shown in the event's own zone, where it has one. Set before anything of an event is shown.
let zone: string | undefined

export function setTimeZone(wanted: string | null | undefined): void {
  zone = wanted ?? undefined
}

/** `named`: with the zone's short name, where the reader's own clock shows another time. */
export function zoned(locale: string, options: Intl.DateTimeFormatOptions, named = false): { format(atMs: number): string } {
  const made: Record<string, Intl.DateTimeFormat> = {}
  const by = (key: string, more?: Intl.DateTimeFormatOptions) => (made[key] ??= new Intl.DateTimeFormat(locale, { ...options, ...more }))
  return {
    format: (atMs) => {
      const text = by(`${zone}`, { timeZone: zone }).format(atMs)
      return named && text !== by('').format(atMs) ? by(`+${zone}`, { timeZone: zone, timeZoneName: 'short' }).format(atMs) : text
    },
  }
}
