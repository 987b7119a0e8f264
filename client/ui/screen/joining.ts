// How the way in is shown: the code in two halves for reading aloud, and the link behind the QR code.

/** `ABCD2345` as `ABCD 2345`. */
export function grouped(code: string): string {
  return code.length === 8 ? `${code.slice(0, 4)} ${code.slice(4)}` : code
}

/** The code one character at a time, for screen readers. */
export function spelled(code: string): string {
  return [...code].join(' ')
}

export function joinLink(origin: string, code: string): string {
  return `${origin}/#${code}`
}
