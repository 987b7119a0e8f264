// Texts of a ballot by pairs, in Welsh.
import type { BallotWords } from '../../ballot.ts'
import type { texts as english } from '../../ballots/pairs.ts'
import { counted, number } from '../common.ts'
import type { Twin } from '../twin.ts'

const pairs = (count: number) => counted(count, 'pâr', 'parau')

export const words: BallotWords = {
  noun: 'pleidlais',
  yours: 'Eich dewisiadau',
  countOf: (chosen) => pairs(chosen),
  sayFirst: 'Dewiswch mewn o leiaf un pâr yn gyntaf.',
  empty: 'Nid ydych wedi dewis mewn unrhyw bâr. Mae’n cyfrif fel pleidlais wag.',
  closedEmpty: 'Gwnaethoch dynnu pob dewis yn ôl, felly cyfrifwyd pleidlais wag.',
  closedNone: 'Ni wnaethoch ddewis mewn unrhyw bâr, felly ni chyfrifwyd dim o’ch eiddo.',
}

export const texts: Twin<typeof english> = {
  hint: 'Dau gam gweithredu ar y tro. Rhowch y gorau iddi pan fynnwch: dangosir pob un tua’r un mor aml.',
  ask: 'Pa un sydd bwysicaf?',
  pair: (index, count) => `Pâr ${number(index)} o ${number(count)}`,
  or: 'neu',
  theme: (title) => `, ${title}`,
  skip: 'Neidio, rhy agos i ddweud',
  back: (index) => `Yn ôl i ${number(index)}`,
  chosen: (winner, next) => `${winner}. ${next}`,
  skipped: (next) => `Wedi neidio drosto. ${next}`,
  read: (place, a, b) => `${place}: ${a}, neu ${b}`,
  progress: 'Parau a welwyd',
  soFar: (chosen, skipped) => `Wedi dewis: ${pairs(chosen)}${skipped > 0 ? `, wedi neidio dros ${number(skipped)}` : ''}`,
  all: 'Rydych wedi gweld pob pâr a fwriadwyd i chi.',
  tooFew: 'Nid oes dim i’w gymharu: dim ond un cam gweithredu sydd yn y cwestiwn hwn.',
  over: (loser) => `yn hytrach na ${loser}`,
}
