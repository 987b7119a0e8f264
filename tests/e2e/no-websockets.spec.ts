// Behind a proxy that lets no WebSocket through, people take part as everywhere else, and are told nothing of it.
import { BlockingProxy } from '../support/blocking-proxy.ts'
import type { Upgrades } from '../support/blocking-proxy.ts'
import { connectionLost, expect, test } from '../support/browser.ts'
import type { Person } from '../support/browser.ts'
import { card, caretAt, inPool, joinByLink, openAction, ranked, roomAt, sheet, tell, titles } from '../support/story.ts'

let proxy: BlockingProxy
test.afterEach(() => proxy?.close())

async function blocked(port: number, how: Upgrades): Promise<void> {
  proxy = await BlockingProxy.open(port, how)
}

/** A browser says so by itself when a WebSocket fails. */
async function behindIt(open: (device: 'phone' | 'laptop', options: object) => Promise<Person>, device: 'phone' | 'laptop'): Promise<Person> {
  const person = await open(device, { baseURL: proxy.url })
  person.expectErrors(connectionLost)
  return person
}

test('CL-14 two people write on one board and vote where WebSockets are refused; a reload goes straight to polling', async ({ server, open }) => {
  await blocked(server.port, 'refused')
  const { event, go } = await roomAt(server.url, 'Explore')
  const [phone, laptop] = [await behindIt(open, 'phone'), await behindIt(open, 'laptop')]
  await joinByLink(phone, event.code, { name: 'Anna Adams' })
  await joinByLink(laptop, event.code, { name: 'Ben Brown' })
  for (const { page } of [phone, laptop]) await expect(card(page, titles[0])).toBeVisible()
  await Promise.all([openAction(phone.page, titles[0]), openAction(laptop.page, titles[0])])
  const [atEnd, atBeginning] = [await caretAt(phone.page, 'end'), await caretAt(laptop.page, 'beginning')]
  await expect(sheet(laptop.page).getByText('Anna and you are editing')).toBeVisible()
  await Promise.all([atEnd.pressSequentially(' by 2030', { delay: 20 }), atBeginning.pressSequentially('For all: ', { delay: 20 })])
  for (const { page } of [phone, laptop]) {
    await expect(sheet(page).getByRole('textbox', { name: 'Title' })).toHaveValue(`For all: ${titles[0]} by 2030`)
    await expect(sheet(page).getByText('Saved')).toBeVisible()
    await expect(page.getByText(/Offline|Waiting|Connecting/)).toHaveCount(0)
  }

  const askedBefore = proxy.asked
  expect(askedBefore).toBeGreaterThan(0)
  await phone.page.reload()
  await expect(sheet(phone.page).getByRole('textbox', { name: 'Title' })).toHaveValue(`For all: ${titles[0]} by 2030`)
  await expect(sheet(phone.page).getByText('Saved')).toBeVisible()
  expect(proxy.asked).toBe(askedBefore)

  await go('Prioritise')
  for (const { page } of [phone, laptop]) {
    await expect(inPool(page, titles[2])).toBeVisible()
    await inPool(page, titles[2]).click()
    await inPool(page, titles[4]).click()
    await expect(ranked(page)).toHaveCount(2)
    await page.getByRole('button', { name: 'I’m done' }).click()
    await expect(page.getByRole('heading', { name: 'Your ranking is in' })).toBeVisible()
  }
  expect(proxy.asked).toBe(askedBefore)
})

test('CL-14 the console says that it is connected where WebSockets are asked for and never answered', async ({ server, open }) => {
  await blocked(server.port, 'swallowed')
  const { event } = await roomAt(server.url, 'Explore')
  const desk = await behindIt(open, 'laptop')
  await desk.page.goto(event.links['facilitator']!.replace(server.url, proxy.url))
  // Seven seconds where the machine has nothing else to do.
  await expect(desk.page.getByText('Connected', { exact: true })).toBeVisible({ timeout: 40_000 })
  await expect(desk.page.getByRole('button', { name: /^Next: Prioritise/ })).toBeVisible()
  const askedBefore = proxy.asked
  await desk.page.reload()
  await expect(desk.page.getByText('Connected', { exact: true })).toBeVisible()
  expect(proxy.asked).toBe(askedBefore)
})

test('RM-21 a freeze over polling refuses nothing that was finished', async ({ server, open }) => {
  await blocked(server.port, 'refused')
  const { event, console } = await roomAt(server.url, 'Explore')
  const boardId = event.boards[0]!.boardId
  const phone = await behindIt(open, 'phone')
  const { page } = phone
  await joinByLink(phone, event.code)
  await expect(card(page, titles[0])).toBeVisible()
  await openAction(page, titles[0])
  const title = await caretAt(page, 'end')
  const typing = title.pressSequentially(' and everything until somebody freezes it', { delay: 20 }).catch(() => {})
  await expect(title).toHaveValue(new RegExp(`^${titles[0]} and everything`))
  await tell(console, { type: 'board.freeze', boardId })
  await expect(title).not.toBeEditable()
  await typing
  // What the field says is what everybody has.
  const words = await title.inputValue()
  const laptop = await open('laptop')
  await joinByLink(laptop, event.code)
  await expect(laptop.page.getByRole('link', { name: `: ${words}` })).toBeVisible()
  await expect(sheet(page).getByText('Your words are kept as a draft')).toBeHidden()
})
