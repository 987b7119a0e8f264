// Why one action is above another, in Welsh sentences. `name` gives what an action is called on this page: its number, or its title.
import type { Path } from '../../../../shared/ranking/why/strongest-path.ts'
import type { Relation, Why } from '../../../../shared/ranking/why/why.ts'
import type { WhyTexts } from '../why.ts'
import { number, people } from './common.ts'
import { list } from '../../../../shared/welsh/lists.ts'
import { percent } from './writing.ts'
import { texts as results } from './results.ts'

type Name = (actionId: string) => string

export function whyTexts(why: Why, name: Name, methodName: (method: string) => string): WhyTexts {
  const [first, second] = [name(why.first), name(why.second)]
  return {
    question: why.relation === 'tied' ? `Pam mae ${list([first, second])} yn gyfartal?` : why.relation === 'above' ? `Pam mae ${first} uwchlaw ${second}?` : `Pam mae ${first} islaw ${second}?`,
    sentences: [
      headToHead(why, first, second), ...groups(why, first, second), ...decided(why, name), ...turn(why, first, second),
      ...chance(why, first, second), treatment(why, first, second), ...methods(why, first, second, methodName),
    ],
  }
}

function headToHead({ headToHead: { for: won, against, neither }, treatment: by }: Why, first: string, second: string): string {
  const rest = neither === 0 ? '' : ` Rhoddodd ${people(neither)} nhw yn gyfartal, neu adael ${by === 'last' ? 'y ddau' : 'o leiaf un'} allan.`
  if (won === against) return `Benben maent yn gyfartal: y naill a’r llall oedd dewis ${people(won)} yr un.${rest}`
  return `Benben: ${first} oedd dewis ${people(won)}, a ${second} oedd dewis ${number(against)}.${rest}`
}

function groups({ groups: all }: Why, first: string, second: string): string[] {
  if (all.length < 2) return []
  const of = (wanted: number) => all.filter((group) => Math.sign(group.for - group.against) === wanted)
  const titles = (chosen: Why['groups']) => list(chosen.map((group) => results.groupNames(group.groups.map((title) => title ?? results.noGroup))))
  const [mine, theirs, level] = [of(1), of(-1), of(0)]
  if (mine.length === all.length) return [`${first} sydd orau gan bob grŵp o’r ${number(all.length)}.`]
  if (theirs.length === all.length) return [`${second} sydd orau gan bob grŵp o’r ${number(all.length)}.`]
  return [
    `${first} sydd orau gan ${number(mine.length)} o ${number(all.length)} grŵp.`,
    ...(theirs.length > 0 ? [`O blaid ${second}: ${titles(theirs)}.`] : []),
    ...(level.length > 0 ? [`Yn gyfartal: ${titles(level)}.`] : []),
  ]
}

function decided(why: Why, name: Name): string[] {
  const [winner, loser] = why.relation === 'below' ? [name(why.second), name(why.first)] : [name(why.first), name(why.second)]
  const [own, opposite] = why.relation === 'below' ? [why.back, why.path] : [why.path, why.back]
  if (why.decided === 'majority') {
    return opposite ? [`Nid oes cadwyn o fwyafrifoedd o ${loser} i ${winner} mor gryf â hynny: mae’r gryfaf yn werth ${people(opposite.strength)}.`] : []
  }
  if (why.decided === 'tied') return ['Nid yw’r naill yn gryfach na’r llall dros bob cadwyn o fwyafrifoedd.']
  if (why.decided === 'tier') return [`Dros bob cadwyn o fwyafrifoedd nid yw’r naill yn gryfach, ond mae ${loser} islaw cam gweithredu arall nad yw uwchlaw ${winner}.`]
  return [
    `Cadwyn o fwyafrifoedd sy’n penderfynu: ${chain(own!, name)}. Mae mor gryf â’i dolen wannaf, ${weakest(own!, name)}.`,
    opposite ? `Mae’r gadwyn gryfaf o ${loser} i ${winner} yn wannach: ${chain(opposite, name)}; ei dolen wannaf yw ${weakest(opposite, name)}.` : `Nid oes cadwyn o fwyafrifoedd yn arwain o ${loser} i ${winner}.`,
  ]
}

function chain({ links }: Path, name: Name): string {
  return list(links.map((link) => `mae ${name(link.from)} yn curo ${name(link.to)} o ${number(link.for)} i ${number(link.against)}`))
}

function weakest({ links, weakest: at }: Path, name: Name): string {
  const link = links[at]!
  return `${name(link.from)} dros ${name(link.to)}, gyda ${people(link.for)}`
}

function turn({ toTurn, headToHead: { for: won, against, neither } }: Why, first: string, second: string): string[] {
  if (toTurn === null) return []
  const [leads, other] = won > against ? [first, second] : [second, first]
  const all = won + against + neither
  return [`Pe bai ${all === 1 ? 'yr un person' : `${number(toTurn)} o ${people(all)}`} wedi dewis ${other} yn hytrach na ${leads}, ${other} fyddai ar y blaen benben.`]
}

function chance({ chance: share }: Why, first: string, second: string): string[] {
  if (share === null) return []
  return [`Pan dynnir y pleidleisiau o’r newydd, mae ${first} uwchlaw ${second} mewn ${percent(share)} o’r tyniadau.`]
}

function treatment({ otherTreatment: { relation }, relation: own, treatment: by }: Why, first: string, second: string): string {
  const choice = by === 'last' ? 'fel dim barn' : 'fel olaf'
  if (relation === own) return `Nid yw cyfrif camau gweithredu heb eu trefnu ${choice} yn newid dim rhwng y ddau.`
  return `Mae cyfrif camau gweithredu heb eu trefnu ${choice} yn ei newid: ${standing(relation, first, second)}.`
}

function methods({ methods: all, relation }: Why, first: string, second: string, methodName: (method: string) => string): string[] {
  if (all.length === 0) return []
  const others = all.filter((method) => method.relation !== relation)
  if (others.length === 0) return ['Mae pob dull arall yn dweud yr un peth am y ddau.']
  const relations: Relation[] = ['above', 'below', 'tied']
  return relations.flatMap((said) => {
    const names = others.filter((method) => method.relation === said).map(({ method }) => methodName(method))
    return names.length === 0 ? [] : [`Yn ôl ${list(names)}, ${standing(said, first, second)}.`]
  })
}

function standing(relation: Relation, first: string, second: string): string {
  if (relation === 'tied') return `mae ${list([first, second])} yn gyfartal`
  return relation === 'above' ? `mae ${first} uwchlaw ${second}` : `mae ${second} uwchlaw ${first}`
}
