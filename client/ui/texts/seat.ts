// Where one sits: everybody's board and the tables.
export const texts = {
  label: 'Boards',
  plenary: 'Everybody’s board',
  youAreAt: (board: string) => `You are at: ${board}`,
  choose: 'Choose a table',
  chooseHint: 'Sit where you like. You write on that table’s board; you can change your mind.',
  change: 'Another table',
  sit: 'Sit here',
  yours: 'Your table',
} as const
