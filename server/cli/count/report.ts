// A count in words, for a terminal: what each method comes to, and where methods, treatments and groups part.
import type { Note } from '../../../shared/ranking/outcome.ts'
import type { Treatment } from '../../../shared/ranking/pairwise.ts'
import { sameSet, type CountResult, type GroupResults, type MethodResult } from './count-file.ts'

const mostPlaces = 12

const treatmentWords: Record<Treatment, string> = { last: 'left out = last', 'no-information': 'left out = no information' }

export function report(file: string, { candidates, ballots, results }: CountResult): string {
  const methods = Object.entries(results)
  const width = Math.max(...methods.map(([method]) => method.length))
  const lines = [`${file}: ${plural(ballots, 'ballot')}, ${plural(candidates.length, 'candidate')}`, '']
  for (const [method, result] of methods) {
    const [first, ...more] = places(result)
    lines.push(`${method.padEnd(width)}  ${first}`, ...more.map((line) => `${' '.repeat(width)}  ${line}`))
    for (const note of result.notes ?? []) lines.push(`${' '.repeat(width)}  (${noteWords(note)})`)
    if (result.committees) lines.push(`${' '.repeat(width)}  (${committeeWords(result)})`)
  }
  const parting = [...methodDifferences(methods), ...treatmentDifferences(methods), ...methods.flatMap(([method, { groups }]) => (groups ? groupDifferences(method, groups) : []))]
  return [...lines, '', ...parting].join('\n')
}

/** `1 A  2 B = C  4 D`; before it who is chosen, where that is more than the first place. */
function places({ ranking, winners, committees }: MethodResult): string[] {
  const order = inPlaces(ranking)
  if (!committees && sameSet(winners, ranking[0] ?? [])) return ranking.length === 2 && winners.length > 1 ? [`chosen: ${winners.join(', ')}`] : [order]
  return ranking.length <= 3 && committees ? [`chosen: ${winners.join(', ')}`] : [`chosen: ${winners.join(', ')}`, `order:  ${order}`]
}

function inPlaces(ranking: readonly (readonly string[])[]): string {
  let place = 1
  const shown = ranking.slice(0, mostPlaces).map((tier) => {
    const text = `${place} ${tier.length > mostPlaces ? `${tier.slice(0, mostPlaces).join(' = ')} = … (${tier.length})` : tier.join(' = ')}`
    place += tier.length
    return text
  })
  const left = ranking.slice(mostPlaces).flat().length
  return `${shown.join('  ')}${left > 0 ? `  … and ${left} more` : ''}`
}

function methodDifferences(methods: readonly [string, MethodResult][]): string[] {
  if (methods.length < 2) return []
  const byWinners = new Map<string, { winners: string[]; methods: string[] }>()
  for (const [method, { winners }] of methods) {
    const key = JSON.stringify([...winners].sort())
    const entry = byWinners.get(key) ?? { winners, methods: [] }
    byWinners.set(key, { ...entry, methods: [...entry.methods, method] })
  }
  if (byWinners.size === 1) return ['All methods come to the same at the top.']
  return ['Methods differ at the top:', ...[...byWinners.values()].map((entry) => `  ${shortList(entry.winners)}: ${entry.methods.join(', ')}`)]
}

function treatmentDifferences(methods: readonly [string, MethodResult][]): string[] {
  const counted = methods.filter(([, { otherwise }]) => otherwise)
  if (counted.length === 0) {
    const [only] = methods.flatMap(([, { unranked }]) => unranked ?? [])
    return only ? [`Counted with ${treatmentWords[only]}, or nobody is left out.`] : []
  }
  const parting = counted.filter(([, { topDiffers }]) => topDiffers)
  const { unranked, otherwise } = counted[0]![1]
  if (parting.length === 0) return [`Counted with ${treatmentWords[unranked!]}; with ${treatmentWords[otherwise!.unranked]} the top is the same by every method.`]
  return [
    `Counted with ${treatmentWords[unranked!]}. With ${treatmentWords[otherwise!.unranked]} the top is another:`,
    ...parting.map(([method, result]) => `  ${method}: ${shortList(result.otherwise!.winners)} instead of ${shortList(result.winners)}`),
  ]
}

function groupDifferences(method: string, { strata, everyGroupEqual }: GroupResults): string[] {
  if (strata.length === 0) return [`${method}: there are too few ballots for any figure by group.`]
  return [
    `By group, ${method}:`,
    ...strata.map(({ groups, ballots, winners }) => `  ${groups.map((group) => group ?? 'no group').join(' + ')} (${plural(ballots, 'ballot')}): ${shortList(winners)}`),
    `  every group equal: ${shortList(everyGroupEqual.winners)}`,
  ]
}

function noteWords(note: Note): string {
  switch (note.code) {
    case 'order-of-equal-majorities': return `equal majorities exclude each other; another order of them would move ${shortList(note.actions)}`
    case 'several-best-orders': return `${note.orders > 1e6 ? 'more than a million' : `${note.more ? 'at least ' : ''}${note.orders}`} orders are equally good; what they disagree on is tied`
    case 'bound': return `a good order, not proven best: it agrees with the ballots ${note.agreements} times, and none can more than ${note.atMost} times`
    case 'tied-exclusion': return `equals had to be left out; depending on which, ${shortList(note.winners)} can win${note.complete ? '' : ', and perhaps others'}`
    case 'coarse-completion': return `shares were raised in steps of ${note.step}`
    case 'purchases': return `everybody has ${note.share} to spend; bought in this order: ${note.actions.map((name, at) => `${name} (at most ${note.paid[at]!} each)`).join(', ')}`
    case 'not-enough-votes': return `not enough votes yet: somebody was compared only ${plural(note.fewest, 'time')}${note.connected ? '' : ', and not everything is connected'}`
  }
}

function committeeWords({ committees, allListed }: MethodResult): string {
  return `${allListed ? '' : 'at least '}${committees!.length} choices are equally right; this is the first of them`
}

function shortList(names: readonly string[]): string {
  if (names.length === 0) return 'nobody'
  return names.length > mostPlaces ? `${names.slice(0, mostPlaces).join(', ')} and ${names.length - mostPlaces} more` : names.join(', ')
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}
