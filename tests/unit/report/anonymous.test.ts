// Names that people wrote into their words, as a report without names blots them out.
import { expect, test } from 'vitest'
import { nameMask, nameRemoved } from '../../../shared/report/anonymous.ts'

test.each(['NFC', 'NFD'] as const)('RT-7 a name is found whichever way its accents are written (%s)', (form) => {
  for (const given of ['NFC', 'NFD'] as const) {
    const mask = nameMask(new Set(['Zoë Åström'.normalize(given), 'Éva'.normalize(given)]))
    expect(mask('Ask zoë  åström, or Éva.'.normalize(form))).toBe(`Ask ${nameRemoved}, or ${nameRemoved}.`)
    expect(mask('Évariste')).toBe('Évariste')
  }
})
