// Where one is once one has joined, in Welsh.
import type { texts as english } from '../room.ts'
import { number } from './common.ts'
import type { Twin } from './twin.ts'

export const texts: Twin<typeof english> = {
  you: 'Chi',
  waiting: {
    title: 'Aros',
    startsSoon: 'Yn dechrau’n fuan',
  },

  loading: 'Yn ymuno â’r digwyddiad',
  ended: 'Nid ydych wedi’ch cysylltu mwyach',
  endedJoin: 'Ymuno â’r cod',
  paused: 'Mae’r digwyddiad wedi’i oedi',
  pausedText: 'Mae’r hwylusydd wedi’i oedi am funud. Nid oes dim wedi’i golli.',
  thanks: 'Diolch am gymryd rhan',
  thanksText: 'Mae’r digwyddiad yn dirwyn i ben. Gallwch adael y dudalen hon ar agor.',
  closed: 'Mae’r digwyddiad wedi dod i ben',
  closedText: 'Diolch am gymryd rhan. Gallwch gau’r dudalen hon.',
  stageNow: (stage, index, count) => `Nawr: ${stage}, cyfnod ${number(index)} o ${number(count)}`,
  hints: {
    welcome: '',
    explore: 'Ychwanegwch gamau gweithredu a dadleuon, a gwella geiriad unrhyw un. Rydych yn gweld eich gilydd wrth deipio.',
    cluster: 'Rhowch gamau gweithredu lle maent yn perthyn, a dod â’r rhai sy’n dweud yr un peth at ei gilydd.',
    refine: 'Gwnewch bob cam gweithredu’n ddigon clir i’w roi mewn trefn. Ychwanegwch yr hyn sydd o’i blaid ac yn ei erbyn.',
    ballot: 'Pleidleisiwch ar eich pen eich hun. Gallwch newid eich pleidlais nes i’r pleidleisio ddod i ben.',
    results: 'Beth a benderfynodd yr ystafell, a sut y cafodd ei gyfrif.',
    questions: 'Gofynnwch, atebwch ac ychwanegwch yr hyn sydd ar goll.',
    close: '',
  },
}
