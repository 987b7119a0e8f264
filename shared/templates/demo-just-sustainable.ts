// The demo board's actions under the first two principles.
import type { ActionPlan } from './plan.ts'

const example = 'Example written for this demo'

export const just: ActionPlan[] = [
  {
    theme: 'Just',
    title: 'Zero tolerance of discrimination',
    detail: 'Every employer logs each incident, acts on it within four weeks and publishes what it changed.',
    arguments: [
      { side: 'for', text: 'People leave teams where nothing happens after they speak up.' },
      { side: 'against', text: 'Four weeks is too short for a fair hearing of both sides.' },
      { side: 'note', text: 'Abuse by patients and families needs its own procedure.' },
    ],
    evidence: [
      { title: 'What submissions say', text: 'Unequal treatment at work is one of the matters raised again and again in calls for evidence on the workforce.', source: example },
    ],
  },
  {
    theme: 'Just',
    title: 'The same access to training for every role',
    detail: 'Paid learning hours for all contracts, night shifts and agency work included.',
    arguments: [
      { side: 'for', text: 'Night staff miss every course we offer, because every course is at ten in the morning.' },
      { side: 'against', text: 'Small care homes have nobody to cover the hours.' },
    ],
  },
  {
    theme: 'Just',
    title: 'Equal pay for the same work in health and in social care',
    detail: 'A shared pay framework, so that nobody earns less for a job because of who employs them.',
    arguments: [
      { side: 'for', text: 'Home care loses trained people to the hospital across the road for the same tasks.' },
      { side: 'against', text: 'Without new money for councils this closes providers.' },
      { side: 'note', text: 'Pensions and sick pay belong in the comparison.' },
    ],
    evidence: [
      { title: 'Two adverts, one town', text: 'A care assistant’s post in a hospital and in a care home nearby: same tasks, different pay, different sick pay.', source: example },
    ],
  },
  {
    theme: 'Just',
    title: 'Wider routes into care careers',
    detail: 'Start without formal qualifications, with a paid preparation course and recruitment close to home.',
    arguments: [
      { side: 'for', text: 'Unpaid carers who want to return to work already have half of the skills.' },
    ],
  },
  {
    theme: 'Just',
    title: 'People who need care help to plan the workforce',
    detail: 'Two paid seats on every local planning board, with someone to prepare the papers together.',
    arguments: [
      { side: 'for', text: 'We notice gaps between services long before a dashboard does.' },
      { side: 'note', text: 'Two, so that nobody sits there alone.' },
    ],
  },
]

export const sustainable: ActionPlan[] = [
  {
    theme: 'Sustainable',
    title: 'Train more people than the forecast says',
    detail: 'Plan for an oversupply of staff, so that sickness and turnover no longer empty a rota.',
    arguments: [
      { side: 'for', text: 'Every forecast of the last decades was too low.' },
      { side: 'against', text: 'Training places without jobs break a promise to young people.' },
      { side: 'against', text: 'Placements are full already; supervisors are the bottleneck.' },
    ],
    evidence: [
      { title: 'The cost of a gap', text: 'An agency shift costs a ward far more than the employed shift it replaces.', source: example },
    ],
  },
  {
    theme: 'Sustainable',
    title: 'Safe staffing numbers, set apart from the budget',
    detail: 'First say how many people safe care needs; then agree the money, in public.',
    arguments: [
      { side: 'for', text: 'Today the number is what is left after the budget.' },
      { side: 'against', text: 'A number that cannot be paid for is a wish.' },
    ],
    evidence: [
      { title: 'Numbers at a conference', text: 'Delegates have asked for staffing levels that do not depend on the financial envelope.', source: 'Conference sessions on the workforce, summarised for this demo' },
    ],
  },
  {
    theme: 'Sustainable',
    title: 'Monthly supervision for every care worker',
    detail: 'One to one, in paid hours, with somebody who does not write the rota.',
    arguments: [
      { side: 'for', text: 'It is the hour in which I decide to stay.' },
      { side: 'note', text: 'By video is fine for people who work alone in the community.' },
    ],
    evidence: [
      { title: 'A home care team tries it', text: 'Fewer short absences in the half-year after monthly supervision began; people named the time to talk.', source: example },
    ],
  },
  {
    theme: 'Sustainable',
    title: 'Earn, learn and return',
    detail: 'International recruitment for an agreed time, agreed with the country people come from, with a way home.',
    arguments: [
      { side: 'for', text: 'Skills go back with the people instead of being drained.' },
      { side: 'against', text: 'Some will want to stay, and we should not make that harder.' },
    ],
  },
  {
    theme: 'Sustainable',
    title: 'Wellbeing support on the same terms for all',
    detail: 'Confidential, from the first day, open to social care and agency staff as to anybody else.',
    arguments: [
      { side: 'for', text: 'Sickness absence is highest where support is thinnest.' },
    ],
  },
]
