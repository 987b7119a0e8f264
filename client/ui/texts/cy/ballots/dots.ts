// Texts of a ballot by dots, in Welsh.
import type { BallotWords } from '../../ballot.ts'
import type { texts as english } from '../../ballots/dots.ts'
import { counted, noun, number } from '../common.ts'
import type { Twin } from '../twin.ts'

const dots = (count: number) => counted(count, 'dot', 'dotiau')

export const words: BallotWords = {
  noun: 'pleidlais',
  yours: 'Eich dotiau',
  countOf: (placed) => `${dots(placed)} wedi’u gosod`,
  sayFirst: 'Gosodwch o leiaf un dot yn gyntaf.',
  empty: 'Nid ydych wedi gosod unrhyw ddotiau. Mae’n cyfrif fel pleidlais wag.',
  closedEmpty: 'Gwnaethoch dynnu pob dot i ffwrdd, felly cyfrifwyd pleidlais wag.',
  closedNone: 'Ni wnaethoch osod unrhyw ddotiau, felly ni chyfrifwyd dim o’ch eiddo.',
}

export const texts: Twin<typeof english> = {
  hint: (all) => `Mae gennych ${dots(all)}. Rhowch sawl un ar un cam gweithredu os dyna’r pwysicaf i chi.`,
  hintMost: (all, most) =>
    most === 1 ? `Mae gennych ${dots(all)}. Un ar y mwyaf i bob cam gweithredu.` : `Mae gennych ${dots(all)}. Rhowch hyd at ${number(most)} ar un cam gweithredu os dyna’r pwysicaf i chi.`,
  left: (left) => ({ count: number(left), what: `${noun(left, 'dot', 'dotiau')} ar ôl` }),
  placedOf: (placed, all) => `${number(placed)} o ${number(all)} wedi’u gosod`,
  dots,
  count: (count) => number(count),
  noDots: 'Dim dotiau',
  more: (title) => `Un dot yn fwy: ${title}`,
  less: (title) => `Un dot yn llai: ${title}`,
  now: (title, count, left) => `${title}, ${count === 0 ? 'dim dotiau' : dots(count)}. ${number(left)} ar ôl`,
  noneLeft: 'Dim dotiau ar ôl. Tynnwch un i ffwrdd yn rhywle arall yn gyntaf.',
  mostOnOne: (most) => `${dots(most)} ar y mwyaf i bob cam gweithredu.`,
}
