// Texts around a report, in Welsh. The report's own words are in shared/report/texts.
import type { texts as english } from '../report.ts'
import { clockTime, counted, number } from './common.ts'
import type { Twin } from './twin.ts'
import { day } from './writing.ts'

export const texts: Twin<typeof english> = {
  title: 'Adroddiad',
  titleOf: (event) => `Adroddiad ${event}`,
  loading: 'Yn ysgrifennu’r adroddiad',
  written: (atMs) => `ysgrifennwyd o’r cofnod hyd at ${day(atMs)}, ${clockTime(atMs)}`,
  arrange: 'Adrannau',
  hideNames: 'Cuddio enwau',
  namesHidden: 'Mae enwau wedi’u cuddio, ym mhob lawrlwythiad hefyd.',
  namesShown: 'Dangosir enwau.',
  tools: 'Adroddiad',
  word: 'Word',
  wordSaid: 'Lawrlwytho fel ffeil Word',
  more: 'Fformatau eraill',
  downloads: [
    { file: 'report.html', name: 'Tudalen we', hint: 'Un ffeil, ar gyfer gwefan neu e-bost.' },
    { file: 'report.xlsx', name: 'Excel', hint: 'Pob ffigur, taflen i bob tabl.' },
    { file: 'report.csv?zip=1', name: 'CSV', hint: 'Yr un tablau, un ffeil yr un.' },
    { file: 'report.csv?layout=polis&zip=1', name: 'CSV fel Polis', hint: 'Ar gyfer cwestiynau cytuno neu anghytuno, fel y gall rhaglenni sy’n darllen allforion Polis eu darllen.' },
    { file: 'report.json', name: 'JSON', hint: 'Ar gyfer rhaglenni.' },
  ],
  print: 'Argraffu neu gadw fel PDF',
  making: 'Yn gwneud y ffeil',
  made: (file) => `Lawrlwythwyd ${file}.`,
  failed: 'Ni weithiodd hynny',
  sections: {
    heading: 'Adrannau’r adroddiad',
    lead: 'Mae eich geiriau eich hun yn sefyll o flaen yr hyn y mae adran yn ei ddweud. Cedwir hyn i gyd, ar gyfer pob adroddiad a wneir wedyn.',
    purpose: 'At beth roedd y sesiwn',
    purposeHint: 'Ar ben yr adroddiad. Mae llinell wag yn dechrau paragraff newydd.',
    language: 'Iaith geiriau’r adroddiad ei hun',
    shown: (title) => `Dangos “${title}”`,
    text: (title) => `Geiriau eich hun ar gyfer “${title}”`,
    add: 'Ychwanegu geiriau eich hun',
    up: (title) => `Symud “${title}” i fyny`,
    down: (title) => `Symud “${title}” i lawr`,
    moved: (title, at, of) => `“${title}” yw adran ${number(at)} o ${number(of)}.`,
    tooLong: (most) => `Hyd at ${counted(most, 'nod', 'nodau')}.`,
    save: 'Cadw',
    saved: 'Wedi’i gadw',
    unsaved: 'Heb ei gadw eto',
    close: 'Gorffen',
  },
  names: {
    about: 'Mae cuddio enwau’n gadael allan pwy ddywedodd rywbeth, a grwpiau’r rhai a wnaeth. Caiff enwau a ysgrifennodd pobl yn eu geiriau eu duo, enwau cyntaf a chyfenwau ar eu pen eu hunain hefyd; un sydd hefyd yn air, fel Will neu May, dim ond lle mae’n amlwg yn enw rhywun. Darllenwch yr adroddiad cyn ei roi i eraill.',
  },
}
