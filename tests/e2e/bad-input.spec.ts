// What people meet who come with a wrong code, an old link or the wrong link.
import { expect, test } from '../support/browser.ts'
import { Controller, createEvent } from '../support/people.ts'
import { createRoom, joinByCode, joinByLink, openOrganiser, plan, roomAt } from '../support/story.ts'

const refused = /status of 4\d\d/

test('a wrong code gets a sentence at the field, and the right one is taken afterwards', async ({ server, open }) => {
  const event = await createRoom(server.url)
  const phone = await open('phone')
  phone.expectErrors(refused)
  const { page } = phone
  await page.goto('/')
  const code = page.getByRole('textbox', { name: 'Code' })
  await page.getByRole('button', { name: 'Continue' }).tap()
  await expect(code).toHaveAccessibleDescription(/Enter the code\./)
  await code.fill('AAAA 2222')
  await page.getByRole('button', { name: 'Continue' }).tap()
  await expect(code).toHaveAccessibleDescription(/No event has the code AAAA 2222/)
  await expect(code).toHaveAttribute('aria-invalid', 'true')
  await expect(code).toBeFocused()
  await joinByCode(phone, event.code)
  await expect(page.getByRole('heading', { name: 'You are in' })).toBeVisible()
})

test('a join link with a wrong code says so and lets another be typed', async ({ server, open }) => {
  await createRoom(server.url)
  const phone = await open('phone')
  phone.expectErrors(refused)
  await phone.page.goto('/#NOSUCH99')
  await expect(phone.page.getByText(/No event has the code NOSU CH99/)).toBeVisible()
  await expect(phone.page.getByRole('textbox', { name: 'Code' })).toBeEditable()
})

test('the address of an event that nobody at this browser has joined asks for the code', async ({ server, open }) => {
  const event = await createRoom(server.url)
  const { page } = await open('phone')
  await page.goto(`/e/${event.eventId}`)
  await expect(page.getByText('You have not joined this event on this device yet.')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Code' })).toBeVisible()
})

test('a token that the server does not know ends with a way to join again', async ({ server, open }) => {
  const event = await createRoom(server.url)
  const phone = await open('phone')
  const { page } = phone
  phone.expectErrors(refused)
  await joinByLink(phone, event.code, { name: 'Anna' })
  await expect(page.getByRole('heading', { name: 'You are in, Anna' })).toBeVisible()
  await page.evaluate((key) => localStorage.setItem(key, JSON.stringify({ token: 'forged', participantId: 'nobody' })), `plenary.person.${event.eventId}`)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'You are not connected any more' })).toBeVisible()
  await page.getByRole('button', { name: 'Join with the code' }).tap()
  await expect(page.getByRole('textbox', { name: 'Code' })).toBeVisible()
})

test('links to console and screen work only with their own token', async ({ server, open }) => {
  const { event } = await roomAt(server.url, 'Explore')
  const { page } = await open('laptop')
  const noConsole = page.getByRole('button', { name: /^Next: |^Freeze board/ })

  for (const fragment of ['', '#token=forged', `#token=${event.tokens.screen}`]) {
    await page.goto('about:blank')
    await page.goto(`/f/${event.eventId}${fragment}`)
    await expect(page.getByRole('heading', { name: /link/i })).toBeVisible()
    await expect(noConsole).toBeHidden()
  }
  for (const fragment of ['', '#token=forged']) {
    await page.goto('about:blank')
    await page.goto(`/screen/${event.eventId}${fragment}`)
    await expect(page.getByRole('heading', { name: 'This screen cannot be shown.' })).toBeVisible()
  }

})

test('a facilitator’s link opens the event that it is for, and no other by changing the address', async ({ server, open }) => {
  const event = await createRoom(server.url)
  const other = await createEvent(server.url, { ...plan, title: 'Another event' })
  const laptop = await open('laptop')
  await laptop.page.goto(`/f/${event.eventId}#token=${other.tokens.facilitator}`)
  await expect(laptop.page.getByText('Another event')).toBeVisible()
  await laptop.page.getByRole('button', { name: /^Next: Explore/ }).click()
  await expect(laptop.page.getByRole('heading', { name: 'Explore', level: 1 })).toBeVisible()
  expect(await laptop.received()).not.toContain(event.code)
  const untouched = await Controller.open(server.url, event.tokens.facilitator)
  expect(untouched.state!.agenda[0]!.stageId).toBe(untouched.state!.stageId)
  untouched.close()
})

test('a wrong organiser key is asked for again, and shows nothing', async ({ server, open }) => {
  await createRoom(server.url)
  const laptop = await open('laptop')
  laptop.expectErrors(refused)
  const { page } = laptop
  await page.goto('/organiser#key=wrong-organiser-key')
  await expect(page.getByText('This is not the organiser key of this server.', { exact: false })).toBeVisible()
  await expect(page.getByText(plan.title)).toBeHidden()
  await page.goto('about:blank')
  await openOrganiser(laptop)
  await expect(page.getByRole('link', { name: plan.title, exact: true })).toBeVisible()
  expect(page.url()).not.toContain('key=')
})

test('an address that is no page says so', async ({ open }) => {
  const laptop = await open('laptop')
  laptop.expectErrors(refused)
  expect((await laptop.page.goto('/no/such/page'))!.status()).toBe(404)
  await expect(laptop.page.getByText('There is no such page.', { exact: false })).toBeVisible()
})
