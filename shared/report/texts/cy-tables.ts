// Names of tables and their columns in Welsh, and words for the codes in them: of the spreadsheet alone, which people read. CSV keeps the names of docs/report.md.
import type { SheetName } from '../sheets.ts'

export const tables: Record<SheetName, string> = {
  ranking: 'trefn', groups: 'grwpiau', answers: 'atebion', actions: 'camau gweithredu', arguments: 'dadleuon', evidence: 'tystiolaeth', submissions: 'cyflwyniadau', participation: 'cyfranogiad', process: 'proses',
  questions: 'cwestiynau', messages: 'negeseuon', 'left-out': 'heb eu cynnwys', moderation: 'cymedroli', about: 'am yr adroddiad', moved: 'newid meddwl', counts: 'cyfrifon', scores: 'sgoriau', spending: 'gwariant', purchases: 'pryniannau',
}

export const columns: Record<string, string> = {
  question: 'cwestiwn', method: 'dull', secrecy: 'cyfrinachedd', ballots: 'pleidleisiau', place: 'safle', band_from: 'band o', band_to: 'band hyd', number: 'rhif', title: 'teitl', theme: 'thema', interval_low: 'cyfwng o', interval_high: 'cyfwng hyd',
  in_top: 'yn yr uchaf', top: 'yr uchaf', cost: 'cost', chosen: 'dewiswyd', group: 'grŵp', support: 'cefnogaeth', agree: 'cytuno', disagree: 'anghytuno', pass: 'pasio', detail: 'manylion', table: 'bwrdd', by: 'gan', added_at: 'ychwanegwyd',
  added_in: 'cyfnod', first_wording: 'geiriad cyntaf', rewordings: 'aileiriadau', people_rewording: 'pobl a aileiriodd', themes: 'themâu', carried_from: 'o gam', carried_to: 'i gam', submissions: 'cyflwyniadau', lineage: 'llinach', side: 'ochr', text: 'testun',
  source: 'ffynhonnell', actions: 'camau gweithredu', reference: 'cyfeirnod', merged_into: 'cyfunwyd â', joined: 'ymunodd', stage: 'cyfnod', kind: 'math', from: 'o', minutes: 'munudau', planned_minutes: 'munudau yn ôl y cynllun', skipped: 'gadawyd allan',
  actions_added: 'camau a ychwanegwyd', wordings_changed: 'geiriadau a newidiwyd', actions_moved: 'camau a symudwyd', arguments: 'dadleuon', evidence: 'tystiolaeth', questions_asked: 'cwestiynau a ofynnwyd', votes: 'pleidleisiau', status: 'statws', answer: 'ateb',
  also_asked: 'gofynnwyd hefyd', speaker: 'siaradwr', why: 'pam', note: 'nodyn', into: 'i gam', at: 'amser', what: 'beth', of: 'dadwnaed', about: 'ynghylch', reason: 'rheswm', since: 'ers', people: 'pobl', changed: 'newidiodd', higher: 'yn uwch', lower: 'yn is',
  place_before: 'safle cynt', place_after: 'safle wedyn', unranked: 'heb drefn', weights: 'pwysau', decides: 'yn penderfynu', first: 'cyntaf', criterion: 'maen prawf', weight: 'pwysau', mean: 'cymedr', scored_by: 'sgoriwyd gan', budget: 'cyllideb', spent: 'gwariwyd',
  step: 'cam', people_for_it: 'pobl o’i blaid', paid_at_most: 'talwyd ar y mwyaf', name: 'enw', value: 'gwerth',
}

/** Of the table about the report. */
export const facts: Record<string, string> = {
  title: 'teitl', event: 'sesiwn', started: 'dechreuodd', closed: 'caeodd', time_zone: 'cylchfa amser', purpose: 'diben', chain_head_at_close: 'pen y gadwyn wrth gau', newest_entry: 'y cofnod diweddaraf', newest_hash: 'y stwnsh diweddaraf', report_version: 'fersiwn yr adroddiad',
}
