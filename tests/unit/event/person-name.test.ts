import { expect, it } from 'vitest'
import { commandSchema } from '../../../shared/protocol/commands.ts'
import { memberChange } from '../../../shared/protocol/programmes.ts'
import { personName } from '../../../shared/protocol/person-name.ts'

it('JN-5 a name loses what cannot be seen and turns the words around it, and keeps what its script needs', () => {
  const given = ['  Amira Khan ', 'Ann\u202ekcis', 'Ben\n\tOwen', '\u2066Eve\u2069\u200f', '\u0000\u007f\u0085Zoë', 'علی\u200cرضا', 'क्\u200dष', '\u202e']
  expect(given.map((name) => personName.parse(name))).toEqual(['Amira Khan', 'Annkcis', 'Ben Owen', 'Eve', 'Zoë', 'علی\u200cرضا', 'क्\u200dष', ''])
  expect(personName.safeParse('x'.repeat(81)).success).toBe(false)
})

it('JN-5 so is every name that comes in', () => {
  const turned = 'Ann\u202ekcis'
  expect(commandSchema.parse({ type: 'person.update', name: turned })).toMatchObject({ name: 'Annkcis' })
  expect(commandSchema.parse({ type: 'person.rename', participantId: 'p1', name: turned, reason: 'Asked to' })).toMatchObject({ name: 'Annkcis' })
  expect(memberChange.parse({ name: turned })).toEqual({ name: 'Annkcis' })
  expect(memberChange.safeParse({ name: '\u202e' }).success).toBe(false)
})
