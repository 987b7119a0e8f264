// Texts of a ballot by approval, in Welsh.
import type { BallotWords } from '../../ballot.ts'
import type { texts as english } from '../../ballots/approve.ts'
import { actions, noun, number } from '../common.ts'
import type { Twin } from '../twin.ts'

export const words: BallotWords = {
  noun: 'pleidlais',
  yours: 'Yr hyn a diciwyd gennych',
  countOf: (ticked, all) => `${number(ticked)} o ${number(all)}`,
  sayFirst: 'Ticiwch o leiaf un cam gweithredu yn gyntaf.',
  empty: 'Nid ydych wedi ticio dim. Mae’n cyfrif fel pleidlais wag.',
  closedEmpty: 'Gwnaethoch dynnu pob tic i ffwrdd, felly cyfrifwyd pleidlais wag.',
  closedNone: 'Ni wnaethoch dicio dim, felly ni chyfrifwyd dim o’ch eiddo.',
}

export const texts: Twin<typeof english> = {
  hint: 'Ticiwch bob cam gweithredu y gallwch ei gefnogi.',
  hintMost: (most) => `Ticiwch hyd at ${actions(most)}.`,
  actions: 'Camau gweithredu',
  theme: (title) => `, ${title}`,
  ticked: (ticked) => `${number(ticked)} wedi’u ticio`,
  left: (left) => ({ count: number(left), what: `${noun(left, 'tic', 'ticiau')} ar ôl` }),
  tickedOf: (ticked, most) => `${number(ticked)} o ${number(most)} wedi’u ticio`,
  full: (most) => `Mae ${number(most)} wedi’u ticio, cynifer ag y cewch. Tynnwch dic i ffwrdd yn gyntaf.`,
}
