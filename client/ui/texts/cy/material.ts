// Texts of the organiser's pages for imports and submissions, in Welsh.
import type { FieldName, ImportKind } from '../../../../shared/import/kinds.ts'
import type { texts as english } from '../material.ts'
import { counted, number } from './common.ts'
import { dayAndTime } from './organiser.ts'
import type { Twin } from './twin.ts'
import { list } from '../../../../shared/welsh/lists.ts'

const kinds: Record<ImportKind, string> = { actions: 'Camau gweithredu', themes: 'Themâu', evidence: 'Tystiolaeth', submissions: 'Cyflwyniadau i’r cais am dystiolaeth' }
const one: Record<ImportKind, [string, string, 'm' | 'f']> = {
  actions: ['cam gweithredu', 'camau gweithredu', 'm'], themes: ['thema', 'themâu', 'f'], evidence: ['cerdyn tystiolaeth', 'cardiau tystiolaeth', 'm'], submissions: ['cyflwyniad', 'cyflwyniadau', 'm'],
}
const fields: Record<FieldName, string> = {
  title: 'Teitl', detail: 'Manylion neu destun', theme: 'Thema', source: 'Ffynhonnell', actions: 'Camau gweithredu y mae’n eu cefnogi', reference: 'Cyfeirnod',
  name: 'Enw (preifat)', contact: 'Cyswllt (preifat)',
}
const rowsOf = (kind: ImportKind, count: number) => counted(count, ...one[kind])
const submissions = (count: number) => rowsOf('submissions', count)
const themesOf = (count: number) => counted(count, 'thema newydd', 'themâu newydd', 'f')

export const texts: Twin<typeof english> = {
  import: {
    title: (event) => `Mewnforio i ${event}`,
    kind: 'Beth yw’r rhesi?',
    kinds,
    board: 'Bwrdd',
    from: 'Ble maen nhw?',
    fromFile: 'Mewn ffeil',
    fromPaste: 'Rwyf am eu gludo',
    drop: 'Gollyngwch ffeil CSV neu Excel (.xlsx) yma, neu',
    choose: 'Dewis ffeil',
    dropHint: 'Mae’r rhes gyntaf yn enwi’r colofnau, yn Gymraeg neu yn Saesneg. Hyd at 8 MB a 2,000 o resi (cyflwyniadau: 5,000).',
    chosen: (name) => `Ffeil: ${name}`,
    paste: 'Un rhes i bob llinell',
    pasteHint: 'Daw manylion ar ôl llinell doriad: “Cyflog cyfartal – un fframwaith i bawb”. Mae llinell sy’n gorffen â cholon yn dechrau thema. Mae rhesi wedi’u copïo o daenlen yn gweithio hefyd: teitl, manylion, thema.',
    look: 'Edrych arno yn gyntaf',
    reading: 'Yn darllen y ffeil',
    mapping: 'Pa golofn yw p’un?',
    noColumn: 'Dim colofn',
    fields,
    preview: 'Beth fydd yn digwydd',
    counts: (kind, fresh, themes) => (fresh === 0
      ? 'Dim byd newydd: nid oes dim i’w fewnforio.'
      : `I’w hychwanegu: ${list([rowsOf(kind, fresh), ...(themes > 0 && kind !== 'themes' ? [themesOf(themes)] : [])])}.`),
    there: (rows) => `${counted(rows, 'rhes', 'rhesi', 'f')} yno eisoes`,
    thereRows: (rows) => `Rhesi ${rows.slice(0, 20).map(number).join(', ')}${rows.length > 20 ? ` a ${number(rows.length - 20)} arall` : ''}.`,
    skip: 'Eu gadael allan',
    add: 'Eu hychwanegu unwaith eto',
    sameFile: (atMs) => `Cafodd yr union ffeil hon ei mewnforio ${dayAndTime(atMs)}.`,
    errors: (count) => `${counted(count, 'problem', 'problemau', 'f')} i’w cywiro yn y ffeil. Ni chaiff dim ei fewnforio tan hynny.`,
    moreErrors: (count) => `a ${number(count)} arall`,
    row: 'Rhes',
    state: 'Newydd?',
    fresh: 'newydd',
    known: 'yno eisoes',
    firstRows: (shown, all) => (shown < all ? `Y ${number(shown)} rhes gyntaf o ${number(all)}` : `Pob rhes: ${number(all)}`),
    doIt: (kind, rows) => `Mewnforio ${rowsOf(kind, rows)}`,
    doing: 'Yn mewnforio',
    done: (kind, rows) => `Mewnforiwyd ${rowsOf(kind, rows)}`,
    numbers: (from, to) => `Eu rhifau llafar yw ${number(from)} i ${number(to)}.`,
    failed: 'Ni chafodd dim ei fewnforio',
    made: 'Mewnforion hyd yma',
    none: 'Nid oes dim wedi’i fewnforio eto.',
    madeAt: (kind, added, atMs) => `${rowsOf(kind, added)}, ${dayAndTime(atMs)}`,
    revert: 'Dadwneud',
    revertHint: 'Caiff yr hyn nad oes neb wedi’i ddefnyddio na’i newid ers hynny ei ddileu. Mae’r gweddill yn aros.',
    reverted: (removed, kept) => `Dadwnaed: ${number(removed)} wedi’u dileu${kept > 0 ? `, ${number(kept)} wedi’u cadw gan eu bod wedi’u defnyddio neu eu newid` : ''}.`,
    toSubmissions: 'I’r cyflwyniadau',
  },

  submissions: {
    title: (event) => `Cyflwyniadau i ${event}`,
    private: 'Dim ond chi a hwyluswyr sy’n gweld enwau a chysylltau. Mae’r hyn rydych yn ei gysylltu â cham gweithredu yn dod yn dystiolaeth ar y bwrdd: teitl, testun a ffynhonnell.',
    search: 'Chwilio yn ôl geiriau',
    theme: 'Thema',
    anyTheme: 'Unrhyw un',
    assigned: 'Wedi’u rhoi dan thema',
    linked: 'Wedi’u cysylltu â cham gweithredu',
    any: 'Unrhyw un',
    yes: 'Ydynt',
    no: 'Nac ydynt',
    found: (matching, all) => `${number(matching)} o ${submissions(all)}`,
    empty: 'Nid oes cyflwyniadau eto. Mewnforiwch nhw o ffeil.',
    nothing: 'Nid oes cyflwyniad fel hyn.',
    importThem: 'Mewnforio cyflwyniadau',
    more: 'Dangos rhagor',
    select: (n, title) => `Dewis rhif ${number(n)}, ${title}`,
    selectAll: 'Dewis pob un a ddangosir',
    selected: (count) => `${number(count)} wedi’u dewis`,
    assign: 'Rhoi dan thema',
    unassign: 'Tynnu o thema',
    chooseTheme: 'Dewis thema',
    assignedNow: (count, theme) => `Rhoddwyd ${submissions(count)} dan ${theme}.`,
    unassignedNow: (count, theme) => `Tynnwyd ${submissions(count)} o ${theme}.`,
    link: 'Cysylltu â cham gweithredu',
    chooseAction: 'Dewis cam gweithredu',
    linkOf: (n) => `Cam gweithredu ar gyfer rhif ${number(n)}`,
    linkedTo: (action) => `Tystiolaeth ar gyfer ${action}`,
    unlink: 'Dileu’r cysylltiad',
    linkedNow: 'Wedi’i gysylltu: mae’n dystiolaeth ar y bwrdd nawr.',
    unlinkedNow: 'Cysylltiad wedi’i ddileu.',
    no_: (n) => `Rhif ${number(n)}`,
    merged: (n) => `Yn dweud yr un peth â rhif ${number(n)}`,
    mergedUnknown: 'Yn dweud yr un peth ag un arall',
    unmerge: 'Yn sefyll drosto’i hun eto',
    similar: 'Chwilio am gopïau',
    looking: 'Yn cymharu pob cyflwyniad',
    similarTitle: 'Copïau tebygol',
    noneSimilar: 'Nid oes dau gyflwyniad yn rhannu llawer o’u geiriad.',
    share: (share) => `${number(Math.round(share * 100))} % o’u geiriad yn gyffredin`,
    merge: (gone, kept) => `Mae rhif ${number(gone)} yn dweud yr un peth â rhif ${number(kept)}`,
    apart: 'Maent yn wahanol',
    mergedNow: 'Wedi’u cyfuno. Gellir darllen y ddau o hyd.',
  },
}
