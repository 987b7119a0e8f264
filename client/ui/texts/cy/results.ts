// Texts of results: participants' page, big screen, console and replay, in Welsh.
import type { Treatment } from '../../../../shared/ranking/pairwise.ts'
import type { TallyMethod } from '../../../../shared/ranking/tally.ts'
import type { texts as english } from '../results.ts'
import { actions, counted, noun, number } from './common.ts'
import { ordinal } from './ordinals.ts'
import type { Twin } from './twin.ts'
import { list } from './lists.ts'

const methods: Record<TallyMethod, string> = { schulze: 'Schulze', borda: 'Borda' }

const treatments: Record<Treatment, { name: string; means: string }> = {
  last: {
    name: 'Cyfrif fel olaf',
    means: 'Mae cam gweithredu a adawyd allan gan rywun yn cyfrif islaw popeth a roddwyd mewn trefn ganddo.',
  },
  'no-information': {
    name: 'Dim barn',
    means: 'Nid yw cam gweithredu a adawyd allan gan rywun yn cael ei gymharu â dim ar ei bleidlais.',
  },
}

const quoted = (titles: readonly string[]) => list(titles.map((title) => `“${title}”`))

export const texts: Twin<typeof english> = {
  heading: 'Canlyniadau',
  resultIs: (headline) => `Y canlyniad: ${headline}`,
  notYet: 'Dangosir canlyniadau yma pan fydd yr hwylusydd yn eu datgelu.',
  noQuestions: 'Nid oes dim wedi’i roi i bleidlais yn y sesiwn hon.',
  votingOpen: 'Mae’r pleidleisio ar agor o hyd.',
  votingClosed: 'Mae’r pleidleisio wedi cau.',
  noBallots: 'Ni fwriwyd unrhyw bleidleisiau.',
  allTied: (count) => `Mae pob un o’r ${actions(count)} yn gyfartal.`,
  first: (title) => `“${title}” sy’n gyntaf.`,
  sharedFirst: (titles) => `${quoted(titles)} sy’n rhannu’r safle cyntaf.`,
  manyFirst: (count) => `Mae ${actions(count)} yn rhannu’r safle cyntaf.`,
  then: (title) => `“${title}” sy’n ail.`,
  facts: {
    ballots: (count) => ({ count: number(count), what: noun(count, 'pleidlais', 'pleidleisiau', 'f') }),
    actions,
    rankedBy: (method) => `Cyfrifwyd yn ôl ${method}`,
  },
  methods,
  methodMeans: {
    schulze: 'Mae Schulze yn cymharu’r camau gweithredu fesul dau, yn ôl faint o bobl sy’n ffafrio pob un.',
    borda: 'Mae Borda yn adio pwyntiau: po uchaf ar bleidlais, mwyaf yn y byd.',
  },
  treatments,
  counting: 'Sut y cyfrifir',
  method: 'Dull',
  unranked: 'Camau gweithredu heb eu rhoi mewn trefn',
  sameTop: (method) => `Yn ôl ${methods[method]}, yr un sy’n gyntaf y naill ffordd neu’r llall.`,
  otherTop: (titles) => `Mae’r dewis arall yn newid pwy sy’n gyntaf: ${quoted(titles)}.`,
  manyOtherTop: (count) => `Mae’r dewis arall yn newid pwy sy’n gyntaf: byddai ${actions(count)} yn rhannu’r safle.`,
  ranking: 'Lle mae pob cam gweithredu’n sefyll',
  rankingSays: (method, other) =>
    `Safleoedd yn ôl ${methods[method]}; ar y pen y safle yn ôl ${methods[other]}, gyda saeth lle mae’n wahanol. Y rhif yn y siâp yw’r cam gweithredu.`,
  place: (position, tied) => `${number(position)}${tied ? '=' : ''}`,
  tied: 'Yn gyfartal',
  tiedMany: (more) => `a ${number(more)} arall yn gyfartal â nhw`,
  more: (count) => `a ${actions(count)} arall`,
  showAll: (count) => `Dangos y cyfan (${number(count)})`,
  beside: (method, position, tied, shift) => {
    const where = `${methods[method]}: ${tied ? 'yn gyfartal ' : ''}${ordinal(position)}`
    if (shift === 0) return where
    return `${where}, ${counted(Math.abs(shift), 'safle', 'safleoedd')} yn ${shift > 0 ? 'uwch' : 'is'}`
  },
  noPlace: '–',
  neverCompared: 'Dim safle: nid oes unrhyw bleidlais yn cymharu’r rhain â cham gweithredu arall.',
  groups: 'Pwy bleidleisiodd',
  groupsSays: 'Pleidleisiau yn ôl grŵp rhanddeiliaid. Dangosir grwpiau o lai na phump gyda’i gilydd.',
  noGroup: 'Heb enwi grŵp',
  groupNames: (names) => list(names),
  tooFew: 'llai na phump',
  table: 'Fel tabl',
  placesTable: 'Safleoedd yn ôl dull',
  placesSays: 'Safle pob cam gweithredu o dan y ddau ddull a’r ddau ddewis. Mae safleoedd wedi’u marcio yn wahanol i’r golofn gyntaf.',
  action: 'Cam gweithredu',
  pairsTable: 'Benben',
  pairsSays: 'Faint o bleidleisiau sy’n rhoi cam gweithredu’r rhes uwchlaw cam gweithredu’r golofn. Trwm: y mwyaf o’r ddau.',
  pairsOver: 'uwchlaw',
  questions: 'Cwestiynau',
}
