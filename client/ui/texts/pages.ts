// What the HTML of the pages says before any script has run: put in by the build (`vite.config.ts`).
export const texts = {
  lang: 'en-GB',
  titles: {
    index: 'Join an event – Plenary',
    facilitator: 'Facilitator – Plenary',
    screen: 'Big screen – Plenary',
    organiser: 'Organiser – Plenary',
    preflight: 'Will it work here? – Plenary',
    verify: 'Check an archive – Plenary',
  },
  noscript: 'Plenary needs JavaScript to show a live event. Please turn it on in this browser and reload the page.',
} as const
