// Moves on the board by pointer and by keys, and words that a frozen board did not take.
import { connectionLost, expect, test } from '../support/browser.ts'
import { announcement, card, caretAt, joinByLink, openAction, roomAt, sheet, tell, titles } from '../support/story.ts'

test('moves an action to another theme by dragging and by keys, and everybody sees it', async ({ server, open }) => {
  const { event } = await roomAt(server.url, 'Explore')
  const laptop = await open('laptop')
  const other = await open('laptop')
  const { page } = laptop
  await Promise.all([joinByLink(laptop, event.code), joinByLink(other, event.code)])
  const links = (theme: string) => page.getByRole('region', { name: theme }).getByRole('link')
  const othersLinks = (theme: string) => other.page.getByRole('region', { name: theme }).getByRole('link')
  await expect(links('Just')).toHaveCount(2)

  const grip = page.getByRole('button', { name: 'Move action 2' })
  const from = (await grip.boundingBox())!
  const onto = (await card(page, titles[2]).boundingBox())!
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2)
  await page.mouse.down()
  await page.mouse.move(onto.x + 40, onto.y, { steps: 8 })
  await page.mouse.move(onto.x + 40, onto.y + 4, { steps: 2 })
  await page.mouse.up()
  await expect(links('Integrated')).toHaveCount(4)
  await expect(othersLinks('Integrated').filter({ hasText: titles[1] })).toBeVisible()

  await page.getByRole('button', { name: 'Move action 1' }).focus()
  await page.keyboard.press('Space')
  await expect(announcement(page)).toContainText('Action 1 lifted, Just, place 1 of 1.')
  await page.keyboard.press('ArrowRight')
  await expect(announcement(page)).toContainText('Integrated, place')
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  await expect(announcement(page)).toContainText('Action 1 moved to Integrated, place')
  await expect(page.getByRole('button', { name: 'Move action 1' })).toBeFocused()
  await expect(othersLinks('Integrated').filter({ hasText: titles[0] })).toBeVisible()
  await expect(othersLinks('Just')).toHaveCount(0)
})

test('words typed without a network on a board that is frozen meanwhile are kept, and can be sent when it opens', async ({ server, open }) => {
  const { event, console } = await roomAt(server.url, 'Explore')
  const boardId = event.boards[0]!.boardId
  const phone = await open('phone')
  const { page } = phone
  await joinByLink(phone, event.code)
  await openAction(page, titles[0])
  const title = await caretAt(page, 'end')
  await expect(sheet(page).getByText('Saved')).toBeVisible()
  phone.expectErrors(connectionLost)
  await phone.context.setOffline(true)
  await title.pressSequentially(' for nights')
  await expect(sheet(page).getByText('Waiting to send')).toBeVisible()
  await tell(console, { type: 'board.freeze', boardId })
  await phone.context.setOffline(false)

  await expect(sheet(page).getByText('Your words are kept as a draft')).toBeVisible()
  await expect(sheet(page).getByRole('textbox', { name: 'Title' })).toHaveValue(titles[0])
  await expect(sheet(page).getByText(`${titles[0]} for nights`)).toBeVisible()
  await page.reload()
  await expect(sheet(page).getByText('Your words are kept as a draft')).toBeVisible()
  await tell(console, { type: 'board.open', boardId })
  await sheet(page).getByRole('button', { name: 'Send again' }).tap()
  await expect(sheet(page).getByRole('textbox', { name: 'Title' })).toHaveValue(`${titles[0]} for nights`)
  await expect(sheet(page).getByText('Your words are kept as a draft')).toBeHidden()

  const laptop = await open('laptop')
  await joinByLink(laptop, event.code)
  await expect(card(laptop.page, `${titles[0]} for nights`)).toBeVisible()
})
