// Texts of a ballot that names the most and the least important of a few actions at a time, in Welsh.
import type { BallotWords } from '../../ballot.ts'
import type { texts as english } from '../../ballots/best-worst.ts'
import type { Twin } from '../twin.ts'
import { setsOf } from './sets.ts'

export const words: BallotWords = {
  noun: 'pleidlais',
  yours: 'Eich dewisiadau',
  countOf: setsOf,
  sayFirst: 'Dewiswch mewn o leiaf un set yn gyntaf.',
  empty: 'Nid ydych wedi dewis mewn unrhyw set. Mae’n cyfrif fel pleidlais wag.',
  closedEmpty: 'Gwnaethoch dynnu pob dewis yn ôl, felly cyfrifwyd pleidlais wag.',
  closedNone: 'Ni wnaethoch ddewis mewn unrhyw set, felly ni chyfrifwyd dim o’ch eiddo.',
}

export const texts: Twin<typeof english> = {
  hint: 'Ym mhob set, dewiswch beth sydd bwysicaf a beth sydd leiaf pwysig.',
  most: 'Mwyaf',
  least: 'Lleiaf',
  mostOf: (title) => `Mwyaf: ${title}`,
  leastOf: (title) => `Lleiaf: ${title}`,
  notBoth: { best: 'Dewiswch un arall fel y mwyaf.', worst: 'Dewiswch un arall fel y lleiaf.' },
  both: 'Dewiswch un mwyaf ac un lleiaf, neu neidio dros y set hon.',
  overWorst: (worst) => `Lleiaf: ${worst}`,
}
