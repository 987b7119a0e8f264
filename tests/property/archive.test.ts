// Archives of random events: the same wherever they are opened, nothing lost, nothing that can be altered unseen.
import { zipSync } from 'fflate'
import type { Zippable } from 'fflate'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { readContainer } from '../../shared/archive/container.ts'
import { paths } from '../../shared/archive/format.ts'
import { openArchive } from '../../shared/archive/read.ts'
import { readBoard } from '../../shared/board/read.ts'
import { apply } from '../../shared/event/apply.ts'
import { allQuestions, emptyState } from '../../shared/event/state.ts'
import { isFact } from '../../shared/replay/entries.ts'
import { verified } from '../../server/history/reading.ts'
import { documentOf } from '../support/board.ts'
import { World } from '../support/host.ts'
import { rewritten } from '../support/rewritten.ts'
import { everyQuestion, sitting } from '../support/sitting.ts'
import { kindsOfSteps } from '../support/sitting-steps.ts'

const stepsOf = (maxLength: number) => fc.array(fc.record({ kind: fc.nat(kindsOfSteps - 1), pick: fc.nat(60), ms: fc.nat(9_000) }), { maxLength, size: 'max' })
const steps = stepsOf(30)
const ends = fc.record({
  revealed: fc.nat(5), closes: fc.boolean(), papers: fc.boolean(), carried: fc.boolean(), after: stepsOf(8), late: stepsOf(4),
  questions: fc.shuffledSubarray(everyQuestion, { minLength: 2, maxLength: 4 }),
})

test('AR-1 AR-5 an archive holds, replays to what was live, and opened elsewhere and archived there is the same, byte for byte', async () => {
  await fc.assert(fc.asyncProperty(steps, ends, async (told, end) => {
    const { world, host, lived } = await sitting(told, end)
    const bytes = await world.archives.of(host)
    const found = verified(bytes)
    expect(found.faults).toEqual([])
    expect(found.questions.filter(({ phase }) => phase === 'revealed').every(({ recounted }) => recounted !== null)).toBe(true)
    const opened = openArchive(bytes)
    const boards = new Map(host.state.boards.map(({ boardId }) => [boardId, new Y.Doc()]))
    const bySeq = new Map(lived.map((state) => [state.seq, state]))
    const removed = lived.findLast(({ erasures }, i) => erasures.length > (lived[i - 1]?.erasures.length ?? 0))?.seq ?? 0
    let state = emptyState()
    for (const entry of opened.ok ? opened.archive.replay() : []) {
      if (isFact(entry)) state = apply(state, entry)
      // A board that was taken back with its table has no archive of its own.
      else if (boards.has(entry.boardId)) Y.applyUpdate(boards.get(entry.boardId)!, entry.update)
      state = { ...state, seq: entry.seq }
      // What was removed since is not there, whenever one looks.
      if (bySeq.has(entry.seq) && entry.seq >= removed) expect(state).toEqual(bySeq.get(entry.seq))
    }
    expect(state).toEqual(host.state)
    for (const [boardId, board] of boards) expect(readBoard(board)).toEqual(readBoard(documentOf(world.rooms.encode(boardId))))

    const elsewhere = new World(2)
    expect(await elsewhere.opening.open(bytes)).toEqual({ eventId: host.state.eventId, title: host.state.title, there: false })
    const there = (await elsewhere.registry.get(host.state.eventId))!
    expect(there.state).toEqual(host.state)
    expect(await elsewhere.archives.of(there)).toEqual(bytes)
    expect(await elsewhere.opening.open(bytes)).toMatchObject({ there: true })
    for (const question of allQuestions(host.state)) {
      expect(await there.published.ballots(question)).toEqual(await host.published.ballots(question))
      if (question.phase === 'revealed') expect(await there.published.receipts(question)).toEqual(await host.published.receipts(question))
    }
    await elsewhere.restart()
    expect(await elsewhere.archives.of((await elsewhere.registry.get(host.state.eventId))!)).toEqual(bytes)
  }), { numRuns: 25 })
}, 120_000)

type Mutation = { how: 'flip' | 'drop' | 'double' | 'swap' | 'cut' | 'append'; where: number; other: number }

const mutation: fc.Arbitrary<Mutation> = fc.record({
  how: fc.constantFrom('flip', 'drop', 'double', 'swap', 'cut', 'append'), where: fc.nat(), other: fc.nat(),
})

test('AR-6 whatever single bit, byte or stretch of an archive is altered, of whatever history, it does not hold, and what does not is named', async () => {
  await fc.assert(fc.asyncProperty(steps, ends, fc.array(mutation, { minLength: 40, maxLength: 40 }), async (told, end, mutations) => {
    const { world, host } = await sitting(told, end)
    const bytes = await world.archives.of(host)
    expect(verified(bytes).ok).toBe(true)
    for (const how of mutations) {
      const altered = mutated(bytes, how)
      if (Buffer.compare(altered, bytes) === 0) continue
      const found = verified(altered)
      expect([how, found.ok]).toEqual([how, false])
      expect(found.faults.length).toBeGreaterThan(0)
      expect(found.faults.every(({ where, message }) => where !== '' && message !== '')).toBe(true)
    }
  }), { numRuns: 8 })
}, 240_000)

const entryMutation = fc.record({ at: fc.nat(), how: fc.constantFrom('drop', 'double', 'swap', 'alter'), forged: fc.boolean() })

test('AR-6 of whatever history an entry that is altered, dropped, doubled or moved is named, and so is the file', async () => {
  await fc.assert(fc.asyncProperty(steps, ends, fc.array(entryMutation, { minLength: 12, maxLength: 12 }), async (told, end, mutations) => {
    const { world, host } = await sitting(told, end)
    const { files } = readContainer(await world.archives.of(host))
    const lines = new TextDecoder().decode(files.get(paths.part(1))!).trimEnd().split('\n')
    for (const { at: anywhere, how, forged } of mutations) {
      const at = anywhere % (lines.length - 1)
      const changed = [...lines]
      if (how === 'drop') changed.splice(at, 1)
      else if (how === 'double') changed.splice(at, 0, lines[at]!)
      else if (how === 'swap') [changed[at], changed[at + 1]] = [lines[at + 1]!, lines[at]!]
      else changed[at] = lines[at]!.replace(/"at":(\d+)/, (_, ms: string) => `"at":${Number(ms) + 1}`)
      const content = new TextEncoder().encode(`${changed.join('\n')}\n`)
      const named = verified(rewritten(files, new Map([[paths.part(1), content]]), forged)).faults.map(({ where }) => where)
      expect([how, at, named]).toEqual([how, at, expect.arrayContaining([`entry ${at + 1}`])])
      // Who alters the checksum, too, is found out by the chain alone.
      expect(named.includes(paths.part(1))).toBe(!forged)
    }
  }), { numRuns: 6 })
}, 240_000)

test('AR-6 AR-7 of whatever history a file that is missing is named, and a tally, a ballot or a receipt that was changed, with the manifest made to fit', async () => {
  await fc.assert(fc.asyncProperty(steps, ends, fc.nat(), async (told, end, pick) => {
    const { world, host } = await sitting(told, end)
    const { files } = readContainer(await world.archives.of(host))
    const names = [...files.keys()].filter((path) => path !== paths.manifest && path !== paths.readme && !path.startsWith('journal/'))
    const path = names[pick % names.length]!
    for (const forged of [false, true]) expect(verified(rewritten(files, new Map([[path, null]]), forged)).faults.map(({ where }) => where)).toContain(path)
    for (const { questionId } of allQuestions(host.state)) {
      for (const at of [paths.tally(questionId), paths.ballots(questionId)]) {
        const text = files.has(at) ? new TextDecoder().decode(files.get(at)!) : ''
        // Another number in it, wherever that is.
        const digits = [...text.matchAll(/(?<=[:[,]\s*)\d+(?=[\s,\]}])/g)]
        const digit = digits[pick % Math.max(1, digits.length)]
        if (!digit) continue
        const altered = `${text.slice(0, digit.index)}${Number(digit[0]) + 1}${text.slice(digit.index + digit[0].length)}`
        const { faults } = verified(rewritten(files, new Map([[at, new TextEncoder().encode(altered)]]), true))
        expect([at, digit, faults.some(({ where }) => where.includes(encodeURIComponent(questionId)))]).toEqual([at, digit, true])
      }
    }
  }), { numRuns: 12 })
}, 240_000)

test('AR-6 a file that is altered, dropped, added, renamed or exchanged is named, also where the manifest was made to fit', async () => {
  const { world, host } = await sitting([{ kind: 20, pick: 4, ms: 5 }])
  const bytes = await world.archives.of(host)
  const { files } = readContainer(bytes)
  const names = [...files.keys()].filter((path) => path !== paths.manifest && path !== paths.readme)
  const questionOf = (title: string): string => allQuestions(host.state).find((question) => question.title === title)!.questionId
  for (const path of names) {
    expect(verified(rewritten(files, new Map([[path, null]]), true)).faults.map(({ where }) => where).join(), path).toMatch(path.startsWith('journal') ? /entry 1/ : new RegExp(path.replace('.', '\\.')))
    expect(verified(rewritten(files, new Map([[path, null]]), false)).faults).toContainEqual(expect.objectContaining({ code: 'missing-file', where: path }))
  }
  const added = rewritten(files, new Map([[`ballots/${questionOf('Secret')}.json`, new TextEncoder().encode('{}')]]), true)
  expect(verified(added).faults).toContainEqual(expect.objectContaining({ where: `ballots/${questionOf('Secret')}.json` }))
  const tallies = [paths.tally(questionOf('Public')), paths.tally(questionOf('Secret'))] as const
  const exchanged = rewritten(files, new Map([[tallies[0], files.get(tallies[1])!], [tallies[1], files.get(tallies[0])!]]), true)
  expect(verified(exchanged).faults.map(({ where }) => where)).toEqual(expect.arrayContaining([...tallies]))
})

test('AR-7 a tally, a ballot or a receipt that was changed with all checksums made to fit is found by counting again', async () => {
  const { world, host } = await sitting([{ kind: 20, pick: 4, ms: 5 }])
  const { files } = readContainer(await world.archives.of(host))
  const change = (path: string, change: (content: Record<string, unknown>) => void): string[] => {
    const content = JSON.parse(new TextDecoder().decode(files.get(path)!)) as Record<string, unknown>
    change(content)
    const found = verified(rewritten(files, new Map([[path, new TextEncoder().encode(`${JSON.stringify(content, null, path.startsWith('tallies') ? 2 : 0)}\n`)]]), true))
    return found.faults.map(({ code }) => code)
  }
  for (const { questionId, secrecy, title } of allQuestions(host.state)) {
    expect(change(paths.tally(questionId), (content) => { (content['tally'] as { ballots: number }).ballots++ }), title).toContain('tally-differs')
    if (secrecy === 'secret') continue
    const ballots = paths.ballots(questionId)
    expect(change(ballots, (content) => { (content['ballots'] as unknown[]).pop() }).length, title).toBeGreaterThan(0)
    expect(change(ballots, (content) => {
      const list = content['ballots'] as { ballot: unknown }[]
      list[0]!.ballot = list.find((one) => JSON.stringify(one.ballot) !== JSON.stringify(list[0]!.ballot))!.ballot
    }).length, title).toBeGreaterThan(0)
    if (secrecy === 'public-recount') expect(change(ballots, (content) => { (content['receipts'] as unknown[]).pop() }), title).toContain('receipts-differ')
  }
})

function mutated(bytes: Uint8Array, { how, where, other }: Mutation): Uint8Array {
  const at = where % bytes.length
  const to = other % bytes.length
  const [low, high] = [Math.min(at, to), Math.max(at, to)]
  const altered = new Uint8Array(bytes)
  switch (how) {
    case 'flip':
      altered[at]! ^= 1 << (other % 8)
      return altered
    case 'swap':
      ;[altered[at], altered[to]] = [bytes[to]!, bytes[at]!]
      return altered
    case 'drop': return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + (other % 50))])
    case 'double': return Buffer.concat([bytes.subarray(0, high), bytes.subarray(low, high), bytes.subarray(high)])
    case 'cut': return bytes.subarray(0, at)
    case 'append': return Buffer.concat([bytes, bytes.subarray(low, high)])
  }
}

test('AR-4 a foreign zip around the right files is read and named, whatever it holds', async () => {
  const { world, host } = await sitting([])
  const { files } = readContainer(await world.archives.of(host))
  const packed: Zippable = Object.fromEntries([...files].map(([path, content]) => [path, [content, { level: 6 }]]))
  expect(verified(zipSync(packed)).faults.map(({ code }) => code)).toEqual(['container'])
})
