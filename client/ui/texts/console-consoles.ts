// Texts of the console for who is at it.
export const texts = {
  heading: 'At the console',
  name: 'Your name here',
  hint: 'Stands beside what you do, for others who run the room with you.',
  unnamed: 'Somebody without a name',
  you: 'you',
  lead: 'Lead',
  leadOf: (who: string) => `Lead from now on: ${who}`,
  handOver: 'Hand over',
  stop: 'Stop leading',
  stopOf: (who: string) => `Stop leading: ${who}`,
  isLeading: 'Leads',
  leads: (who: string) => `${who} leads the room. You can do everything; agree on who presses the large button.`,
  nobodyLeads: 'Nobody leads in particular now.',
} as const
