// The report of an event from what its journal came to. Pure: the same history gives the same report.
import { usualLanguage } from '../protocol/languages.ts'
import type { Language } from '../protocol/languages.ts'
import { nameMask } from './anonymous.ts'
import { buildActions, buildEvidence, buildSubmissions, buildThemes, namingOf } from './build-actions.ts'
import { buildLeftOut } from './build-left-out.ts'
import { buildPeople } from './build-people.ts'
import { buildProcess } from './build-process.ts'
import { buildQuestions } from './build-questions.ts'
import { cleanText, mapTexts } from './clean.ts'
import { loneNameMask, wordsOf } from './lone-names.ts'
import type { History } from './history.ts'
import type { ChainHead, FloorQuestion, Report, ReportProgramme } from './model.ts'
import { reportVersion } from './model.ts'
import { wholeSettings } from './settings.ts'

export type ReportRequest = {
  /** Null: as the organiser arranged it. */
  chatham: boolean | null
  /** Null: as the organiser arranged it. */
  language: Language | null
  /** Where the event has none of its own. */
  timeZone: string
  chain: { atClose: ChainHead | null; latest: ChainHead }
  programme: ReportProgramme | null
}

export function buildReport(history: History, { chatham: asked, language, timeZone, chain, programme }: ReportRequest): Report {
  const { state } = history
  const settings = wholeSettings(history.settings)
  const chatham = asked ?? settings.chatham
  const naming = namingOf(state, chatham)
  const questions = buildQuestions(history)
  const actions = buildActions(history, questions, naming)
  const report: Report = {
    format: 'plenary-report', version: reportVersion, eventId: state.eventId, title: state.title, language: language ?? settings.language ?? usualLanguage, timeZone: state.timeZone ?? timeZone, chatham,
    startedAt: history.firstJoinAt ?? state.createdAt, closedAt: state.closedAt, writtenTo: history.lastAt, settings,
    programme, process: buildProcess(history), people: buildPeople(history, questions), themes: buildThemes(history, actions), questions, actions,
    evidence: buildEvidence(history), submissions: buildSubmissions(history), floor: buildFloor(history, chatham),
    messages: state.floor.messages.filter(({ text }) => text !== '').map(({ speaker, text }) => ({ speaker: chatham ? null : speaker, text })),
    leftOut: buildLeftOut(history, actions, questions),
    moderation: history.moderation.map(({ at, what, of, kind, number, reason }) => ({ at, what, of: of ?? null, kind, number, reason: reason || null })),
    erasures: state.erasures.map(({ at, kind, entries }) => ({ at, kind, entries })),
    archivesAt: history.archivesAt, chain,
  }
  const clean = mapTexts(report, cleanText)
  if (!chatham) return clean
  const names = new Set([...history.names].map(cleanText))
  const masked = mapTexts(clean, nameMask(names))
  return mapTexts(masked, loneNameMask(names, wordsOf(masked)))
}

/** Most wanted first; what is grouped under another question stands with it. The words of what was not taken are left out. */
function buildFloor({ state: { floor } }: History, chatham: boolean): FloorQuestion[] {
  // Of what was removed for good nothing is left but that it was there.
  const items = Object.entries(floor.items).filter(([, { text }]) => text !== '')
  return items.filter(([, { into }]) => into === null).sort(([, a], [, b]) => b.votes - a.votes || a.askedAt - b.askedAt).map(([itemId, item]) => ({
    votes: item.votes, status: item.status, answer: item.answer,
    ...(item.status === 'dismissed' ? { text: '', by: null, grouped: [] } : {
      text: item.text, by: chatham || !item.name ? null : { name: item.name, group: item.group },
      grouped: items.filter(([, { into, status }]) => into === itemId && status !== 'dismissed').map(([, { text }]) => text),
    }),
  }))
}
