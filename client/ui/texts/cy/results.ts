// Texts of results: participants' page, big screen, console and replay, in Welsh.
import type { Treatment } from '../../../../shared/ranking/pairwise.ts'
import type { texts as english } from '../results.ts'
import { actions, noun, number } from './common.ts'
import type { Twin } from './twin.ts'
import { list } from '../../../../shared/welsh/lists.ts'

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
  votingOpen: 'Mae’r pleidleisio ar agor o hyd.',
  noBallots: 'Ni fwriwyd unrhyw bleidleisiau.',
  allTied: (count) => `Mae pob un o’r ${actions(count)} yn gyfartal.`,
  first: (title) => `“${title}” sy’n gyntaf.`,
  sharedFirst: (titles) => `${quoted(titles)} sy’n rhannu’r safle cyntaf.`,
  manyFirst: (count) => `Mae ${actions(count)} yn rhannu’r safle cyntaf.`,
  then: (title) => `“${title}” sy’n ail.`,
  pays: (named, spent, budget) =>
    typeof named !== 'number' && named.length === 0 ? `Nid yw’r gyllideb o ${number(budget)} yn talu am ddim.` : `Mae’r gyllideb o ${number(budget)} yn talu am ${typeof named === 'number' ? actions(named) : quoted(named)}: ${number(spent)}.`,
  facts: {
    ballots: (count) => ({ count: number(count), what: noun(count, 'pleidlais', 'pleidleisiau', 'f') }),
    actions,
    rankedBy: (method) => `Cyfrifwyd yn ôl ${method}`,
  },
  treatments,
  counting: 'Sut y cyfrifir',
  method: 'Dull',
  unranked: 'Camau gweithredu heb eu rhoi mewn trefn',
  ranking: 'Lle mae pob cam gweithredu’n sefyll',
  place: (position, tied) => `${number(position)}${tied ? '=' : ''}`,
  tied: 'Yn gyfartal',
  more: (count) => `a ${actions(count)} arall`,
  showAll: (count) => `Dangos y cyfan (${number(count)})`,
  noPlace: '–',
  neverCompared: 'Dim safle: nid oes unrhyw bleidlais yn cymharu’r rhain â cham gweithredu arall.',
  groups: 'Pwy bleidleisiodd',
  groupsSays: 'Pleidleisiau yn ôl grŵp rhanddeiliaid. Dangosir grwpiau o lai na phump gyda’i gilydd.',
  noGroup: 'Heb enwi grŵp',
  groupNames: (names) => list(names),
  tooFew: 'llai na phump',
  table: 'Fel tabl',
  action: 'Cam gweithredu',
  pairsTable: 'Benben',
  pairsSays: 'Faint o bleidleisiau sy’n rhoi cam gweithredu’r rhes uwchlaw cam gweithredu’r golofn. Trwm: y mwyaf o’r ddau.',
  questions: 'Cwestiynau',
}
