// Every template, in the order in which they are offered.
import { caseStudies, conference } from './case-and-conference.ts'
import { assembly, deliberativeEvent, panel } from './deliberation.ts'
import { demo } from './demo.ts'
import type { Template } from './plan.ts'

const blank: Template = {
  template: 'blank',
  title: 'Empty event',
  description: 'One empty board. Build the agenda yourself, stage by stage.',
  groups: [],
  agenda: [
    { kind: 'explore', title: 'Explore' },
    { kind: 'ballot', title: 'Prioritise', questions: [{ title: 'Which actions should come first?', method: 'rank', secrecy: 'secret' }] },
    { kind: 'results', title: 'Results' },
  ],
  boards: [{ title: 'Board', themes: [], actions: [] }],
}

export const templates: Template[] = [assembly, deliberativeEvent, panel, conference, caseStudies, demo, blank]

export function findTemplate(name: string): Template | undefined {
  return templates.find((template) => template.template === name)
}
