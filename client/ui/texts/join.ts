// Joining, and who one is on this device.

export const texts = {
  title: 'Join the event',
  code: 'Code',
  codeHint: 'On the screen in the room or in your invitation',
  continue: 'Continue',
  noAccount: 'No account and nothing to install.',
  codeMissing: 'Enter the code.',
  unknownCode: (code: string) => `No event has the code ${code}. Check it against the screen or your invitation.`,
  tooManyDigits: 'Too many wrong digits have been tried here. Ask for the digits again, or use the code on the screen.',
  checking: 'Looking for the event',
  whatHappens: 'What happens',
  steps: [
    'You join with a code. A name is up to you.',
    'You write actions with everyone in the room.',
    'You vote on them on your own.',
    'The result is shown to everyone at once.',
  ],
  stillIn: 'You are already in an event on this device',
  goBack: (event: string | null) => (event ? `Go back to ${event}` : 'Go back to the event'),
  nextPerson: 'Next person',

  aboutYou: 'About you',
  codeIs: (code: string) => `Code ${code}`,
  otherCode: 'Use another code',
  name: 'Your name',
  optional: '(optional)',
  nameHint: 'Shown beside what you write. Never beside how you vote in a secret ballot.',
  group: 'Your group',
  noGroup: 'None of these, or rather not say',
  join: 'Join',
  joining: 'Joining',
  whyGroup: 'Why your group?',
  whyGroupText:
    'So that the result can show where groups agree and where they do not. Groups of fewer than five people are never shown on their own.',

  me: {
    title: 'You on this device',
    save: 'Save',
    saved: 'Saved.',
    groupFixed: 'Your group stays as it is while voting is open, as ballots count by group. You can change it once voting has closed.',
    shared: 'A shared device?',
    sharedText: 'Hand it on: the next person starts with nothing of yours on it. What you have sent stays in the event.',
    unsent: 'Something of yours is not sent yet and would be lost. Wait until it says “Saved”.',
    nextSure: 'From then on you cannot change what you sent from here.',
    nextYes: 'Yes, hand it on',
    nextAnyway: 'Next person, lose what is not sent',
  },

  notHere: 'You have not joined this event on this device yet.',
} as const
