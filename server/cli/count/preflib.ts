// PrefLib files: .soc .soi .toc .toi (orders, complete or not, without or with ties) and .cat (categories).
// Format: PrefLib-Data, FORMAT_SPECIFICATION.md; the older form, without “#” lines, is read as well.
import { ballotsIn, checkCandidates, countIn, distinctNames, FileError, shortened, type BallotFile, type Cast, type Reading } from './ballot-file.ts'

export type PrefLibType = 'soc' | 'soi' | 'toc' | 'toi' | 'cat'

const mostCategories = 1_000

interface Line {
  at: number
  text: string
}

interface Header {
  names: Map<string, string>
  /** With the line that says so. */
  voters: { count: number; at: number } | null
  categories: string[]
  ballots: Line[]
}

export function readPrefLib(text: string, type: PrefLibType): BallotFile {
  const lines = text.split('\n').map((line, index): Line => ({ at: index + 1, text: line.trim() })).filter((line) => line.text !== '')
  if (lines.length === 0) throw new FileError(null, 'There is nothing in it.')
  const header = lines[0]!.text.startsWith('#') ? readHeader(lines) : readOldHeader(lines)
  if (header.ballots.length === 0) throw new FileError(null, 'There are no ballots in it.')
  const casts = header.ballots.map((line) => readBallot(line, header, type))
  const ballots = ballotsIn(casts)
  if (header.voters && header.voters.count !== ballots) {
    throw new FileError(header.voters.at, `It says that there are ${header.voters.count} voters, but the ballots add up to ${ballots}.`)
  }
  const candidates = [...header.names.values()]
  const ranked = (tiers: string[][]): number => tiers.reduce((sum, tier) => sum + tier.length, 0)
  const complete = casts.every(({ vote }) => ranked(vote) === candidates.length)
  return { candidates, ballots, readings: readingsOf(casts, header, type, candidates.length), money: null, complete }
}

function readHeader(lines: readonly Line[]): Header {
  const fields = lines.filter((line) => line.text.startsWith('#'))
  const named: { id: string; name: string }[] = []
  const categories: string[] = []
  let voters: Header['voters'] = null
  let alternatives: { count: number; at: number } | null = null
  for (const { at, text } of fields) {
    const [, key = '', value = ''] = /^#\s*([^:]*):(.*)$/.exec(text) ?? []
    const name = /^ALTERNATIVE NAME\s+(\d+)$/i.exec(key.trim())
    const category = /^CATEGORY NAME\s+(\d+)$/i.exec(key.trim())
    if (name) {
      if (named.some(({ id }) => id === String(Number(name[1])))) throw new FileError(at, `Alternative ${name[1]} is named twice.`)
      named.push({ id: String(Number(name[1])), name: value.trim() || name[1]! })
    } else if (category) categories[placeIn(category[1]!, at) - 1] = value.trim()
    else if (/^NUMBER VOTERS$/i.test(key.trim())) voters = { count: countIn(value, at), at }
    else if (/^NUMBER ALTERNATIVES$/i.test(key.trim())) alternatives = { count: countIn(value, at), at }
  }
  checkCandidates(Math.max(alternatives?.count ?? 0, named.length), alternatives?.at ?? null)
  if (alternatives && named.length === 0) for (let id = 1; id <= alternatives.count; id++) named.push({ id: String(id), name: String(id) })
  if (named.length === 0) throw new FileError(lines[0]!.at, 'No line says “# ALTERNATIVE NAME 1: …”.')
  if (alternatives && alternatives.count !== named.length) {
    throw new FileError(alternatives.at, `It says that there are ${alternatives.count} alternatives, but ${named.length} are named.`)
  }
  return { names: distinctNames(named), voters, categories: Array.from(categories, (name, index) => name ?? `Category ${index + 1}`), ballots: lines.filter((line) => !line.text.startsWith('#')) }
}

/** Number of alternatives; `id,name` for each; `voters,sum of counts,distinct orders`; then `count,order`. */
function readOldHeader(lines: readonly Line[]): Header {
  const [first] = lines
  if (!/^\d+$/.test(first!.text)) throw new FileError(first!.at, 'A PrefLib file starts with “# FILE NAME: …”, or with the number of alternatives.')
  const alternatives = countIn(first!.text, first!.at)
  checkCandidates(alternatives, first!.at)
  if (lines.length < alternatives + 2) throw new FileError(first!.at, `It says that there are ${alternatives} alternatives, but the file ends before all are named and counted.`)
  const named = lines.slice(1, alternatives + 1).map(({ at, text }) => {
    const [, id, name] = /^(\d+)\s*,\s*(.*)$/.exec(text) ?? []
    if (id === undefined) throw new FileError(at, 'An alternative must be “number,name” here.')
    return { id: String(Number(id)), name: name || id }
  })
  const totals = lines[alternatives + 1]
  const [, voters] = /^(\d+)\s*,\s*\d+\s*,\s*\d+$/.exec(totals?.text ?? '') ?? []
  if (voters === undefined) throw new FileError(totals?.at ?? null, 'After the alternatives there must be “voters,sum,distinct orders”.')
  const ballots = lines.slice(alternatives + 2).map(({ at, text }) => ({ at, text: text.replace(',', ':') }))
  return { names: distinctNames(named), voters: { count: Number(voters), at: totals!.at }, categories: [], ballots }
}

function placeIn(text: string, at: number): number {
  const place = Number(text)
  if (place < 1 || place > mostCategories) throw new FileError(at, `Categories are numbered from 1 to ${mostCategories}.`)
  return place
}

/** `count: 3,{1,2},4`; in categories an empty one is `{}`, and every place is one. */
function readBallot({ at, text }: Line, { names }: Header, type: PrefLibType): Cast<string[][]> {
  const [, count, order] = /^([^:]*):(.*)$/.exec(text) ?? []
  if (order === undefined) throw new FileError(at, `A ballot must be “count: order”, not “${shortened(text)}”.`)
  const weight = countIn(count!, at)
  const seen = new Set<string>()
  const tiers = tiersIn(order, at).map((ids) => ids.map((id) => {
    const name = names.get(/^\d+$/.test(id) ? String(Number(id)) : id)
    if (name === undefined) throw new FileError(at, `There is no alternative “${shortened(id)}”.`)
    if (seen.has(name)) throw new FileError(at, `Alternative ${id} comes twice in one ballot.`)
    seen.add(name)
    return name
  }))
  if (type.startsWith('so') && tiers.some((tier) => tier.length > 1)) throw new FileError(at, `There are ties in a .${type} file.`)
  if (type.endsWith('oc') && seen.size < names.size) throw new FileError(at, `A ballot of a .${type} file must rank all ${names.size} alternatives.`)
  return { vote: type === 'cat' ? tiers : tiers.filter((tier) => tier.length > 0), weight, group: null }
}

function tiersIn(order: string, at: number): string[][] {
  const tiers: string[][] = []
  const tokens = /\s*(?:\{([^{}]*)\}|([^,{}]+))\s*(,|$)/y
  for (let from = 0; from < order.length && order.trim() !== '';) {
    tokens.lastIndex = from
    const [whole, braces, single, comma] = tokens.exec(order) ?? []
    if (whole === undefined) throw new FileError(at, `“${shortened(order)}” is no order: numbers are separated by commas, ties are in braces.`)
    const inside = braces === undefined ? [single!.trim()] : braces.trim() === '' ? [] : braces.split(',').map((id) => id.trim())
    tiers.push(inside)
    from += whole.length
    if (comma === ',' && from >= order.length) throw new FileError(at, 'The order ends with a comma.')
  }
  return tiers
}

function readingsOf(casts: Cast<string[][]>[], { categories }: Header, type: PrefLibType, candidates: number): BallotFile['readings'] {
  const asRanks: Reading = { kind: 'rank', casts: casts.map((cast) => ({ ...cast, vote: cast.vote.filter((tier) => tier.length > 0) })) }
  const asApprovals: Reading = { kind: 'approve', casts: casts.map((cast) => ({ ...cast, vote: cast.vote[0] ?? [] })) }
  if (type === 'cat') {
    const places = Math.max(categories.length, ...casts.map(({ vote }) => vote.length))
    if (places <= 2) return [asApprovals, { ...asRanks, onlyIfAsked: true }]
    const labels = Array.from({ length: places }, (_, place) => categories[place] ?? `Category ${place + 1}`).reverse()
    const asGrades: Reading = {
      kind: 'grades', labels,
      casts: casts.map((cast) => ({ ...cast, vote: Object.fromEntries(cast.vote.flatMap((tier, place) => tier.map((name) => [name, places - 1 - place]))) })),
    }
    return [asRanks, asGrades, asApprovals]
  }
  // Ballots that only tell some from the rest say as much as approvals do.
  const twoSides = type.startsWith('to') && asRanks.casts.every(({ vote }) => vote.length < 2 || (vote.length === 2 && vote.flat().length === candidates))
  return twoSides ? [asRanks, asApprovals] : [asRanks]
}
