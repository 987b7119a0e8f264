// The replay in depth: what was merged, spotlit and carried, at the keys, by a link to a moment, and from a file without a server.
import { sharedText } from '../../shared/board/read.ts'
import { orderSeries } from '../../shared/board/order.ts'
import { addAction, addArgument, addTheme, replaceText } from '../../shared/board/write.ts'
import { ArchiveBuilder } from '../../shared/archive/build.ts'
import type { ReplayEntry } from '../../shared/replay/entries.ts'
import { record } from '../../shared/replay/recording.ts'
import { chained } from '../support/archived.ts'
import { expect, expectAccessible, expectNoSidewaysScrolling, tabTo, test } from '../support/browser.ts'
import { get, join, openBoard, post } from '../support/people.ts'
import { organiserKey } from '../support/server.ts'
import { plan, roomAt, tell } from '../support/story.ts'
import { created, Story } from '../unit/replay/story.ts'

test('RP-2 RP-9 merges, the spotlight and a pause are there at their moments, by pointer, keys and link', async ({ open, server }) => {
  const eventId = await lively(server.url)
  const { page } = await open('laptop', { permissions: ['clipboard-read', 'clipboard-write'] })
  await page.goto(`/replay/${eventId}#key=${organiserKey}`)
  const slider = page.getByRole('slider', { name: 'Time' })
  const board = page.getByRole('region', { name: 'Board', exact: true })
  const screen = page.getByRole('region', { name: 'On the big screen' })
  await expect(slider).toBeVisible()

  const go = async (moment: RegExp): Promise<void> => {
    await page.getByText('Stages and key moments', { exact: true }).click()
    await page.getByRole('group', { name: 'Stages and key moments' }).getByRole('button', { name: moment }).click()
    await page.keyboard.press('Escape')
  }
  await go(/merged into/)
  await expect(board.getByText(/^Merged into \d+ at/)).toBeVisible()
  await expectAccessible(page, 'a merge')

  await tabTo(page, slider)
  await page.keyboard.press('End')
  await expect(screen.getByRole('img', { name: /^In the spotlight: action \d+, “Longer rests”$/ })).toContainText('Because of three')
  await expect(board.getByText('On the screen')).toBeVisible()
  await page.keyboard.press('Home')
  await expect(screen).toContainText('Who is here')
  await expect(board.getByText('Longer rests')).toBeHidden()

  await go(/Stage: Explore$/)
  await page.getByRole('button', { name: 'Compare' }).click()
  const compared = page.getByRole('region', { name: 'What differs' })
  await expect(compared.getByRole('listitem').filter({ hasText: 'Longer rests' })).toContainText('New')
  await expect(compared).toContainText('5 actions are the same.')
  await expectAccessible(page, 'a comparison')
  await compared.getByLabel('This moment and').selectOption({ label: 'the beginning' })
  await expect(compared).toContainText('5 new')
  await page.getByRole('button', { name: 'Back to the board' }).click()

  await go(/Everything paused$/)
  await expect(screen).toContainText('Blank')
  await expect(screen.getByRole('img', { name: /board|spotlight|here/ })).toBeHidden()
  await page.getByRole('button', { name: 'Link to this moment' }).click()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect(new URL(link).hash).toMatch(/^#at=\d+$/)
  await slider.press('End')
  await page.goto(link)
  await expect(screen).toContainText('Blank')

  await page.getByRole('button', { name: '300 times as fast' }).click()
  await slider.press('Home')
  await page.keyboard.press(' ')
  await expect(screen).toContainText('In the spotlight: action')
})

test('RP-7 an archive is replayed from a file, with no key and no request', async ({ open, server }) => {
  const eventId = await lively(server.url)
  const { body } = await get<{ entries: (Omit<ReplayEntry, 'update'> & { update?: string })[] }>(server.url, `/api/events/${eventId}/journal`, organiserKey)
  const builder = new ArchiveBuilder()
  builder.add(chained(body.entries.map((entry) => (entry.update === undefined ? entry : { ...entry, update: new Uint8Array(Buffer.from(entry.update, 'base64')) }) as ReplayEntry)))
  const { bytes } = builder.finish(new Map())

  const { page } = await open('phone')
  await page.goto('/replay')
  await expect(page.getByRole('heading', { name: 'Replay a file' })).toBeVisible()
  await expectAccessible(page, 'choosing a file')
  const choose = async (name: string, buffer: Buffer): Promise<void> => {
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Choose an archive' }).click()
    await (await chooser).setFiles({ name, mimeType: 'application/zip', buffer })
  }
  await choose('notes.txt', Buffer.from('nothing of ours'))
  await expect(page.getByRole('alert')).toContainText('not an archive')
  await page.getByRole('button', { name: 'Another file' }).click()
  await expect(page.getByRole('button', { name: 'Choose an archive' })).toBeVisible()
  await page.waitForLoadState('networkidle')
  // The threads are there before a file is chosen.
  await page.context().route(/worker/, (route) => route.abort())

  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await choose('event.zip', Buffer.from(bytes))
  const slider = page.getByRole('slider', { name: 'Time' })
  await slider.press('End')
  await expect(page.getByText(/^Merged into \d+ at/)).toBeVisible()
  await page.context().unroute(/worker/)
  await expect(page.getByRole('button', { name: 'Link to this moment' })).toBeHidden()
  await page.getByRole('button', { name: 'Compare' }).click()
  const again = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Another session, from a file' }).click()
  await (await again).setFiles({ name: 'other.zip', mimeType: 'application/zip', buffer: Buffer.from(bytes) })
  await expect(page.getByRole('region', { name: 'What differs' })).toContainText('No action differs.')
  await page.getByRole('button', { name: 'Back to the board' }).click()
  await expectNoSidewaysScrolling(page, 'a replay from a file')
  await expectAccessible(page, 'a replay from a file')
  expect(asked.filter((url) => url.includes('/api/'))).toEqual([])
})

test('RP-1 cards far below are as they were at that moment too, once the slider rests, and as soon as they are scrolled to', async ({ open }) => {
  const story = new Story().fact(created).wait(60_000).write('organiser', (doc) => addTheme(doc, { id: 't1', title: 'Just', order: 'V', colour: 'a' }))
  const orders = orderSeries(60)
  for (const [i, order] of orders.entries()) story.write('p1', (doc) => addAction(doc, { id: `a${i}`, title: `Title ${i}`, detail: '', theme: 't1', author: 'p1', createdAt: i, order }))
  story.wait(60_000).write('p1', (doc) => replaceText(sharedText(doc, 'actions', 'a59', 'title')!, 'The last of them', 'test'))
  const builder = new ArchiveBuilder()
  builder.add(chained(story.entries))

  const { page } = await open('laptop')
  await page.goto('/replay')
  await page.locator('input[type=file]').setInputFiles({ name: 'event.zip', mimeType: 'application/zip', buffer: Buffer.from(builder.finish(new Map()).bytes) })
  const slider = page.getByRole('slider', { name: 'Time' })
  const cards = page.getByRole('region', { name: 'Board', exact: true }).getByRole('listitem')
  await slider.press('End')
  await expect(cards).toHaveCount(60)
  await expect(cards.last()).toContainText('The last of them')
  await slider.press('ArrowLeft')
  await cards.last().scrollIntoViewIfNeeded()
  await expect(cards.last()).toContainText('Title 59')
  await slider.press('Home')
  await expect(cards).toHaveCount(0)
})

test('RP-8 a file that says otherwise of the end than its record is shown by its record, and that is said', async ({ open }) => {
  const story = new Story().fact(created).write('p1', (doc) => addAction(doc, { id: 'a1', title: 'Equal pay', detail: '', theme: null, author: 'p1', createdAt: 1 }))
  const builder = new ArchiveBuilder()
  builder.add(chained(story.entries))
  const { bytes } = builder.finish(new Map(), { state: { ...record(story.entries).state(2), title: 'Another' }, boards: new Map() })
  const { page } = await open('laptop')
  await page.goto('/replay')
  await page.locator('input[type=file]').setInputFiles({ name: 'event.zip', mimeType: 'application/zip', buffer: Buffer.from(bytes) })
  await expect(page.getByRole('alert')).toContainText('What this file says of the end is not what its record comes to')
  await page.getByRole('slider', { name: 'Time' }).press('End')
  await expect(page.getByRole('region', { name: 'Board', exact: true })).toContainText('Equal pay')
  await expectAccessible(page, 'a file that differs')
})

test('RP-14 an event that goes on while it is replayed says so, and what is new is loaded without losing the place', async ({ open, server }) => {
  const eventId = await lively(server.url)
  const { page } = await open('laptop')
  await page.goto(`/replay/${eventId}#key=${organiserKey}`)
  const slider = page.getByRole('slider', { name: 'Time' })
  await slider.press('End')
  await expect(page.getByRole('region', { name: 'Board', exact: true }).getByText('Longer rests', { exact: true })).toBeVisible()
  const at = await slider.getAttribute('aria-valuetext')
  await page.evaluate(() => dispatchEvent(new Event('focus')))
  await expect(page.getByText(/^There is more:/)).toBeHidden()

  const { events } = (await get<{ events: { eventId: string; code: string }[] }>(server.url, '/api/events', organiserKey)).body
  await join(server.url, events.find((one) => one.eventId === eventId)!.code, { name: 'Ben Okri', group: plan.groups[0]! })
  await page.evaluate(() => dispatchEvent(new Event('focus')))
  await expect(page.getByText(/^There is more: \d+ new changes?\.$/)).toBeVisible()
  await expect(slider).toHaveAttribute('aria-valuetext', at!)
  await expectAccessible(page, 'a replay that has more')
  await page.getByRole('button', { name: 'Load them' }).click()
  await expect(page.getByText(/^There is more:/)).toBeHidden()
  await expect(slider).toBeFocused()
  await expect(slider).toHaveAttribute('aria-valuetext', at!)
  await slider.press('End')
  await expect(page.getByText('2 people have joined', { exact: false }).first()).toBeVisible()
})

test('RP-13 any moment of another session of the programme stands beside this one, by pointer, keys and link', async ({ open, server }) => {
  const eventId = await lively(server.url)
  const series = await post<{ programmeId: string }>(server.url, '/api/programmes', { title: 'A workforce for 2035', groups: plan.groups }, organiserKey)
  await post(server.url, `/api/programmes/${series.body.programmeId}/events`, { eventId }, organiserKey)
  await post(server.url, `/api/programmes/${series.body.programmeId}/events`, { title: 'A year later', from: { eventId, actions: { kind: 'all' } }, agenda: 'again' }, organiserKey)

  const { page } = await open('laptop', { permissions: ['clipboard-read', 'clipboard-write'] })
  await page.goto(`/replay/${eventId}#key=${organiserKey}`)
  await page.getByRole('slider', { name: 'Time' }).press('End')
  await page.getByRole('button', { name: 'Compare' }).click()
  const compared = page.getByRole('region', { name: 'What differs' })
  await compared.getByRole('combobox', { name: 'Another session on this server' }).selectOption({ label: 'A year later' })
  await expect(compared.getByRole('button', { name: 'A year later' })).toHaveAttribute('aria-pressed', 'true')
  // All were carried: each is the same action there.
  await expect(compared).toContainText(/\d+ actions are the same/)
  await expect(compared.getByRole('listitem').filter({ hasText: 'Longer rests' })).toBeHidden()
  await compared.getByLabel('This moment and').selectOption({ label: 'the beginning' })
  await expect(compared.getByRole('listitem').filter({ hasText: 'Longer rests' })).toContainText('Gone')
  await expect(compared.getByRole('heading', { name: /^A year later · / }).first()).toBeVisible()
  await expectAccessible(page, 'a comparison of two sessions')

  await page.getByRole('button', { name: 'Link to this moment' }).click()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect(new URL(link).hash).toMatch(/^#at=\d+&beside=[\w-]+:1$/)
  await compared.getByRole('slider', { name: /any moment/ }).press('End')
  await expect(compared.getByRole('listitem').filter({ hasText: 'Longer rests' })).toBeHidden()
  await page.goto('about:blank')
  await page.goto(link)
  await expect(compared.getByRole('listitem').filter({ hasText: 'Longer rests' })).toContainText('Gone')
})

/** An event in which people wrote, argued and merged, the room was paused, and one action was in the spotlight. */
async function lively(url: string): Promise<string> {
  const { event, console } = await roomAt(url, 'Explore')
  const { token, participantId } = await join(url, event.code, { name: 'Amara Osei', group: plan.groups[0]! })
  const { doc, close } = await openBoard(url, event.boards[0]!.boardId, token)
  const mine = { detail: '', theme: null, author: participantId, createdAt: 1 }
  addAction(doc, { id: 'longer-rests', title: 'Longer rests', ...mine })
  addAction(doc, { id: 'more-rest', title: 'More rest between shifts', ...mine })
  for (const id of ['one', 'two', 'three']) addArgument(doc, { id, action: 'longer-rests', side: 'for', text: `Because of ${id}`, author: participantId, createdAt: 1 })
  await console.until((state) => state?.actions['more-rest'] !== undefined)
  await tell(console, { type: 'action.merge', actionId: 'more-rest', into: 'longer-rests', reason: 'The same' })
  await tell(console, { type: 'event.pause' })
  await tell(console, { type: 'event.resume' })
  await tell(console, { type: 'spotlight.set', actionId: 'longer-rests' })
  close()
  console.close()
  return event.eventId
}

test('RP-11 a facilitator puts an action back from the replay: what would go is said first, the room sees it, and the console can undo it', async ({ open, server }) => {
  const { event, console } = await roomAt(server.url, 'Explore')
  const { token, participantId } = await join(server.url, event.code, { name: 'Amara Osei', group: plan.groups[0]! })
  const { doc, close } = await openBoard(server.url, event.boards[0]!.boardId, token)
  addAction(doc, { id: 'longer-rests', title: 'Longer rests', detail: '', theme: null, author: participantId, createdAt: 1 })
  await console.until((state) => state?.actions['longer-rests'] !== undefined)
  await tell(console, { type: 'spotlight.set', actionId: 'longer-rests' })
  const moment = console.state!.seq
  const title = sharedText(doc, 'actions', 'longer-rests', 'title')!
  replaceText(title, 'No rests at all', 'test')
  const titles = async (): Promise<string> => JSON.stringify((await get(server.url, `/api/events/${event.eventId}/material`, event.tokens['facilitator']!)).body)
  await expect.poll(titles).toContain('No rests at all')

  const { page } = await open('laptop')
  await page.goto(event.links['facilitator']!)
  const opened = page.waitForEvent('popup')
  await page.getByRole('link', { name: /^Replay, and put a board back/ }).click()
  const replay = await opened
  await replay.getByRole('slider', { name: 'Time' }).press('End')
  expect(replay.url()).not.toContain(event.tokens['facilitator'])
  const board = replay.getByRole('region', { name: 'Board', exact: true })
  await expect(board.getByText('No rests at all', { exact: true })).toBeVisible()
  await replay.goto(`/replay/${event.eventId}#at=${moment}`)
  await board.getByText('Longer rests', { exact: true }).click()
  await replay.getByRole('button', { name: 'Put this action back to this moment' }).click()
  const dialog = replay.getByRole('dialog')
  await expect(dialog).toContainText('No rests at all')
  await expect(dialog).toContainText('Worked on since by Amara Osei')
  await expectAccessible(replay, 'putting an action back')
  await dialog.getByRole('button', { name: 'Put it back' }).click()
  await expect(dialog).toContainText('It is put back.')
  await expect.poll(() => title.toString()).toBe('Longer rests')

  await page.getByRole('button', { name: /^Undo: Put back/ }).click()
  await expect.poll(() => title.toString()).toBe('No rests at all')
  close()
  console.close()
})
