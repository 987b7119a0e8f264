// What an archive must not hold.
import { expect, test } from 'vitest'
import { readContainer } from '../../../shared/archive/container.ts'
import { paths } from '../../../shared/archive/format.ts'
import { openArchive } from '../../../shared/archive/read.ts'
import { allQuestions } from '../../../shared/event/state.ts'
import { verified } from '../../../server/history/reading.ts'
import { sitting } from '../../support/sitting.ts'

const told = [{ kind: 20, pick: 4, ms: 5 }, { kind: 20, pick: 9, ms: 700 }]

test('AR-9 two people of a group who exchange their secret ballots leave the same archive, byte for byte', async () => {
  const archives = await Promise.all([undefined, [1, 4] as const].map(async (exchange) => {
    const { world, host } = await sitting(told, { ...(exchange ? { exchange } : {}) })
    return world.archives.of(host)
  }))
  expect(archives[1]).toEqual(archives[0])
  // The two did not cast the same: were it not secret, it would be seen.
  const { world, host } = await sitting(told, { exchange: [0, 1] })
  expect(await world.archives.of(host)).not.toEqual(archives[0])
})

test('AR-9 no archive holds a secret ballot, a receipt of one, a key, a token, or a ballot of a result that is not revealed', async () => {
  const { world, host, secrets } = await sitting(told, { revealed: 5, closes: false })
  const { files } = readContainer(await world.archives.of(host))
  const text = Buffer.concat([...files.values()]).toString('latin1')
  expect(secrets.length).toBeGreaterThan(20)
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([])
  const revealed = allQuestions(host.state).filter(({ phase, secrecy }) => phase === 'revealed' && secrecy !== 'secret')
  expect([...files.keys()].filter((path) => path.startsWith('ballots/')).sort()).toEqual(revealed.map(({ questionId }) => paths.ballots(questionId)).sort())
})

test('AR-9 named ballots carry names where that was declared for everyone, and neither names nor groups where it was not', async () => {
  const { world, host } = await sitting(told)
  const opened = openArchive(await world.archives.of(host))
  const of = (title: string) => (opened.ok ? opened.archive.ballots(allQuestions(host.state).find((question) => question.title === title)!.questionId)! : null)!
  expect(new Set(of('Named for all').ballots.map(({ participantId }) => participantId)).size).toBe(13)
  expect(of('Named for few').ballots.every((ballot) => Object.keys(ballot).join() === 'ballot')).toBe(true)
  expect(of('Public').ballots.every((ballot) => Object.keys(ballot).join() === 'ballot')).toBe(true)
  expect(of('Public').receipts).toHaveLength(13)
})

test('AR-3 AR-6 what stands in place of erased words is held to what the erasure put into the chain', async () => {
  const { world, host } = await sitting(told, { closes: false })
  const person = Object.keys(host.state.people)[3]!
  const answer = await host.command({ type: 'person.erase', erasureId: 'erasure-1', participantId: person, reason: 'Asked for it' }, { role: 'organiser', personId: 'organiser' })
  expect(answer.ok).toBe(true)
  const bytes = await world.archives.of(host)
  expect(verified(bytes)).toMatchObject({ ok: true, manifest: { counts: { erased: expect.any(Number) } } })
  const opened = openArchive(bytes)
  const entries = opened.ok ? [...opened.archive.entries()] : []
  expect(entries.filter(({ erasedHash }) => erasedHash).length).toBeGreaterThan(0)
})
