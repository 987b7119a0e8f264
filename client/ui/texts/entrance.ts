// Texts of the way in and of what goes with it: a notice on data, where one takes part, another device, the size of letters.
import { clockTime } from './common.ts'

export const texts = {
  privacy: {
    title: 'What happens to your data',
    usual: 'What you write is kept with the name and group that you give, if you give any, for the people who run this event and their report. A secret ballot is kept apart and without your name; once voting is closed, nobody can tell whose it was. Nothing goes to other companies, and no tracking is used. To see, correct or remove what is kept of you, ask the organiser.',
    read: 'What happens to my data',
  },
  place: { legend: 'Where are you?', room: 'In the room', remote: 'Somewhere else, joining remotely' },
  doors: {
    personal: { title: 'This event is open by personal links alone', says: 'Open the link that the organiser sent to you. If you have none, ask the organiser.' },
    locked: { title: 'Nobody new is let in right now', says: 'Ask the facilitator to open the door. If you have joined before, go back on the device that you joined on.' },
  },
  transfer: {
    heading: 'Go on with this device?',
    lead: (name: string) => (name ? `You are ${name}. ` : '') + 'What you wrote and cast comes with you; the other device is signed out.',
    here: 'Go on here',
    going: 'Coming over',
    button: 'Go on with another phone',
    title: 'Another phone or computer',
    hint: 'Open this on the other device, or type the code where one joins. It works once.',
    until: (atMs: number) => `Works until ${clockTime(atMs)}.`,
    code: 'Code',
    qr: (code: string) => `QR code to go on with another device by the code ${code}`,
    said: (code: string) => `The code is ${[...code].join(' ')}.`,
  },
  size: { label: 'Size of letters', usual: 'Usual', large: 'Large', largest: 'Very large' },
} as const
