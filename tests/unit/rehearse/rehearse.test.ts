// Rehearsals run on real timers and the real counting thread; waits are for what they end with.
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { copyOf, foldEntries } from '../../../server/cli/rehearse/copy.ts'
import type { ReadEntry } from '../../../server/cli/rehearse/fetch.ts'
import { readRehearsalArgs } from '../../../server/cli/rehearse/args.ts'
import { likelyBallot } from '../../../server/cli/rehearse/ballots.ts'
import { rehearse } from '../../../server/cli/rehearse/rehearsal.ts'
import { rehearsalReport } from '../../../server/cli/rehearse/report.ts'
import { questionMethods } from '../../../shared/protocol/question-options.ts'
import { plannedQuestion } from '../../../shared/event/agenda.ts'
import { checkBallot } from '../../../shared/ranking/ballots.ts'
import { seededRandom } from '../../../shared/ranking/certainty/random.ts'
import { findTemplate } from '../../../shared/templates/templates.ts'
import { facilitator, World } from '../../support/host.ts'

const people = 12

async function rehearsed(template: string) {
  const plan = findTemplate(template)!
  return rehearse({ plan, rights: plan.agenda.map(() => ({})), people, seed: 'test' })
}

describe('a rehearsal', () => {
  it.each(['assembly', 'deliberative-event', 'panel', 'conference', 'case-studies'])('OP-8 runs the template %s to its end, every ballot counted', async (template) => {
    const rehearsal = await rehearsed(template)
    const questions = rehearsal.stages.flatMap((stage) => stage.questions)
    expect(rehearsal.stages.map(({ problem, refused }) => [problem, refused])).toEqual(rehearsal.stages.map(() => [null, {}]))
    expect(questions.length).toBeGreaterThan(0)
    for (const question of questions) if (question.problem !== 'nothing-to-rank') expect(question).toMatchObject({ asked: people, ballots: people, refused: {}, problem: null })
    expect(rehearsalReport(rehearsal)).toContain(`with ${people} people`)
  }, 60_000)

  it('OP-8 says where nothing could be voted on', async () => {
    const plan = { title: 'Empty', template: 'blank', groups: [], agenda: [{ kind: 'ballot' as const, title: 'Vote' }], boards: [{ title: 'Board', themes: [], actions: [] }] }
    const rehearsal = await rehearse({ plan, rights: [{}], people: 2, seed: 'test' })
    expect(rehearsal).toMatchObject({ isFine: false, stages: [{ questions: [{ problem: 'nothing-to-rank', ballots: 0 }] }] })
    expect(rehearsalReport(rehearsal)).toContain('something needs a look')
  }, 60_000)

  it('OP-8 copies an event from its journal: boards, questions and rights, without what is left out or was voted on', async () => {
    const world = new World()
    const host = await world.create()
    const [explore, ballot, results] = host.state.agenda
    await host.command({ type: 'agenda.edit', stageId: explore!.stageId, allows: ['argue'], boards: [host.state.boards[0]!.boardId] }, facilitator)
    await host.command({ type: 'agenda.skip', stageId: results!.stageId }, facilitator)
    await host.command({ type: 'stage.go', stageId: ballot!.stageId }, facilitator)
    const { entries } = await world.registry.entries(host.state.eventId, 1)
    const read = entries.map(({ seq, at, kind, boardId, payload }): ReadEntry => (kind === 'fact'
      ? { seq, at, fact: JSON.parse(Buffer.from(payload).toString()) as { type: string } }
      : { seq, at, boardId: boardId!, update: Buffer.from(payload).toString('base64') }))
    const before = world.journal
    const { plan, rights } = copyOf(foldEntries(read))
    expect(plan.agenda).toMatchObject([{ kind: 'explore', title: 'Explore', seconds: 600 }, { kind: 'ballot', questions: [{ title: 'Prioritise', method: 'rank' }] }])
    expect(rights).toEqual([{ allows: ['argue'], boards: [0] }, {}])
    expect(plan.boards).toMatchObject([{ title: 'Board', themes: [{ title: 'Just' }], actions: [{ title: 'A', theme: 'Just' }, { title: 'B' }, { title: 'C' }] }])
    const { seq } = host.state
    expect((await rehearse({ plan, rights, people: 5, seed: 'test' })).isFine).toBe(true)
    expect([host.state.seq, (await before.streams()).length]).toEqual([seq, 1])
  }, 60_000)
})

describe('a simulated ballot', () => {
  it.each(questionMethods)('of the method %s is one that is taken', (method) => {
    const items = Array.from({ length: 9 }, (_, n) => ({ actionId: `a${n}`, number: n + 1, lineageId: `a${n}`, title: `A ${n}`, themeId: null, wordingHash: '' }))
    const random = seededRandom('ballots')
    for (const options of [{}, method === 'rank' ? { rankAtMost: 2 } : method === 'approve' ? { atMost: 1 } : method === 'dots' ? { dots: 7, mostOnOne: 2 } : {}]) {
      const question = { ...plannedQuestion('q', { title: 'Q', method, secrecy: 'secret', options }), slate: { items, themes: [] } }
      for (let n = 0; n < 20; n++) expect(checkBallot(likelyBallot(question, random), { method, options, actionIds: items.map(({ actionId }) => actionId) })).toMatchObject({ ok: true })
    }
  })
})

describe('the command line', () => {
  it('reads what it is asked, and says what it cannot mean', async () => {
    const env = { ORGANISER_KEY: 'key' }
    expect(await readRehearsalArgs(['EVENT', '--people', '50'], env)).toEqual({ from: 'event', eventId: 'EVENT', people: 50, seed: 'EVENT', json: false, server: 'http://localhost:3000', key: 'key' })
    expect(await readRehearsalArgs(['--template', 'panel', '--json'], env)).toMatchObject({ from: 'template', template: 'panel', json: true })
    expect(await readRehearsalArgs(['--help'], env)).toBe('help')
    for (const words of [[], ['a', 'b'], ['a', '--people', '0'], ['a', '--people', '9999'], ['a', '--nonsense']]) await expect(readRehearsalArgs(words, env)).rejects.toThrow()
  })

  it('a board that the journal never wrote on is an empty one', () => {
    expect(foldEntries([]).boards).toEqual(new Map<string, Y.Doc>())
  })
})
