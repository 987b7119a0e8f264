// The demo event that the first start creates: a vision for the health and care workforce in 2035.
// The setting is a real kind of event; arguments and evidence are written for the demo and say so.
import { innovative, integrated } from './demo-integrated-innovative.ts'
import { just, sustainable } from './demo-just-sustainable.ts'
import type { Template } from './plan.ts'

const minutes = 60

export const demo: Template = {
  template: 'demo',
  title: 'Health and care workforce 2035',
  description: 'A finished example to try everything on: four principles, eighteen actions, arguments and evidence.',
  groups: ['NHS leaders', 'Social care providers', 'Frontline staff', 'Third sector', 'People who need care'],
  agenda: [
    { kind: 'welcome', title: 'Welcome', seconds: 10 * minutes },
    { kind: 'explore', title: 'Explore', seconds: 30 * minutes },
    { kind: 'refine', title: 'Refine', seconds: 25 * minutes },
    {
      kind: 'ballot', title: 'Prioritise', seconds: 15 * minutes,
      questions: [{ title: 'Which actions should come first on the way to 2035?', method: 'rank', secrecy: 'secret' }],
    },
    { kind: 'results', title: 'Results', seconds: 15 * minutes },
  ],
  boards: [{
    title: 'A workforce for 2035',
    themes: [
      { title: 'Just', detail: 'Fair to those who give care and to those who need it' },
      { title: 'Sustainable', detail: 'Enough people, and good reasons for them to stay' },
      { title: 'Integrated', detail: 'One workforce, whoever the employer is' },
      { title: 'Innovative', detail: 'New routes in, new roles, new ways of sharing work' },
    ],
    actions: [...just, ...sustainable, ...integrated, ...innovative],
  }],
}
