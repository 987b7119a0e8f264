// Texts of the receipt of a public recount.
export const texts = {
  stands: (noun: string) => `This device has worked it out from your ${noun}: it stands for just this one.`,
  standsNot: (noun: string) => `This device works out another code from your ${noun}. Tell the organiser.`,
  replaces: (before: string) => `It replaces ${before}, which counts no more.`,
  keep: (address: string) => `This device keeps it for you; write it down, too, if you like. Once voting has closed, all receipts are listed at ${address}, and you can see that yours is among them. As long as voting or this page is open, it also shows others how you voted.`,
  over: 'All receipts are listed now.',
  isCounted: 'Is my ballot counted?',
  areCounted: 'Are my ballots counted?',
  mine: 'Your receipts',
  several: (count: number) => `${count} receipts on this device`,
  noneKept: 'This device keeps none of yours. One that you wrote down can be looked up in the list.',
  all: 'All receipts',
  newTab: ' (opens in a new tab)',
} as const
