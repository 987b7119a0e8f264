// Refusals: every typed no, the same codes over HTTP, the control channel and board sync.
// The message is for a person; programs go by the code.
export type RefusalCode = keyof typeof refusalStatus

/** HTTP status for each code. */
export const refusalStatus = {
  'bad-request': 400,
  'bad-command': 400,
  'bad-frame': 400,
  'bad-update': 400,
  'unknown-group': 400,
  'no-token': 401,
  'bad-token': 401,
  'token-expired': 401,
  'token-revoked': 401,
  'bad-key': 401,
  'not-allowed': 403,
  'not-yours': 403,
  'not-in-stage': 403,
  'unknown-code': 404,
  'code-expired': 410,
  'unknown-event': 404,
  'unknown-stage': 404,
  'unknown-board': 404,
  'unknown-question': 404,
  'unknown-done': 404,
  'unknown-person': 404,
  'not-found': 404,
  'event-paused': 409,
  'event-closed': 409,
  'board-frozen': 409,
  'question-not-open': 409,
  'question-not-sealed': 409,
  'question-sealed': 409,
  'nothing-to-rank': 409,
  'no-timer': 409,
  'name-needed': 409,
  'stage-current': 409,
  'stage-begun': 409,
  'stage-skipped': 409,
  'not-a-ballot': 409,
  'question-fixed': 409,
  'question-needed': 409,
  'id-taken': 409,
  'not-revealed': 403,
  'ballot-stale': 409,
  'ballot-malformed': 400,
  'ballot-wrong-method': 400,
  'ballot-unknown-action': 400,
  'ballot-repeated-action': 400,
  'ballot-too-much': 400,
  'ballot-off-scale': 400,
  'method-not-supported': 400,
  'too-large': 413,
  'too-long': 413,
  'too-many': 413,
  'too-fast': 429,
  'not-saved': 503,
  'internal': 500,
} as const

export type Refusal = { code: RefusalCode; message: string; details?: unknown }

export function refuse(code: RefusalCode, message: string, details?: unknown): Refusal {
  return details === undefined ? { code, message } : { code, message, details }
}
