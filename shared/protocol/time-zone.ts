// Names of time zones, as the IANA database has them.
import { z } from 'zod'

export const timeZoneName = z.string().max(64).refine((name) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== null
  } catch {
    return false
  }
}, 'this is no time zone')
