// Awareness of a room: ids stay with who used them first, each person speaks ten times a second at most, and what is only
// said again is gathered.
import * as encoding from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import { clockJump, encodeAwareness, ownEntry, stateBytes, vouch } from '../../../server/rooms/awareness-guard.ts'
import { Carets, renewMs } from '../../../server/rooms/carets.ts'
import type { Spoken } from '../../../server/rooms/carets.ts'
import { TestMember } from '../../support/member.ts'

const typing = (id: string, at = 0): string => JSON.stringify({ field: { root: 'actions', id, field: 'title' }, caret: { anchor: at, head: at } })
const said = (spoken: Spoken): [number, number, string | null][] =>
  [...spoken.elsewhere, ...[...spoken.places.values()].flat()].map(({ clientId, clock, state }) => [clientId, clock, state && (JSON.parse(state) as { user: { personId: string } }).user.personId])

describe('whose it is', () => {
  test('RM-18 the first to use an id keeps it, also after a reconnection; nobody else can speak under it or take it away', () => {
    const carets = new Carets()
    const [ann, mallory] = [new TestMember('ann'), new TestMember('mallory')]
    expect(carets.hear({ clientId: 7, clock: 1, state: typing('a') }, ann, 0)).toBe(true)
    expect(carets.isOwn(7, mallory)).toBe(false)
    expect(carets.hear({ clientId: 7, clock: 2, state: typing('b') }, mallory, 0)).toBe(false)
    expect(carets.hear({ clientId: 7, clock: 3, state: null }, mallory, 0)).toBe(false)
    expect(said(carets.take(0, false))).toEqual([[7, 1, 'ann']])
    expect(carets.leave(ann)).toBe(true)
    expect(carets.hear({ clientId: 7, clock: 50, state: typing('b') }, mallory, 0)).toBe(false)
    expect(said(carets.take(0, false))).toEqual([[7, 1, null]])
    const annAgain = new TestMember('ann')
    expect(carets.hear({ clientId: 7, clock: 1, state: typing('b') }, annAgain, 200)).toBe(true)
    expect(said(carets.take(200, false))).toEqual([[7, 1, 'ann']])
  })

  test('RM-18 a connection speaks under one id', () => {
    const carets = new Carets()
    const ann = new TestMember('ann')
    carets.hear({ clientId: 7, clock: 1, state: typing('a') }, ann, 0)
    expect(carets.isOwn(8, ann)).toBe(false)
    expect(carets.hear({ clientId: 8, clock: 1, state: typing('a') }, ann, 0)).toBe(false)
  })

  test('RM-18 clocks that jump or go back are refused', () => {
    const carets = new Carets()
    const ann = new TestMember('ann')
    expect(carets.hear({ clientId: 7, clock: 2 ** 40, state: typing('a') }, ann, 0)).toBe(false)
    expect(carets.hear({ clientId: 7, clock: 36_000, state: typing('a') }, ann, 0)).toBe(true)
    expect(carets.hear({ clientId: 7, clock: 36_000 + clockJump + 1, state: typing('b') }, ann, 0)).toBe(false)
    expect(carets.hear({ clientId: 7, clock: 35_999, state: typing('b') }, ann, 0)).toBe(false)
    expect(carets.hear({ clientId: 7, clock: 36_000, state: typing('b') }, ann, 0)).toBe(false)
    expect(carets.hear({ clientId: 7, clock: 36_001, state: typing('b') }, ann, 0)).toBe(true)
  })

  test('RM-18 who it is comes from the server, whatever the state says', () => {
    const vouched = vouch(JSON.stringify({ user: { personId: 'boss', name: 'The boss', color: '#fff' }, field: { id: 'a' } }), { personId: 'ann', name: 'Ann' })
    expect(JSON.parse(vouched!.state)).toEqual({ user: { personId: 'ann', name: 'Ann', color: '#fff' }, field: { id: 'a' } })
    expect(['[]', '5', '"x"', '{', 'null'].map((json) => vouch(json, { personId: 'ann', name: null }))).toEqual([null, null, null, null, null])
  })
})

describe('how often', () => {
  test('RM-19 ten times a second at most, and always the latest', () => {
    const carets = new Carets()
    const ann = new TestMember('ann')
    const shown: [number, number][] = []
    for (let ms = 0; ms <= 1_000; ms += 5) {
      carets.hear({ clientId: 7, clock: ms + 1, state: typing('a', ms) }, ann, ms)
      for (const [, clock] of said(carets.take(ms, false))) shown.push([ms, clock])
    }
    expect(shown).toHaveLength(11)
    expect(shown.every(([ms, clock]) => clock === ms + 1)).toBe(true)
    carets.hear({ clientId: 7, clock: 5_000, state: typing('b') }, ann, 1_010)
    expect(carets.take(1_010, false).nextInMs).toBe(90)
    const moved = carets.take(1_100, false)
    expect(said(moved)).toEqual([[7, 5_000, 'ann'], [7, 5_000, 'ann']])
    expect([...moved.places.keys()].sort()).toEqual(['a', 'b'])
  })

  test('RM-19 what is only said again is gathered, and goes out before anybody forgets it', () => {
    const carets = new Carets()
    const people = [1, 2, 3].map((id) => ({ id, member: new TestMember(`p${id}`) }))
    for (const { id, member } of people) carets.hear({ clientId: id, clock: 1, state: typing('a') }, member, 0)
    carets.take(0, false)
    people.forEach(({ id, member }, i) => carets.hear({ clientId: id, clock: 2, state: typing('a') }, member, 15_000 + i * 1_000))
    expect(said(carets.take(17_000, false))).toEqual([])
    expect(carets.take(17_000, false).nextInMs).toBe(15_000 + renewMs - 17_000)
    expect(said(carets.take(15_000 + renewMs, false))).toEqual([[1, 2, 'p1'], [2, 2, 'p2'], [3, 2, 'p3']])
  })

  test('RM-19 a caret that nobody saw leaves without a word', () => {
    const carets = new Carets()
    const ann = new TestMember('ann')
    carets.hear({ clientId: 7, clock: 1, state: typing('a') }, ann, 0)
    expect(carets.leave(ann)).toBe(false)
    expect(said(carets.take(0, false))).toEqual([])
  })

  test('RM-19 in a crowd nothing is said of who has no caret', () => {
    const carets = new Carets()
    carets.hear({ clientId: 7, clock: 1, state: '{}' }, new TestMember('ann'), 0)
    expect(said(carets.take(0, true))).toEqual([])
    carets.hear({ clientId: 8, clock: 1, state: '{}' }, new TestMember('ben'), 0)
    expect(said(carets.take(0, false))).toEqual([[8, 1, 'ben']])
  })
})

describe('reading', () => {
  const own = (payload: Uint8Array): unknown => ownEntry(payload, (clientId) => clientId === 7)

  test('RM-18 only the own entry is taken from a message, wherever it stands', () => {
    const payload = encodeAwareness([{ clientId: 1, clock: 1, state: '{}' }, { clientId: 7, clock: 3, state: '{"x":1}' }, { clientId: 9, clock: 1, state: null }])
    expect(own(payload)).toEqual({ clientId: 7, clock: 3, state: '{"x":1}' })
    expect(own(encodeAwareness([{ clientId: 1, clock: 1, state: '{}' }]))).toBeNull()
    expect(own(encodeAwareness([{ clientId: 7, clock: 9, state: null }]))).toEqual({ clientId: 7, clock: 9, state: null })
  })

  test('RM-18 a state of more than a kilobyte is passed over', () => {
    expect(own(encodeAwareness([{ clientId: 7, clock: 1, state: JSON.stringify('x'.repeat(stateBytes)) }]))).toBeNull()
    expect(own(encodeAwareness([{ clientId: 7, clock: 1, state: JSON.stringify('é'.repeat(stateBytes / 2)) }]))).toBeNull()
  })

  test('RM-18 what is no awareness message throws: too many entries, lengths beyond it, bytes after it, no UTF-8', () => {
    const good = encodeAwareness([{ clientId: 7, clock: 1, state: '{}' }])
    for (let length = 0; length < good.length; length++) expect(() => own(good.slice(0, length))).toThrow()
    expect(() => own(new Uint8Array([...good, 0]))).toThrow()
    const many = encoding.createEncoder()
    encoding.writeVarUint(many, 33_000_000)
    expect(() => own(encoding.toUint8Array(many))).toThrow()
    expect(() => own(new Uint8Array([1, 7, 1, 2, 0xff, 0xfe]))).toThrow()
  })
})
