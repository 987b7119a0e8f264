// Texts of a ballot that ranks a few actions at a time, in Welsh.
import type { BallotWords } from '../../ballot.ts'
import type { texts as english } from '../../ballots/rank-few.ts'
import { number } from '../common.ts'
import type { Twin } from '../twin.ts'
import { setsOf } from './sets.ts'

export const words: BallotWords = {
  noun: 'pleidlais',
  yours: 'Eich trefn',
  countOf: setsOf,
  sayFirst: 'Rhowch o leiaf un set mewn trefn yn gyntaf.',
  empty: 'Nid ydych wedi rhoi unrhyw set mewn trefn. Mae’n cyfrif fel pleidlais wag.',
  closedEmpty: 'Gwnaethoch dynnu pob trefn yn ôl, felly cyfrifwyd pleidlais wag.',
  closedNone: 'Ni wnaethoch roi unrhyw set mewn trefn, felly ni chyfrifwyd dim o’ch eiddo.',
}

export const texts: Twin<typeof english> = {
  hint: (size) => `Rhowch ${number(size)} ar y tro mewn trefn: tapiwch y gorau, yna’r nesaf.`,
  nothingYet: 'Dim mewn trefn eto.',
  allOfIt: 'Rhowch y cyfan o’r set hon mewn trefn, neu neidio drosti.',
  after: (beside, below) => [
    beside.length > 0 && `yn gyfartal â ${beside.join(', ')}`,
    below.length > 0 && `yna ${below.map((tied) => tied.join(' = ')).join(', ')}`,
  ].filter(Boolean).join(', '),
}
