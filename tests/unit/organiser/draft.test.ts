import { describe, expect, it } from 'vitest'
import { bounds, draftOf, newQuestion, newStage, problemsOf, requestOf, themesOf } from '../../../client/pages/organiser/setup/draft.ts'
import { methodOf, newMethod, optionsOf } from '../../../client/ui/agenda/methods.ts'
import { createSchema } from '../../../shared/protocol/create.ts'
import { questionMethods, optionSchemas } from '../../../shared/protocol/question-options.ts'
import { addressOf, keyIn, routeOf } from '../../../client/pages/organiser/route.ts'
import { findTemplate, templates } from '../../../shared/templates/templates.ts'

const demo = findTemplate('demo')!
const assembly = findTemplate('assembly')!
const blank = findTemplate('blank')!

describe('an event being set up', () => {
  it.each(templates)('OP-4 $template: can be made as it is once it has a title', (template) => {
    const draft = { ...draftOf(template), title: 'Our event' }
    expect(problemsOf(draft, template)).toEqual([])
    const { agenda, groups } = requestOf(draft, template)
    expect(agenda).toEqual(template.agenda)
    expect(groups).toEqual(template.groups)
  })

  it('keeps the template’s board unless a list is pasted', () => {
    const draft = draftOf(demo)
    expect(requestOf(draft, demo).boards).toBeUndefined()
    const pasted = requestOf({ ...draft, actionsFrom: 'paste', actions: 'just:\nEqual pay – one framework\nOther:\nThis' }, demo)
    expect(pasted.boards).toHaveLength(1)
    expect(pasted.boards![0]!.themes.map(({ title }) => title)).toEqual(['Just', 'Sustainable', 'Integrated', 'Innovative', 'Other'])
    expect(pasted.boards![0]!.themes[0]!.detail).toBe(demo.boards[0]!.themes[0]!.detail)
    expect(pasted.boards![0]!.actions).toEqual([{ title: 'Equal pay', detail: 'one framework', theme: 'Just' }, { title: 'This', theme: 'Other' }])
  })

  it('JN-1 JN-3 sends of the way in what is not as usual, and nothing else', () => {
    const draft = draftOf(demo)
    expect(requestOf(draft, demo)).not.toHaveProperty('joining')
    expect(requestOf({ ...draft, joining: { door: 'open', privacy: ' \n', asksPlace: true } }, demo).joining).toEqual({ asksPlace: true })
    const all = requestOf({ ...draft, joining: { door: 'locked', privacy: ' Kept for a year. ', asksPlace: true } }, demo)
    expect(all.joining).toEqual({ door: 'locked', privacy: 'Kept for a year.', asksPlace: true })
    expect(createSchema.parse(all).joining).toEqual(all.joining)
  })

  it('says what is wrong, and where', () => {
    const draft = draftOf(blank)
    const stage = { ...newStage('ballot', ''), minutes: '1.5', questions: [{ ...newQuestion(), key: 900, title: ' ', theme: 'Gone', vote: { ...newMethod(), method: 'dots' as const, numbers: { dots: '0' }, money: { budget: '9', otherCost: '', costs: 'Equal pay: 10' } } }] }
    const problems = problemsOf({ ...draft, groups: Array.from({ length: 31 }, (_, i) => `G${i}`).join('\n'), stages: [stage], actions: '\t\tx' }, blank)
    expect(problems.map(({ field, kind }) => `${field} ${kind}`)).toEqual([
      'title title-missing', 'groups too-many-groups', `stage-${stage.key}-title stage-title-missing`,
      `stage-${stage.key}-minutes bad-minutes`, 'question-900-title question-missing', 'question-900-theme unknown-theme', 'question-900-dots bad-number', 'question-900-costs money', 'actions paste',
    ])
    expect(problemsOf({ ...draft, title: 'x', stages: [] }, blank)).toEqual([{ field: 'agenda', kind: 'no-stages' }])
    expect(problemsOf({ ...draft, title: 'x'.repeat(201) }, blank)).toEqual([{ field: 'title', kind: 'too-long', max: bounds.titleChars }])
  })

  it('asks about a theme only where it is there', () => {
    expect(themesOf(draftOf(assembly), assembly)).toEqual(['Just', 'Sustainable', 'Integrated', 'Innovative'])
    expect(themesOf({ ...draftOf(blank), actions: 'Care:\nx' }, blank)).toEqual(['Care'])
  })

  it('drops questions of stages that are no ballots, and takes groups once each', () => {
    const stage = { ...newStage('explore', 'Talk'), questions: [newQuestion()] }
    const draft = { ...draftOf(blank), title: 'x', stages: [stage], groups: ' A \nB\nA\n\n' }
    expect(problemsOf(draft, blank)).toEqual([])
    expect(requestOf(draft, blank)).toMatchObject({ agenda: [{ kind: 'explore', title: 'Talk' }], groups: ['A', 'B'] })
  })
})

describe('how a question is voted on', () => {
  it('who sees the ballots and what actions cost is asked as it was chosen', () => {
    const question = { ...newQuestion(), title: 'Which?', vote: { ...newMethod(), method: 'approve' as const, money: { budget: '100,000', otherCost: '', costs: 'Equal pay: 60000' } } }
    const draft = { ...draftOf(blank), title: 'x', stages: [{ ...newStage('ballot', 'Vote'), questions: [{ ...question, seen: { ...question.seen, secrecy: 'named' as const, live: 'facilitators' as const } }] }] }
    expect(problemsOf(draft, blank)).toEqual([])
    expect(requestOf(draft, blank).agenda[0]!.questions).toEqual([{
      title: 'Which?', method: 'approve', secrecy: 'named', options: { budget: 100_000, costs: { 'Equal pay': 60_000 }, names: 'facilitators', live: 'facilitators' },
    }])
  })

  it.each(questionMethods)('%s: what the form begins with is accepted', (method) => {
    expect(optionSchemas[method].safeParse(optionsOf({ ...newMethod(), method })).error).toBeUndefined()
  })

  it('sends what is typed, and only what the chosen method knows', () => {
    const typed = { ...newMethod(), numbers: { dots: ' 7 ', mostOnOne: '', atMost: '3' } }
    expect(optionsOf({ ...typed, method: 'dots' })).toEqual({ dots: 7 })
    expect(optionsOf({ ...typed, method: 'approve' })).toEqual({ atMost: 3 })
    expect(optionsOf({ ...typed, method: 'agree' })).toEqual({})
    expect(optionsOf({ ...typed, method: 'score', scales: 'impact' })).toMatchObject({ criteria: [{ id: 'impact' }] })
  })

  it('keeps what a template says beyond the form, until another method is chosen', () => {
    const draft = methodOf('score', { theme: 'Just', min: 0, max: 10 })
    expect(optionsOf(draft)).toEqual({ min: 0, max: 10 })
    expect(optionsOf({ ...draft, method: 'pairs' })).toEqual({})
  })
})

describe('addresses', () => {
  it('lead back to the view they were made for', () => {
    for (const route of [
      { view: 'events' }, { view: 'new', template: 'demo' }, { view: 'links', eventId: 'e-1', created: false }, { view: 'links', eventId: 'e_1', created: true },
      { view: 'replay', eventId: 'e1', at: null }, { view: 'replay', eventId: 'e1', at: { time: 1_700_000_000_123 } },
      { view: 'replay', eventId: 'e1', at: { index: 7 }, beside: { eventId: null, index: 12 } }, { view: 'replay', eventId: 'e1', at: { index: 7 }, beside: { eventId: 'e-2_b', index: 3 } },
    ] as const) {
      const { pathname, hash } = new URL(addressOf(route), 'http://localhost')
      expect(routeOf(pathname, hash)).toEqual(route)
    }
  })

  it('OP-6 never carry the key on', () => {
    expect(keyIn('#key=secret&t=5')).toEqual({ key: 'secret', rest: '#t=5' })
    expect(keyIn('#key=secret')).toEqual({ key: 'secret', rest: '' })
    expect(keyIn('#new=demo')).toEqual({ key: null, rest: '#new=demo' })
    expect(keyIn('')).toEqual({ key: null, rest: '' })
  })

  it('take nonsense for the list of events or the beginning', () => {
    expect(routeOf('/organiser', '#links=')).toEqual({ view: 'events' })
    expect(routeOf('/replay/e1', '#t=-4')).toEqual({ view: 'replay', eventId: 'e1', at: null })
    expect(routeOf('/replay/../x', '')).toEqual({ view: 'events' })
  })
})
