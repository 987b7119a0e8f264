// Whoever takes part and however they vote: no number stands for fewer than five, none can be had by adding and subtracting what is
// published, and under the Chatham House rule no name is in any format.
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { writeFile } from '../../server/report/write-file.ts'
import { addArgument } from '../../shared/board/write.ts'
import type { Fact } from '../../shared/event/facts.ts'
import { finestCommon } from '../../shared/report/build-people.ts'
import type { Report } from '../../shared/report/model.ts'
import { Journal, asked, groups, reportOf, slateOf, tallyOf } from '../support/report.ts'

type Person = { group: string | null; votes: boolean }

const ids = ['a1', 'a2', 'a3']
const person: fc.Arbitrary<Person> = fc.record({ group: fc.constantFrom<(string | null)[]>(groups[0]!, groups[0]!, groups[0]!, groups[1]!, groups[1]!, groups[2]!, null), votes: fc.boolean() })

function eventOf(people: readonly Person[], { names = people.map((_, i) => `P${i}`), more = (journal: Journal): Journal => journal } = {}): Report {
  return reportOf(journalOf(people, names, more).entries, true)
}

function journalOf(people: readonly Person[], names: readonly string[], more: (journal: Journal) => Journal): Journal {
  const question = asked('q1', 'First?', 'rank')
  const created: Fact = {
    type: 'event.created', eventId: 'e', title: 'E', template: 'blank', code: 'ABCDEFGH', codeExpiresAt: 1, groups,
    agenda: [{ stageId: 's1', kind: 'ballot', title: 'Vote', seconds: null, questions: [question] }], boards: [{ boardId: 'b1', title: 'Board', frozen: false, epoch: 0 }],
  }
  const journal = new Journal().fact(created)
  for (const [i, id] of ids.entries()) journal.action('organiser', id, i + 1, `Action ${id}`, null)
  for (const [i, { group }] of people.entries()) journal.join(`p${i}`, names[i]!, group)
  more(journal)
  const ballots = people.filter(({ votes }) => votes).map(({ group }, i) => ({ ballot: { method: 'rank' as const, ranking: [[ids[i % 3]!], [ids[(i + 1) % 3]!]] }, group }))
  return journal.fact({ type: 'question.opened', questionId: 'q1', slate: slateOf(ids) })
    .fact({ type: 'question.sealed', questionId: 'q1', submitted: { total: ballots.length, byGroup: {} } })
    .fact({ type: 'question.revealed', questionId: 'q1', tally: tallyOf(question, ids, ballots) })
}

/** Every number of people that a report publishes of one quantity, with the groups it stands for. */
function published({ people, questions }: Report): Map<string, { groups: ReadonlySet<string | null>; count: number }[]> {
  const all = new Map<string, { groups: ReadonlySet<string | null>; count: number }[]>()
  const add = (what: string, of: readonly (string | null)[], count: number | null | undefined): void => {
    if (count != null) all.set(what, [...all.get(what) ?? [], { groups: new Set(of), count }])
  }
  for (const one of people.groups) {
    add('joined', one.groups, one.joined)
    for (const [questionId, count] of Object.entries(one.ballots)) add(questionId, one.groups, count)
  }
  const everybody = people.groups.flatMap((one) => one.groups)
  add('joined', everybody, people.joined)
  for (const { questionId, result, ballots } of questions) {
    for (const stratum of result?.groups ?? []) add(questionId, stratum.groups, stratum.ballots)
    for (const stratum of result?.byGroup?.strata ?? []) add(questionId, stratum.groups, stratum.ballots)
    if (result) add(questionId, everybody, ballots)
  }
  return all
}

describe('small groups', () => {
  it('RT-2 no number is of fewer than five, and no difference of numbers is', () => {
    fc.assert(fc.property(fc.array(person, { maxLength: 30 }), (people) => {
      const report = eventOf(people)
      const ballots = people.filter(({ votes }) => votes).length
      for (const [what, numbers] of published(report)) {
        // How many ballots there are in all is no secret, however few.
        const isPublic = (count: number): boolean => what !== 'joined' && count === ballots
        for (const { count } of numbers) expect(count >= 5 || isPublic(count)).toBe(true)
        // Whatever is a part of something that is published leaves nothing, or five at least.
        for (const whole of numbers) {
          const parts = numbers.filter(({ groups: own }) => own.size < whole.groups.size && [...own].every((group) => whole.groups.has(group)))
          for (let some = 1; some < 1 << Math.min(parts.length, 8); some++) {
            const chosen = parts.filter((_, at) => some & (1 << at))
            const isApart = chosen.every((one, at) => chosen.every((other, i) => i === at || [...one.groups].every((group) => !other.groups.has(group))))
            const rest = whole.count - chosen.reduce((sum, { count }) => sum + count, 0)
            if (isApart) expect(rest === 0 || rest >= 5).toBe(true)
          }
        }
      }
    }))
  })

  it('RT-2 counts everybody once, whatever the divisions', () => {
    const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', null), { minLength: 1 })
    const division = (all: readonly (string | null)[]): fc.Arbitrary<(string | null)[][]> => fc.array(fc.nat(3), { minLength: all.length, maxLength: all.length })
      .map((parts) => [0, 1, 2, 3].map((part) => all.filter((_, i) => parts[i] === part)).filter((part) => part.length > 0))
    fc.assert(fc.property(names.chain((all) => fc.tuple(fc.constant(all), division(all), division(all))), ([all, first, second]) => {
      const common = finestCommon([first, second])
      expect(common.flat().toSorted()).toEqual([...all].toSorted())
      for (const part of [...first, ...second]) expect(common.filter((one) => part.some((group) => one.includes(group)))).toHaveLength(1)
    }))
  })
})

describe('the Chatham House rule', () => {
  const word = fc.constantFrom('Ann', 'Åsa', 'José', 'O’Neil', 'van', 'Lee-Jones', 'X', '<b>', '&', '=1', '$&', '(she)', '\\d+', 'Łuk', 'de')
  const name = fc.tuple(word, fc.constantFrom(' ', '  '), word, fc.nat(9_999)).map(([first, space, last, n]) => `${first}${space}${last} Qx${n}xZq`)
  const order = { chatham: null, language: null, timeZone: 'UTC', programme: null, csv: { layout: 'sheets', file: null } } as const

  it('RT-7 no name of anybody occurs in any format', async () => {
    await fc.assert(fc.asyncProperty(fc.uniqueArray(name, { minLength: 4, maxLength: 6 }), fc.nat(3), async (names, at) => {
      const [one, other] = [names[at]!, names[(at + 1) % names.length]!]
      const report = eventOf(names.map(() => ({ group: groups[0]!, votes: true })), {
        names,
        more: (journal) => journal
          .fact({ type: 'author.named', participantId: 'p0', name: names[0]!, group: groups[0]! }, 'server')
          .write('p0', (doc) => addArgument(doc, { id: 'g', action: 'a1', side: 'for', text: `(${other}), says ${one}.`, author: 'p0', createdAt: 1 }))
          .fact({ type: 'floor.asked', itemId: 'f', text: `${one}: why?`, name: other, group: null }, 'p1')
          .fact({ type: 'message.set', messageId: 'm', message: { messageId: 'm', speaker: one, text: `I, ${one.toUpperCase()}, say so`, at: 1 } })
          .fact({ type: 'report.arranged', settings: { purpose: `For ${other}`, chatham: false, sections: [{ id: 'results', shown: true, text: `By ${one}` }] } }),
      })
      const texts: string[] = []
      for (const format of ['html', 'json', 'docx', 'xlsx', 'csv'] as const) {
        const made = await writeFile(report, { ...order, format })
        if (typeof made === 'string') throw new Error(made)
        const isZip = format === 'docx' || format === 'xlsx' || format === 'csv'
        texts.push(...(isZip ? Object.entries(unzipSync(made.bytes)).filter(([part]) => !part.includes('embeddings')).map(([, bytes]) => strFromU8(bytes)) : [strFromU8(made.bytes)]))
      }
      expect(JSON.stringify(report.actions)).toContain('[name removed]')
      // The last word makes each name findable, however a format escapes the rest of it, and is no id of a part by chance.
      for (const text of texts) expect(text).not.toMatch(/qx\d{1,4}xzq/i)
    }), { numRuns: 15 })
  })
})
