// Why one action is above another, in sentences. `name` gives what an action is called on this page: its number, or its title.
import type { Relation, Why } from '../../../shared/ranking/why/why.ts'
import type { Path } from '../../../shared/ranking/why/strongest-path.ts'
import { counted, locale, number } from './common.ts'
import { texts as results } from './results.ts'

const list = new Intl.ListFormat(locale, { type: 'conjunction' })
const people = (count: number) => counted(count, 'person', 'people')
const percent = new Intl.NumberFormat(locale, { style: 'percent' })

type Name = (actionId: string) => string

export interface WhyTexts {
  question: string
  /** Head to head first, then what decides, then how sure it is, then what other counts say. */
  sentences: string[]
}

export function whyTexts(why: Why, name: Name, methodName: (method: string) => string): WhyTexts {
  const [first, second] = [name(why.first), name(why.second)]
  return {
    question: why.relation === 'tied' ? `Why are ${first} and ${second} tied?` : why.relation === 'above' ? `Why is ${first} above ${second}?` : `Why is ${first} below ${second}?`,
    sentences: [
      headToHead(why, first, second), ...groups(why, first, second), ...decided(why, name), ...turn(why, first, second),
      ...chance(why, first, second), treatment(why, first, second), ...methods(why, first, second, methodName),
    ],
  }
}

function headToHead({ headToHead: { for: won, against, neither }, treatment: by }: Why, first: string, second: string): string {
  const rest = neither === 0 ? '' : ` ${people(neither)} ranked them equal or left ${by === 'last' ? 'both' : 'at least one'} out.`
  if (won === against) return `Head to head they are level: ${people(won)} preferred each.${rest}`
  return `Head to head, ${people(won)} preferred ${first} and ${number(against)} preferred ${second}.${rest}`
}

function groups({ groups: all }: Why, first: string, second: string): string[] {
  if (all.length < 2) return []
  const of = (wanted: number) => all.filter((group) => Math.sign(group.for - group.against) === wanted)
  const titles = (chosen: Why['groups']) => list.format(chosen.map((group) => results.groupNames(group.groups.map((title) => title ?? results.noGroup))))
  const [mine, theirs, level] = [of(1), of(-1), of(0)]
  if (mine.length === all.length) return [`All ${number(all.length)} groups prefer ${first}.`]
  if (theirs.length === all.length) return [`All ${number(all.length)} groups prefer ${second}.`]
  return [
    `${number(mine.length)} of ${number(all.length)} groups ${mine.length === 1 ? 'prefers' : 'prefer'} ${first}.`,
    ...(theirs.length > 0 ? [`For ${second}: ${titles(theirs)}.`] : []),
    ...(level.length > 0 ? [`Level: ${titles(level)}.`] : []),
  ]
}

function decided(why: Why, name: Name): string[] {
  const [winner, loser] = why.relation === 'below' ? [name(why.second), name(why.first)] : [name(why.first), name(why.second)]
  const [own, opposite] = why.relation === 'below' ? [why.back, why.path] : [why.path, why.back]
  if (why.decided === 'majority') {
    return opposite ? [`No chain of majorities from ${loser} to ${winner} is as strong as that: the strongest is worth ${people(opposite.strength)}.`] : []
  }
  if (why.decided === 'tied') return ['Neither is stronger than the other over all chains of majorities.']
  if (why.decided === 'tier') return [`Over all chains of majorities neither is stronger, but ${loser} is below another action that does not stand above ${winner}.`]
  return [
    `A chain of majorities decides: ${chain(own!, name)}. It is as strong as its weakest link, ${weakest(own!, name)}.`,
    opposite ? `The strongest chain from ${loser} to ${winner} is weaker: ${chain(opposite, name)}; its weakest link is ${weakest(opposite, name)}.` : `No chain of majorities leads from ${loser} to ${winner}.`,
  ]
}

function chain({ links }: Path, name: Name): string {
  return list.format(links.map((link) => `${name(link.from)} beats ${name(link.to)} by ${number(link.for)} to ${number(link.against)}`))
}

function weakest({ links, weakest: at }: Path, name: Name): string {
  const link = links[at]!
  return `${name(link.from)} over ${name(link.to)}, with ${people(link.for)}`
}

function turn({ toTurn, headToHead: { for: won, against, neither } }: Why, first: string, second: string): string[] {
  if (toTurn === null) return []
  const [leads, other] = won > against ? [first, second] : [second, first]
  const all = won + against + neither
  return [`If ${all === 1 ? 'the one person' : `${number(toTurn)} of ${people(all)}`} had preferred ${other} to ${leads}, ${other} would lead head to head.`]
}

function chance({ chance: share }: Why, first: string, second: string): string[] {
  if (share === null) return []
  return [`When the ballots are drawn anew, ${first} is above ${second} in ${percent.format(share)} of the draws.`]
}

function treatment({ otherTreatment: { relation }, relation: own, treatment: by }: Why, first: string, second: string): string {
  const choice = by === 'last' ? 'as no opinion' : 'as last'
  if (relation === own) return `Counting unranked actions ${choice} changes nothing between the two.`
  return `Counting unranked actions ${choice} changes it: ${standing(relation, first, second)}.`
}

function methods({ methods: all, relation }: Why, first: string, second: string, methodName: (method: string) => string): string[] {
  if (all.length === 0) return []
  const others = all.filter((method) => method.relation !== relation)
  if (others.length === 0) return ['Every other method says the same of the two.']
  const relations: Relation[] = ['above', 'below', 'tied']
  return relations.flatMap((said) => {
    const names = others.filter((method) => method.relation === said).map(({ method }) => methodName(method))
    return names.length === 0 ? [] : [`By ${list.format(names)}, ${standing(said, first, second)}.`]
  })
}

function standing(relation: Relation, first: string, second: string): string {
  if (relation === 'tied') return `${first} and ${second} are tied`
  return relation === 'above' ? `${first} is above ${second}` : `${second} is above ${first}`
}
