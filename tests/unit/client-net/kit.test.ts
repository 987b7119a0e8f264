// The pure parts of the kit and of the participant's shell.
import { describe, expect, it } from 'vitest'
import { stagePage } from '../../../client/pages/participant/stage-page.ts'
import { normalCode, routeOf, spacedCode } from '../../../client/pages/participant/route.ts'
import { clockFace } from '../../../client/ui/clock.ts'
import { initials } from '../../../client/ui/people.ts'
import { hall, seatsFilled } from '../../../client/ui/seats.ts'
import { emptyState } from '../../../shared/event/state.ts'
import type { Stage } from '../../../shared/event/state.ts'

describe('the clock', () => {
  const running = { kind: 'running' as const, endsAt: 100_000, seconds: 90 }

  it('shows no time left only when there is none', () => {
    expect(clockFace(running, 10_000)).toMatchObject({ digits: '01:30', word: 'left', phase: 'running' })
    expect(clockFace(running, 99_999)).toMatchObject({ digits: '00:01', phase: 'last-minute' })
    expect(clockFace(running, 100_000)).toMatchObject({ digits: '00:00', word: 'left', phase: 'over' })
  })

  it('goes on counting once it has run over, with a word for it', () => {
    expect(clockFace(running, 165_000)).toMatchObject({ digits: '01:05', word: 'over', phase: 'over', spoken: '1 minute 5 seconds over' })
  })

  it('says that it stands still, and shows hours where there are any', () => {
    expect(clockFace({ kind: 'stopped', remainingMs: 3_723_000, seconds: 4_000 }, 0)).toMatchObject({ digits: '1:02:03', word: 'paused' })
  })
})

describe('the hall', () => {
  it.each([1, 2, 30, 214, 1_000])('has a seat for each of %i people, none outside the picture and no two in one place', (people) => {
    const { seats, radius } = hall(people)
    expect(seats).toHaveLength(people)
    for (const { x, y } of seats) {
      expect(Math.min(x, y) - radius).toBeGreaterThanOrEqual(-1)
      expect(x + radius).toBeLessThanOrEqual(213)
      expect(y + radius).toBeLessThanOrEqual(113)
    }
    expect(new Set(seats.map(({ x, y }) => `${x.toFixed(2)} ${y.toFixed(2)}`)).size).toBe(people)
  })

  it('fills by count, and by share where there are more people than dots', () => {
    expect(seatsFilled(214, 131)).toBe(131)
    expect(seatsFilled(4_000, 2_000)).toBe(500)
    expect(seatsFilled(0, 0)).toBe(0)
    expect(seatsFilled(10, 12)).toBe(10)
  })
})

it('makes initials of first and last name, whatever the script', () => {
  expect(['Amara Osei', 'iwan', 'María del Carmen Núñez', '', null, '  ', '李 明'].map(initials)).toEqual(['AO', 'I', 'MN', '?', '?', '?', '李明'])
})

describe('addresses', () => {
  it('knows the way in, with and without a code, and an event', () => {
    expect(routeOf({ pathname: '/', hash: '' })).toEqual({ at: 'join', code: '' })
    expect(routeOf({ pathname: '/', hash: '#abcd-2345' })).toEqual({ at: 'join', code: 'ABCD2345' })
    expect(routeOf({ pathname: '/e/a%20b/', hash: '' })).toEqual({ at: 'event', eventId: 'a b' })
    expect(routeOf({ pathname: '/e/%E0%A4%A', hash: '#%' })).toEqual({ at: 'event', eventId: '' })
  })

  it('takes a code as people type it and shows it as it is read aloud', () => {
    expect(normalCode(' abcd 2345\n')).toBe('ABCD2345')
    expect(spacedCode('ABCD2345')).toBe('ABCD 2345')
    expect(spacedCode('482613')).toBe('482 613')
  })
})

describe('the page of a stage', () => {
  const state = { ...emptyState(), boards: [{ boardId: 'b', title: '', frozen: false, epoch: 1 }], agenda: [] as Stage[] }
  const stage = (kind: Stage['kind']): Stage => ({ stageId: kind, kind, title: kind, seconds: null })

  it('follows its kind, and waits where there is no board to show', () => {
    const pages = (['welcome', 'explore', 'cluster', 'refine', 'ballot', 'results', 'questions', 'close'] as const).map((kind) => stagePage(state, stage(kind)))
    expect(pages).toEqual(['waiting', 'board', 'board', 'board', 'ballot', 'results', 'questions', 'closing'])
    expect(stagePage({ ...state, boards: [] }, stage('explore'))).toBe('waiting')
  })

  it('stays at a revealed result once the event is closed', () => {
    const question = { questionId: 'q', title: '', method: 'rank', secrecy: 'secret' as const, options: {}, phase: 'revealed' as const, slate: null, submitted: { total: 0, byGroup: {} }, tally: null }
    const revealed = { ...state, closedAt: 1, agenda: [{ ...stage('ballot'), questions: [question] }] }
    expect(stagePage(revealed, stage('explore'))).toBe('results')
    expect(stagePage({ ...revealed, agenda: [] }, stage('explore'))).toBe('closing')
  })
})
