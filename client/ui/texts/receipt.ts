// Texts of the receipt of a public recount.
export const texts = {
  stands: (noun: string) => `This device has worked it out from your ${noun}: it stands for just this one.`,
  standsNot: (noun: string) => `This device works out another code from your ${noun}. Tell the organiser.`,
  replaces: (before: string) => `It replaces ${before}, which counts no more.`,
  keep: 'Keep it, if you like: once voting has closed, all receipts are listed, and you can see that yours is among them. With your device, it also shows others how you voted.',
  over: 'All receipts are listed now.',
  isCounted: 'Is my ballot counted?',
  newTab: ' (opens in a new tab)',
} as const
