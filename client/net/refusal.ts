// A no as the client sees it: the server's refusals, and being offline.
import type { Ack } from '../../shared/protocol/messages.ts'
import type { RefusalCode } from '../../shared/protocol/refusals.ts'

export type ProblemCode = RefusalCode | 'offline'
export type Problem = { code: ProblemCode; message: string; details?: unknown }

/** What a command comes back as. Never thrown: offline and timeouts are answers too. */
export type Answer = Extract<Ack, { ok: true }> | { ok: false; error: Problem }

/** Once valid, and never again. */
export const endedCodes: ReadonlySet<string> = new Set<RefusalCode>(['token-expired', 'token-revoked', 'token-moved'])

export const offline: Problem = { code: 'offline', message: 'There is no connection to the event.' }
