// Stands in for lib0/logging in the browser: Yjs only warns through it, and the original brings a terminal's worth of
// colours, DOM builders and schemas with it.
export const [BOLD, UNBOLD, RED, ORANGE] = ['', '', '', '']

export function print(...words: unknown[]): void {
  console.info(...words.filter((word) => word !== ''))
}

export function warn(...words: unknown[]): void {
  console.warn(...words.filter((word) => word !== ''))
}
