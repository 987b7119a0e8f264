// Texts of what comes after a ballot: what was submitted, its receipt, and what counted. Fetched when it is there.
import { counted, number } from './common.ts'

export const texts = {
  submitted: {
    title: (noun: string) => `Your ${noun} is in`,
    titleMany: (noun: string) => `Your ${noun}s are in`,
    sending: (noun: string) => `Your ${noun} is being sent`,
    waiting: (noun: string) => `Your ${noun} is waiting to be sent`,
    change: 'You can change it until voting closes.',
    changeFor: (minutes: number) => `You can change it until voting closes, in about ${counted(minutes, 'minute', 'minutes')}.`,
    changeButton: (noun: string) => `Change my ${noun}`,
    receipt: 'Your receipt',
    receiptFor: (question: string) => `Your receipt: ${question}`,
    receiptSays: (noun: string) => `The server gave this code for exactly this ${noun}. Another ${noun} has another code.`,
    room: 'In the room',
    voted: (voted: number, people: number) => ({ figure: `${number(voted)} of ${number(people)}`, what: `${people === 1 ? 'person has' : 'people have'} voted` }),
    seats: (voted: number, people: number) => `${number(voted)} of ${number(people)} people have voted`,
  },
  closed: {
    title: 'Voting is closed',
    counted: (noun: string) => `This is the ${noun} that counted.`,
    receiptOnly: (noun: string) => `What was in your ${noun} is not kept on this device any more. Its receipt is:`,
    unknown: (noun: string) => `No ${noun} of yours is kept on this device. If you saved one, it was counted.`,
    lateSome: (noun: string) => `Voting closed before your last changes were saved. This earlier ${noun} counted:`,
    lateNone: (noun: string) => `Voting closed before your ${noun} was saved. It was not counted.`,
    unsureSome: (noun: string) => `Voting closed while your last change was on its way, so it may or may not have arrived. The last ${noun} that was confirmed:`,
    unsureNone: (noun: string) => `Voting closed while your ${noun} was on its way, so it may or may not have been counted.`,
    results: 'The result is shown here when the facilitator reveals it.',
  },
} as const
