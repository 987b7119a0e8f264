// Serial numbers of paper ballots: from chance, so that nobody can guess one that was printed, and easy to read out.

/** Without what is taken for something else in print: 0 O, 1 I L, 2 Z, 5 S, 8 B. */
const symbols = 'ACDEFGHJKMNPQRTUVWXY34679'
const groupLength = 5
const groups = 3

/** So many different ones, as `ABCDE-FGHJK-MNPQR`: 15 symbols, some 69 bits. `bytes` yields random ones. */
export function newSerials(count: number, bytes: (length: number) => Uint8Array): string[] {
  const serials = new Set<string>()
  while (serials.size < count) serials.add(Array.from({ length: groups }, () => textOf(groupLength, bytes)).join('-'))
  return [...serials]
}

/** What the code on a ballot says: which question it belongs to, and its serial number. */
export function serialCode(questionId: string, serial: string): string {
  return `PLENARY:${questionId}:${serial}`
}

/** Each symbol equally likely: bytes beyond the last whole multiple of the alphabet are drawn again. */
function textOf(length: number, bytes: (length: number) => Uint8Array): string {
  const limit = 256 - (256 % symbols.length)
  let text = ''
  while (text.length < length) for (const byte of bytes(length - text.length)) if (byte < limit) text += symbols[byte % symbols.length]
  return text
}
