// The document of a report, by its settings: which sections, in which order, with the organiser's own words before each.
import { shortHead } from '../archive/short-head.ts'
import { isolated, mapTexts } from './clean.ts'
import type { Block, ReportDocument, Section, Span } from './document.ts'
import type { Report } from './model.ts'
import { contextOf } from './sections/context.ts'
import type { Context } from './sections/context.ts'
import { groupsSection, minoritySection } from './sections/groups.ts'
import { leftOutSection, lineageSection } from './sections/lineage.ts'
import { methodSection, recordSection } from './sections/method.ts'
import { lead, ownText, peopleSection, processSection } from './sections/opening.ts'
import { resultsSection, themesSection } from './sections/outcome.ts'
import { actionsSection, floorSection, messagesSection, moderationSection } from './sections/words.ts'
import type { SectionId } from './settings.ts'

const builders: Record<SectionId, (context: Context) => Block[]> = {
  process: processSection, people: peopleSection, themes: themesSection, results: resultsSection, groups: groupsSection, minority: minoritySection,
  actions: actionsSection, questions: floorSection, messages: messagesSection, 'left-out': leftOutSection, lineage: lineageSection,
  moderation: moderationSection, method: methodSection, record: recordSection,
}

export function composeDocument(given: Report): ReportDocument {
  const report = mapTexts(given, isolated)
  const context = contextOf(report)
  const { texts } = context
  const shown = report.settings.sections.filter((section) => section.shown)
  const sections = shown.map(({ id, text }, i): Section => ({ id, number: i + 1, title: texts.sectionTitles[id], blocks: [...ownText(text), ...builders[id](context)] }))
  const { atClose, latest } = report.chain
  return {
    lang: texts.lang, words: { contents: texts.contents, page: texts.page, ofPages: texts.ofPages }, title: report.title, kicker: texts.kicker(placeOf(context), context.day(report.startedAt)),
    lead: lead(context), sections: withoutDeadLinks(sections), footer: texts.footer(report.title, shortHead((atClose ?? latest).hash)),
  }
}

/** “Workforce vision 2035 · session 3 of 4”. */
function placeOf({ texts, report: { programme, eventId } }: Context): string {
  const at = programme?.events.findIndex((one) => one.eventId === eventId) ?? -1
  return programme && at >= 0 ? texts.inProgramme(programme.title, at + 1, programme.events.length) : texts.report
}

/** A section that is left out takes its places with it. */
function withoutDeadLinks(sections: readonly Section[]): Section[] {
  const there = new Set(sections.flatMap(({ blocks }) => blocks.flatMap(idsOf)))
  const alive = <T extends { to?: string }>(one: T): T => {
    if (one.to === undefined || there.has(one.to)) return one
    const { to: _, ...rest } = one
    return rest as T
  }
  const allAlive = (spans: readonly Span[]): Span[] => spans.map((span) => (typeof span === 'string' ? span : alive(span)))
  const inBlock = (block: Block): Block => {
    switch (block.kind) {
      case 'heading': return alive(block)
      case 'text': return { ...block, spans: allAlive(block.spans) }
      case 'list': return { ...block, items: block.items.map((item) => ({ ...item, spans: allAlive(item.spans) })) }
      case 'table': return { ...block, rows: block.rows.map((row) => ({ ...row, cells: row.cells.map(allAlive) })) }
      default: return block
    }
  }
  return sections.map((section) => ({ ...section, blocks: section.blocks.map(inBlock) }))
}

function idsOf(block: Block): string[] {
  const ids = block.kind === 'table' ? block.rows.map(({ id }) => id) : block.kind === 'list' ? block.items.map(({ id }) => id)
    : block.kind === 'heading' || block.kind === 'text' ? [block.id] : []
  return ids.filter((id) => id !== undefined)
}
