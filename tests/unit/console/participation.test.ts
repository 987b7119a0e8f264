import { describe, expect, it } from 'vitest'
import { byGroup, participation, votedOn } from '../../../client/pages/facilitator/participation.ts'
import { strata } from '../../../client/ui/screen/strata.ts'
import { texts } from '../../../client/ui/texts/console.ts'
import type { Paper } from '../../../shared/event/paper.ts'
import type { PresenceMessage } from '../../../shared/protocol/messages.ts'
import { Room } from '../event/room.ts'

const presence: PresenceMessage = {
  here: 9, joined: 12, screens: 1,
  byGroup: { 'NHS leaders': { joined: 7, here: 5, ready: 2 }, 'Third sector': { joined: 5, here: 4, ready: 1 } },
  submitted: { q1: { total: 4, byGroup: { 'NHS leaders': 3, 'Third sector': 1 } } },
}

function voting(): Room {
  return new Room().do({ type: 'stage.go', stageId: 'prioritise' })
}

const questionsOf = (room: Room) => votedOn(room.state.agenda[3]!.questions!)

describe('who is with us', () => {
  it('counts ballots only once something is voted on', () => {
    const { state } = new Room()
    expect(participation(state, presence, votedOn(state.agenda[3]!.questions!))).toEqual({ joined: 12, here: 9, ready: 3, submitted: null, onPaper: 0 })
  })

  it('counts as they come in, by group', () => {
    const room = voting()
    expect(participation(room.state, presence, questionsOf(room))).toEqual({ joined: 12, here: 9, ready: 3, submitted: 4, onPaper: 0 })
    expect(byGroup(room.state, presence, questionsOf(room))).toEqual([
      { group: 'NHS leaders', joined: 7, here: 5, ready: 2, submitted: 3 },
      { group: 'Third sector', joined: 5, here: 4, ready: 1, submitted: 1 },
    ])
  })

  it('tells ballots on paper from those of people who joined, so that no more have submitted than joined', () => {
    const { state } = voting()
    const paper = (entered: boolean, voided: boolean, questionId = 'q1'): Paper => ({
      questionId, origin: 'printed', entered: entered ? { by: 'facilitator', at: 1, id: 'e' } : null, voided: voided ? { by: 'facilitator', at: 2, reason: 'Twice', replacedBy: null } : null,
    })
    const papers = { counts: paper(true, false), voided: paper(true, true), printed: paper(false, false), other: paper(true, false, 'q2') }
    const { submitted, onPaper } = participation({ ...state, papers }, presence, votedOn(state.agenda[3]!.questions!))
    expect(onPaper).toBe(1)
    expect(texts.voting.submitted(submitted! + onPaper, 4, onPaper)).toBe('4 of 4 have submitted, and 1 ballot on paper')
  })

  it('keeps to the count at the seal, whatever is said later', () => {
    const room = voting().do({ type: 'ballot.seal', questionId: 'q1' })
    expect(participation(room.state, presence, questionsOf(room)).submitted).toBe(3)
  })

  it('lists people without a group only when there are any', () => {
    const room = voting()
    const more = { ...presence, byGroup: { ...presence.byGroup, '': { joined: 1, here: 0 } } }
    expect(byGroup(room.state, more, questionsOf(room)).at(-1)).toEqual({ group: null, joined: 1, here: 0, ready: 0, submitted: 0 })
  })

  it('knows who joined before the first head count comes', () => {
    const { state } = new Room()
    expect(participation(state, null, [])).toEqual({ joined: 1, here: 0, ready: 0, submitted: null, onPaper: 0 })
    expect(byGroup(state, null, []).map((row) => row.joined)).toEqual([1, 0])
  })
})

describe('groups on the big screen', () => {
  const groups = ['NHS leaders', 'Third sector', 'Patients']
  const none = { total: 0, byGroup: {} }

  it('UI-5 are shown apart from five people on, the others together', () => {
    const more = { ...presence, byGroup: { ...presence.byGroup, Patients: { joined: 2, here: 2 }, '': { joined: 3, here: 1 } } }
    expect(strata(more, groups, { total: 5, byGroup: { 'NHS leaders': 3, 'Third sector': 0 } })).toEqual([
      { groups: ['NHS leaders'], joined: 7, here: 5, submitted: 3 },
      { groups: ['Third sector'], joined: 5, here: 4, submitted: 0 },
      { groups: ['Patients', null], joined: 5, here: 3, submitted: 2 },
    ])
  })

  it('UI-5 never lets a small one be had by subtraction', () => {
    const more = { ...presence, byGroup: { ...presence.byGroup, Patients: { joined: 1, here: 1 } } }
    expect(strata(more, groups, none).map((stratum) => stratum.groups)).toEqual([['NHS leaders'], ['Third sector', 'Patients']])
  })

  it('are left out where there are none, or too few people', () => {
    expect(strata(presence, [], none)).toEqual([])
    expect(strata({ ...presence, byGroup: { Patients: { joined: 2, here: 2 } } }, groups, none)).toEqual([])
  })
})
