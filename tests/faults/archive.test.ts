// A server that dies around the writing of an archive: after the next start there is one of the newest entry, with no word in it that was
// removed, and it holds. Its end is chosen step by step: nothing waits, and no clock runs but the test's.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { addArgument } from '../../shared/board/write.ts'
import type { EventHost } from '../../server/control/event-host.ts'
import { hexOf } from '../../shared/archive/chain.ts'
import type { Principal } from '../../shared/event/names.ts'
import { verified } from '../../server/history/reading.ts'
import { documentOf, updatesOf } from '../support/board.ts'
import { facilitator, plan, settle, World } from '../support/host.ts'
import { TestMember } from '../support/member.ts'

const organiser: Principal = { role: 'organiser', personId: 'organiser' }
const words = 'What nobody is to read again'
const erase = { type: 'person.erase', erasureId: 'x1', participantId: 'ann', reason: 'Asked' } as const

async function withWords(): Promise<{ world: World; host: EventHost; zip: string }> {
  const world = new World()
  const host = await world.create({ ...plan, agenda: [{ ...plan.agenda![0]!, allows: ['argue'] }, ...plan.agenda!.slice(1)] })
  await world.join(host, 'ann', 'Care')
  const room = world.rooms.find(host.state.boards[0]!.boardId)!
  const actionId = host.board(host.state.boards[0]!.boardId).actions[0]!.id
  const [update] = updatesOf(documentOf(Y.encodeStateAsUpdate(room.tentative)), (doc) => addArgument(doc, { id: 'g1', action: actionId, side: 'for', text: words, author: 'ann', createdAt: 5 }))
  expect(room.receive(update!, new TestMember('ann'), () => {})).toBeNull()
  await settle()
  return { world, host, zip: `${host.state.eventId}.zip` }
}

async function closed(): Promise<{ world: World; host: EventHost; zip: string }> {
  const made = await withWords()
  await made.host.command({ type: 'event.close' }, facilitator)
  await made.world.filed()
  expect(holdsWords(made.world)).toEqual([made.zip, `${made.host.state.eventId}/${made.host.state.boards[0]!.boardId}.yjs`].sort())
  return made
}

/** Files in which the words are still to be read. */
function holdsWords({ archive: { files } }: World): string[] {
  return [...files].flatMap(([name, bytes]) => (Buffer.from(bytes).includes(words) ? name : [])).sort()
}

/** The archive is there, of the newest entry, and holds. */
async function expectWhole(world: World, eventId: string): Promise<void> {
  const host = (await world.registry.get(eventId))!
  await world.filed()
  const found = verified(world.archive.files.get(`${eventId}.zip`) ?? new Uint8Array())
  expect(found.faults).toEqual([])
  expect(found.manifest!.head).toEqual({ seq: host.head.seq, hash: hexOf(host.head.hash) })
}

/** From here on the server does nothing any more. */
function dies(): Promise<void> {
  return new Promise(() => {})
}

describe('a server that dies after a session was closed', () => {
  test('AR-15 before its archive was written has written it soon after the next start', async () => {
    const { world, host, zip } = await withWords()
    await host.command({ type: 'event.close' }, facilitator)
    await settle()
    expect(world.archive.files.has(zip)).toBe(false)
    await world.restart()
    await world.forgetting.lookAfter()
    await expectWhole(world, host.state.eventId)
  })

  test('AR-15 AR-13 before anything followed from it has noted the head and written boards, too', async () => {
    const { world, host, zip } = await withWords()
    world.archive.before = dies
    void host.command({ type: 'event.close' }, facilitator)
    await settle()
    expect(host.state).toMatchObject({ closedAt: expect.any(Number) as number, head: null })
    world.archive.before = async () => {}
    await world.restart()
    await world.forgetting.lookAfter()
    await expectWhole(world, host.state.eventId)
    expect((await world.registry.get(host.state.eventId))!.state.head).toMatchObject({ seq: host.state.seq })
    expect([...world.archive.files.keys()].sort()).toEqual([zip, `${host.state.eventId}/${host.state.boards[0]!.boardId}.yjs`].sort())
  })

  test('AR-15 and more came, which its archive has not', async () => {
    const { world, host, zip } = await closed()
    const before = world.archive.files.get(zip)!
    await host.record([{ type: 'archive.handed' }] as never, 'organiser')
    await settle()
    await world.restart()
    await expectWhole(world, host.state.eventId)
    expect(world.archive.files.get(zip)).not.toEqual(before)
  })

  test('AR-15 with its archive written leaves that as it is', async () => {
    const { world, host, zip } = await closed()
    const written: string[] = []
    world.archive.before = async (name) => void written.push(name)
    await world.restart()
    await expectWhole(world, host.state.eventId)
    expect(written).toEqual([])
    expect(world.archive.files.has(zip)).toBe(true)
  })

  test('AR-15 keeps the archive of a session that cannot be loaded any more', async () => {
    const { world, host, zip } = await closed()
    const { journal } = world
    await host.record([{ type: 'archive.handed' }] as never, 'organiser')
    await settle()
    const read = journal.read.bind(journal)
    journal.read = async (stream, from, limit) => {
      if (stream === host.state.eventId && limit > 2) throw new Error('the disk fails')
      return read(stream, from, limit)
    }
    await world.restart()
    expect(world.archive.files.has(zip)).toBe(true)
  })
})

describe('a server that dies while words are removed from a closed session', () => {
  /** Where it stops; `before` is what there is to be done before that. */
  const ends: [string, (world: World) => void][] = [
    ['when the removal has just been decided', (world) => { world.journal.redact = dies as never }],
    ['when the file was taken away', (world) => { world.archive.before = dies }],
    ['when the journal was rid of them', (world) => {
      const { journal } = world
      const redact = journal.redact.bind(journal)
      journal.redact = async (...asked) => {
        await redact(...asked)
        return dies() as never
      }
    }],
    ['when the file is written anew', (world) => { world.archive.before = async (name) => (name.endsWith('.zip') ? dies() : undefined) }],
  ]

  test.each(ends)('ER-15 AR-15 %s has no file with them before it serves anybody again', async (_, end) => {
    const { world, host } = await closed()
    const { redact } = world.journal
    end(world)
    void host.command(erase, organiser)
    await settle()
    world.timers.advance(1_000)
    await settle()
    expect(host.state.erasures).toHaveLength(1)
    world.journal.redact = redact
    world.archive.before = async () => {}
    await world.restart()
    expect(holdsWords(world)).toEqual([])
    await expectWhole(world, host.state.eventId)
    expect(holdsWords(world)).toEqual([])
  })

  test('ER-15 serves nobody before the journal is rid of them', async () => {
    const { world, host } = await closed()
    const { journal } = world
    const redact = journal.redact.bind(journal)
    journal.redact = dies as never
    void host.command(erase, organiser)
    await settle()
    const gate = Promise.withResolvers<void>()
    journal.redact = async (...asked) => {
      await gate.promise
      return redact(...asked)
    }
    let serves = false
    const starting = world.restart().then(() => { serves = true })
    await settle()
    expect([serves, holdsWords(world)]).toEqual([false, []])
    gate.resolve()
    await starting
    expect(Buffer.concat((await journal.read(host.state.eventId, 1, 1_000)).map(({ payload }) => payload)).includes(words)).toBe(false)
  })

  test('ER-15 has no file with them even while the journal cannot be rid of them', async () => {
    const { world, host } = await closed()
    world.journal.failNextRedaction('unavailable')
    expect(await host.command(erase, organiser)).toMatchObject({ ok: true, isFinished: false })
    expect(holdsWords(world)).toEqual([])
  })

  test('ER-15 and an archive of before that was being written comes down after the file was taken away', async () => {
    const { world, host, zip } = await closed()
    const late = Promise.withResolvers<void>()
    world.archive.before = async (name) => (name === zip ? late.promise : undefined)
    await host.record([{ type: 'archive.handed' }] as never, 'organiser')
    world.timers.advance(1_000)
    await settle()
    expect(await host.command(erase, organiser)).toMatchObject({ ok: true, isFinished: true })
    world.archive.before = async (name) => (name === zip ? dies() : undefined)
    late.resolve()
    await settle()
    expect(holdsWords(world)).toEqual([])
    expect(world.archive.files.has(zip)).toBe(false)
  })

  test('ER-15 and an archive of before was left by it', async () => {
    const { world, host, zip } = await closed()
    const before = world.archive.files.get(zip)!
    await host.command(erase, organiser)
    await settle()
    world.archive.files.set(zip, before)
    await world.restart()
    expect(holdsWords(world)).toEqual([])
    await expectWhole(world, host.state.eventId)
  })
})

describe('an archive that is asked for while words are removed', () => {
  test('ER-16 waits until the chain says what stands in their place', async () => {
    const { world, host } = await withWords()
    const { journal } = world
    const redact = journal.redact.bind(journal)
    const gate = Promise.withResolvers<void>()
    journal.redact = async (...asked) => {
      const result = await redact(...asked)
      await gate.promise
      return result
    }
    const removing = host.command(erase, organiser)
    await settle()
    let given: Uint8Array | null = null
    const asking = world.archives.of(host).then((bytes) => { given = bytes })
    await settle()
    expect(given).toBeNull()
    gate.resolve()
    await Promise.all([removing, asking])
    expect(verified(given!)).toMatchObject({ ok: true, manifest: { counts: { erased: expect.any(Number) as number } } })
    expect(Buffer.from(given!).includes(words)).toBe(false)
  })

  test('ER-16 is begun anew where the removal begins while it is made', async () => {
    const { world, host } = await withWords()
    const { journal } = world
    const read = journal.read.bind(journal)
    let isFirst = true
    journal.read = async (...asked) => {
      const page = await read(...asked)
      if (isFirst) {
        isFirst = false
        expect(await host.command(erase, organiser)).toMatchObject({ ok: true, isFinished: true })
      }
      return page
    }
    const bytes = await world.archives.of(host)
    expect(verified(bytes).faults).toEqual([])
    expect(Buffer.from(bytes).includes(words)).toBe(false)
  })

  test('ER-16 AR-8 is opened nowhere where a program of before made it all the same', async () => {
    const { world, host } = await withWords()
    world.journal.redact = dies as never
    void host.command(erase, organiser)
    await settle()
    const bytes = await world.exports.of({ state: host.state, head: host.head, published: host.published, remover: { finish: async () => true } })
    expect(verified(bytes).faults).toEqual([])
    expect(await new World(2).opening.open(bytes)).toMatchObject({ code: 'bad-archive', message: expect.stringContaining('being removed') as string })
  })

  test('ER-16 is refused while they cannot be taken out, and given when they are', async () => {
    const { world, host } = await withWords()
    world.journal.failNextRedaction('written')
    world.journal.failNextRedaction('written')
    expect(await host.command(erase, organiser)).toMatchObject({ ok: true, isFinished: false })
    await expect(world.archives.of(host)).rejects.toThrow('could not be taken out')
    expect(verified(await world.archives.of(host)).faults).toEqual([])
  })
})
