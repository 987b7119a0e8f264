// Texts of what is kept of a participant, in Welsh.
import type { texts as english } from '../my-data.ts'
import { clockTime, number } from './common.ts'
import type { Twin } from './twin.ts'
import { day } from './writing.ts'

export const texts: Twin<typeof english> = {
  says: 'Gallwch gael popeth a gedwir amdanoch yn y sesiwn hon: eich enw a’ch grŵp, yr hyn a ysgrifennoch ac a ofynnoch, a’r hyn y mae’r cofnod yn ei ddweud amdanoch.',
  get: 'Lawrlwytho’r hyn a gedwir amdanaf',
  getData: 'Yr un peth i raglenni (JSON)',
  getting: 'Yn ei nôl …',
  got: 'Mae’r ffeil yn eich lawrlwythiadau.',
  erase: 'I gael ei ddileu',
  eraseSays: 'Gofynnwch i drefnydd y sesiwn hon, neu i’w hwylusydd, a fydd yn ei drosglwyddo. Dywedwch eich enw, neu’r cyfeirnod hwn y deuir o hyd i chi drwyddo:',
  eraseMeans: 'Yna caiff eich enw, yr hyn a ysgrifennoch a’r hyn a ofynnoch dan eich enw eu tynnu allan, yma a lle y’u trosglwyddwyd, a chaiff y ddyfais hon ei hallgofnodi. Mae pleidleisiau’n dal i gael eu cyfrif: o un gyfrinachol ni all neb ddweud pwy oedd biau hi, ac mae un dan eich enw yn aros hebddo. Ni chyrhaeddir copïau a roddwyd allan o’r blaen.',
  file: {
    name: 'beth-a-gedwir-amdanaf',
    title: (session) => `Beth a gedwir amdanoch yn “${session}”`,
    made: (atMs) => `Fel yr oedd ar ${day(atMs, true)}, ${clockTime(atMs)}.`,
    you: 'Chi', nameIs: 'Enw', noName: 'dim wedi’i roi', groupIs: 'Grŵp', noGroup: 'dim', joined: 'Ymuno', table: 'Bwrdd', reference: 'Cyfeirnod',
    removed: 'Rydych wedi cael eich cau allan o’r sesiwn.',
    words: 'Lle mae eich geiriau', wordsNow: 'nawr yn dweud',
    gone: 'wedi’i ddileu ers hynny, neu wedi’i aralleirio gan eraill',
    written: 'Yr hyn a ysgrifennoch, hefyd yr hyn a ddilëwyd ers hynny',
    questions: 'Cwestiynau dan eich enw', answer: 'Ateb', ballots: 'Pleidleisiau dan eich enw', record: 'Beth mae’r cofnod yn ei ddweud amdanoch',
    nothing: 'Dim byd.',
    notHere: 'Beth sydd ddim yma, a pham',
    reasons: [
      'Pleidleisiau cwestiynau cyfrinachol ac ailgyfrifon cyhoeddus: cedwir hwy dan ffugenw, ac ni all neb chwilio pwy biau pa un.',
      'Cwestiynau a ofynnwyd heb enw, a phleidleisiau i fyny: nid yw’r gweinydd yn gwybod pwy biau nhw.',
      'Yr hyn a ysgrifennodd eraill amdanoch yn eu geiriau eu hunain.',
    ],
    kinds: { actions: 'Cam gweithredu', arguments: 'Dadl', evidence: 'Tystiolaeth', themes: 'Thema' },
    at: (atMs) => `${day(atMs, true)}, ${clockTime(atMs)}`,
    entry: (seq) => `cofnod ${number(seq)}`,
    facts: {
      'person.joined': 'Fe wnaethoch ymuno.', 'author.named': 'Rhoddwyd eich enw wrth ymyl yr hyn a ysgrifennwch.', 'person.updated': 'Newidiwyd eich enw, eich grŵp neu eich lle.', 'person.removed': 'Cawsoch eich cau allan.', 'person.readmitted': 'Cawsoch eich gadael yn ôl i mewn.',
      'person.moved': 'Aethoch ymlaen â dyfais arall, neu gwnaed eich dolen o’r newydd.', 'people.seated': 'Fe’ch rhoddwyd wrth fwrdd.', 'client.bound': 'Dechreuodd eich porwr ysgrifennu ar fwrdd.',
      'floor.asked': 'Fe wnaethoch ofyn cwestiwn.', 'moderation.noted': 'Cymedrolwyd rhywbeth o’ch eiddo.', 'actions.numbered': 'Cafodd cam gweithredu a ychwanegoch ei rif.',
    },
    other: 'Arall',
  },
}
