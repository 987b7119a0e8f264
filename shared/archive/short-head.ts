/** The head of a chain as it is read out and written down: its first sixteen hex digits in groups of four. */
export function shortHead(hash: string): string {
  return (hash.slice(0, 16).toUpperCase().match(/.{4}/g) ?? []).join(' ')
}
