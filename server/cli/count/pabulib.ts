// Pabulib files: .pb, participatory budgets. Format: pabulib.org/format.
import { checkCandidates, distinctNames, FileError, numberIn, shortened, type BallotFile, type Cast, type Reading } from './ballot-file.ts'
import { rowsOf, type Row } from './rows.ts'

interface Section {
  columns: string[]
  rows: Row[]
  at: number
}

/** `groups`: the column of the votes that tells stakeholder groups apart. */
export function readPabulib(text: string, groups: string | null): BallotFile {
  const sections = sectionsOf(rowsOf(text, ';'))
  const meta = new Map(section(sections, 'META').rows.map(({ cells }) => [cells[0]!.trim().toLowerCase(), (cells[1] ?? '').trim()]))
  const budget = Number(meta.get('budget') ?? NaN)
  if (!(budget > 0)) throw new FileError(section(sections, 'META').at, 'META must have a budget above 0.')
  const projects = readProjects(section(sections, 'PROJECTS'))
  const { names, costs } = projects
  const votes = section(sections, 'VOTES')
  const voteAt = columnOf(votes, 'vote')
  const groupAt = groups === null ? -1 : columnOf(votes, groups)
  const pointsAt = votes.columns.indexOf('points')
  const ballots = votes.rows.map((row): PbBallot => ({
    line: row.line,
    ids: listIn(row.cells[voteAt] ?? ''),
    points: pointsAt === -1 ? [] : listIn(row.cells[pointsAt] ?? ''),
    group: groupAt === -1 ? null : row.cells[groupAt]?.trim() || null,
  }))
  for (const { line, ids } of ballots) {
    const unknown = ids.find((id) => !names.has(id))
    if (unknown !== undefined) throw new FileError(line, `There is no project “${shortened(unknown)}”.`)
    if (new Set(ids).size < ids.length) throw new FileError(line, 'A project comes twice in one vote.')
  }
  if (ballots.length === 0) throw new FileError(votes.at, 'There are no votes in it.')
  const declared = meta.get('num_votes')
  if (declared !== undefined && Number(declared) !== ballots.length) {
    throw new FileError(votes.at, `META says that there are ${declared} votes, but ${ballots.length} follow.`)
  }
  const readings = readingsOf(meta.get('vote_type') ?? 'approval', ballots, names, meta, section(sections, 'META').at)
  return { candidates: [...names.values()], ballots: ballots.length, readings, money: { costs, budget }, complete: false }
}

interface PbBallot {
  line: number
  ids: string[]
  points: string[]
  group: string | null
}

function readingsOf(type: string, ballots: readonly PbBallot[], names: ReadonlyMap<string, string>, meta: ReadonlyMap<string, string>, at: number): BallotFile['readings'] {
  const each = <V>(vote: (ballot: PbBallot) => V): Cast<V>[] => ballots.map((ballot) => ({ vote: vote(ballot), weight: 1, group: ballot.group }))
  const named = (ids: readonly string[]): string[] => ids.map((id) => names.get(id)!)
  const points = (): Cast<Record<string, number>>[] => each(({ line, ids, points }) => {
    if (points.length !== ids.length) throw new FileError(line, `There are points for ${points.length} projects, but ${ids.length} were voted for.`)
    return Object.fromEntries(points.map((text, index) => {
      const value = numberIn(text)
      if (value === undefined) throw new FileError(line, `“${shortened(text)}” is no number of points.`)
      return [names.get(ids[index]!)!, value]
    }))
  })
  switch (type) {
    case 'approval':
    case 'choose-1': return [{ kind: 'approve', casts: each(({ ids }) => named(ids)) }]
    case 'ordinal': return [{ kind: 'rank', casts: each(({ ids }) => named(ids).map((name) => [name])) }]
    case 'cumulative': return [{ kind: 'points', casts: points() }]
    case 'scoring': {
      const casts = points()
      const given = casts.flatMap(({ vote }) => Object.values(vote))
      const scores: Reading = {
        kind: 'score', criteria: ['points'],
        min: Number(meta.get('min_points') ?? NaN) || Math.min(Number(meta.get('default_score') ?? 0), ...given),
        max: Number(meta.get('max_points') ?? NaN) || Math.max(...given),
        casts: casts.map((cast) => ({ ...cast, vote: Object.fromEntries(Object.entries(cast.vote).map(([name, value]) => [name, { points: value }])) })),
      }
      return [{ kind: 'points', casts }, scores]
    }
    default: throw new FileError(at, `Votes of the type “${shortened(type)}” cannot be counted.`)
  }
}

function readProjects(projects: Section): { names: Map<string, string>; costs: Record<string, number> } {
  const idAt = columnOf(projects, 'project_id')
  const costAt = columnOf(projects, 'cost')
  const nameAt = projects.columns.indexOf('name')
  const seen = new Set<string>()
  const read = projects.rows.map(({ line, cells }) => {
    const id = (cells[idAt] ?? '').trim()
    const cost = Number((cells[costAt] ?? '').trim())
    if (id === '' || seen.has(id)) throw new FileError(line, id === '' ? 'A project has no id.' : `There are two projects “${shortened(id)}”.`)
    if (!(cost > 0) || !Number.isFinite(cost)) throw new FileError(line, `A project must have a cost above 0, not “${shortened(cells[costAt] ?? '')}”.`)
    seen.add(id)
    return { id, cost, name: (nameAt === -1 ? '' : cells[nameAt] ?? '').trim() || id }
  })
  checkCandidates(read.length, projects.at)
  if (read.length === 0) throw new FileError(projects.at, 'There are no projects in it.')
  const names = distinctNames(read)
  return { names, costs: Object.fromEntries(read.map(({ id, cost }) => [names.get(id)!, cost])) }
}

/** META, PROJECTS and VOTES, each with a row of column names first. */
function sectionsOf(rows: readonly Row[]): Map<string, Section> {
  const sections = new Map<string, Section>()
  let current: Section | null = null
  for (const row of rows) {
    const title = row.cells.length === 1 || row.cells.slice(1).every((cell) => cell.trim() === '') ? row.cells[0]!.trim().toUpperCase() : ''
    if (title === 'META' || title === 'PROJECTS' || title === 'VOTES') sections.set(title, current = { columns: [], rows: [], at: row.line })
    else if (!current) throw new FileError(row.line, 'A .pb file starts with META.')
    else if (current.columns.length === 0) current.columns = row.cells.map((cell) => cell.trim().toLowerCase())
    else current.rows.push(row)
  }
  return sections
}

function section(sections: ReadonlyMap<string, Section>, title: string): Section {
  const found = sections.get(title)
  if (!found) throw new FileError(null, `There is no section ${title}.`)
  return found
}

function columnOf({ columns, at }: Section, name: string): number {
  const found = columns.indexOf(name.toLowerCase())
  if (found === -1) throw new FileError(at + 1, `There is no column “${shortened(name)}”.`)
  return found
}

function listIn(text: string): string[] {
  return text.trim() === '' ? [] : text.split(',').map((item) => item.trim())
}
