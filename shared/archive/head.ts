// The newest entry that an archive holds, read from its beginning: its manifest is the first file of the zip, and stored as it is.
import { archiveBounds, paths } from './format.ts'
import type { Manifest } from './format.ts'

type Head = Manifest['head']

/** `start` gives the first so many bytes; null where there is no archive. */
export async function readHead(start: (bytes: number) => Promise<Uint8Array | null>): Promise<Head | null> {
  const end = manifestEnd(await start(leadBytes))
  const bytes = end === null ? null : await start(end)
  return bytes?.length === end ? headOf(bytes!.subarray(leadBytes)) : null
}

/** Bytes before the manifest. */
const leadBytes = 30 + paths.manifest.length
const mostBytes = archiveBounds.files * 1_000
const decoder = new TextDecoder()

function manifestEnd(lead: Uint8Array | null): number | null {
  if (lead?.length !== leadBytes) return null
  const view = new DataView(lead.buffer, lead.byteOffset, leadBytes)
  const isOurs = view.getUint32(0, true) === 0x04034b50 && view.getUint16(8, true) === 0 && view.getUint16(26, true) === paths.manifest.length
    && view.getUint16(28, true) === 0 && decoder.decode(lead.subarray(30)) === paths.manifest
  const length = view.getUint32(18, true)
  return isOurs && length <= mostBytes ? leadBytes + length : null
}

function headOf(manifest: Uint8Array): Head | null {
  try {
    const head = (JSON.parse(decoder.decode(manifest)) as { head?: Partial<Head> }).head
    return typeof head?.seq === 'number' && typeof head.hash === 'string' ? { seq: head.seq, hash: head.hash } : null
  } catch {
    return null
  }
}
