// What comes over the control channel: commands of every kind by everybody, sound and mangled, several under way at once,
// while commits fail at times. Every one is answered as the protocol says; the state is the fold of the journal, and a
// server that starts anew has the same.
import { expect } from 'vitest'
import { foldEntries } from '../../../server/control/fold.ts'
import type { EventHost } from '../../../server/control/event-host.ts'
import type { Principal } from '../../../shared/event/names.ts'
import { screenShows } from '../../../shared/event/names.ts'
import { commandRoles } from '../../../shared/event/permissions.ts'
import { allQuestions } from '../../../shared/event/state.ts'
import { commandSchema } from '../../../shared/protocol/commands.ts'
import type { Ack } from '../../../shared/protocol/messages.ts'
import { refusalStatus } from '../../../shared/protocol/refusals.ts'
import { plan, settle, World } from '../../support/host.ts'
import { mangle } from '../../support/mangle.ts'
import { randomFrom } from '../../support/random.ts'
import type { Random } from '../../support/random.ts'
import { count } from './outcomes.ts'
import type { Outcomes } from './outcomes.ts'

const framesPerEvent = 200

export async function fuzzCommands(seed: number, frames: number): Promise<Outcomes> {
  const outcomes: Outcomes = {}
  for (let done = 0, event = 0; done < frames; event++, done += framesPerEvent) {
    try {
      await besiege(randomFrom(seed + event), outcomes)
    } catch (error) {
      throw new Error(`PLENARY_SEED=${seed}, event ${event}`, { cause: error })
    }
  }
  return outcomes
}

async function besiege(random: Random, outcomes: Outcomes): Promise<void> {
  const world = new World(random.below(2 ** 31))
  const host = await world.create(plan)
  const { eventId } = host.state
  const joined = await Promise.all([['p0', 'Care'], ['p1', 'Patients'], ['p2', null]].map(([id, group]) => world.join(host, id!, group!)))
  const principals: Principal[] = [
    ...joined, { role: 'facilitator', personId: 'facilitator' }, { role: 'facilitator', personId: 'facilitator' }, { role: 'organiser', personId: 'organiser' },
    { role: 'observer', personId: 'observer' }, { role: 'participant', personId: 'stranger' },
  ]
  const underWay: Promise<void>[] = []
  for (let i = 0; i < framesPerEvent; i++) {
    const sound = command(host, random)
    const payload = random.below(3) === 0 ? mangle(sound, random) : sound
    const parsed = commandSchema.safeParse(payload)
    if (!parsed.success) {
      count(outcomes, 'bad-command')
      continue
    }
    const able = principals.filter(({ role }) => commandRoles[parsed.data.type].includes(role))
    underWay.push(host.command(parsed.data, random.of(random.below(4) > 0 ? able : principals)).then((ack) => {
      expectAck(ack, host)
      count(outcomes, ack.ok ? `done: ${parsed.data.type}` : ack.error.code)
    }))
    if (random.below(100) === 0) world.journal.failNext('unavailable')
    if (random.below(3) === 0) await Promise.all(underWay.splice(0))
    if (random.below(10) === 0) world.timers.advance(random.of([10, 1_000, 700_000]))
  }
  await Promise.all(underWay)
  await settle()
  const folded = foldEntries(await world.journal.read(eventId, 1, 1_000_000)).state
  expect(folded).toEqual(host.state)
  await world.restart()
  const again = (await world.registry.get(eventId))!
  expect(again.state).toEqual(folded)
}

function expectAck(ack: Ack, host: EventHost): void {
  expect(JSON.parse(JSON.stringify(ack))).toEqual(ack)
  if (ack.ok) {
    if ('seq' in ack && ack.seq !== undefined) expect(ack.seq).toBeLessThanOrEqual(host.state.seq)
  } else {
    expect(Object.keys(refusalStatus)).toContain(ack.error.code)
    expect(ack.error.code).not.toBe('internal')
    expect(ack.error.message.length).toBeGreaterThan(0)
  }
}

/** Any command, about what there is in the event or about nothing. The end of a session comes seldom. */
function command(host: EventHost, random: Random): object {
  const { state } = host
  const stageId = random.of([...state.agenda.map((stage) => stage.stageId), 'nowhere'])
  const question = random.below(4) === 0 ? { stageId } : { questionId: random.of([...allQuestions(state).map(({ questionId }) => questionId), 'nothing']) }
  const boardId = random.of([...state.boards.map((board) => board.boardId), 'none'])
  const participantId = random.of(['p0', 'p1', 'p2', 'nobody'])
  const done = random.of([...state.done.map(({ doneId }) => doneId), 'none'])
  const kinds: (() => object)[] = [
    () => ({ type: 'stage.go', stageId }), () => ({ type: 'stage.go', stageId }), () => ({ type: 'timer.start', ...(random.below(2) === 0 ? { seconds: 1 + random.below(600) } : {}) }),
    () => ({ type: 'timer.pause' }), () => ({ type: 'timer.resume' }), () => ({ type: 'timer.add', seconds: random.below(200) - 100 }),
    () => ({ type: 'board.freeze', boardId }), () => ({ type: 'board.open', boardId }),
    () => ({ type: 'ballot.open', ...question }), () => ({ type: 'ballot.open', ...question }), () => ({ type: 'ballot.pause', ...question }),
    () => ({ type: random.below(3) === 0 ? 'ballot.seal' : 'ballot.pause', ...question }), () => ({ type: 'ballot.reveal', ...question }), () => ({ type: 'ballot.conceal', ...question }),
    () => ({ type: random.of(['event.pause', 'event.resume', 'event.resume', random.below(30) === 0 ? 'event.close' : 'event.resume']) }),
    () => ({ type: 'screen.show', show: random.of(screenShows) }), () => ({ type: 'screen.blank', blank: random.below(2) === 0 }),
    () => ({ type: 'person.remove', participantId }), () => ({ type: 'person.readmit', participantId }), () => ({ type: 'undo', doneId: done }), () => ({ type: 'undo', doneId: done }),
    () => ({ type: 'person.update', name: random.of(['Ann', '', 'x'.repeat(80)]), group: random.of(['Care', 'nobody', null]) }),
    () => ({ type: 'ballot.cast', ...question, ballot: { method: 'rank', ranking: ranking(host, random) }, revision: random.below(5), id: `c${random.below(40)}` }),
  ]
  return random.of(kinds)()
}

function ranking(host: EventHost, random: Random): string[][] {
  return Object.keys(host.state.actions).filter(() => random.below(3) > 0).map((id) => [id])
}
