// What keeps a room together, as people see it: announcements, the spotlight, being brought to one place and staying behind, being ready.
import { expect, expectAccessible, test } from '../support/browser.ts'
import { join } from '../support/people.ts'
import { roomAt, titles } from '../support/story.ts'

test('UI-8 an announcement, the spotlight and a gathering reach a phone and the screen, and a person can stay behind', async ({ server, open }) => {
  const { event } = await roomAt(server.url, 'Explore')
  const desk = (await open('laptop')).page
  await desk.goto(event.links['facilitator']!)
  const phone = (await open('phone')).page
  await phone.goto(`/#${event.code}`)
  await phone.getByLabel('Your name').fill('Amira')
  await phone.getByRole('button', { name: /Join/ }).click()
  await expect(phone.getByRole('heading', { name: 'Explore', level: 1 })).toBeVisible()
  const screen = (await open('screen')).page
  await screen.goto(event.links['screen']!)

  await desk.getByRole('button', { name: 'Announce', exact: true }).click()
  await expectAccessible(desk, 'announcing')
  await desk.getByLabel('What to say').fill('Lunch is served')
  await desk.getByRole('button', { name: 'Announce now' }).click()
  const note = phone.getByRole('region', { name: 'Announcement' })
  await expect(note).toContainText('Lunch is served')
  await expect(screen.getByText('Lunch is served')).toBeVisible()
  await expect(phone.getByRole('status').filter({ hasText: 'Announcement: Lunch is served' })).toHaveCount(1)
  await expectAccessible(phone, 'an announcement')
  await phone.getByRole('button', { name: 'Close the announcement' }).tap()
  await expect(note).toHaveCount(0)
  await phone.reload()
  await expect(phone.getByRole('heading', { name: 'Explore', level: 1 })).toBeVisible()
  await expect(note).toHaveCount(0)

  await desk.getByRole('button', { name: 'Spotlight', exact: true }).first().click()
  await desk.getByRole('searchbox', { name: 'Which action?' }).fill('shared')
  await expectAccessible(desk, 'choosing an action')
  await desk.getByRole('button', { name: titles[2] }).click()
  await expect(screen.getByRole('heading', { name: titles[2] })).toBeVisible()
  await expectAccessible(screen, 'the spotlight')
  await expect(phone.locator('.flow').getByText(/In the spotlight on the screen: action 3/)).toBeVisible()
  await expect(phone.getByRole('status').filter({ hasText: 'In the spotlight on the screen: action 3' })).toHaveCount(1)

  await desk.getByRole('button', { name: 'Bring all here' }).click()
  await expectAccessible(desk, 'bringing everyone here')
  await desk.getByRole('searchbox', { name: 'Or to one action' }).fill('1')
  await desk.getByRole('button', { name: titles[0] }).click()
  const room = phone.getByRole('region', { name: 'The room' })
  await expect(room).toContainText('The facilitator has brought everyone to action 1')
  await expect(phone).toHaveURL(/#action\//)
  await expectAccessible(phone, 'brought to an action')
  await room.getByRole('button', { name: 'Stay where I was' }).tap()
  await expect(phone).not.toHaveURL(/#action\//)
  await room.getByRole('button', { name: 'Back to the room' }).tap()
  await expect(phone).toHaveURL(/#action\//)
})

test('UI-9 a person says that they are ready by keyboard, and the console counts them', async ({ server, open }) => {
  const { event, go } = await roomAt(server.url, 'Explore')
  const person = await join(server.url, event.code, { name: 'Ben', group: 'Social care' })
  const desk = (await open('laptop')).page
  await desk.goto(event.links['facilitator']!)
  const page = (await open('laptop')).page
  await page.addInitScript(([eventId, identity]) => localStorage.setItem(`plenary.person.${eventId}`, identity!), [event.eventId, JSON.stringify(person)])
  await page.goto(`/e/${event.eventId}`)
  const ready = page.getByRole('button', { name: 'I’m ready' })
  await ready.focus()
  await page.keyboard.press('Enter')
  await expect(ready).toHaveAttribute('aria-pressed', 'true')
  await expect(desk.getByRole('row', { name: /^Social care 1 1 1 1/ })).toBeVisible()
  await expectAccessible(page, 'ready')
  await go('Welcome')
  await expect(ready).toHaveAttribute('aria-pressed', 'false')
})
