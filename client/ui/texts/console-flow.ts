// Texts of the console for what keeps the room together.
import { counted, number } from './common.ts'

export const texts = {
  announce: {
    button: 'Announce',
    title: 'Announce to everybody',
    text: 'What to say',
    hint: (left: number) => `It appears on every phone and is read out by screen readers. ${counted(left, 'character', 'characters')} left.`,
    onScreen: 'Also on the big screen',
    send: 'Announce now',
    clear: 'Take it down',
    now: 'Announced',
  },
  spotlight: {
    button: 'Spotlight',
    title: 'Put one action in the spotlight',
    says: 'The big screen shows it in large, with its arguments. Everybody sees that it is in the spotlight.',
    action: 'Which action?',
    clear: 'Turn it off',
    now: (value: number) => `Action ${number(value)} in the spotlight`,
  },
  gather: {
    button: 'Bring all here',
    title: 'Bring everyone here',
    says: 'Every page goes there, except where somebody is writing. Anybody can stay behind and come back by one tap.',
    stage: (title: string) => `The page of “${title}”`,
    board: (title: string) => `The board “${title}”`,
    action: 'Or to one action',
    now: (place: string) => `Everyone brought to ${place}`,
  },
  pick: {
    hint: 'Number or a word',
    found: (count: number) => (count === 0 ? 'No action found' : `${counted(count, 'action', 'actions')} to choose from`),
    none: 'No action like this.',
    more: (count: number) => `and ${counted(count, 'more', 'more')}: type a number or a word.`,
  },
  preview: { button: 'Preview' },
  noBoard: 'There is no board in this session.',
  ready: 'ready',
  readyColumn: 'Ready',
} as const
