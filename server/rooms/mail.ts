// What a pass hands to whom: in a crowd, carets go only to those who have them in sight.
import { encodeAwareness } from './awareness-guard.ts'
import type { AwarenessEntry } from './awareness-guard.ts'
import type { Spoken } from './carets.ts'
import { awarenessFrame } from './frames.ts'
import { packetOf } from './packet.ts'
import type { Packet } from './packet.ts'

/** One packet for everybody. */
export function sameMail(frames: readonly Uint8Array[], spoken: Spoken): () => readonly Packet[] {
  const mail = [everything(frames, spoken)]
  return () => mail
}

/** The same for everybody, and a packet for each place to those who have it in sight; to who said nothing of it, all. */
export function mailForCrowd(frames: readonly Uint8Array[], spoken: Spoken): (member: { readonly sight: ReadonlySet<string> | null }) => readonly Packet[] {
  const common = withCarets(frames, spoken.elsewhere)
  const first = common.length > 0 ? [packetOf(common)] : []
  const byPlace = new Map([...spoken.places].map(([place, entries]) => [place, packetOf(withCarets([], entries))]))
  let all: readonly Packet[] | null = null
  return ({ sight }) => {
    if (sight === null) return all ??= [everything(frames, spoken)]
    const near = [...byPlace].flatMap(([place, packet]) => (sight.has(place) ? [packet] : []))
    return near.length > 0 ? [...first, ...near] : first
  }
}

function everything(frames: readonly Uint8Array[], { elsewhere, places }: Spoken): Packet {
  // Who went from one place to another is said in both.
  const carets = new Map([...places.values()].flat().map((entry) => [entry.clientId, entry]))
  return packetOf(withCarets(frames, [...elsewhere, ...carets.values()]))
}

function withCarets(frames: readonly Uint8Array[], entries: readonly AwarenessEntry[]): Uint8Array[] {
  return entries.length > 0 ? [...frames, awarenessFrame(encodeAwareness(entries))] : [...frames]
}
