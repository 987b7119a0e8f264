// What the thread that reads files is sent, and answers. One file a thread.
import type { RefusalCode } from '../protocol/refusals.ts'

export type FileToRead = { bytes: Uint8Array<ArrayBuffer> }

/** Rows of text cells, the header first; each row as long as the header or longer. */
export type FileRead = { ok: true; table: string[][] } | { ok: false; code: Extract<RefusalCode, 'bad-file' | 'too-large'>; message: string }
