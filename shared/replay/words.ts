// The words in which two texts differ: what stayed, went and came, in order. Spaces go with the word before them.

export type Piece = { kind: 'same' | 'gone' | 'new'; text: string }

/** Texts of more words than this are told apart as a whole. */
const mostWords = 1_500

export function wordDifference(before: string, after: string): Piece[] {
  const [was, is] = [wordsOf(before), wordsOf(after)]
  let start = 0
  while (start < was.length && start < is.length && was[start] === is[start]) start++
  let end = 0
  while (end < was.length - start && end < is.length - start && was[was.length - 1 - end] === is[is.length - 1 - end]) end++
  return joined([
    ...pieces('same', was.slice(0, start)),
    ...middle(was.slice(start, was.length - end), is.slice(start, is.length - end)),
    ...pieces('same', was.slice(was.length - end)),
  ])
}

function wordsOf(text: string): string[] {
  return text.match(/\S+\s*|\s+/gu) ?? []
}

/** By the longest common run of words, in order. */
function middle(was: readonly string[], is: readonly string[]): Piece[] {
  if (was.length > mostWords || is.length > mostWords) return [...pieces('gone', was), ...pieces('new', is)]
  const width = is.length + 1
  const longest = new Uint16Array((was.length + 1) * width)
  for (let i = was.length - 1; i >= 0; i--) {
    for (let j = is.length - 1; j >= 0; j--) {
      longest[i * width + j] = was[i] === is[j] ? longest[(i + 1) * width + j + 1]! + 1 : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!)
    }
  }
  const found: Piece[] = []
  let [i, j] = [0, 0]
  while (i < was.length || j < is.length) {
    if (i < was.length && j < is.length && was[i] === is[j]) {
      found.push({ kind: 'same', text: was[i]! })
      i++
      j++
    } else if (j === is.length || (i < was.length && longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!)) found.push({ kind: 'gone', text: was[i++]! })
    else found.push({ kind: 'new', text: is[j++]! })
  }
  return found
}

function pieces(kind: Piece['kind'], words: readonly string[]): Piece[] {
  return words.map((text) => ({ kind, text }))
}

function joined(found: readonly Piece[]): Piece[] {
  const all: Piece[] = []
  for (const { kind, text } of found) {
    const last = all[all.length - 1]
    if (last?.kind === kind) last.text += text
    else all.push({ kind, text })
  }
  return all
}
