// Texts of what some questions ask to be known before one votes.
export const texts = {
  linked: (other: string) => `Compared by person with “${other}”: until both are closed, whoever runs the server could link your two ballots. Then the link is destroyed, and only totals of who moved are kept.`,
  nameFirst: { title: 'Say who you are first', says: 'Ballots of this question carry names, and you joined without one.', button: 'Give my name' },
  equalGroups: 'In the result, every group counts equally, however many people are in it.',
  watching: 'You can read the question now. Voting opens in a moment.',
} as const
