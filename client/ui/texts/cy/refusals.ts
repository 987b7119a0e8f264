// What a refusal means to the person it happens to, and what they can do, in Welsh.
import type { ProblemCode } from '../../../net/refusal.ts'

const words: Partial<Record<ProblemCode | 'old-epoch', string>> = {
  offline: 'Nid oes cysylltiad ar hyn o bryd. Gwiriwch y rhwydwaith a rhowch gynnig arall arni.',
  'bad-token': 'Nid yw’r ddyfais hon yn y digwyddiad mwyach. Ymunwch eto â’r cod.',
  'token-expired': 'Mae’r amser y cafodd y ddyfais hon fod yn y digwyddiad ar ben. Ymunwch eto â’r cod.',
  'token-moved': 'Aethoch ymlaen â dyfais neu ddolen arall. Mae’r hyn a ysgrifennwyd ac a fwriwyd gennych yno.',
  'token-revoked': 'Mae eich mynediad i’r digwyddiad wedi’i derfynu. Os ydych yn meddwl mai camgymeriad yw hyn, gofynnwch i’r hwylusydd.',
  'no-token': 'Nid yw’r ddyfais hon yn y digwyddiad. Ymunwch â’r cod.',
  'bad-key': 'Nid allwedd y trefnydd yw hon. Caiff ei hargraffu pan fydd y gweinydd yn cychwyn.',
  'not-allowed': 'Ni chaiff eich rôl wneud hyn.',
  'not-in-stage': 'Nid yw hyn ar agor i gyfranogwyr yn y cyfnod hwn.',
  'not-yours': 'Dim ond yr awdur neu hwylusydd a gaiff wneud hyn.',
  'not-your-table': 'Bwrdd bord arall yw hwn. Gallwch ei ddarllen; dim ond y rhai sy’n eistedd wrthi sy’n ysgrifennu arno.',
  'not-your-choice': 'Yr hwylusydd sy’n rhoi seddi i bobl yma. Gofynnwch am gael eich symud.',
  'unknown-table': 'Nid yw’r ford hon yno mwyach.',
  'unknown-action': 'Nid yw’r cam gweithredu hwn yno mwyach.',
  'code-expired': 'Nid yw’r cod hwn yn gweithio mwyach. Gofynnwch i’r trefnydd am un newydd.',
  'unknown-event': 'Nid yw’r digwyddiad hwn yn bod mwyach.',
  'unknown-item': 'Nid yw’r cwestiwn hwn yno mwyach.',
  'floor-closed': 'Ni dderbynnir cwestiynau na chefnogaeth ar hyn o bryd.',
  'unknown-group': 'Nid yw’r grŵp hwnnw yn y digwyddiad hwn. Dewiswch un o’r rhestr.',
  'event-paused': 'Mae’r hwylusydd wedi oedi’r digwyddiad am funud.',
  'event-closed': 'Mae’r digwyddiad wedi dod i ben.',
  'board-frozen': 'Mae’r bwrdd wedi’i rewi, felly ni ellid cadw hyn.',
  'question-not-open': 'Nid yw’r pleidleisio ar agor ar hyn o bryd.',
  'name-needed': 'Mae enwau ar bleidleisiau’r cwestiwn hwn. Rhowch eich enw yn gyntaf.',
  'question-sealed': 'Mae’r pleidleisio wedi dod i ben.',
  'ballot-stale': 'Anfonwyd pleidlais fwy diweddar gennych o dab neu ddyfais arall.',
  'ballot-unknown-action': 'Mae eich pleidlais yn enwi cam gweithredu nad yw’n rhan o’r cwestiwn hwn.',
  'too-large': 'Mae hyn yn rhy hir i’w gadw ar unwaith. Anfonwch ef mewn darnau llai.',
  'too-long': 'Mae’r testun hwn yn rhy hir. Byrhewch ef a rhowch gynnig arall arni.',
  'too-many': 'Mae gormod o gofnodion ar y bwrdd hwn eisoes.',
  'too-fast': 'Roedd hynny’n rhy gyflym. Arhoswch funud a rhowch gynnig arall arni.',
  'not-saved': 'Ni allai’r gweinydd gadw hyn. Rhowch gynnig arall arni mewn eiliad.',
  muted: 'Mae’r hwylusydd wedi’ch tewi.',
  'needs-approval': 'Mae angen cymeradwyaeth hwylusydd ar eiriau newydd.',
  locked: 'Mae’r cam gweithredu hwn wedi’i gloi.',
  'old-epoch': 'Cafodd rhywbeth ei ddileu o’r bwrdd am byth yn y cyfamser. Caiff yr hyn a ysgrifennwyd gennych ei roi ynddo eto.',
}

/** A sentence for any code, known or not. */
export function refusalText(code: string): string {
  return words[code as ProblemCode] ?? 'Ni weithiodd hynny. Rhowch gynnig arall arni mewn eiliad.'
}
