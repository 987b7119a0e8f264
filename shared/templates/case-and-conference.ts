// Templates for a conference session and for work on case studies from across a system.
import type { Template } from './plan.ts'

const minutes = 60
const floor = 'Questions from the floor'

/** Speakers' messages and delegates' questions side by side; the room ticks which questions to answer. */
export const conference: Template = {
  template: 'conference',
  title: 'Conference session',
  description: 'Speakers leave their key messages, delegates add questions, and the room ticks which questions are answered first.',
  groups: [],
  agenda: [
    { kind: 'welcome', title: 'Welcome', seconds: 5 * minutes },
    { kind: 'explore', title: 'Key messages', seconds: 30 * minutes, allows: ['add', 'argue'] },
    {
      kind: 'ballot', title: 'Choose the questions', seconds: 5 * minutes,
      questions: [{ title: 'Which questions should be answered first?', method: 'approve', secrecy: 'secret', options: { theme: floor, atMost: 5 } }],
    },
    { kind: 'results', title: 'The order', seconds: 2 * minutes },
    { kind: 'questions', title: 'Answers', seconds: 20 * minutes },
    { kind: 'close', title: 'Close' },
  ],
  boards: [{
    title: 'Messages and questions',
    themes: [
      { title: 'Key messages', detail: 'What the speakers want to be remembered, with the speaker’s name' },
      { title: floor, detail: 'What the delegates want to know' },
    ],
    actions: [],
  }],
}

/** Evidence first; then what commissioners, educators and planners could each carry. */
export const caseStudies: Template = {
  template: 'case-studies',
  title: 'Case studies',
  description: 'Evidence from real cases first, then the actions it supports, ranked so that every sector’s view can be seen.',
  groups: ['Commissioners', 'Educators', 'Planners', 'Providers', 'People who need care'],
  agenda: [
    { kind: 'welcome', title: 'Welcome', seconds: 10 * minutes },
    { kind: 'explore', title: 'What the cases show', seconds: 35 * minutes, allows: ['add', 'argue', 'evidence'] },
    { kind: 'refine', title: 'From cases to actions', seconds: 30 * minutes },
    {
      kind: 'ballot', title: 'Prioritise', seconds: 15 * minutes,
      questions: [
        { title: 'Which actions should we carry together?', method: 'rank', secrecy: 'secret' },
        { title: 'Would your sector carry each one?', method: 'agree', secrecy: 'secret' },
      ],
    },
    { kind: 'results', title: 'Results', seconds: 20 * minutes },
    { kind: 'close', title: 'Close' },
  ],
  boards: [{
    title: 'Cases and actions',
    themes: [
      { title: 'Commission', detail: 'Paying for teams instead of organisations' },
      { title: 'Educate', detail: 'Learning together before working together' },
      { title: 'Plan', detail: 'One plan for the whole system’s workforce' },
    ],
    actions: [],
  }],
}
