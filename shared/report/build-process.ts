// What happened at each stage of the agenda, in numbers.
import type { EventState, Stage } from '../event/state.ts'
import type { History, QuestionTimes, Visit } from './history.ts'
import type { ProcessStage, StageDeeds } from './model.ts'

const minuteMs = 60_000

export function buildProcess({ state, visits, questions, firstJoinAt }: History): ProcessStage[] {
  return state.agenda.map((stage) => stageOf(stage, visits.filter(({ stageId }) => stageId === stage.stageId), questions, firstJoinAt, state))
}

function stageOf(
  { stageId, kind, title, seconds, skipped, questions = [] }: Stage, visits: readonly Visit[], times: ReadonlyMap<string, QuestionTimes>, firstJoinAt: number | null, state: EventState,
): ProcessStage {
  // The room waits at its first stage for days before anybody comes.
  const stays = visits.map(({ from, until }) => ({ from: firstJoinAt !== null && firstJoinAt < until ? Math.max(from, firstJoinAt) : from, until }))
  return {
    stageId, kind, title, from: stays[0]?.from ?? null,
    minutes: Math.round(stays.reduce((sum, { from, until }) => sum + until - from, 0) / minuteMs),
    plannedMinutes: seconds === null ? null : Math.round(seconds / 60),
    skipped: skipped === true || (stays.length === 0 && state.closedAt !== null),
    did: sumOf(visits.map(({ did }) => did)),
    questions: questions.filter(({ phase }) => phase !== 'planned').map((question) => ({
      questionId: question.questionId, title: question.title, secrecy: question.secrecy, ballots: question.submitted.total,
      revealedAt: question.phase === 'revealed' ? times.get(question.questionId)?.revealedAt ?? null : null,
    })),
  }
}

function sumOf(deeds: readonly StageDeeds[]): StageDeeds {
  const sum = { actions: 0, rewordings: 0, moves: 0, arguments: 0, evidence: 0, asked: 0 }
  for (const one of deeds) for (const key of Object.keys(sum) as (keyof StageDeeds)[]) sum[key] += one[key]
  return sum
}
