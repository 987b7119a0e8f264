import { describe, expect, it } from 'vitest'
import { readBoard } from '../../../shared/board/read.ts'
import { addAction, addTheme } from '../../../shared/board/write.ts'
import { matcherOf, submissionQuery } from '../../../shared/submissions/query.ts'
import { similarPairs } from '../../../shared/submissions/similar.ts'
import { submissionPage } from '../../../server/http/submission-reads.ts'
import { organiser, Room } from '../event/room.ts'

function room(): Room {
  const made = new Room()
  const doc = made.board('b1')
  addTheme(doc, { id: 't1', title: 'Just', order: 'V', colour: 'a' })
  for (const id of ['a1', 'a2']) addAction(doc, { id, title: `Action ${id}`, detail: '', theme: null, author: 'organiser', createdAt: 1 })
  const rows = [
    { title: 'Rest', detail: 'Longer rests between shifts keep people well', source: 'Care Trust', name: 'Ann Person', contact: 'ann@example.org' },
    { title: 'Pay', detail: 'Tâl teg i bawb', reference: 'W-7' }, { title: 'Rotas', detail: 'Longer rests between shifts keep people well and safe' },
  ].map((values, i) => ({ row: i + 2, values }))
  made.send({ type: 'import.make', importId: 'i', kind: 'submissions', boardId: 'b1', file: 's.csv', digest: 'd', repeated: 'skip', rows }, organiser)
  return made
}

const one = (made: Room, id: string) => made.submissions.get(id)!
const evidence = (made: Room) => readBoard(made.board('b1')).evidence

describe('what is made of submissions', () => {
  it('IM-10 many are put to a theme at once, and out of it; undo puts back those that changed', () => {
    const made = room().do({ type: 'submission.theme', submissionIds: ['i-2'], themeId: 't1', on: true })
    made.do({ type: 'submission.theme', submissionIds: ['i-2', 'i-3', 'i-4'], themeId: 't1', on: true })
    expect(['i-2', 'i-3', 'i-4'].map((id) => one(made, id).themeIds)).toEqual([['t1'], ['t1'], ['t1']])
    made.undoLatest()
    expect(['i-2', 'i-3', 'i-4'].map((id) => one(made, id).themeIds)).toEqual([['t1'], [], []])
    expect(made.refusal({ type: 'submission.theme', submissionIds: ['i-2'], themeId: 'none', on: true })).toBe('unknown-theme')
    expect(made.refusal({ type: 'submission.theme', submissionIds: ['i-2', 'nobody'], themeId: 't1', on: true })).toBe('unknown-submission')
    expect(made.send({ type: 'submission.theme', submissionIds: ['i-2'], themeId: 't1', on: true })).toEqual({ ok: true, facts: [] })
  })

  it('IM-11 linked to an action it is evidence there, with its source and without who sent it; one card for several actions', () => {
    const made = room().do({ type: 'submission.link', submissionId: 'i-2', boardId: 'b1', actionId: 'a1', linked: true })
    made.do({ type: 'submission.link', submissionId: 'i-2', boardId: 'b1', actionId: 'a2', linked: true })
    expect(evidence(made)).toEqual([{ id: 'i-2-e', title: 'Rest', text: 'Longer rests between shifts keep people well', source: 'Care Trust, no. 1', actions: ['a1', 'a2'] }])
    expect(JSON.stringify(evidence(made))).not.toMatch(/Ann Person|example\.org/)
    expect(one(made, 'i-2').links.map(({ actionId }) => actionId)).toEqual(['a1', 'a2'])
    made.undoLatest()
    expect(evidence(made)[0]!.actions).toEqual(['a1'])
    made.do({ type: 'submission.link', submissionId: 'i-2', boardId: 'b1', actionId: 'a1', linked: false })
    expect(evidence(made)).toEqual([])
    expect(one(made, 'i-2').links).toEqual([])
    expect(made.refusal({ type: 'submission.link', submissionId: 'i-2', boardId: 'b1', actionId: 'none', linked: true })).toBe('unknown-action')
    expect(made.do({ type: 'board.freeze', boardId: 'b1' }).refusal({ type: 'submission.link', submissionId: 'i-2', boardId: 'b1', actionId: 'a1', linked: true })).toBe('board-frozen')
  })

  it('IM-12 merged ones stand behind one that stands for itself, and can be taken out again', () => {
    const made = room().do({ type: 'submission.merge', submissionIds: ['i-4'], into: 'i-2' })
    expect(one(made, 'i-4').mergedInto).toBe('i-2')
    expect(made.refusal({ type: 'submission.merge', submissionIds: ['i-2'], into: 'i-4' })).toBe('bad-command')
    expect(made.refusal({ type: 'submission.merge', submissionIds: ['i-2'], into: 'i-3' })).toBe('bad-command')
    expect(made.refusal({ type: 'submission.merge', submissionIds: ['i-2'], into: 'i-2' })).toBe('bad-command')
    made.undoLatest()
    expect(one(made, 'i-4').mergedInto).toBeNull()
  })

  it('IM-6 what was used stays when the import is taken back', () => {
    const made = room().do({ type: 'submission.theme', submissionIds: ['i-2'], themeId: 't1', on: true })
    expect(made.send({ type: 'import.revert', importId: 'i' })).toMatchObject({ answer: { removed: 2, kept: 1 } })
    expect([...made.submissions.all()].map(({ id }) => id)).toEqual(['i-2'])
  })
})

describe('looking for submissions', () => {
  const found = (made: Room, query: object): string[] => [...made.submissions.all()].filter(matcherOf(submissionQuery.parse(query))).map(({ id }) => id)

  it('IM-10 by all words, whatever their capitals and accents, by theme, and by what was made of them', () => {
    const made = room().do({ type: 'submission.theme', submissionIds: ['i-3'], themeId: 't1', on: true }, { type: 'submission.link', submissionId: 'i-4', boardId: 'b1', actionId: 'a1', linked: true })
    expect(found(made, { q: 'SHIFTS rests' })).toEqual(['i-2', 'i-4'])
    expect(found(made, { q: 'tal teg' })).toEqual(['i-3'])
    expect(found(made, { q: 'ann@example.org' })).toEqual(['i-2'])
    expect(found(made, { theme: 't1' })).toEqual(['i-3'])
    expect(found(made, { assigned: 'no' })).toEqual(['i-2', 'i-4'])
    expect(found(made, { linked: 'yes', q: 'rests' })).toEqual(['i-4'])
    expect(found(made, {})).toHaveLength(3)
  })

  it('IM-10 pages are stable: what is added later is at the end', async () => {
    const made = new Room()
    const add = (importId: string, count: number) => made.send({
      type: 'import.make', importId, kind: 'submissions', boardId: 'b1', file: 'f', digest: 'd', repeated: 'skip',
      rows: Array.from({ length: count }, (_, i) => ({ row: i + 2, values: { title: `${importId} ${i}` } })),
    }, organiser)
    add('x', 70)
    const page = (after: number) => submissionPage(Object.assign(made.submissions, { version: 0 }), submissionQuery.parse({ after }))
    const first = await page(0)
    expect(first).toMatchObject({ matching: 70, all: 70, next: 50 })
    add('y', 10)
    const second = await page(first.next!)
    expect(second).toMatchObject({ matching: 80, next: null })
    expect([...first.submissions, ...second.submissions].map(({ number }) => number)).toEqual(Array.from({ length: 80 }, (_, i) => i + 1))
  })
})

describe('likely duplicates', () => {
  const words = (seed: number, count: number): string[] => {
    let x = seed
    return Array.from({ length: count }, () => `w${(x = (Math.imul(x, 1_664_525) + 1_013_904_223) >>> 0) % 3_000}`)
  }

  it('IM-12 share wording: the same words with a few changed are found, others are not', () => {
    const letter = words(7, 120)
    const texts = Array.from({ length: 300 }, (_, i) => ({ id: `s${i}`, text: words(i * 977 + 1, 120).join(' ') }))
    texts[10] = { id: 's10', text: letter.join(' ') }
    texts[200] = { id: 's200', text: letter.map((word, i) => (i % 30 === 5 ? 'other' : word)).join(' ') }
    texts[201] = { id: 's201', text: letter.join('  ').toUpperCase() }
    const pairs = similarPairs(texts)
    expect(pairs.map(({ a, b }) => `${a} ${b}`)).toEqual(['s10 s201', 's10 s200', 's200 s201'])
    expect(pairs[0]!.share).toBe(1)
    expect(similarPairs(texts)).toEqual(pairs)
    expect(similarPairs([{ id: 'a', text: '' }, { id: 'b', text: '' }])).toEqual([])
  })

  it('IM-12 a campaign of the same letter by the hundred does not take work with the square of it', () => {
    const letter = words(3, 200).join(' ')
    const pairs = similarPairs(Array.from({ length: 2_000 }, (_, i) => ({ id: `s${i}`, text: letter })))
    expect(pairs).toHaveLength(1_000)
    expect(pairs.every(({ share }) => share === 1)).toBe(true)
  })
})
