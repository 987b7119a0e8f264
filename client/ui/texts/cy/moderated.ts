// What participants are told of moderation, in Welsh.
import type { texts as english } from '../moderated.ts'
import { number } from './common.ts'
import type { Twin } from './twin.ts'

const no = (value: number | null) => (value === null ? 'Cam gweithredu newydd' : `Rhif ${number(value)}`)

export const texts: Twin<typeof english> = {
  label: 'Gan yr hwylusydd',
  muted: 'Rydych wedi’ch tewi',
  mutedText: 'Gallwch ddarllen a phleidleisio. Ni allwch ysgrifennu am y tro.',
  premoderated: 'Edrychir ar eiriau newydd yn gyntaf',
  premoderatedText: 'Mae’r hyn a ychwanegwch yn mynd at hwylusydd, ac mae ar y bwrdd ar ôl ei gymeradwyo.',
  returned: (value) => `${no(value)} yn ôl gyda chi`,
  settle: 'Rwyf wedi delio ag ef',
  open: 'Ei agor',
  waiting: (count, back) =>
    [count > back && `O’ch geiriau chi gyda hwylusydd: ${number(count - back)}`, back > 0 && `O’ch geiriau chi yn ôl gyda chi: ${number(back)}`].filter(Boolean).join('. '),
  waits: 'Yn aros am gymeradwyaeth',
  sentBack: 'Heb ei gymeradwyo eto. Mae’r hwylusydd yn dweud:',
  withdraw: 'Ei dynnu’n ôl',
  again: 'Anfon eto',
  words: 'Eich geiriau',
  missing: 'Ysgrifennwch rywbeth yn gyntaf',
  sentAgain: 'Anfonwyd i’w gymeradwyo.',
  hidden: (numbers) => `Cuddiwyd gan hwylusydd: ${numbers.map((value) => `rhif ${number(value)}`).join(', ')}.`,
  merged: (value, into) => `Mae ${no(value).toLowerCase()} yn rhan o ${into === null ? 'gam gweithredu newydd' : `rif ${number(into)}`} nawr.`,
  mergedVote: 'Mae eich pleidlais yn aros fel y mae. Dangosir y canlyniad gydag ail gyfrif, gyda nhw fel un.',
  reworded: 'Mae’r geiriad wedi newid ers i’r pleidleisio agor:',
  rewordedItem: (value, title) => `Rhif ${number(value)}${title ? ` ${title}` : ''}`,
  hiddenVote: 'Mae’n aros ar y bleidlais, gan fod y pleidleisio wedi dechrau.',
  reconfirm: 'Edrychwch eto ar eich pleidlais',
  reconfirmText: 'Mae’r hwylusydd yn gofyn i bawb edrych eto, gan fod y geiriad wedi newid. Cadarnhewch eich pleidlais, neu newidiwch hi.',
  reconfirmEmpty: 'Mae’r hwylusydd yn gofyn i bawb edrych ar y geiriad newydd.',
  stands: 'Mae fy mhleidlais yn sefyll',
  confirmed: 'Cadarnhawyd. Mae eich pleidlais yn sefyll.',
}
