// A cell as it can be written to CSV for any spreadsheet: what would be taken for a formula is shielded by an apostrophe,
// which reading takes off again.
export function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",;\t\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe
}

export function csvText(rows: readonly (readonly string[])[]): string {
  // With a byte order mark, as Excel takes anything else for the alphabet of its own country.
  return `\uFEFF${rows.map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`
}
