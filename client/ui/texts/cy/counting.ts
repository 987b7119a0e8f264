// Names and meanings of methods, and what a result says of where actions stand, in Welsh.
import type { Weighting } from '../../../../shared/ranking/certainty/draws.ts'
import type { texts as english } from '../counting.ts'
import { counted, number } from './common.ts'
import { ordinal } from '../../../../shared/welsh/ordinals.ts'
import type { Twin } from './twin.ts'
import { list } from '../../../../shared/welsh/lists.ts'
import { firstFew, percent } from './writing.ts'

type Method = { name: string; means: string }

const methods: Record<string, Method> = {
  schulze: { name: 'Schulze', means: 'Mae Schulze yn cymharu’r camau gweithredu fesul dau, yn ôl faint o bobl sy’n ffafrio pob un.' },
  'schulze-margins': { name: 'Schulze, yn ôl mwyafrif', means: 'Mae Schulze yn cymharu’r camau gweithredu fesul dau, yn ôl faint yn fwy o bobl sy’n ffafrio’r naill na’r llall.' },
  'ranked-pairs': { name: 'Parau mewn trefn', means: 'Mae parau mewn trefn yn setlo’r cymariaethau cliriaf yn gyntaf.' },
  borda: { name: 'Borda', means: 'Mae Borda yn adio pwyntiau: po uchaf ar bleidlais, mwyaf yn y byd.' },
  copeland: { name: 'Copeland', means: 'Mae Copeland yn cyfrif faint o’r lleill y mae pob cam gweithredu’n eu curo.' },
  minimax: { name: 'Minimax', means: 'Mae Minimax yn gofyn pa un y mae ei golled waethaf y lleiaf.' },
  kemeny: { name: 'Kemeny', means: 'Mae Kemeny yn chwilio am y drefn â’r lleiaf o anghytundebau.' },
  irv: { name: 'Ail ddewis ar unwaith', means: 'Caiff y cam gweithredu â’r lleiaf o safleoedd cyntaf ei ollwng, dro ar ôl tro.' },
  stv: { name: 'Pleidlais sengl drosglwyddadwy', means: 'Mae’r pleidleisiau nad oes ar un dewis eu hangen yn mynd i’r nesaf ar y bleidlais.' },
  approval: { name: 'Cymeradwyo', means: 'Mae pob tic yn cyfrif unwaith.' },
  dots: { name: 'Dotiau', means: 'Mae pob dot yn cyfrif unwaith, ble bynnag y’i gosodir.' },
  'equal-shares': { name: 'Cyfrannau cyfartal', means: 'Mae gan bob person gyfran gyfartal o’r gyllideb, ac mae’n talu am yr hyn y mae’n ei gefnogi.' },
  phragmen: { name: 'Phragmén', means: 'Caiff pwysau pob dewis ei rannu rhwng y rhai sy’n ei gefnogi, mor gyfartal ag y gellir.' },
  score: { name: 'Sgoriau', means: 'Mae camau gweithredu’n sefyll yn ôl eu sgôr gymedrig; nodir pwysau sawl maen prawf.' },
  'majority-judgment': { name: 'Barn y mwyafrif', means: 'Mae camau gweithredu’n sefyll yn ôl y radd y mae o leiaf hanner y bobl yn ei rhoi.' },
  'bradley-terry': { name: 'Bradley–Terry', means: 'Cryfder i bob cam gweithredu sy’n cyd-fynd â’r cymariaethau a wnaed.' },
  agree: { name: 'Cytundeb', means: 'Mae datganiadau’n sefyll yn ôl faint y mae pob grŵp yn cytuno.' },
}

const weights: Record<Weighting, { name: string; means: string }> = {
  persons: { name: 'Pob person yn gyfartal', means: 'Mae pob pleidlais yn cyfrif unwaith.' },
  groups: { name: 'Pob grŵp yn gyfartal', means: 'Mae pob grŵp yn cyfrif cymaint ag unrhyw un arall, faint bynnag o bleidleisiau sydd ganddo.' },
}

const methodName = (method: string) => methods[method]?.name ?? method
const quoted = (titles: readonly string[]) => list(titles.map((title) => `“${title}”`))

export const texts: Twin<typeof english> = {
  methodName,
  methodMeans: (method) => methods[method]?.means ?? '',
  weight: 'Pwysau',
  weights,
  notCounted: (method) => `Dim ond yn ôl personau y cyfrifir ${methodName(method)}, felly dangosir hynny.`,
  same: {
    top: (k) => (k === 1 ? 'Mae’r cyntaf yr un fath o dan bob dewis.' : `Mae’r ${firstFew(k)} yr un fath o dan bob dewis.`),
    first: (k) => `Mae’r cyntaf yr un fath o dan bob dewis, ond nid pob un o’r ${firstFew(k)}.`,
    differs: 'Mae dewis arall yn newid pwy sy’n gyntaf.',
  },
  headline: {
    close: (count) => `Mae ${counted(count, 'cam gweithredu', 'camau gweithredu')} yn rhy agos i ddweud pa un sy’n gyntaf.`,
    closeNamed: (titles) => `Mae ${quoted(titles)} yn rhy agos i ddweud pa un sy’n gyntaf.`,
    thenClose: (count) => `Mae’r ${number(count)} nesaf yn rhy agos i ddweud.`,
  },
  standing: {
    says: (method) => `Y dot yw’r safle yn ôl ${methodName(method)}; mae’r bar yn dangos lle byddai’n glanio mewn 9 o bob 10 ailadroddiad o’r bleidlais hon. Mae band yn cynnwys yr hyn na ellir ei wahaniaethu oddi wrth y cyntaf ynddo.`,
    saysPlain: (method) => `Safleoedd yn ôl ${methodName(method)}. Y rhif yn y siâp yw’r cam gweithredu.`,
    clear: 'Clir',
    close: 'Rhy agos i ddweud',
    tied: 'Yn gyfartal',
    band: (from, to) => (from === to ? number(from) : `${number(from)}–${number(to)}`),
    row: (place, tied, interval) => {
      const at = `${tied ? 'yn gyfartal ' : ''}${ordinal(place)}`
      return interval && interval.low < interval.high ? `${at}, rhwng ${ordinal(interval.low)} a ${ordinal(interval.high)}` : at
    },
    first: 'Safle',
    interval: 'Cyfwng 90 %',
    inTop: (k) => `Yn y ${firstFew(k)}`,
    share: (share) => (share > 0.995 ? 'dros 99 %' : share < 0.005 ? 'dan 1 %' : percent(share)),
    drawn: (draws) => `Cyfyngau o ${counted(draws, 'ailadroddiad', 'ailadroddiadau')} o’r bleidlais, gyda phleidleisiau wedi’u tynnu o’r newydd o fewn pob grŵp.`,
  },
  why: { heading: 'Pam mae’r naill uwchlaw’r llall?', first: 'Cam gweithredu', second: 'a', choose: 'Dewiswch ddau gam gweithredu', nobody: 'Ni wnaeth neb gymharu’r ddau hyn.' },
}
