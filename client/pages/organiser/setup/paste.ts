// Reads a pasted list of actions. Never throws; its work is bounded whatever was pasted.
// One action a line: "title – detail" or columns with tabs (title, detail, theme). A line that ends in a colon starts a theme.
import { limits } from '../../../../shared/board/schema.ts'

/** More characters than this are not read. */
export const pasteChars = 500_000

export type PastedAction = { title: string; detail: string; theme: string | null }

export type PasteProblem =
  | { kind: 'too-much' }
  | { kind: 'too-many-actions'; max: number }
  | { kind: 'too-many-themes'; max: number }
  | { kind: 'long-title' | 'long-detail' | 'long-theme'; line: number; max: number }
  | { kind: 'no-title'; line: number }

export type Pasted = {
  /** In the order in which they first appear; those known beforehand come first. */
  themes: string[]
  actions: PastedAction[]
  /** Titles that appear more than once: allowed, but worth a look. */
  repeated: string[]
  problems: PasteProblem[]
}

/** `known` themes are matched whatever their capitals. */
export function readPaste(text: string, known: readonly string[] = []): Pasted {
  const pasted: Pasted = { themes: [...known], actions: [], repeated: [], problems: [] }
  if (text.length > pasteChars) {
    pasted.problems.push({ kind: 'too-much' })
    return pasted
  }
  const titles = new Map<string, number>()
  let current: string | null = null
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = index + 1
    if (raw.trim() === '') continue
    const heading = headingOf(raw)
    if (heading !== null) {
      current = themeNamed(pasted, heading, line)
      continue
    }
    const { title, detail, theme } = columnsOf(raw)
    if (title === '') {
      pasted.problems.push({ kind: 'no-title', line })
      continue
    }
    if (title.length > limits.titleChars) pasted.problems.push({ kind: 'long-title', line, max: limits.titleChars })
    if (detail.length > limits.detailChars) pasted.problems.push({ kind: 'long-detail', line, max: limits.detailChars })
    if (pasted.actions.length === limits.actions) {
      pasted.problems.push({ kind: 'too-many-actions', max: limits.actions })
      break
    }
    pasted.actions.push({ title, detail, theme: theme === '' ? current : themeNamed(pasted, theme, line) })
    const seen = titles.get(title.toLowerCase()) ?? 0
    titles.set(title.toLowerCase(), seen + 1)
    if (seen === 1) pasted.repeated.push(title)
  }
  if (pasted.themes.length > limits.themes) pasted.problems.push({ kind: 'too-many-themes', max: limits.themes })
  return pasted
}

function themeNamed(pasted: Pasted, name: string, line: number): string {
  const there = pasted.themes.find((theme) => theme.toLowerCase() === name.toLowerCase())
  if (there !== undefined) return there
  if (name.length > limits.titleChars) pasted.problems.push({ kind: 'long-theme', line, max: limits.titleChars })
  if (pasted.themes.length <= limits.themes) pasted.themes.push(name)
  return name
}

/** "Just:" on a line of its own. */
function headingOf(raw: string): string | null {
  const line = raw.replaceAll('\t', ' ').trim()
  return line.endsWith(':') && line.length > 1 ? line.slice(0, -1).trim() : null
}

function columnsOf(raw: string): { title: string; detail: string; theme: string } {
  if (raw.includes('\t') && !/^\s*\S{1,4}\t[^\t]*$/.test(raw)) {
    const [title = '', detail = '', theme = ''] = raw.split('\t').map((cell) => cell.trim())
    return { title: withoutBullet(title), detail, theme }
  }
  const line = withoutBullet(raw.replaceAll('\t', ' ').trim())
  const dash = /\s(?:—|–|-{1,2})\s/.exec(line)
  if (!dash) return { title: line, detail: '', theme: '' }
  return { title: line.slice(0, dash.index).trim(), detail: line.slice(dash.index + dash[0].length).trim(), theme: '' }
}

/** Bullets and numbers that a word processor puts before a line. */
function withoutBullet(line: string): string {
  return line.replace(/^(?:[-–—*•·▪‣◦]|\d{1,3}[.)])\s+/, '').trim()
}
