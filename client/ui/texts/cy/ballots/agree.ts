// Texts of a ballot that agrees or disagrees with one statement after another, in Welsh.
import type { Answer } from '../../../../state/forms/agree.ts'
import type { BallotWords } from '../../ballot.ts'
import type { texts as english } from '../../ballots/agree.ts'
import { counted, number } from '../common.ts'
import type { Twin } from '../twin.ts'

const named: { answer: Answer; name: string }[] = [
  { answer: 1, name: 'Cytuno' },
  { answer: -1, name: 'Anghytuno' },
  { answer: 0, name: 'Pasio, neu ddim yn siŵr' },
]

const nameOf = (answer: Answer) => named.find((one) => one.answer === answer)!.name

export const words: BallotWords = {
  noun: 'pleidlais',
  yours: 'Eich atebion',
  countOf: (answered, all) => `${number(answered)} o ${number(all)}`,
  sayFirst: 'Atebwch o leiaf un datganiad yn gyntaf.',
  empty: 'Nid ydych wedi ateb dim. Mae’n cyfrif fel pleidlais wag.',
  closedEmpty: 'Gwnaethoch dynnu pob ateb yn ôl, felly cyfrifwyd pleidlais wag.',
  closedNone: 'Ni wnaethoch ateb dim, felly ni chyfrifwyd dim o’ch eiddo.',
}

export const texts: Twin<typeof english> = {
  hint: 'Un datganiad ar y tro, cynifer ag y mynnwch.',
  statement: (index, count) => `Datganiad ${number(index)} o ${number(count)}`,
  from: (action, theme) => `Cam gweithredu ${number(action)}${theme === null ? '' : ` · ${theme}`}`,
  named,
  nameOf,
  answers: 'Eich ateb',
  said: (answer, next) => `${nameOf(answer)}. ${next}`,
  read: (place, statement) => `${place}: ${statement}`,
  back: (index) => `Yn ôl i ${number(index)}`,
  answered: 'Datganiadau a atebwyd',
  toGo: (answered, left) => (left === 0 ? `Y cyfan, ${number(answered)}, wedi’u hateb` : `${number(answered)} wedi’u hateb, ${number(left)} i fynd`),
  all: (count) => (count === 1 ? 'Rydych wedi ateb y datganiad.' : `Rydych wedi ateb pob un: ${counted(count, 'datganiad', 'datganiadau')}.`),
}
