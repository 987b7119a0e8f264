// A page that was open while the server was upgraded, and asks for a part of itself that is gone.
import type { Page } from '@playwright/test'
import { connectionLost, expect, expectAccessible, test } from '../support/browser.ts'
import { card, joinByLink, roomAt, titles } from '../support/story.ts'

const gone = /status of 404|Failed to fetch dynamically imported module|Unable to preload CSS/

/** Until it loads anew, the page gets no part that it does not have yet; `isUpgraded`: another page is handed out by now. */
async function upgrade(page: Page, { isUpgraded }: { isUpgraded: boolean }): Promise<void> {
  let isOld = true
  await page.route(/\/assets\//, (route) => (isOld ? route.fulfill({ status: 404 }) : route.continue()))
  await page.route(/\/e\//, async (route) => {
    if (route.request().resourceType() === 'document') {
      isOld = false
      return route.continue()
    }
    const reply = await route.fetch()
    return route.fulfill({ response: reply, body: isUpgraded ? (await reply.text()).replace(/assets\/index-/g, 'assets/other-') : await reply.text() })
  })
}

test('CL-21 it loads itself anew, says so, and keeps words that were not sent yet', async ({ server, open }) => {
  const { event, console, go } = await roomAt(server.url, 'Explore')
  const person = await open('phone')
  const { page } = person
  person.expectErrors(gone, connectionLost)
  await joinByLink(person, event.code, { name: 'Amira' })
  await expect(card(page, titles[0])).toBeVisible()
  await page.getByRole('button', { name: 'Add an action to Just' }).tap()
  await page.getByRole('dialog').getByRole('textbox').first().fill('Half a thought')
  await upgrade(page, { isUpgraded: true })
  await go('Prioritise')
  // Whoever is in a field is not torn from it.
  await page.evaluate(() => (window as { isOld?: boolean }).isOld = true)
  await expect(page.locator('h1', { hasText: 'This part of the page did not load' })).toBeAttached()
  await page.keyboard.press('Escape')
  await expectAccessible(page, 'a part that is gone')
  expect(await page.evaluate(() => (window as { isOld?: boolean }).isOld)).toBe(true)
  await page.getByRole('button', { name: 'Try again' }).tap()
  await expect(page.getByRole('button', { name: new RegExp(titles[0]) }).first()).toBeVisible()
  await go('Explore')
  await expect(page.getByText('Half a thought')).toBeVisible()
  console.close()
})

test('CL-21 by itself where nobody writes, and not at all where it was the network', async ({ server, open }) => {
  const { event, console, go } = await roomAt(server.url, 'Explore')
  const [person, other] = [await open('phone'), await open('phone')]
  for (const one of [person, other]) {
    one.expectErrors(gone, connectionLost)
    await joinByLink(one, event.code)
    await expect(card(one.page, titles[0])).toBeVisible()
  }
  await upgrade(person.page, { isUpgraded: true })
  await upgrade(other.page, { isUpgraded: false })
  await go('Prioritise')
  await expect(person.page.getByText('This part of the page did not load')).toBeVisible()
  await expect(person.page.getByRole('button', { name: new RegExp(titles[0]) }).first()).toBeVisible()
  const { page } = other
  await page.evaluate(() => (window as { isOld?: boolean }).isOld = true)
  const asked = page.waitForResponse((response) => /\/e\//.test(response.url()))
  await page.getByRole('button', { name: 'Try again' }).tap()
  await asked
  await expect(page.getByText('This part of the page did not load')).toBeVisible()
  expect(await page.evaluate(() => (window as { isOld?: boolean }).isOld)).toBe(true)
  console.close()
})
