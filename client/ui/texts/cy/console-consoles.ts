// Texts of the console for who is at it, in Welsh.
import type { texts as english } from '../console-consoles.ts'
import type { Twin } from './twin.ts'

export const texts: Twin<typeof english> = {
  heading: 'Wrth y consol',
  name: 'Eich enw yma',
  hint: 'Mae’n sefyll wrth yr hyn a wnewch, i eraill sy’n rhedeg yr ystafell gyda chi.',
  unnamed: 'Rhywun heb enw',
  you: 'chi',
  lead: 'Arwain',
  leadOf: (who) => `Arwain o hyn ymlaen: ${who}`,
  handOver: 'Trosglwyddo’r awenau',
  stop: 'Rhoi’r gorau i arwain',
  stopOf: (who) => `Rhoi’r gorau i arwain: ${who}`,
  isLeading: 'Yn arwain',
  leads: (who) => `${who} sy’n arwain yr ystafell. Gallwch wneud popeth; cytunwch pwy sy’n pwyso’r botwm mawr.`,
  nobodyLeads: 'Nid oes neb yn arwain yn benodol nawr.',
}
