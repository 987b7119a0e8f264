// Removing for good, as facilitator and organiser do it: asked once more, with a reason; gone from everybody's page and from every file.
import { readdirSync, readFileSync } from 'node:fs'
import { join as pathOf } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { devices, expect, expectAccessible, expectNoSidewaysScrolling, smallTargets, test } from '../support/browser.ts'
import { Controller, createEvent, get, join, openBoard, post, whenDoc } from '../support/people.ts'
import { organiserKey } from '../support/server.ts'
import { joinByLink, openOrganiser, plan, roomAt, tell, titles } from '../support/story.ts'
import { readBoard } from '../../shared/board/read.ts'
import { addArgument } from '../../shared/board/write.ts'

function isInFiles(dataDir: string, words: string): boolean {
  return readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
    .some((one) => readFileSync(pathOf(one.parentPath, one.name)).includes(words))
}

/** To be looked at, where somebody asks for them. */
async function shots(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS']
  if (!folder) return
  for (const device of ['phone', 'laptop'] as const) {
    await page.setViewportSize(devices[device].viewport)
    await page.screenshot({ path: `${folder}/${name}-${device}.png`, fullPage: true })
  }
  await page.setViewportSize(devices.phone.viewport)
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
  const letter = readFileSync(await download.path(), 'utf8')
  for (const words of ['What Ann said in confidence', 'Name: Ann Ashby-Vole', 'What is not here, and why']) expect(letter).toContain(words)
  const [data] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'JSON on Ann Ashby-Vole' }).click()])
  expect(JSON.parse(readFileSync(await data.path(), 'utf8'))).toMatchObject({ name: 'Ann Ashby-Vole' })
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
  await page.setViewportSize(devices.phone.viewport)
  await expectAccessible(page, 'on a phone')
  await shots(page, 'people')
  board.close()
  other.close()
})

test('ER-17 ER-18 somebody is erased from a panel and every event, and a programme is told how long it keeps names, by keyboard on a phone', async ({ server, open }) => {
  const { event } = await roomAt(server.url, 'Explore')
  const ask = async (path: string, body: object) => post<{ programmeId: string }>(server.url, `/api/programmes${path}`, body, organiserKey)
  const { programmeId } = (await ask('', { title: 'Workforce vision', groups: [] })).body
  await ask(`/${programmeId}/events`, { eventId: event.eventId })
  await ask(`/${programmeId}/panel`, { members: [{ name: 'Ann Ashby-Vole' }, { name: 'Ben Okri' }] })
  const { members } = (await get<{ members: { name: string; link: string }[] }>(server.url, `/api/programmes/${programmeId}/panel`, organiserKey)).body
  const link = members.find(({ name }) => name === 'Ann Ashby-Vole')!.link
  const ann = await post<{ credential: { token: string; participantId: string } }>(server.url, '/api/invitations', { token: new URL(link).hash.replace('#invited=', ''), enter: true })
  const { token, participantId } = ann.body.credential
  const board = await openBoard(server.url, event.boards[0]!.boardId, token)
  addArgument(board.doc, { id: 'of-ann', action: readBoard(board.doc).actions[0]!.id, side: 'for', text: 'What Ann said in confidence', author: participantId, createdAt: 1 })
  const other = await openBoard(server.url, event.boards[0]!.boardId, token)
  await whenDoc(other.doc, () => readBoard(other.doc).arguments.some(({ id }) => id === 'of-ann'))
  expect(['Ann Ashby-Vole', 'What Ann said in confidence'].map((words) => isInFiles(server.dataDir, words))).toEqual([true, true])

  const organiser = await open('phone')
  const { page } = organiser
  await openOrganiser(organiser)
  await page.goto(`/organiser#panel=${programmeId}`)
  await page.getByRole('button', { name: 'Erase Ann Ashby-Vole' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Erase Ann Ashby-Vole?' })
  await expect(dialog.getByRole('button', { name: 'Keep it' })).toBeFocused()
  await expectAccessible(page, 'the dialog')
  await dialog.getByLabel('Reason').fill('Asked by letter')
  await dialog.getByRole('button', { name: 'Erase for good' }).press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'Erased from the panel and in 1 event.' })).toBeAttached()
  await expect(page.getByRole('heading', { name: 'Panel', exact: true })).toBeFocused()
  await expect(page.getByText('Ben Okri')).toBeVisible()
  await expect(page.getByText('Ann Ashby-Vole')).toHaveCount(0)
  for (const words of ['Ann Ashby-Vole', 'What Ann said in confidence']) expect(isInFiles(server.dataDir, words)).toBe(false)

  const names = page.getByRole('region', { name: 'How long names are kept' })
  await expect(names.getByText('Names are kept, but for', { exact: false })).toBeVisible()
  await names.getByLabel('Days').fill('90')
  await names.getByLabel('Days').press('Enter')
  await expect(names.getByText('The panel is erased on', { exact: false })).toBeVisible()
  await expectAccessible(page, 'a panel with its removals')
  await expectNoSidewaysScrolling(page, 'a panel with its removals')
  expect(await smallTargets(page)).toEqual([])
  await shots(page, 'panel')
  await page.goto(`/organiser#people=${event.eventId}`)
  await expect(page.getByText('The programme says 90 days', { exact: false })).toBeVisible()
  await expect(page.getByText('Names are erased on', { exact: false })).toBeVisible()
  await page.getByLabel('Days').fill('10')
  await page.getByLabel('Days').press('Enter')
  await expect(page.getByText('shorter or longer, counts instead', { exact: false })).toBeVisible()
  board.close()
  other.close()
})

/** By keyboard alone: the button, a reason, the button again. */
async function removeByKey(page: Page, scope: Locator, button: string, title: string): Promise<void> {
  const asked = scope.getByRole('button', { name: button })
  await asked.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: title })
  await expect(dialog.getByRole('button', { name: 'Keep it' })).toBeFocused()
  await expectAccessible(page, title)
  await expectNoSidewaysScrolling(page, title)
  await dialog.getByLabel('Reason').focus()
  await page.keyboard.type('Names a person')
  await page.keyboard.press('Tab')
  await expect(dialog.getByRole('button', { name: /^Remove for good/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
}

test('ER-13 a facilitator removes a theme, a question, a key message and a name for good, by keyboard on a phone', async ({ server, open }) => {
  const words = { theme: 'Kettle’s own theme', question: 'Why does nobody ask Nurse Kettle?', message: 'Kettle was never there', name: 'Ann Kettle-Vole' }
  const event = await createEvent(server.url, { ...plan, boards: [{ ...plan.boards[0], themes: [{ title: words.theme }] }], agenda: [{ kind: 'explore', title: 'Explore', allows: ['ask', 'argue'] }] })
  const console = await Controller.open(server.url, event.tokens.facilitator)
  const ann = await join(server.url, event.code, { name: words.name })
  const asking = await Controller.open(server.url, ann.token)
  await tell(asking, { type: 'floor.ask', itemId: 'q1', text: words.question, named: false })
  await tell(console, { type: 'message.record', messageId: 'm1', speaker: 'Somebody', text: words.message })
  for (const one of Object.values(words)) expect([one, isInFiles(server.dataDir, one)]).toEqual([one, true])
  const { page } = await open('phone')
  await page.goto(`/f/${event.eventId}#token=${event.tokens.facilitator}`)

  const floor = page.getByRole('region', { name: 'Questions from the floor' })
  await removeByKey(page, floor, `Remove for good: ${words.question}`, 'Remove this question for good?')
  await expect(floor.getByText(words.question)).toHaveCount(0)
  await expect(floor.getByRole('heading', { name: 'Questions from the floor' })).toBeFocused()
  await shots(page, 'removed-question')
  const messages = page.getByRole('region', { name: 'Key messages' })
  await removeByKey(page, messages, `Remove for good: ${words.message}`, 'Remove this key message for good?')
  await expect(messages.getByText(words.message)).toHaveCount(0)
  const moderation = page.getByRole('region', { name: 'Moderation' })
  await moderation.getByRole('button', { name: 'A theme…' }).press('Enter')
  const themes = page.getByRole('dialog', { name: 'Themes' })
  await expect(themes.getByText(words.theme)).toBeVisible()
  await expectAccessible(page, 'the themes')
  await shots(page, 'themes')
  await removeByKey(page, themes, `Remove for good: ${words.theme}`, 'Remove this theme for good?')
  await expect(themes.getByText(words.theme)).toHaveCount(0)
  await themes.getByRole('button', { name: 'Close' }).press('Enter')
  await moderation.getByRole('button', { name: 'People…' }).press('Enter')
  const people = page.getByRole('dialog')
  await people.getByRole('button', { name: words.name }).press('Enter')
  await removeByKey(page, people, 'Remove the name', 'Remove this name for good?')
  await console.until((state) => state?.people[ann.participantId]?.name === '')
  for (const one of Object.values(words)) await expect.poll(() => [one, isInFiles(server.dataDir, one)]).toEqual([one, false])
  expect(console.state!.floor).toMatchObject({ messages: [], answering: null })
  for (const one of [console, asking]) one.close()
})

test('ER-13 the organiser removes a submission and a name for good, by keyboard on a phone', async ({ server, open }) => {
  const { event } = await roomAt(server.url, 'Explore')
  await join(server.url, event.code, { name: 'Ann Kettle-Vole' })
  const form = new FormData()
  form.append('file', new Blob(['title,text,name\nOn the ward,Kettle never came,Bo Vole\nOn pay,Pay more,Cy Crane']), 'submissions.csv')
  form.append('kind', 'submissions')
  const made = await fetch(`${server.url}/api/events/${event.eventId}/import`, { method: 'POST', headers: { authorization: `Bearer ${organiserKey}` }, body: form })
  expect(made.status).toBe(200)
  const gone = ['Kettle never came', 'Bo Vole', 'Ann Kettle-Vole']
  expect(gone.map((words) => isInFiles(server.dataDir, words))).toEqual([true, true, true])
  const organiser = await open('phone')
  const { page } = organiser
  await openOrganiser(organiser)
  await page.goto(`/organiser#submissions=${event.eventId}`)
  const main = page.getByRole('main')
  await removeByKey(page, main, 'Remove for good: On the ward', 'Remove this submission for good?')
  await expect(main.getByText('On the ward')).toHaveCount(0)
  await expect(main.getByText('Removed for good.')).toBeVisible()
  await expect(main.getByRole('heading', { level: 1 })).toBeFocused()
  await expect(main.getByRole('heading', { name: 'On pay' })).toBeVisible()
  await shots(page, 'submissions')
  await page.goto(`/organiser#people=${event.eventId}`)
  await removeByKey(page, main, 'Remove the name: Ann Kettle-Vole', 'Remove this name for good?')
  await expect(page.getByRole('status').filter({ hasText: 'The name is removed.' })).toBeAttached()
  for (const words of gone) await expect.poll(() => [words, isInFiles(server.dataDir, words)]).toEqual([words, false])
})

test('ER-21 a participant takes along what is kept of them, and reads how to have it removed, by keyboard on a phone', async ({ server, open }) => {
  const { event } = await roomAt(server.url, 'Explore')
  const person = await open('phone')
  const { page } = person
  await joinByLink(person, event.code, { name: 'Ann Ashby-Vole' })
  await page.getByRole('button', { name: /^You/ }).press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByText('What happens to my data').press('Enter')
  const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: 'Download what is kept of me' }).press('Enter')])
  expect(download.suggestedFilename()).toBe('what-is-kept-of-me.txt')
  const text = readFileSync(await download.path(), 'utf8')
  for (const words of [`What is kept of you in “${plan.title}”`, 'Name: Ann Ashby-Vole', 'You joined.', 'What is not here, and why']) expect(text).toContain(words)
  const [data] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: 'The same for programs (JSON)' }).press('Enter')])
  const { name, participantId } = JSON.parse(readFileSync(await data.path(), 'utf8')) as { name: string; participantId: string }
  expect(name).toBe('Ann Ashby-Vole')
  await expect(dialog.getByText(participantId)).toBeVisible()
  await expectAccessible(page, 'what is kept of oneself')
  await expectNoSidewaysScrolling(page, 'what is kept of oneself')
  expect(await smallTargets(page)).toEqual([])
  await dialog.getByText(participantId).scrollIntoViewIfNeeded()
  const folder = process.env['SHOTS']
  if (folder) await page.screenshot({ path: `${folder}/my-data.png` })

  const organiser = await open('laptop')
  await openOrganiser(organiser)
  await organiser.page.goto(`/organiser#people=${event.eventId}`)
  await organiser.page.getByLabel('Find a name, a group or a reference').fill(participantId)
  await organiser.page.getByRole('button', { name: 'Erase Ann Ashby-Vole' }).click()
  await organiser.page.getByRole('textbox', { name: 'Reason' }).fill('A letter')
  await organiser.page.getByRole('button', { name: 'Erase for good' }).click()
  // The device hears that this is the end, and not that all will be sent later.
  await expect(page.getByRole('heading', { name: 'You are not connected any more' })).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'You are not connected any more.' })).toHaveCount(1)
})
