// Texts of a ballot by rank, in Welsh.
import type { BallotWords } from '../../ballot.ts'
import type { texts as english } from '../../ballots/rank.ts'
import { actions, number } from '../common.ts'
import { ordinal } from '../../../../../shared/welsh/ordinals.ts'
import type { Twin } from '../twin.ts'

export const words: BallotWords = {
  noun: 'trefn',
  yours: 'Eich trefn',
  countOf: (ranked, all) => `${number(ranked)} o ${number(all)}`,
  sayFirst: 'Rhowch o leiaf un cam gweithredu mewn trefn yn gyntaf.',
  empty: 'Nid ydych wedi rhoi dim mewn trefn. Mae’n cyfrif fel pleidlais wag.',
  closedEmpty: 'Gwnaethoch dynnu popeth o’ch trefn, felly cyfrifwyd pleidlais wag.',
  closedNone: 'Ni wnaethoch roi dim mewn trefn, felly ni chyfrifwyd dim o’ch eiddo.',
}

export const texts: Twin<typeof english> = {
  hintStart: 'Tapiwch eich dewis 1af, yna’ch 2il, ac felly ymlaen.',
  hintStartMost: (most) => `Tapiwch eich dewis 1af, yna’ch 2il, ac felly ymlaen, hyd at ${number(most)}.`,
  hintGoOn: 'Tapiwch i ychwanegu’r nesaf. Tapiwch gam gweithredu sydd mewn trefn i’w symud.',
  hintFull: 'Tapiwch gam gweithredu sydd mewn trefn i’w symud.',
  nothingYet: 'Dim mewn trefn eto. Rhowch gynifer ag y mynnwch mewn trefn a gadewch y lleill allan.',
  nothingYetMost: (most) => `Dim mewn trefn eto. Rhowch hyd at ${actions(most)} mewn trefn a gadewch y lleill allan.`,
  nextHere: (position) => `Daw eich ${ordinal(position)} yma`,
  pool: 'Heb eu rhoi mewn trefn eto',
  tapYour: 'Tapiwch eich',
  ordinal,
  makeIt: (position) => `ei wneud yn ${ordinal(position)} gennych`,
  allRanked: 'Rydych wedi rhoi pob cam gweithredu mewn trefn.',
  full: (most) => `${number(most)} o ${number(most)} mewn trefn. Tynnwch un allan i roi un arall i mewn.`,
  place: (position, tied) => `${number(position)}${tied ? '=' : ''}`,
  standing: (position, all, tied) => `safle ${number(position)} o ${number(all)}${tied ? ', yn gyfartal' : ''}`,
  moved: (title, position, all) => `${title}, safle ${number(position)} o ${number(all)} nawr`,
  tiedWith: (others) => (others.length === 1 ? `yn gyfartal â “${others[0]}”` : `yn gyfartal â ${number(others.length)} arall`),
  stays: (title, position, all) => `${title} yn aros yn safle ${number(position)} o ${number(all)}`,
  takenOut: (title) => `${title}, allan o’r drefn`,
  keys: 'Gyda’r bysellfwrdd: mae’r bysellau saeth yn mynd o gam gweithredu i gam gweithredu. Gydag Alt i lawr maent yn symud y cam gweithredu. Mae Enter yn agor rhagor o ffyrdd o’i symud, a Delete yn ei dynnu allan.',
  moveThis: 'Symud y cam gweithredu hwn',
  moveUp: (title) => `Symud i fyny: ${title}`,
  moveDown: (title) => `Symud i lawr: ${title}`,
  drag: (title) => `Llusgo ${title}`,
  position: 'Symud i safle',
  tie: 'Cyfartal',
  tied: 'Yn gyfartal',
  tieWith: (title) => `Ei wneud yn gyfartal â “${title}”`,
  untie: 'Yn gyfartal. Eu gwahanu eto.',
  noTie: 'Cyfartal: does dim uwch ei ben',
  takeOut: 'Tynnu allan o’r drefn',
}
