import { expect, it } from 'vitest'
import { setTimeZone, zoned } from '../../../client/ui/time-zone.ts'
import { commandSchema } from '../../../shared/protocol/commands.ts'
import { createSchema } from '../../../shared/protocol/create.ts'
import { Room } from './room.ts'

const noon = Date.UTC(2026, 0, 15, 12)
const options = { hour: '2-digit', minute: '2-digit' } as const

it('DY-14 an event has a time zone of its own, changed and taken back like the rest of the agenda', () => {
  const room = new Room().do({ type: 'agenda.zone', timeZone: 'Europe/London' }, { type: 'agenda.zone', timeZone: 'Asia/Tokyo' })
  expect(room.decide({ type: 'agenda.zone', timeZone: 'Asia/Tokyo' })).toEqual({ ok: true, facts: [] })
  room.undoLatest()
  expect(room.state.timeZone).toBe('Europe/London')
  room.do({ type: 'agenda.zone', timeZone: null })
  expect(room.state.timeZone).toBeNull()
})

it('DY-14 only a zone that there is is taken', () => {
  const create = (timeZone: unknown): boolean => createSchema.safeParse({ title: 'T', timeZone }).success
  expect(['Europe/Cardiff', 'x'.repeat(65), 7].map(create)).toEqual([false, false, false])
  expect([create('Europe/London'), create(undefined)]).toEqual([true, true])
  expect(commandSchema.safeParse({ type: 'agenda.zone', timeZone: 'Mars/Olympus' }).success).toBe(false)
})

it('DY-14 times are those of the event, and its zone is named where the reader’s clock shows another time', () => {
  const time = zoned('en-GB', options, true)
  const here = time.format(noon)
  setTimeZone('Asia/Tokyo')
  expect([time.format(noon), zoned('en-GB', options).format(noon)]).toEqual(['21:00 GMT+9', '21:00'])
  setTimeZone(Intl.DateTimeFormat().resolvedOptions().timeZone)
  expect(time.format(noon)).toBe(here)
  setTimeZone(null)
  expect(time.format(noon)).toBe(here)
})
