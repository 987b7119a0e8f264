// Texts around a report: what arranges and hands it out. The report's own words are in shared/report/texts.
import { locale, number } from './common.ts'

const moment = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' })

export const texts = {
  title: 'Report',
  titleOf: (event: string) => `Report of ${event}`,
  loading: 'Writing the report',
  written: (atMs: number) => `written from the record up to ${moment.format(atMs)}`,
  arrange: 'Sections',
  hideNames: 'Hide names',
  namesHidden: 'Names are hidden, in every download too.',
  namesShown: 'Names are shown.',
  tools: 'Report',
  word: 'Word',
  wordSaid: 'Download as Word file',
  more: 'Other formats',
  downloads: [
    { file: 'report.html', name: 'Web page', hint: 'One file, for a website or an e-mail.' },
    { file: 'report.xlsx', name: 'Excel', hint: 'All figures, a sheet for each table.' },
    { file: 'report.csv?zip=1', name: 'CSV', hint: 'The same tables, one file each.' },
    { file: 'report.csv?layout=polis&zip=1', name: 'CSV as of Polis', hint: 'For questions of agree or disagree, so that programs that read Polis exports read them.' },
    { file: 'report.json', name: 'JSON', hint: 'For programs.' },
  ],
  print: 'Print or save as PDF',
  making: 'Making the file',
  made: (file: string) => `${file} is downloaded.`,
  failed: 'That did not work',
  sections: {
    heading: 'Sections of the report',
    lead: 'Your own words stand before what a section says. All of this is kept, for every report that is made later.',
    purpose: 'What the session was for',
    purposeHint: 'At the top of the report. An empty line begins a new paragraph.',
    language: 'Language of the report’s own words',
    shown: (title: string) => `Show “${title}”`,
    text: (title: string) => `Own words for “${title}”`,
    add: 'Add own words',
    up: (title: string) => `Move “${title}” up`,
    down: (title: string) => `Move “${title}” down`,
    moved: (title: string, at: number, of: number) => `“${title}” is section ${number(at)} of ${number(of)}.`,
    tooLong: (most: number) => `At most ${number(most)} characters.`,
    save: 'Save',
    saved: 'Saved',
    unsaved: 'Not saved yet',
    close: 'Done',
  },
  names: {
    about: 'Hiding names leaves out who said something, and the groups of those who did. Names that people wrote into their words are blotted out, first and last names by themselves, too; one that is a word as well, like Will or May, only where it is plainly somebody’s. Read the report before you pass it on.',
  },
} as const
