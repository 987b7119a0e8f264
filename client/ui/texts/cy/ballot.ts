// Texts of the participant's ballot, whatever its method, in Welsh.
import { publishedApart } from '../../../../shared/ranking/apart.ts'
import type { Secrecy } from '../../../../shared/event/names.ts'
import type { texts as english } from '../ballot.ts'
import { number } from './common.ts'
import type { Twin } from './twin.ts'

const secrecy: Record<Secrecy, { name: string; says: string }> = {
  secret: {
    name: 'Pleidlais gyfrinachol',
    says: 'Ni all neb yn yr ystafell weld sut y gwnaethoch bleidleisio: na’r hwylusydd na’r trefnydd. Nes i’r pleidleisio gau, dim ond pwy bynnag sy’n rhedeg y gweinydd a allai edrych.',
  },
  'public-recount': {
    name: 'Cyhoeddir heb enwau',
    says: 'Pan gaiff y canlyniad ei ddatgelu, cyhoeddir pob pleidlais heb enwau na grwpiau, fel y gall unrhyw un gyfrif eto. Os yw eich un chi’n wahanol i bob un arall, gall pwy bynnag y dangoswch hi iddo ddod o hyd iddi yno.',
  },
  named: {
    name: 'Ddim yn gyfrinachol: gyda’ch enw',
    says: 'Ar ôl i’r pleidleisio gau, bydd hwyluswyr a’r trefnydd yn gweld eich pleidlais gyda’ch enw, a bydd yn aros yng nghofnod y sesiwn hon. Dim ond y cyfansymiau y bydd pawb arall yn eu gweld.',
  },
}

const saysToAll = 'Ar ôl i’r pleidleisio gau, bydd hwyluswyr a’r trefnydd yn gweld eich pleidlais gyda’ch enw; pan gaiff y canlyniad ei ddatgelu, bydd pawb yn y sesiwn hon yn ei gweld. Mae’n aros yn y cofnod.'

const saysApart = 'Pan gaiff y canlyniad ei ddatgelu, cyhoeddir pob ateb heb enwau na grwpiau, fel y gall unrhyw un gyfrif eto: fesul un, yn gymysg â rhai pawb arall. Nid oes dim yn dangos pa rai yw eich rhai chi.'

export const texts: Twin<typeof english> = {
  live: {
    facilitators: 'Tra bydd y pleidleisio ar agor, gall hwyluswyr a’r trefnydd weld sut mae pethau’n sefyll: safleoedd yn unig, byth pleidleisiau unigol.',
    everyone: 'Tra bydd y pleidleisio ar agor, gall pawb weld sut mae pethau’n sefyll: safleoedd yn unig, byth pleidleisiau unigol.',
  },
  secrecy: {
    name: ({ secrecy: of }) => secrecy[of].name,
    says: ({ secrecy: of, method, options }) => {
      if (of === 'named' && options['names'] === 'everyone') return saysToAll
      return of === 'public-recount' && publishedApart.has(method) ? saysApart : secrecy[of].says
    },
  },
  yoursFor: (yours, question) => `${yours}: ${question}`,
  done: 'Rwyf wedi gorffen',
  next: 'Cwestiwn nesaf',
  savedWith: (inShort) => `${inShort}, wedi’i gadw`,
  asYouGo: 'Yn cael ei gadw wrth fynd',
  offlineTitle: 'Rydych all-lein',
  offlineSays: (noun) => `Caiff eich ${noun} ei chadw ar y ddyfais hon a’i hanfon unwaith, pan fyddwch yn ôl.`,
  pausedTitle: 'Mae’r pleidleisio wedi’i oedi',
  pausedSays: (noun) => `Mae eich ${noun} wedi’i chadw. Gallwch fynd ymlaen pan fydd yr hwylusydd yn ailagor y pleidleisio.`,
  openAgain: 'Mae’r pleidleisio ar agor eto.',
  planned: 'Nid yw’r pleidleisio wedi dechrau eto.',
  otherMethod: 'Ni ellir ateb y math hwn o gwestiwn yma eto.',
  questions: 'Cwestiynau',
  questionOf: (index, count) => `Cwestiwn ${number(index)} o ${number(count)}`,
  questionDone: 'wedi’i ateb',
  notSavedTitle: (noun) => `Ni dderbyniwyd eich ${noun}`,
  anyNoun: 'pleidlais',
  closed: 'Mae’r pleidleisio wedi cau',
}
