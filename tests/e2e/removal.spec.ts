// Removing for good, as facilitator and organiser do it: asked once more, with a reason; gone from everybody's page and from every file.
import { readdirSync, readFileSync } from 'node:fs'
import { join as pathOf } from 'node:path'
import { expect, expectAccessible, test } from '../support/browser.ts'
import { join, openBoard, whenDoc } from '../support/people.ts'
import { openOrganiser, roomAt, titles } from '../support/story.ts'
import { readBoard } from '../../shared/board/read.ts'
import { addArgument } from '../../shared/board/write.ts'

function isInFiles(dataDir: string, words: string): boolean {
  return readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
    .some((one) => readFileSync(pathOf(one.parentPath, one.name)).includes(words))
}

test('ER-13 a facilitator removes an argument for good: it leaves the page of who reads it, and every file', async ({ server, open }) => {
  const words = 'Nurse Kettle of ward nine never turned up'
  const { event } = await roomAt(server.url, 'Explore')
  const ann = await join(server.url, event.code, { name: 'Ann' })
  const board = await openBoard(server.url, event.boards[0]!.boardId, ann.token)
  const action = readBoard(board.doc).actions.find(({ title }) => title === titles[0])!
  addArgument(board.doc, { id: 'kettle', action: action.id, side: 'against', text: words, author: ann.participantId, createdAt: 1 })
  const reader = await openBoard(server.url, event.boards[0]!.boardId, ann.token)
  await whenDoc(reader.doc, () => readBoard(reader.doc).arguments.some(({ id }) => id === 'kettle'))
  expect(isInFiles(server.dataDir, words)).toBe(true)

  const { page } = await open('laptop')
  await page.goto(`/f/${event.eventId}#token=${event.tokens.facilitator}`)
  await page.getByRole('region', { name: 'Moderation' }).getByRole('button', { name: 'An action…' }).click()
  await page.getByRole('dialog').getByRole('searchbox', { name: 'Which action?' }).fill(titles[0])
  await page.getByRole('dialog').getByRole('button', { name: titles[0] }).click()
  await page.getByRole('button', { name: `Remove for good: ${words}` }).click()
  const dialog = page.getByRole('dialog', { name: 'Remove this argument for good?' })
  await expect(dialog.getByText('cannot be undone', { exact: false })).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Keep it' })).toBeFocused()
  await expectAccessible(page, 'the dialog')
  await dialog.getByRole('button', { name: 'Remove for good' }).click()
  await expect(dialog.getByText('Say why it is removed.')).toBeVisible()
  await dialog.getByLabel('Reason').fill('Names a person')
  await dialog.getByRole('button', { name: 'Remove for good' }).click()
  await expect(dialog).toBeHidden()
  await expect.poll(() => isInFiles(server.dataDir, words)).toBe(false)
  board.close()
  reader.close()
})

test('ER-13 the organiser erases a participant and sets how long names are kept', async ({ server, open }) => {
  const { event } = await roomAt(server.url, 'Explore')
  const ann = await join(server.url, event.code, { name: 'Ann Ashby-Vole' })
  await join(server.url, event.code, { name: 'Ben Beech' })
  const board = await openBoard(server.url, event.boards[0]!.boardId, ann.token)
  const action = readBoard(board.doc).actions[0]!
  addArgument(board.doc, { id: 'of-ann', action: action.id, side: 'for', text: 'What Ann said in confidence', author: ann.participantId, createdAt: 1 })
  const other = await openBoard(server.url, event.boards[0]!.boardId, ann.token)
  await whenDoc(other.doc, () => readBoard(other.doc).arguments.some(({ id }) => id === 'of-ann'))
  const organiser = await open('laptop')
  const { page } = organiser
  await openOrganiser(organiser)
  await page.goto(`/organiser#people=${event.eventId}`)
  await expect(page.getByRole('heading', { name: 'People and data' })).toBeFocused()
  await expectAccessible(page, 'people and data')
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download data on Ann Ashby-Vole' }).click()])
  expect(readFileSync(await download.path(), 'utf8')).toContain('What Ann said in confidence')
  await page.getByRole('button', { name: 'Erase Ann Ashby-Vole' }).click()
  const dialog = page.getByRole('dialog', { name: 'Erase Ann Ashby-Vole?' })
  await expectAccessible(page, 'the dialog')
  await dialog.getByLabel('Reason').fill('Asked by letter')
  await dialog.getByRole('button', { name: 'Erase for good' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Erased.' })).toBeAttached()
  await expect(page.getByText('Ann Ashby-Vole')).toHaveCount(0)
  await expect(page.getByText('Ben Beech', { exact: true }).first()).toBeVisible()
  await expect(page.getByText('All words of a participant')).toBeVisible()
  for (const words of ['Ann Ashby-Vole', 'What Ann said in confidence']) expect(isInFiles(server.dataDir, words)).toBe(false)
  await page.getByLabel('Days').fill('0')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Enter a whole number', { exact: false })).toBeVisible()
  await page.getByLabel('Days').fill('90')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Names are erased on', { exact: false })).toBeVisible()
  await page.setViewportSize({ width: 360, height: 780 })
  await expectAccessible(page, 'on a phone')
  await page.screenshot({ path: process.env['SHOTS'] ? `${process.env['SHOTS']}/people-360.png` : 'test-results/people-360.png', fullPage: true })
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.screenshot({ path: process.env['SHOTS'] ? `${process.env['SHOTS']}/people-1440.png` : 'test-results/people-1440.png', fullPage: true })
  board.close()
  other.close()
})
