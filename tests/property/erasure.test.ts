// Removing for good in random events: afterwards nobody can find a word of it, wherever they look, and all else is as it was.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { encodeContent } from '../../server/control/checkpoint.ts'
import { checkChain } from '../../server/control/chain.ts'
import type { EventHost } from '../../server/control/event-host.ts'
import { foldEntries } from '../../server/control/fold.ts'
import { readBoard } from '../../shared/board/read.ts'
import { addAction, addArgument, addEvidence, remove, replaceText } from '../../shared/board/write.ts'
import type { Principal } from '../../shared/event/names.ts'
import type { Command } from '../../shared/protocol/commands.ts'
import { verified } from '../../server/history/reading.ts'
import { facilitator, plan, settle, World } from '../support/host.ts'
import { TestMember } from '../support/member.ts'
import { documentOf, expectSame, updatesOf } from '../support/board.ts'

type Step = { kind: Kind; who: number; pick: number; fails: boolean }
const kinds = ['action', 'word', 'word', 'word', 'argue', 'evidence', 'cut', 'take', 'ask', 'say', 'carry', 'moderate', 'split', 'vote', 'undo', 'checkpoint', 'restart', 'remove', 'erase', 'close'] as const
type Kind = typeof kinds[number]

const people = ['ann', 'ben', 'cat']
const organiser: Principal = { role: 'organiser', personId: 'organiser' }
const steps = fc.array(fc.record({
  kind: fc.constantFrom(...kinds), who: fc.nat(2), pick: fc.nat(60), fails: fc.integer({ min: 0, max: 11 }).map((n) => n === 0),
}), { minLength: 8, maxLength: 45, size: 'max' })

/** Begins and ends like no other: replacing one by another replaces all of it. */
function wordOf(who: string, i: number): string {
  return `${String.fromCharCode(0x4e00 + i)}${who}${i}${String.fromCharCode(0x6e00 + i)}`
}

/** One session, and who said which words where. A word is unlike all others, so that it can be looked for in bytes. */
class Story {
  readonly world = new World()
  host!: EventHost
  /** Words by what they are in: an entry or a question. */
  readonly said: { word: string; by: string; in: string[] }[] = []
  readonly gone = new Set<string>()
  readonly erased = new Set<string>()
  readonly forgotten = new Set<string>()
  /** Browsers that were there before something was removed. */
  readonly old: { doc: Y.Doc; boardId: string; who: string }[] = []

  async start(): Promise<void> {
    this.host = await this.world.create({ ...plan, agenda: [{ ...plan.agenda![0]!, allows: ['add', 'edit', 'move', 'argue', 'evidence', 'ask'] }, ...plan.agenda!.slice(1)], boards: [...plan.boards!, { title: 'Second' }] })
    for (const who of people) await this.host.record([{ type: 'person.joined', participantId: who, name: `Name${who}zq`, group: 'Care' }], who)
    for (const who of people) this.said.push({ word: `Name${who}zq`, by: who, in: [] })
  }

  word(i: number, who: string, ...places: string[]): string {
    const word = wordOf(who, i)
    this.said.push({ word, by: who, in: places })
    return word
  }

  async step({ kind, who: number, pick, fails }: Step, i: number): Promise<void> {
    const who = people[number]!
    const { host, world } = this
    const { state } = host
    const boardId = state.boards[pick % 2]!.boardId
    const view = readBoard(world.rooms.tentative(boardId))
    const action = view.actions[pick % Math.max(1, view.actions.length)]
    const at = (of: readonly { id: string }[]): string | undefined => of[pick % Math.max(1, of.length)]?.id
    const before = this.visible()
    if (fails) world.journal.failNext('unavailable')
    switch (kind) {
      case 'action':
        return this.write(boardId, who, (doc) => addAction(doc, { id: `a${i}`, title: `Do ${this.word(i, who, `a${i}`)}`, detail: '', theme: null, author: who, createdAt: i }))
      case 'word':
        return this.write(boardId, who, (doc) => {
          if (!action) return
          const text = (doc.getMap('actions').get(action.id) as Y.Map<Y.Text>).get(pick % 3 === 0 ? 'detail' : 'title')!
          // Never inside of a word, which would then be nobody's.
          const spaces = [0, ...[...text.toString().matchAll(/ /g)].map(({ index }) => index)]
          text.insert(spaces[pick % spaces.length]!, ` ${this.word(i, who, action.id)} `)
        })
      case 'argue':
        return this.write(boardId, who, (doc) => {
          if (action) addArgument(doc, { id: `g${i}`, action: action.id, side: 'for', text: this.word(i, who, `g${i}`), author: who, createdAt: i })
        })
      case 'evidence':
        return this.write(boardId, who, (doc) => {
          if (action) addEvidence(doc, { id: `e${i}`, title: `Case ${this.word(i, who, `e${i}`)}`, text: '', source: this.word(1000 + i, who, `e${i}`), actions: [action.id] })
        })
      case 'cut':
        return this.write(boardId, who, (doc) => {
          if (!action) return
          const text = (doc.getMap('actions').get(action.id) as Y.Map<Y.Text>).get('title')!
          replaceText(text, text.toString().split(' ').toSpliced(pick % 4, 1).join(' '), 'cut')
        })
      case 'take':
        return this.write(boardId, who, (doc) => {
          const own = view.arguments.find(({ author }) => author === who)
          if (own) remove(doc, 'arguments', own.id)
        })
      case 'ask': {
        const isNamed = pick % 3 > 0
        const word = wordOf(who, i)
        const ack = await host.command({ type: 'floor.ask', text: `Why ${word}?`, named: isNamed, itemId: `q${i}` }, { role: 'participant', personId: who })
        if (ack.ok) this.said.push({ word, by: isNamed ? who : 'nobody', in: [`q${i}`] })
        return
      }
      case 'say': {
        const items = Object.keys(state.floor.items)
        const itemId = items[pick % Math.max(1, items.length)]
        if (itemId !== undefined) return void await host.command(pick % 2 ? { type: 'floor.live', itemId } : { type: 'floor.write', itemId, text: `So ${this.word(i, 'nobody', itemId)}` }, facilitator)
        return void await host.command({ type: 'message.record', messageId: `m${i}`, speaker: this.erased.has(who) ? 'Somebody' : `Name${who}zq`, text: `Said ${this.word(i, 'nobody', `m${i}`)}` }, facilitator)
      }
      case 'carry':
        if (action) await host.command({ type: 'actions.carry', actionIds: [action.id], boardId: state.boards[1 - (pick % 2)]!.boardId }, facilitator)
        return
      case 'moderate': {
        if (!action) return
        const reason = `Since ${this.word(i, 'nobody', action.id)}`
        return void await host.command(pick % 3 === 0 ? { type: 'entry.hide', entryKind: 'action', entryId: action.id, boardId, reason }
          : pick % 3 === 1 ? { type: 'action.lock', actionId: action.id, reason } : { type: 'action.return', actionId: action.id, note: reason }, facilitator)
      }
      case 'split': {
        if (!action) return
        const newId = `split-${String(i).padStart(3, '0')}`
        const [kept, moved] = [action.title.split(' ').filter((_, at) => at % 2 === 0).join(' '), action.title.split(' ').filter((_, at) => at % 2 === 1).join(' ')]
        const ack = await host.command({ type: 'action.split', actionId: action.id, newId, title: kept || 'Kept', detail: '', newTitle: moved || 'New', newDetail: '', reason: 'Two things' }, facilitator)
        if (ack.ok) for (const one of this.said) if (moved.includes(one.word)) one.in.push(newId)
        return
      }
      case 'vote':
        return void await host.command({ type: 'stage.go', stageId: state.agenda[pick % state.agenda.length]!.stageId }, facilitator)
      case 'undo':
        return void await host.command({ type: 'undo', doneId: state.done[pick % Math.max(1, state.done.length)]?.doneId ?? 'none' }, facilitator)
      case 'checkpoint':
        return world.registry.checkpoint(state.eventId)
      case 'restart':
        await settle()
        await world.restart()
        this.host = (await world.registry.get(state.eventId))!
        return
      case 'close':
        if (pick > 40) await host.command({ type: 'event.close' }, facilitator)
        return
      case 'remove': {
        this.keepOld()
        const [what, id] = [
          ['action', action?.id], ['argument', at(view.arguments)], ['evidence', at(view.evidence)], ['question', Object.keys(state.floor.items)[0]],
          ['message', state.floor.messages[0]?.messageId],
        ][pick % 5] as [Extract<Command, { type: 'words.remove' }>['kind'], string | undefined]
        if (id === undefined) return
        if (pick % 7 === 0) world.journal.failNextRedaction(pick % 2 ? 'written' : 'unavailable')
        const ack = await host.command({ type: 'words.remove', erasureId: `x${i}`, kind: what, id, reason: 'Asked' }, facilitator)
        const entry = JSON.stringify([...view.arguments, ...view.evidence].find((one) => one.id === id) ?? null)
        if (ack.ok) this.forget(what, [id, ...this.said.flatMap((one) => (entry.includes(one.word) ? one.in : []))])
        return this.expectOthers(before)
      }
      case 'erase': {
        this.keepOld()
        if (pick % 7 === 0) world.journal.failNextRedaction(pick % 2 ? 'written' : 'unavailable')
        const ack = await host.command({ type: 'person.erase', erasureId: `x${i}`, participantId: who, reason: 'Asked' }, organiser)
        if (!ack.ok) return
        this.erased.add(who)
        for (const { word, by } of this.said) if (by === who) this.gone.add(word)
        this.expectOthers(before)
      }
    }
  }

  /** Words that can be read on a board, accepted or committed. */
  visible(): Set<string> {
    const all = this.host.state.boards.map(({ boardId }) => JSON.stringify(readBoard(this.world.rooms.tentative(boardId)))).join()
    return new Set(this.said.flatMap(({ word, in: places }) => (places.length < 2 && all.includes(word) ? [word] : [])))
  }

  /** All others are where they were. */
  expectOthers(before: ReadonlySet<string>): void {
    expect([...before].filter((word) => !this.gone.has(word))).toEqual([...this.visible()])
  }

  /** What is in one of these, or in what was carried from there. */
  forget(kind: string, places: string[]): void {
    const { actions } = this.host.state
    const lineages = kind === 'action' ? places.map((id) => actions[id]?.lineageId) : []
    const all = new Set([...places, ...lineages, ...Object.keys(actions).filter((id) => lineages.includes(actions[id]!.lineageId))])
    for (const place of all) if (place !== undefined) this.forgotten.add(place)
    // What was split off is an action of its own, and stands.
    for (const one of this.said) if (one.in.some((place) => all.has(place)) && one.in.every((place) => this.forgotten.has(place))) this.gone.add(one.word)
  }

  write(boardId: string, who: string, change: (doc: Y.Doc) => void): void {
    if (this.erased.has(who)) return
    const room = this.world.rooms.find(boardId)!
    const phone = documentOf(Y.encodeStateAsUpdate(room.tentative))
    const before = this.said.length
    const [update] = updatesOf(phone, change)
    const refusal = update ? room.receive(update, new TestMember(who), () => {}) : null
    if (refusal) this.said.splice(before)
  }

  keepOld(): void {
    for (const { boardId } of this.host.state.boards) this.old.push({ doc: documentOf(this.world.rooms.encode(boardId)), boardId, who: people[this.old.length % 3]! })
  }
}

test('ER-4 ER-5 whatever is removed for good is nowhere, and the chain, the state and later edits hold', async () => {
  await fc.assert(fc.asyncProperty(steps, async (all) => {
    const story = new Story()
    await story.start()
    for (const [i, step] of all.entries()) {
      story.world.clock.advance(1_000)
      await story.step(step, i)
      await settle()
    }
    const { world, gone } = story
    const { eventId } = story.host.state
    // Failures that nothing has run into yet are run into now, one after another.
    for (let tries = 0; tries < 100 && !await story.host.remover.finish(); tries++) await settle()
    await world.filed()
    const { host } = story
    const file = world.archive.files.get(`${eventId}.zip`)
    if (host.state.closedAt !== null) expect(verified(file!).faults).toEqual([])
    expect(host.state.erasures.every(({ finishedAt }) => finishedAt !== null)).toBe(true)

    const { entries } = await world.registry.entries(eventId, 1)
    expect(checkChain(entries)).toEqual([])
    const folded = foldEntries(entries)
    expect(folded.state).toEqual(host.state)
    for (const { boardId, updates, epoch } of folded.boards) {
      const live = world.rooms.find(boardId)!
      expect(epoch).toBe(live.epoch)
      const doc = new Y.Doc()
      for (const update of updates) Y.applyUpdate(doc, update)
      expectSame(doc, documentOf(live.encode()))
    }
    const bytes = [
      ...entries.map(({ payload }) => payload), ...host.state.boards.map(({ boardId }) => world.rooms.encode(boardId)), Buffer.from(JSON.stringify(host.state)),
      encodeContent({ state: host.state, boards: [] }), (await world.journal.checkpoint(eventId))?.payload ?? new Uint8Array(),
      ...world.archive.files.values(),
    ].map((one) => Buffer.from(one))
    for (const word of gone) expect(bytes.some((one) => one.includes(word)) ? word : null).toBeNull()

    // A browser from before brings nothing back, whether it sends all that it has or goes on writing.
    for (const { doc, boardId, who } of story.old) {
      const room = world.rooms.find(boardId)!
      const member = new TestMember(who)
      room.receive(Y.encodeStateAsUpdate(doc), member, () => {})
      const [more] = updatesOf(doc, () => { for (const text of doc.getMap('actions').values()) ((text as Y.Map<Y.Text>).get('title') as Y.Text | undefined)?.insert(0, 'Again ') })
      if (more) room.receive(more, member, () => {})
    }
    await settle()
    for (const { boardId } of host.state.boards) {
      const now = Buffer.from(world.rooms.encode(boardId))
      for (const word of gone) expect(now.includes(word) ? word : null).toBeNull()
    }

  }), { numRuns: 120 })
}, 120_000)
