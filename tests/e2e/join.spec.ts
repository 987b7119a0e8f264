// The way in: from the code to the board in two steps.
import { expect, test } from '../support/browser.ts'
import { createRoom, introduce, joinByCode, plan } from '../support/story.ts'

test('joins by code, name and group, and waits for the room to begin', async ({ server, open }) => {
  const event = await createRoom(server.url)
  const phone = await open('phone')
  await joinByCode(phone, event.code, { name: 'Anna Adams', group: plan.groups[0] })
  await expect(phone.page.getByRole('heading', { name: 'You are in, Anna' })).toBeVisible()
  await expect(phone.page.getByText(`You joined as Anna Adams, ${plan.groups[0]}.`)).toBeVisible()
  await expect(phone.page.getByText('Just', { exact: true })).toBeVisible()
  await expect(phone.page.getByText('1 person is here', { exact: false })).toBeVisible()
})

test('joins by the link behind the QR code, without name and group, with the code written in any way', async ({ server, open }) => {
  const event = await createRoom(server.url)
  const phone = await open('phone')
  await phone.page.goto(`/#${event.code}`)
  await introduce(phone.page, {})
  await expect(phone.page.getByRole('heading', { name: 'You are in' })).toBeVisible()
  await expect(phone.page.getByText('You joined without a name.')).toBeVisible()

  const laptop = await open('laptop')
  const spoken = ` ${event.code.slice(0, 4).toLowerCase()}-${event.code.slice(4).toLowerCase()} `
  await joinByCode(laptop, spoken, { name: 'Ben' })
  await expect(laptop.page.getByRole('heading', { name: 'You are in, Ben' })).toBeVisible()
})
