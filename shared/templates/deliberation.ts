// Templates for small assemblies, large deliberative events and standing panels.
import type { Template } from './plan.ts'

const minutes = 60

/** Four workshops, in one event: a vision, two rounds on its principles, actions made of them in between, and one ranking a principle. */
export const assembly: Template = {
  template: 'assembly',
  title: 'Deliberative assembly',
  description: 'A small group meets for four workshops: a vision and its principles, what they ask for, the actions made of that in between, and a ranking for each principle.',
  groups: ['Health care', 'Social care'],
  agenda: [
    { kind: 'welcome', title: 'Welcome', seconds: 15 * minutes },
    { kind: 'explore', title: 'Explore the principles', seconds: 60 * minutes, allows: ['add', 'argue', 'evidence'] },
    { kind: 'explore', title: 'Workshop 2: just and sustainable', seconds: 90 * minutes },
    { kind: 'explore', title: 'Workshop 3: integrated and innovative', seconds: 90 * minutes },
    { kind: 'cluster', title: 'Group what belongs together', seconds: 30 * minutes },
    { kind: 'refine', title: 'Between workshops: themes become actions', allows: [] },
    { kind: 'refine', title: 'Workshop 4: weigh the actions', seconds: 60 * minutes, allows: ['edit', 'argue', 'evidence'] },
    {
      kind: 'ballot', title: 'Prioritise', seconds: 25 * minutes,
      questions: ['Just', 'Sustainable', 'Integrated', 'Innovative'].map((theme) => ({
        title: `${theme}: which actions should come first?`, method: 'rank', secrecy: 'secret', options: { theme },
      })),
    },
    { kind: 'results', title: 'Results', seconds: 20 * minutes },
    { kind: 'close', title: 'Close' },
  ],
  boards: [{
    title: 'Principles and actions',
    themes: [
      { title: 'Just', detail: 'Fair to those who work in care and to those who need it' },
      { title: 'Sustainable', detail: 'Enough people, supported well enough to stay' },
      { title: 'Integrated', detail: 'One workforce, wherever the care is given' },
      { title: 'Innovative', detail: 'New roles, new routes, new ways of working' },
    ],
    actions: [],
  }],
}

/** Hundreds of people; themes are drawn out of what they say. */
export const deliberativeEvent: Template = {
  template: 'deliberative-event',
  title: 'Deliberative event',
  description: 'Hundreds of people start from what was sent in, draw out the themes together, sharpen the actions and rank them.',
  groups: ['Health', 'Social care', 'Third sector', 'Local government', 'People who need care'],
  agenda: [
    { kind: 'welcome', title: 'Welcome', seconds: 10 * minutes },
    { kind: 'explore', title: 'What was sent in', seconds: 15 * minutes, allows: ['argue', 'evidence'] },
    { kind: 'explore', title: 'Conversations at tables', seconds: 35 * minutes },
    { kind: 'cluster', title: 'Draw out the themes', seconds: 20 * minutes },
    { kind: 'refine', title: 'Refine in plenary', seconds: 25 * minutes },
    {
      kind: 'ballot', title: 'Prioritise', seconds: 20 * minutes,
      questions: [
        { title: 'Which actions matter most?', method: 'rank', secrecy: 'secret', options: { topK: 10 } },
        { title: 'Could you support each one?', method: 'agree', secrecy: 'secret' },
      ],
    },
    { kind: 'results', title: 'Results', seconds: 15 * minutes },
    { kind: 'close', title: 'Close' },
  ],
  boards: [{ title: 'Themes and actions', themes: [], actions: [] }],
}

/** The same people, asked again and again. */
export const panel: Template = {
  template: 'panel',
  title: 'Standing panel',
  description: 'A panel that meets again and again comments on proposals or research projects, then ranks and scores them.',
  groups: ['Doctors', 'Nurses and midwives', 'Allied health professionals', 'Social care staff', 'Managers', 'People who need care'],
  agenda: [
    { kind: 'welcome', title: 'Since we last met', seconds: 10 * minutes },
    { kind: 'explore', title: 'Comment on the proposals', seconds: 30 * minutes, allows: ['add', 'argue', 'evidence'] },
    {
      kind: 'ballot', title: 'Set priorities', seconds: 15 * minutes,
      questions: [
        { title: 'Which proposals should come first?', method: 'rank', secrecy: 'secret' },
        { title: 'How much would each one change, and can it be done?', method: 'score', secrecy: 'secret' },
      ],
    },
    { kind: 'results', title: 'Results', seconds: 15 * minutes },
    { kind: 'close', title: 'Next steps', seconds: 5 * minutes },
  ],
  boards: [{ title: 'Proposals', themes: [], actions: [] }],
}
