// An archive as the first version of the format wrote it. It is never written anew: what it holds has to open for ever.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { shortHead } from '../../../shared/archive/short-head.ts'
import { readBoard } from '../../../shared/board/read.ts'
import { openArchive } from '../../../shared/archive/read.ts'
import * as Y from 'yjs'
import { verified } from '../../../server/history/reading.ts'
import { World } from '../../support/host.ts'

const bytes = new Uint8Array(readFileSync(new URL('../../fixtures/archive-1.zip', import.meta.url)))

test('AR-10 the archive of the first version holds, and says what it said', async () => {
  const found = verified(bytes)
  expect(found.faults).toEqual([])
  expect(found.manifest).toMatchObject({ version: 1, event: { title: 'Workforce “2035”' } })
  expect(shortHead(found.manifest!.head.hash)).toBe('CBD7 2CB6 224E AD56')
  expect(found.atClose).toMatchObject({ seq: 73, hash: expect.stringMatching(/^aff6c197f04bb59a/) })
  expect(found.questions.map(({ title, recounted }) => `${title}: ${recounted?.extent}`)).toEqual([
    'Secret: sums', 'Public: persons', 'Public approvals: persons', 'Public pairs: persons', 'Agree: sums', 'Named for all: all', 'Named for few: persons', 'Secret scores: sums',
  ])
  const opened = openArchive(bytes)
  const board = new Y.Doc()
  if (opened.ok) Y.applyUpdate(board, opened.archive.board([...opened.archive.files.keys()].find((path) => path.startsWith('boards/'))!.slice(7, -4))!)
  expect(readBoard(board).actions.length).toBeGreaterThan(3)
})

test('AR-10 it opens on a server of today, with its results', async () => {
  const world = new World()
  const answer = await world.opening.open(bytes)
  expect(answer).toMatchObject({ there: false })
  const host = (await world.registry.get('eventId' in answer ? answer.eventId : ''))!
  expect(host.state.agenda[1]!.questions!.map(({ phase }) => phase)).toEqual(Array.from({ length: 8 }, () => 'revealed'))
})
