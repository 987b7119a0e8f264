// Names that people wrote into their words, as a report without names blots them out.
import { expect, test } from 'vitest'
import { nameMask, nameRemoved } from '../../../shared/report/anonymous.ts'
import { loneNameMask } from '../../../shared/report/lone-names.ts'
import { reportOf, told } from '../../support/report.ts'

test.each(['NFC', 'NFD'] as const)('RT-7 a name is found whichever way its accents are written (%s)', (form) => {
  for (const given of ['NFC', 'NFD'] as const) {
    const mask = nameMask(new Set(['Zoë Åström'.normalize(given), 'Éva'.normalize(given)]))
    expect(mask('Ask zoë  åström, or Éva.'.normalize(form))).toBe(`Ask ${nameRemoved}, or ${nameRemoved}.`)
    expect(mask('Évariste')).toBe('Évariste')
  }
})

test('RT-7 a first or last name by itself is found, also after a title, in brackets or with an accent; not within a word', () => {
  const mask = loneNameMask(new Set(['Amara Khan', 'Dr Seán O’Neil (she/her)', 'Zoë Åström, Health', 'Nia Mary-Ann Evans', 'NHS England', 'Guest 12', 'Dr Ruth']), new Set())
  const gone = nameRemoved
  expect(mask('As Amara said, Khan’s rotas and Seán; O\'Neil (Zoë) too.')).toBe(`As ${gone} said, ${gone}’s rotas and ${gone}; ${gone} (${gone}) too.`)
  expect(mask('Zoe\u0308 and Ruth, not Amaranth, Evansville or amara.')).toBe(`${gone} and ${gone}, not Amaranth, Evansville or amara.`)
  expect(mask('NHS England has Guest rooms; Nia Evans')).toBe(`NHS England has Guest rooms; ${gone} ${gone}`)
})

test('RT-7 a name that is a word, too, goes only where somebody speaks under it', () => {
  const mask = loneNameMask(new Set(['Will Young', 'May Lee', 'Grace Hill', 'Care Worker', 'Rota Planner']), new Set(['rota']))
  expect(mask('Will this work in May? A Grace period. Care homes need a Rota. Lee agrees.')).toBe(`Will this work in May? A Grace period. Care homes need a Rota. ${nameRemoved} agrees.`)
  expect(mask('Will said so, and May asked.')).toBe(`${nameRemoved} said so, and ${nameRemoved} asked.`)
})

test('RT-7 what the organiser called things, and what is a word elsewhere in the report, stays', () => {
  const say = (text: string): string => reportOf(told({
    extra: (journal) => journal.join('px', 'Refine Staffing', null).join('py', 'Olwen Pugh', null).fact({ type: 'message.set', messageId: 'm2', message: { messageId: 'm2', speaker: 'X', text, at: 6 } })
      .fact({ type: 'message.set', messageId: 'm3', message: { messageId: 'm3', speaker: 'X', text: 'More staffing', at: 7 } }),
  }), true).messages[1]!.text
  expect(say('Refine it, says Olwen: Staffing first, Pugh.')).toBe(`Refine it, says ${nameRemoved}: Staffing first, ${nameRemoved}.`)
})
