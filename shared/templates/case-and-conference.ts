// Templates for a conference session and for work on case studies from across a system.
import type { Template } from './plan.ts'

const minutes = 60

/** Speakers' messages are recorded as they are said, delegates ask and upvote meanwhile, and leave with what should come of it. */
export const conference: Template = {
  template: 'conference',
  title: 'Conference session',
  description: 'What the speakers say is kept with their names, delegates ask questions and upvote them, they are answered, and the room ticks what should come of it.',
  groups: [],
  agenda: [
    { kind: 'welcome', title: 'Welcome', seconds: 5 * minutes, allows: ['ask'] },
    { kind: 'questions', title: 'Key messages', seconds: 30 * minutes, allows: ['ask'] },
    { kind: 'questions', title: 'Questions and answers', seconds: 20 * minutes, allows: ['ask'] },
    { kind: 'explore', title: 'What should come of it?', seconds: 10 * minutes, allows: ['add', 'argue', 'ask'] },
    {
      kind: 'ballot', title: 'Choose', seconds: 5 * minutes,
      questions: [{ title: 'Which of these will you support?', method: 'approve', secrecy: 'secret', options: { atMost: 5 } }],
    },
    { kind: 'results', title: 'The result', seconds: 5 * minutes },
    { kind: 'close', title: 'Close' },
  ],
  boards: [{ title: 'What should come of it', themes: [], actions: [] }],
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
