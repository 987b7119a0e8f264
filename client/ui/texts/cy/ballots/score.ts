// Texts of a ballot by scores, in Welsh.
import type { BallotWords } from '../../ballot.ts'
import type { texts as english } from '../../ballots/score.ts'
import { number } from '../common.ts'
import type { Twin } from '../twin.ts'

export const words: BallotWords = {
  noun: 'pleidlais',
  yours: 'Eich sgoriau',
  countOf: (scored, all) => `${number(scored)} o ${number(all)}`,
  sayFirst: 'Rhowch sgôr i o leiaf un cam gweithredu yn gyntaf.',
  empty: 'Nid ydych wedi rhoi sgôr i ddim. Mae’n cyfrif fel pleidlais wag.',
  closedEmpty: 'Gwnaethoch dynnu pob sgôr i ffwrdd, felly cyfrifwyd pleidlais wag.',
  closedNone: 'Ni wnaethoch roi sgôr i ddim, felly ni chyfrifwyd dim o’ch eiddo.',
}

export const texts: Twin<typeof english> = {
  hint: (criteria) =>
    `${criteria === 1 ? 'Rhowch sgôr i bob cam gweithredu.' : criteria === 2 ? 'Rhowch ddwy sgôr i bob cam gweithredu.' : 'Rhowch sgôr i bob cam gweithredu ar bob graddfa.'} Gadewch yr hyn na allwch ei farnu.`,
  ends: (min, low, max, high) => [low && `${number(min)} ${low}`, high && `${number(max)} ${high}`].filter(Boolean).join(' · '),
  step: (step) => number(step),
  means: (says) => `, ${says}`,
  clear: 'Clirio',
  clearOf: (title) => `Clirio sgoriau ${title}`,
  cleared: (title) => `${title}, heb sgôr nawr`,
  list: (parts) => parts.join(', '),
  scored: (criterion, score) => `${criterion} ${score}`,
}
