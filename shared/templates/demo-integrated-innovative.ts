// The demo board's actions under the last two principles.
import type { ActionPlan } from './plan.ts'

const example = 'Example written for this demo'

export const integrated: ActionPlan[] = [
  {
    theme: 'Integrated',
    title: 'One passport for checks and training',
    detail: 'Background checks and mandatory training count with every employer, for as long as they are valid.',
    arguments: [
      { side: 'for', text: 'I did the same fire safety course four times in two years.' },
      { side: 'against', text: 'Employers stay liable, so they will test again anyway.' },
    ],
  },
  {
    theme: 'Integrated',
    title: 'IT that talks across settings',
    detail: 'Care homes, practices and hospitals read the same record, by open standards and with clear consent.',
    arguments: [
      { side: 'for', text: 'Families should not have to be the courier between systems.' },
      { side: 'note', text: 'Care homes need the devices first.' },
    ],
    evidence: [
      { title: 'Discharge on paper', text: 'A care home received medicines lists by fax, post and telephone in one week; two of them disagreed.', source: example },
    ],
  },
  {
    theme: 'Integrated',
    title: 'Placements that cross care settings',
    detail: 'Every trainee spends time in a hospital, in the community and in social care before they qualify.',
    arguments: [
      { side: 'for', text: 'You stop blaming the other side once you have worked there.' },
      { side: 'against', text: 'Courses are full; something has to be left out.' },
    ],
    evidence: [
      { title: 'Integrated workforce models', text: 'Case studies of joint teams name the same risk: commissioners, educators and planners working in silos.', source: 'System-wide case studies, summarised for this demo' },
    ],
  },
  {
    theme: 'Integrated',
    title: 'Consistent management wherever you work',
    detail: 'Shared standards for managers, taught together across health and social care.',
    arguments: [
      { side: 'for', text: 'A good or a bad manager should not be a matter of luck.' },
    ],
  },
]

export const innovative: ActionPlan[] = [
  {
    theme: 'Innovative',
    title: 'Apprenticeships in adult social care',
    detail: 'Funded from the first shift, with a visible path from care assistant to registered professional.',
    arguments: [
      { side: 'for', text: 'A career needs a next step that one can see.' },
      { side: 'against', text: 'Small employers cannot carry the paperwork alone.' },
    ],
    evidence: [
      { title: 'A shared apprenticeship office', text: 'Eleven small providers pooled the administration and took on their first apprentices.', source: example },
    ],
  },
  {
    theme: 'Innovative',
    title: 'New roles with a clear scope',
    detail: 'No new title without a written scope, a supervisor and a route onwards.',
    arguments: [
      { side: 'for', text: 'Patients ask who is treating them. So do the rest of us.' },
      { side: 'against', text: 'Too much definition stops teams from finding what works.' },
    ],
  },
  {
    theme: 'Innovative',
    title: 'Portfolio careers as a normal choice',
    detail: 'Split a week between care, teaching and research without losing pension or seniority.',
    arguments: [
      { side: 'note', text: 'Ask who could afford this today, and start with everyone else.' },
    ],
  },
  {
    theme: 'Innovative',
    title: 'Skill mix decided by the team',
    detail: 'Teams choose who does what within safe limits, and publish how it worked.',
    arguments: [
      { side: 'for', text: 'The people on the shift know which tasks wait for the wrong person.' },
      { side: 'against', text: 'Under pressure, “flexible” soon means “cheaper”.' },
    ],
  },
]
