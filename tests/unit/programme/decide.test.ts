import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyProgramme } from '../../../shared/programme/apply.ts'
import { decideProgramme } from '../../../shared/programme/decide.ts'
import type { ProgrammeCommand } from '../../../shared/programme/decide.ts'
import { doorsMs, sittingNow } from '../../../shared/programme/running.ts'
import type { Sitting } from '../../../shared/programme/running.ts'
import { emptyProgramme } from '../../../shared/programme/state.ts'
import type { Programme } from '../../../shared/programme/state.ts'

class Series {
  state: Programme = applyProgramme(emptyProgramme(), { seq: 1, at: 1_000, fact: { type: 'programme.created', programmeId: 'p', title: 'Workforce', groups: ['Nurses', 'Carers'] } })
  #ids = 0

  send(command: ProgrammeCommand): string {
    const before = JSON.stringify(this.state)
    const decision = decideProgramme(this.state, command, { newId: () => `m${++this.#ids}`, tokenHash: (memberId, generation) => `${memberId}#${generation}` })
    if (!decision.ok) return decision.error.code
    for (const fact of decision.facts) this.state = applyProgramme(this.state, { seq: this.state.seq + 1, at: 2_000, fact })
    return decision.facts.length === 0 ? (expect(JSON.stringify(this.state)).toBe(before), 'nothing') : 'done'
  }
}

describe('a programme', () => {
  it('PG-1 has its events in order: they are added once, scheduled, moved and let go, and asking again changes nothing', () => {
    const series = new Series()
    for (const eventId of ['a', 'b', 'c']) expect(series.send({ type: 'add', eventId, startsAt: null, from: null })).toBe('done')
    expect(series.send({ type: 'add', eventId: 'a', startsAt: 5, from: null })).toBe('nothing')
    expect([series.send({ type: 'schedule', eventId: 'b', startsAt: 5 }), series.send({ type: 'schedule', eventId: 'b', startsAt: 5 }), series.send({ type: 'schedule', eventId: 'x', startsAt: 5 })]).toEqual(['done', 'nothing', 'unknown-event'])
    expect([series.send({ type: 'place', eventId: 'c', before: 'a' }), series.send({ type: 'place', eventId: 'c', before: 'a' }), series.send({ type: 'place', eventId: 'c', before: 'x' })]).toEqual(['done', 'nothing', 'unknown-event'])
    expect(series.state.events.map(({ eventId, startsAt }) => [eventId, startsAt])).toEqual([['c', null], ['a', null], ['b', 5]])
    expect([series.send({ type: 'leave', eventId: 'a' }), series.send({ type: 'leave', eventId: 'a' })]).toEqual(['done', 'nothing'])
    expect(series.state.events.map(({ eventId }) => eventId)).toEqual(['c', 'b'])
  })

  it('PN-1 keeps a panel: people are invited in groups that it has, renamed, and a group with people in it stays', () => {
    const series = new Series()
    expect(series.send({ type: 'invite', members: [{ name: 'Ann', group: 'Nurses' }, { name: 'Ben', group: 'Cooks' }] })).toBe('unknown-group')
    expect(series.state.panel).toEqual({})
    expect(series.send({ type: 'invite', members: [{ name: 'Ann', group: 'Nurses' }, { name: 'Ben', group: null }] })).toBe('done')
    expect([series.send({ type: 'member', memberId: 'm2', group: 'Carers' }), series.send({ type: 'member', memberId: 'm2', group: 'Cooks' }), series.send({ type: 'member', memberId: 'constructor', name: 'X' })]).toEqual(['done', 'unknown-group', 'unknown-person'])
    expect([series.send({ type: 'change', groups: ['Nurses'] }), series.send({ type: 'change', groups: ['Nurses', 'Carers', 'Patients'] }), series.send({ type: 'change', title: 'Workforce' })]).toEqual(['group-in-use', 'done', 'nothing'])
  })

  it('PN-2 has one link a person: another one ends it, and revoking leaves none', () => {
    const series = new Series()
    series.send({ type: 'invite', members: [{ name: 'Ann', group: null }] })
    const hash = (): string | null => series.state.panel['m1']!.tokenHash
    expect(hash()).toBe('m1#0')
    expect([series.send({ type: 'renew', memberId: 'm1' }), hash()]).toEqual(['done', 'm1#1'])
    expect([series.send({ type: 'revoke', memberId: 'm1' }), series.send({ type: 'revoke', memberId: 'm1' }), hash()]).toEqual(['done', 'nothing', null])
    expect([series.send({ type: 'renew', memberId: 'm1' }), hash()]).toEqual(['done', 'm1#2'])
    expect([series.send({ type: 'renew', memberId: 'm9' }), series.send({ type: 'revoke', memberId: 'm9' })]).toEqual(['unknown-person', 'unknown-person'])
  })

  it('PG-1 PN-2 whatever is asked: no event comes twice, and no two people, nor two links of one, are known by the same', () => {
    const eventId = fc.constantFrom('a', 'b', 'c')
    const memberId = fc.constantFrom('m1', 'm2', 'm3', 'm9')
    const group = fc.constantFrom('Nurses', 'Carers', 'Cooks', null)
    const command: fc.Arbitrary<ProgrammeCommand> = fc.oneof(
      eventId.map((id): ProgrammeCommand => ({ type: 'add', eventId: id, startsAt: null, from: null })),
      fc.tuple(eventId, fc.option(eventId)).map(([id, before]): ProgrammeCommand => ({ type: 'place', eventId: id, before })),
      eventId.map((id): ProgrammeCommand => ({ type: 'leave', eventId: id })),
      group.map((of): ProgrammeCommand => ({ type: 'invite', members: [{ name: 'N', group: of }] })),
      fc.tuple(memberId, group).map(([id, of]): ProgrammeCommand => ({ type: 'member', memberId: id, group: of })),
      fc.subarray(['Nurses', 'Carers']).map((groups): ProgrammeCommand => ({ type: 'change', groups })),
      memberId.map((id): ProgrammeCommand => ({ type: 'renew', memberId: id })),
      memberId.map((id): ProgrammeCommand => ({ type: 'revoke', memberId: id })),
    )
    fc.assert(fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
      const series = new Series()
      const dead = new Set<string>()
      for (const one of commands) {
        const before = Object.values(series.state.panel).flatMap(({ tokenHash }) => tokenHash ?? [])
        series.send(one)
        const { events, panel, groups } = series.state
        const hashes = Object.values(panel).flatMap(({ tokenHash }) => tokenHash ?? [])
        for (const hash of before) if (!hashes.includes(hash)) dead.add(hash)
        expect(new Set(events.map(({ eventId: id }) => id)).size).toBe(events.length)
        expect(new Set(hashes).size).toBe(hashes.length)
        expect(hashes.filter((hash) => dead.has(hash))).toEqual([])
        for (const { group: of } of Object.values(panel)) if (of !== null) expect(groups).toContain(of)
      }
    }))
  })
})

describe('what a personal link opens', () => {
  const sitting = (eventId: string, more: Partial<Sitting> = {}): Sitting => ({ eventId, title: eventId, startsAt: null, from: null, closed: false, begun: false, ...more })
  const opened = (sittings: Sitting[], now: number): [string | null, string | null] => {
    const { running, next } = sittingNow(sittings, now)
    return [running?.eventId ?? null, next?.eventId ?? null]
  }
  const day = 86_400_000

  it('PN-3 is the event that has begun, or whose doors are open; otherwise it says which comes next', () => {
    const series = [sitting('first', { startsAt: day, closed: true }), sitting('second', { startsAt: 2 * day }), sitting('third', { startsAt: 3 * day })]
    expect(opened(series, day)).toEqual([null, 'second'])
    expect(opened(series, 2 * day - doorsMs - 1)).toEqual([null, 'second'])
    expect(opened(series, 2 * day - doorsMs)).toEqual(['second', 'third'])
    expect(opened([series[0]!, sitting('second', { startsAt: 2 * day, begun: true }), series[2]!], day)).toEqual(['second', 'third'])
    expect(opened([series[0]!], day)).toEqual([null, null])
  })

  it('PN-3 is the first that is not over where nobody said when anything is', () => {
    expect(opened([sitting('a', { closed: true }), sitting('b'), sitting('c')], 0)).toEqual(['b', 'c'])
    expect(opened([sitting('a'), sitting('b', { begun: true })], 0)).toEqual(['b', 'a'])
    expect(opened([sitting('a', { startsAt: day }), sitting('b')], 0)).toEqual([null, 'a'])
  })
})
