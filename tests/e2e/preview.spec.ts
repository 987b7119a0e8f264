// The facilitator's look at what participants see.
import { expect, expectAccessible, test } from '../support/browser.ts'
import { card, roomAt, titles } from '../support/story.ts'

test('DY-15 the preview follows the room, says what it is, and nothing comes of what is pressed in it', async ({ server, open }) => {
  const { event, console: program, go } = await roomAt(server.url, 'Explore')
  const desk = await open('laptop')
  await desk.page.goto(event.links['facilitator']!)
  const opened = desk.context.waitForEvent('page')
  await desk.page.getByRole('button', { name: 'Preview' }).click()
  const page = await opened
  await expect(page.getByRole('complementary', { name: 'Preview.' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Explore', level: 1 })).toBeVisible()
  await expectAccessible(page, 'a preview')
  await page.getByRole('button', { name: 'I’m ready' }).click()
  await expect(page.getByRole('button', { name: 'I’m ready' })).toHaveAttribute('aria-pressed', 'false')
  await card(page, titles[0]).click()
  await expect(page).toHaveURL(/#action/)
  await page.reload()
  await expect(page.getByRole('complementary', { name: 'Preview.' })).toBeVisible()
  await go('Prioritise')
  await expect(page.getByRole('heading', { name: 'What comes first?', level: 1 })).toBeVisible()
  expect(program.presence?.here ?? 0).toBe(0)
})
