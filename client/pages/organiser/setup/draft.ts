// An event being set up: what the form holds, what is wrong with it, and what is sent.
import { usualJoining } from '../../../../shared/event/joining.ts'
import type { Joining } from '../../../../shared/event/joining.ts'
import type { StageKind } from '../../../../shared/event/names.ts'
import type { AgendaPlan, BoardPlan, Template } from '../../../../shared/templates/plan.ts'
import { isWrong, methodOf, newMethod, numberOptions, optionsOf } from '../../../ui/agenda/methods.ts'
import type { MethodDraft } from '../../../ui/agenda/methods.ts'
import { byTitle, methodsWithMoney, moneyProblem } from '../../../ui/agenda/money.ts'
import type { MoneyProblem } from '../../../ui/agenda/money.ts'
import { secrecyOf, secrecyOptions } from '../../../ui/agenda/secrecy.ts'
import type { SecrecyDraft } from '../../../ui/agenda/secrecy.ts'
import { readPaste } from './paste.ts'
import type { PasteProblem } from './paste.ts'

export const bounds = { titleChars: 200, groups: 30, groupChars: 80, stages: 40, stageTitleChars: 100, minutes: 1_440, questions: 20, questionChars: 300 } as const

export type EventDraft = {
  template: string
  title: string
  /** One a line. */
  groups: string
  stages: StageDraft[]
  /** The template's own board, or a pasted list. */
  actionsFrom: 'template' | 'paste'
  actions: string
  joining: JoiningDraft
}

export type JoiningDraft = Pick<Joining, 'door' | 'privacy' | 'asksPlace'>

/** `rights`: what the template lets participants do, in a stage of its kind. `key` identifies the row while it is moved about; `minutes` as typed, empty for an untimed stage. */
export type StageDraft = { key: number; kind: StageKind; title: string; minutes: string; questions: QuestionDraft[]; rights?: Pick<AgendaPlan, 'kind' | 'allows'> }

/** `theme` is empty where the question asks about all actions. */
export type QuestionDraft = { key: number; title: string; theme: string; vote: MethodDraft; seen: SecrecyDraft }

export type DraftProblem =
  | { field: string; kind: 'title-missing' | 'no-stages' | 'stage-title-missing' | 'question-missing' }
  | { field: string; kind: 'too-long' | 'too-many-groups' | 'too-many-stages' | 'bad-minutes'; max: number }
  | { field: string; kind: 'bad-number'; min: number; max: number }
  | { field: string; kind: 'unknown-theme'; theme: string }
  | { field: string; kind: 'money'; problem: MoneyProblem }
  | { field: string; kind: 'paste'; problem: PasteProblem }

/** `isCopy`: of another event, whose boards the server has not got by the template's name. */
export type EventTemplate = Template & { isCopy?: boolean }

export type EventRequest = { title: string; template: string; timeZone?: string; groups: string[]; agenda: AgendaPlan[]; boards?: BoardPlan[]; joining?: Partial<JoiningDraft> }

let lastKey = 0

export function draftOf(template: EventTemplate): EventDraft {
  return {
    template: template.template,
    title: template.template === 'blank' && !template.isCopy ? '' : template.title,
    groups: template.groups.join('\n'),
    stages: template.agenda.map((stage) => ({
      key: nextKey(), kind: stage.kind, title: stage.title, minutes: stage.seconds ? String(Math.round(stage.seconds / 60)) : '',
      ...(stage.allows && { rights: { kind: stage.kind, allows: stage.allows } }),
      questions: (stage.questions ?? []).map((question) => ({ key: nextKey(), title: question.title, theme: question.options?.theme ?? '', vote: methodOf(question.method, question.options), seen: secrecyOf(question.secrecy, question.options) })),
    })),
    actionsFrom: hasActions(template) ? 'template' : 'paste',
    actions: '',
    joining: usual(),
  }
}

function usual(): JoiningDraft {
  const { door, privacy, asksPlace } = usualJoining
  return { door, privacy, asksPlace }
}

/** What is not as usual. */
function joiningOf({ joining }: EventDraft): Partial<JoiningDraft> {
  const { door, privacy, asksPlace } = { ...joining, privacy: joining.privacy.trim() }
  return Object.fromEntries(Object.entries({ door, privacy, asksPlace }).filter(([key, value]) => value !== usualJoining[key as keyof JoiningDraft]))
}

export function newStage(kind: StageKind, title: string): StageDraft {
  return { key: nextKey(), kind, title, minutes: '', questions: [] }
}

export function newQuestion(): QuestionDraft {
  return { key: nextKey(), title: '', theme: '', vote: newMethod(), seen: secrecyOf() }
}

export function hasActions(template: Template): boolean {
  return template.boards.some((board) => board.actions.length > 0)
}

/** Each group once, in order. */
export function groupsOf(draft: EventDraft): string[] {
  return [...new Set(draft.groups.split(/\r\n|\r|\n/).map((group) => group.trim()).filter((group) => group !== ''))]
}

/** The themes that the event will start with. */
export function themesOf(draft: EventDraft, template: Template): string[] {
  const own = template.boards[0]?.themes.map(({ title }) => title) ?? []
  return draft.actionsFrom === 'template' ? own : readPaste(draft.actions, own).themes
}

export function problemsOf(draft: EventDraft, template: Template): DraftProblem[] {
  const problems: DraftProblem[] = []
  if (draft.title.trim() === '') problems.push({ field: 'title', kind: 'title-missing' })
  if (draft.title.trim().length > bounds.titleChars) problems.push({ field: 'title', kind: 'too-long', max: bounds.titleChars })
  const groups = groupsOf(draft)
  if (groups.length > bounds.groups) problems.push({ field: 'groups', kind: 'too-many-groups', max: bounds.groups })
  if (groups.some((group) => group.length > bounds.groupChars)) problems.push({ field: 'groups', kind: 'too-long', max: bounds.groupChars })
  if (draft.stages.length === 0) problems.push({ field: 'agenda', kind: 'no-stages' })
  if (draft.stages.length > bounds.stages) problems.push({ field: 'agenda', kind: 'too-many-stages', max: bounds.stages })
  const themes = themesOf(draft, template)
  for (const stage of draft.stages) problems.push(...stageProblems(stage, themes))
  if (draft.actionsFrom === 'paste') {
    for (const problem of readPaste(draft.actions, []).problems) problems.push({ field: 'actions', kind: 'paste', problem })
  }
  return problems
}

export function requestOf(draft: EventDraft, template: EventTemplate): EventRequest {
  const request: EventRequest = {
    title: draft.title.trim(), template: draft.template, groups: groupsOf(draft), agenda: draft.stages.map(agendaOf),
  }
  const joining = joiningOf(draft)
  if (Object.keys(joining).length > 0) request.joining = joining
  if (draft.actionsFrom === 'template') return template.isCopy ? { ...request, boards: template.boards } : request
  const own = template.boards[0]
  const { themes, actions } = readPaste(draft.actions, own?.themes.map(({ title }) => title))
  request.boards = [{
    title: own?.title ?? draft.title.trim(),
    themes: themes.map((title) => own?.themes.find((theme) => theme.title === title) ?? { title }),
    actions: actions.map(({ title, detail, theme }) => ({ title, ...(detail ? { detail } : {}), ...(theme ? { theme } : {}) })),
  }]
  return request
}

function agendaOf(stage: StageDraft): AgendaPlan {
  const minutes = minutesOf(stage)
  const plan: AgendaPlan = { kind: stage.kind, title: stage.title.trim() }
  if (minutes) plan.seconds = minutes * 60
  if (stage.rights?.allows && stage.rights.kind === stage.kind) plan.allows = [...stage.rights.allows]
  if (stage.kind === 'ballot' && stage.questions.length > 0) {
    plan.questions = stage.questions.map(({ title, theme, vote, seen }) => {
      const { names: _names, live: _live, ...given } = optionsOf(vote)
      const options = { ...given, ...(theme ? { theme } : {}), ...secrecyOptions(seen) }
      return { title: title.trim(), method: vote.method, secrecy: seen.secrecy, ...(Object.keys(options).length > 0 ? { options } : {}) }
    })
  }
  return plan
}

function stageProblems(stage: StageDraft, themes: readonly string[]): DraftProblem[] {
  const problems: DraftProblem[] = []
  const field = `stage-${stage.key}`
  if (stage.title.trim() === '') problems.push({ field: `${field}-title`, kind: 'stage-title-missing' })
  if (stage.title.trim().length > bounds.stageTitleChars) problems.push({ field: `${field}-title`, kind: 'too-long', max: bounds.stageTitleChars })
  if (minutesOf(stage) === null) problems.push({ field: `${field}-minutes`, kind: 'bad-minutes', max: bounds.minutes })
  if (stage.kind !== 'ballot') return problems
  for (const question of stage.questions) {
    const asked = `question-${question.key}`
    if (question.title.trim() === '') problems.push({ field: `${asked}-title`, kind: 'question-missing' })
    if (question.title.trim().length > bounds.questionChars) problems.push({ field: `${asked}-title`, kind: 'too-long', max: bounds.questionChars })
    if (question.theme !== '' && !themes.includes(question.theme)) {
      problems.push({ field: `${asked}-theme`, kind: 'unknown-theme', theme: question.theme })
    }
    for (const option of numberOptions[question.vote.method]) {
      if (isWrong(question.vote, option)) problems.push({ field: `${asked}-${option.name}`, kind: 'bad-number', min: option.min, max: option.max })
    }
    const money = methodsWithMoney.includes(question.vote.method) ? moneyProblem(question.vote.money, byTitle) : null
    if (money) problems.push({ field: `${asked}-${money.field}`, kind: 'money', problem: money })
  }
  return problems
}

/** Whole minutes; 0 for an untimed stage; null for what is no such number. */
function minutesOf({ minutes }: StageDraft): number | null {
  const typed = minutes.trim()
  if (typed === '') return 0
  const value = Number(typed)
  return /^\d{1,4}$/.test(typed) && value >= 1 && value <= bounds.minutes ? value : null
}

function nextKey(): number {
  return ++lastKey
}
