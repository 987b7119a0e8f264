// What the pre-flight page and the server have agreed on.
export const preflight = {
  /** How long an answer is held back, as a phone that polls waits for news. */
  holdMs: 8_000,
  pieces: 4,
  pieceMs: 300,
  socketPath: '/preflight/socket',
} as const
