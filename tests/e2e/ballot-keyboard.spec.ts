// A ballot by keyboard alone: every move is told, and the focus stays on what was moved.
import { expect, tabTo, test } from '../support/browser.ts'
import { announcement, inPool, joinByLink, question, ranked, ranking, roomAt, titles } from '../support/story.ts'

test('ranks, moves, ties, takes out and submits without a pointer', async ({ server, open }) => {
  const { event, console } = await roomAt(server.url, 'Prioritise')
  const laptop = await open('laptop')
  const { page } = laptop
  const { keyboard } = page
  await joinByLink(laptop, event.code)
  await expect(page.getByRole('heading', { name: question })).toBeVisible()

  for (const title of titles.slice(0, 3)) {
    await tabTo(page, inPool(page, title), 'Tab')
    await keyboard.press('Enter')
    await expect(announcement(page)).toContainText(`${title}, now position`)
  }
  await expect(announcement(page)).toHaveText(`${titles[2]}, now position 3 of 5`)
  await expect(inPool(page, titles[3]).or(inPool(page, titles[4])).and(page.locator(':focus'))).toBeVisible()

  // The ranking is one stop of the Tab key; arrows go through it.
  await tabTo(page, ranking(page, titles[2]), 'Shift+Tab')
  await keyboard.press('ArrowUp')
  await expect(ranking(page, titles[1])).toBeFocused()
  await keyboard.press('ArrowDown')
  await keyboard.press('Alt+ArrowUp')
  await expect(announcement(page)).toHaveText(`${titles[2]}, now position 2 of 5`)
  await expect(ranking(page, titles[2])).toBeFocused()
  await expect(ranked(page).nth(1)).toContainText(titles[2])

  await keyboard.press('Enter')
  const position = page.getByRole('combobox', { name: 'Move to position' })
  await tabTo(page, position)
  await keyboard.press('Home')
  await expect(announcement(page)).toHaveText(`${titles[2]}, now position 1 of 5`)
  await expect(ranked(page).first()).toContainText(titles[2])
  await tabTo(page, ranking(page, titles[2]), 'Shift+Tab')
  await keyboard.press('End')
  await expect(announcement(page)).toHaveText(`${titles[2]}, now position 3 of 5`)
  await tabTo(page, page.getByRole('button', { name: `Tie with ${titles[1]}` }))
  await keyboard.press('Space')
  await expect(announcement(page)).toHaveText(`${titles[2]}, now position 2 of 5, tied with ${titles[1]}`)
  await keyboard.press('Escape')
  await expect(ranking(page, titles[2])).toBeFocused()
  await keyboard.press('Home')
  await expect(ranking(page, titles[0])).toBeFocused()
  await keyboard.press('Delete')
  await expect(announcement(page)).toHaveText(`${titles[0]}, not ranked any more`)
  await expect(ranked(page)).toHaveCount(2)

  await tabTo(page, page.getByRole('button', { name: 'I’m done' }))
  await keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Your ranking is in' })).toBeFocused()
  await console.until(() => Object.values(console.presence?.submitted ?? {})[0]?.total === 1)
})

test('each person sees the pool in an order of their own, the same after a reload', async ({ server, open }) => {
  const { event } = await roomAt(server.url, 'Prioritise')
  const orders = new Set<string>()
  const people = 3
  for (let person = 0; person < people; person++) {
    const laptop = await open('laptop')
    await joinByLink(laptop, event.code)
    const pool = laptop.page.getByRole('list', { name: 'Not ranked yet' }).getByRole('button')
    await expect(pool).toHaveCount(titles.length)
    const order = (await pool.allInnerTexts()).join()
    await laptop.page.reload()
    await expect(pool).toHaveCount(titles.length)
    expect((await pool.allInnerTexts()).join()).toBe(order)
    orders.add(order)
  }
  expect(orders.size).toBeGreaterThan(1)
})
