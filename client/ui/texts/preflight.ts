// Texts of the page on which a venue finds out whether an event will run on its network.
import { number } from './common.ts'

const seconds = (ms: number) => `${number(Math.round(ms / 100) / 10)} s`

export const texts = {
  title: 'Will it work here?',
  lead: 'For whoever looks after the network of a venue. Open this page there, on the network that people will use, on a phone and on a laptop. It takes half a minute and needs no sign-in.',
  again: 'Check again',
  print: 'Print',
  looking: 'Looking',
  waiting: 'Still to come',
  done: (verdict: string) => `Done: ${verdict}`,
  verdicts: {
    good: { title: 'Everything will do', says: 'People can take part from this network as it is.' },
    polling: { title: 'It will do, a little slower', says: 'This network lets no WebSockets through. Plenary notices that by itself and polls instead: everything works, words of others come a moment later. To have it as quick as elsewhere, ask for WebSockets to this address to be let through.' },
    slow: { title: 'It will do, with a delay', says: 'The way to the server is long or crowded. Writing and voting work, and nothing is lost, but others’ words come late. Try a wired connection, or fewer people on this network.' },
    bad: { title: 'It will not do as it is', says: 'Show this page to whoever looks after the network: what is marked below has to be put right.' },
  },
  checks: {
    reach: { name: 'The server answers, with nothing in between', good: 'The answer is the server’s own.' },
    socket: { name: 'WebSockets', good: 'They open, and say back what they are told.' },
    hold: { name: 'Long polling', good: 'An answer that is held back for a while arrives. Where WebSockets are blocked, phones wait like this.' },
    pieces: { name: 'Buffering by a proxy', good: 'Pieces of an answer come as they are sent.' },
    latency: { name: 'Time there and back', good: 'Quick.' },
    clock: { name: 'This device’s clock', good: 'It agrees with the server’s.' },
  },
  marks: { good: 'Good', fair: 'Will do', bad: 'Put right' },
  why: {
    portal: 'Something else answers in the server’s place: a sign-in page of the network (a captive portal), or a filter. Sign in to the network first, or have this address let through.',
    silent: 'There is no answer. The address may be blocked, or the network is down.',
    blocked: 'They are refused. Plenary polls instead, by itself.',
    cut: 'The connection is cut before the answer. A proxy may end what takes long: ask for a limit of 60 seconds or more.',
    gathered: 'A proxy gathers the answer and passes it on at the end. Plenary does without such answers, so nothing is lost.',
    slow: 'That is long.',
    behind: 'It is behind. Timers are shown by the server’s clock all the same.',
    ahead: 'It is ahead. Timers are shown by the server’s clock all the same.',
  },
  latency: (ms: number) => `${number(ms)} ms, the middle of eight tries.`,
  clock: (ms: number) => `${seconds(ms)} apart.`,
  where: (host: string) => `Address: ${host}`,
} as const
