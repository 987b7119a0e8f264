// Ballots as CSV, one a row: columns that start with “@” are about the ballot, every other column is an action.
// The format is described in docs/methods/ballots-csv.md.
import { ballotsIn, checkCandidates, countIn, FileError, numberIn, shortened, type BallotFile, type Cast, type Reading } from './ballot-file.ts'
import { rowsOf, type Row } from './rows.ts'

const methods = ['rank', 'approve', 'dots', 'score', 'agree', 'pairs', 'bestworst', 'rankfew'] as const

type Method = (typeof methods)[number]

interface Table {
  /** `@` columns by name, without the “@”. */
  about: Map<string, number>
  actions: { at: number; name: string; criterion: string }[]
  rows: Row[]
}

const oneCriterion = 'score'

export function readBallotsCsv(text: string, groups: string | null): BallotFile {
  const [header, ...rows] = rowsOf(text, null)
  if (!header) throw new FileError(null, 'There is nothing in it.')
  const table = readHeader(header, rows)
  const method = methodOf(table)
  if (rows.length === 0) throw new FileError(null, 'There are no ballots in it.')
  const groupAt = groups === null ? undefined : table.about.get(groups.replace(/^@/, ''))
  if (groups !== null && groupAt === undefined) throw new FileError(header.line, `There is no column “@${shortened(groups.replace(/^@/, ''))}”.`)
  const countAt = table.about.get('count')
  const each = <V>(vote: (row: Row) => V): Cast<V>[] => rows.map((row) => ({
    vote: vote(row),
    weight: countAt === undefined || cellOf(row, countAt) === '' ? 1 : countIn(cellOf(row, countAt), row.line),
    group: groupAt === undefined ? null : cellOf(row, groupAt) || null,
  }))
  const candidates = method === 'pairs' || method === 'bestworst' ? shownIn(table, method) : [...new Set(table.actions.map(({ name }) => name))]
  checkCandidates(candidates.length, header.line)
  if (candidates.length === 0) throw new FileError(header.line, 'No column is an action: all of them start with “@”.')
  const reading = readingOf(method, table, each)
  return {
    candidates,
    ballots: ballotsIn(reading.casts),
    readings: [reading],
    money: null,
    complete: reading.kind === 'rank' && reading.casts.every(({ vote }) => vote.flat().length === candidates.length),
  }
}

function readHeader({ line, cells }: Row, rows: Row[]): Table {
  const about = new Map<string, number>()
  const actions: Table['actions'] = []
  const seen = new Set<string>()
  cells.map((cell) => cell.trim()).forEach((cell, at) => {
    if (cell === '') return
    if (seen.has(cell)) throw new FileError(line, `There are two columns “${shortened(cell)}”.`)
    seen.add(cell)
    if (cell.startsWith('@') && !cell.startsWith('@@')) {
      about.set(cell.slice(1), at)
      return
    }
    const [, name = cell, criterion = oneCriterion] = /^(.*\S)\s+@(\S+)$/.exec(cell) ?? []
    actions.push({ at, name: name.replace(/^@@/, '@'), criterion })
  })
  for (const row of rows) {
    if (row.cells.slice(cells.length).some((cell) => cell.trim() !== '')) throw new FileError(row.line, `There are more cells than the ${cells.length} columns of the header.`)
  }
  return { about, actions, rows }
}

function methodOf({ about, rows }: Table): Method {
  const at = about.get('method')
  const named = at === undefined ? [] : [...new Set(rows.map((row) => cellOf(row, at)).filter((cell) => cell !== ''))]
  if (named.length === 0) return about.has('winner') ? 'pairs' : about.has('best') ? 'bestworst' : 'rank'
  const line = rows.find((row) => cellOf(row, at!) === (named[1] ?? named[0]))!.line
  if (named.length > 1) throw new FileError(line, 'All ballots of a file must be of one method.')
  const method = methods.find((one) => one === named[0])
  if (!method) throw new FileError(line, `“${shortened(named[0]!)}” is no method: it must be one of ${methods.join(', ')}.`)
  return method
}

function readingOf(method: Method, { about, actions }: Table, each: <V>(vote: (row: Row) => V) => Cast<V>[]): Reading {
  /** Filled cells of the actions, as numbers. */
  const numbers = (row: Row): { name: string; criterion: string; value: number }[] => actions.flatMap(({ at, name, criterion }) => {
    const cell = cellOf(row, at)
    if (cell === '') return []
    const value = numberIn(cell)
    if (value === undefined) throw new FileError(row.line, `“${shortened(cell)}” is no number, or too large.`)
    return [{ name, criterion, value }]
  })
  switch (method) {
    case 'rank': return { kind: 'rank', casts: each((row) => tiersOf(numbers(row), row.line)) }
    case 'approve': return { kind: 'approve', casts: each((row) => numbers(row).filter(({ value }) => oneOf(value, [0, 1], row.line) === 1).map(({ name }) => name)) }
    case 'agree': return { kind: 'agree', casts: each((row) => Object.fromEntries(numbers(row).map(({ name, value }) => [name, oneOf(value, [1, 0, -1] as const, row.line)]))) }
    case 'dots': return {
      kind: 'points',
      casts: each((row) => Object.fromEntries(numbers(row).map(({ name, value }) => {
        if (value < 0) throw new FileError(row.line, 'Dots cannot be fewer than 0.')
        return [name, value]
      }))),
    }
    case 'score': {
      const casts = each((row) => byName(numbers(row)))
      const given = casts.flatMap(({ vote }) => Object.values(vote).flatMap((scores) => Object.values(scores)))
      if (given.length === 0) throw new FileError(null, 'Nothing in it is scored.')
      return { kind: 'score', casts, criteria: [...new Set(actions.map(({ criterion }) => criterion))], min: given.reduce((a, b) => Math.min(a, b)), max: given.reduce((a, b) => Math.max(a, b)) }
    }
    case 'pairs': return { kind: 'choices', casts: each((row) => {
      const [winner, loser] = [required(row, about, 'winner'), required(row, about, 'loser')]
      if (winner === loser) throw new FileError(row.line, 'An action is compared with itself.')
      return [[[winner], [loser]]]
    }) }
    case 'bestworst': return { kind: 'choices', casts: each((row) => {
      const [best, worst, shown] = [required(row, about, 'best'), required(row, about, 'worst'), shownOf(row, about)]
      if (best === worst || !shown.includes(best) || !shown.includes(worst)) throw new FileError(row.line, 'Best and worst must be two of those shown.')
      const between = shown.filter((name) => name !== best && name !== worst)
      return [between.length === 0 ? [[best], [worst]] : [[best], between, [worst]]]
    }) }
    case 'rankfew': return { kind: 'choices', casts: each((row) => [tiersOf(numbers(row), row.line)].filter((ranking) => ranking.length > 1)) }
  }
}

/** Ranks: 1 is best, equal numbers are tied, an empty cell is unranked; gaps mean nothing. */
function tiersOf(ranks: { name: string; value: number }[], line: number): string[][] {
  const tiers = new Map<number, string[]>()
  for (const { name, value } of ranks) {
    if (!Number.isInteger(value) || value < 1) throw new FileError(line, `A rank must be a whole number from 1, not ${value}.`)
    tiers.set(value, [...(tiers.get(value) ?? []), name])
  }
  return [...tiers].sort(([a], [b]) => a - b).map(([, tier]) => tier)
}

function byName(scores: { name: string; criterion: string; value: number }[]): Record<string, Record<string, number>> {
  const byAction = new Map<string, [string, number][]>()
  for (const { name, criterion, value } of scores) byAction.set(name, [...(byAction.get(name) ?? []), [criterion, value]])
  return Object.fromEntries([...byAction].map(([name, entries]) => [name, Object.fromEntries(entries)]))
}

function shownIn({ about, rows }: Table, method: 'pairs' | 'bestworst'): string[] {
  const names = rows.flatMap((row) => (method === 'pairs' ? [required(row, about, 'winner'), required(row, about, 'loser')] : shownOf(row, about)))
  return [...new Set(names)]
}

function shownOf(row: Row, about: ReadonlyMap<string, number>): string[] {
  const shown = required(row, about, 'shown').split('|').map((name) => name.trim()).filter((name) => name !== '')
  if (new Set(shown).size < shown.length) throw new FileError(row.line, 'An action comes twice among those shown.')
  return shown
}

function required(row: Row, about: ReadonlyMap<string, number>, column: string): string {
  const at = about.get(column)
  const cell = at === undefined ? '' : cellOf(row, at)
  if (cell === '') throw new FileError(row.line, `There is nothing under “@${column}”.`)
  return cell
}

function oneOf<N extends number>(value: number, allowed: readonly N[], line: number): N {
  const found = allowed.find((one) => one === value)
  if (found === undefined) throw new FileError(line, `${value} is none of ${allowed.join(', ')}.`)
  return found
}

function cellOf({ cells }: Row, at: number): string {
  return (cells[at] ?? '').trim()
}
