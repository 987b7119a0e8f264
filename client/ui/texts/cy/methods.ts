// What the ways of voting are called, and when to use each, in Welsh.
import type { QuestionMethod } from '../../../../shared/protocol/question-options.ts'
import type { texts as english } from '../methods.ts'
import { number } from './common.ts'
import type { Twin } from './twin.ts'

const methods: Record<QuestionMethod, { name: string; use: string }> = {
  rank: { name: 'Trefnu', use: 'Ar gyfer hyd at tua 30 o gamau gweithredu, pan fo’r drefn yn bwysig. Mae pobl yn eu rhoi mewn trefn, gyda rhai’n gyfartal os mynnant, ac yn gadael allan yr hyn a fynnant.' },
  approve: { name: 'Ticio', use: 'I ganfod yr hyn y gall y rhan fwyaf o bobl ei gefnogi. Cyflym, hefyd ar gyfer rhestrau hir.' },
  dots: { name: 'Dotiau', use: 'I weld pa mor gryf y mae pobl yn teimlo: mae pob un yn gosod nifer o ddotiau, sawl un ar un cam gweithredu os dyna’r pwysicaf.' },
  score: { name: 'Sgorio', use: 'I farnu pob cam gweithredu ar ei ben ei hun, o ran effaith ac ymarferoldeb. Mae pobl yn gadael yr hyn na allant ei farnu.' },
  agree: { name: 'Cytuno neu anghytuno', use: 'Ar gyfer datganiadau, hyd at gannoedd: un ar y tro. Mae’n dangos yr hyn y gall pob grŵp fyw gydag ef, a’r hyn sy’n eu rhannu.' },
  pairs: { name: 'Parau', use: 'Ar gyfer rhestrau hir ac ychydig amser: dau gam gweithredu ar y tro. Mae pobl yn rhoi’r gorau iddi pan fynnant; mae angen llawer ohonynt.' },
  rankfew: { name: 'Trefnu ychydig', use: 'Ar gyfer cannoedd o gamau gweithredu: mae pobl yn rhoi pedwar neu bump ar y tro mewn trefn. Yn dweud fwyaf am yr amser a gymer.' },
  bestworst: { name: 'Mwyaf a lleiaf', use: 'Ar gyfer rhestrau hir: y pwysicaf a’r lleiaf pwysig o bedwar neu bump ar y tro. Yn dweud mwy na pharau am bob tap.' },
}

export const texts: Twin<typeof english> = {
  method: 'Sut mae pobl yn pleidleisio',
  equalGroups: 'Mae pob grŵp yn cyfrif yn gyfartal',
  equalGroupsHint: 'Y cyfrif lle mae pob grŵp yn pwyso’r un fath, faint bynnag o bleidleisiau sydd ganddo, sy’n arwain y canlyniad. Saif y llall wrth ei ymyl. Dywedir wrth y pleidleiswyr.',
  methods,
  order: Object.keys(methods) as QuestionMethod[],
  options: {
    rankAtMost: { label: 'Trefnu hyd at', empty: 'Pob un' },
    atMost: { label: 'Ticio hyd at', empty: 'Dim terfyn' },
    dots: { label: 'Dotiau i bob person', empty: '' },
    mostOnOne: { label: 'Dotiau ar un cam gweithredu, ar y mwyaf', empty: 'Dim terfyn' },
    size: { label: 'Camau gweithredu mewn set', empty: '' },
    sets: { label: 'Setiau i bob person', empty: 'Digon i ddangos pob cam gweithredu unwaith' },
  },
  money: {
    budget: { label: 'Cyllideb', hint: 'Mewn unedau cyfan o arian. Gadewch yn wag i ddewis nifer o gamau gweithredu yn lle hynny.' },
    otherCost: { label: 'Cost pob cam gweithredu arall', hint: 'Pob un nad yw yn y rhestr isod.' },
    costs: {
      label: 'Costau',
      hint: { title: 'Un cam gweithredu i bob llinell: ei deitl, colon, ei gost.', number: 'Un cam gweithredu i bob llinell: ei rif, colon, ei gost.' },
    },
    problems: {
      'bad-amount': 'Rhowch swm cyfan o 1 i 1,000,000,000',
      'over-budget': 'Ni all cam gweithredu gostio mwy na’r gyllideb',
      'no-costs': 'Rhowch un gost i bob un, neu rhestrwch nhw isod',
      'bad-line': (line) => `Mae ar linell ${number(line)} angen cam gweithredu, colon a swm cyfan`,
      'unknown-action': (line) => `Nid yw llinell ${number(line)} yn enwi cam gweithredu o’r digwyddiad hwn`,
      twice: (line) => `Mae llinell ${number(line)} yn enwi cam gweithredu sydd â chost eisoes`,
      'line-over-budget': (line) => `Yn llinell ${number(line)}, mae cam gweithredu’n costio mwy na’r gyllideb`,
    },
  },
  scales: 'Sgorio yn ôl',
  scaleChoices: [
    { scales: 'both', name: 'Effaith ac ymarferoldeb' },
    { scales: 'impact', name: 'Effaith' },
    { scales: 'feasibility', name: 'Ymarferoldeb' },
  ],
}
