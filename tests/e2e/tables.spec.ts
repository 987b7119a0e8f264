// Breakout tables as the people at them have them: at a phone, a laptop, a table's own console and the room's.
import type { Page } from '@playwright/test'
import { expect, expectAccessible, expectNoSidewaysScrolling, smallTargets, tabTo, test } from '../support/browser.ts'
import type { Person } from '../support/browser.ts'
import { join } from '../support/people.ts'
import { addAction, announcement, card, inPool, joinByLink, openAction, openOrganiser, plan, question, roomAt, sheet, tell, titles } from '../support/story.ts'

/** Four browsers in one story: more than the usual time on a busy machine. */
test.setTimeout(300_000)

const boards = (page: Page) => page.getByRole('navigation', { name: 'Boards' })
const current = (page: Page) => boards(page).locator('[aria-current]')
const panel = (page: Page) => page.getByRole('region', { name: 'Tables' })
const carriedHere = (page: Page, title: string) => panel(page).getByRole('listitem').filter({ hasText: title }).getByText('On everybody’s board already')

/** Looks at everybody's board and back, by keys alone. */
async function lookAwayAndBack(page: Page, own: string, table: string): Promise<void> {
  await tabTo(page, boards(page).getByRole('button', { name: 'Everybody’s board' }))
  await page.keyboard.press('Enter')
  await expect(card(page, titles[0])).toBeVisible()
  await expect(card(page, own)).toBeHidden()
  await expect(current(page)).toBeFocused()
  await tabTo(page, boards(page).getByRole('button', { name: table }), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(card(page, own)).toBeVisible()
}

test('TB-8 people work at tables, are moved with their words, and what they stand behind is carried to everybody and voted on', async ({ server, open }) => {
  const { event } = await roomAt(server.url, 'Explore')
  const [phone, laptop, facilitator, helper] = [await open('phone'), await open('laptop'), await open('laptop'), await open('laptop')]
  await joinByLink(phone, event.code, { name: 'Anna', group: plan.groups[0] })
  await joinByLink(laptop, event.code, { name: 'Ben', group: plan.groups[1] })
  const desk = facilitator.page

  await test.step('tables are made, and everybody is seated at random', async () => {
    await desk.goto(event.links['facilitator']!)
    await expect(desk.getByRole('row', { name: `${plan.groups[0]} 1 1` })).toBeVisible()
    await desk.getByRole('spinbutton', { name: 'How many tables' }).fill('3')
    await desk.getByRole('button', { name: 'Make tables' }).press('Enter')
    await expect(desk.getByRole('heading', { name: 'Tables', exact: true })).toBeFocused()
    await desk.getByRole('button', { name: 'Give 2 people without a seat one at random' }).click()
    for (const { page } of [phone, laptop]) await expect(current(page)).toHaveText(/^Table \d$/)
    await expect(current(phone.page)).not.toHaveText((await current(laptop.page).textContent())!)
  })

  await test.step('one chooses another table', async () => {
    await desk.getByRole('button', { name: 'People choose' }).click()
    await boards(laptop.page).getByRole('button', { name: 'Another table' }).click()
    const taken = [await current(phone.page).textContent(), await current(laptop.page).textContent()]
    const free = ['Table 1', 'Table 2', 'Table 3'].find((title) => !taken.includes(title))!
    await expectAccessible(laptop.page, 'choosing another table')
    await laptop.page.getByRole('dialog').getByRole('button', { name: `Sit here: ${free}` }).press('Enter')
    await expect(current(laptop.page)).toHaveText(free)
    await expect(current(laptop.page)).toBeFocused()
    await expect(announcement(laptop.page)).toContainText(`You are at: ${free}`)
  })
  const [annas, bens] = [(await current(phone.page).textContent())!, (await current(laptop.page).textContent())!]

  await test.step('each writes on their own table’s board', async () => {
    await addAction(phone.page, 'Add an action to Just', 'Paid placements')
    await addAction(laptop.page, 'Add an action in Just', 'Safe staffing')
    await expect(card(phone.page, 'Safe staffing')).toBeHidden()
    await expect(card(laptop.page, 'Paid placements')).toBeHidden()
    await openAction(laptop.page, 'Safe staffing')
    await sheet(laptop.page).getByRole('textbox', { name: 'An argument for the action' }).fill('It keeps people well.')
    await sheet(laptop.page).getByRole('button', { name: 'Add', exact: true }).click()
    await expect(sheet(laptop.page).getByRole('heading', { name: '1 for' })).toBeVisible()
    await sheet(laptop.page).getByRole('button', { name: 'Close' }).click()
    await lookAwayAndBack(laptop.page, 'Safe staffing', bens)
    for (const { page } of [phone, laptop]) {
      await expectAccessible(page, 'at a table')
      await expectNoSidewaysScrolling(page, 'at a table')
      expect.soft(await smallTargets(page)).toEqual([])
    }
  })

  await test.step('one is moved in the middle of a sentence, is told, and keeps the words', async () => {
    await openAction(phone.page, 'Paid placements')
    await sheet(phone.page).getByRole('textbox', { name: 'An argument for the action' }).fill('Nobody can live on nothing.')
    await desk.getByRole('button', { name: `Look in: ${annas}` }).click()
    const seat = panel(desk).getByRole('combobox', { name: /^Anna/ })
    await seat.focus()
    await seat.selectOption(bens)
    await expect(sheet(phone.page)).toBeVisible()
    await panel(desk).getByRole('button', { name: 'Move Anna' }).press('Enter')
    await expect(current(phone.page)).toHaveText(bens)
    await expect(announcement(phone.page)).toContainText(`You are at: ${bens}`)
    await expect(card(phone.page, 'Safe staffing')).toBeVisible()
    await expect(phone.page.getByText('Nobody can live on nothing.')).toBeVisible()
    await expectAccessible(phone.page, 'moved, with words kept')
    await expect(panel(desk).getByText('Nobody sits here yet.')).toBeVisible()
    await expectAccessible(desk, 'a table looked into')
  })

  await test.step('an action is carried, taken back and carried again', async () => {
    await desk.getByRole('button', { name: `Look in: ${bens}` }).click()
    await panel(desk).getByRole('checkbox', { name: /Safe staffing/ }).check()
    await panel(desk).getByRole('button', { name: 'Carry 1 action to everybody’s board' }).press('Enter')
    await expect(carriedHere(desk, 'Safe staffing')).toBeVisible()
    await expect(panel(desk).getByRole('paragraph').filter({ hasText: '1 action on its board' })).toBeFocused()
    await desk.getByRole('button', { name: 'Undo: Actions carried to another board' }).click()
    await panel(desk).getByRole('checkbox', { name: /Safe staffing/ }).check()
    await panel(desk).getByRole('button', { name: 'Carry 1 action to everybody’s board' }).click()
    await expect(carriedHere(desk, 'Safe staffing')).toBeVisible()
    await boards(phone.page).getByRole('button', { name: 'Everybody’s board' }).click()
    await expect(card(phone.page, 'Safe staffing')).toHaveCount(1)
    await expect(phone.page.getByText(`from ${bens}`)).toBeVisible()
    await openAction(phone.page, 'Safe staffing')
    await expect(sheet(phone.page).getByText('It keeps people well.')).toBeVisible()
  })

  await test.step('who helps at a table freezes its board and carries', async () => {
    await desk.getByRole('button', { name: `Look in: ${annas}` }).click()
    await panel(desk).getByRole('button', { name: 'Show the link' }).click()
    await helper.page.goto(await panel(desk).getByRole('textbox', { name: 'Link for who helps at this table' }).inputValue())
    await expect(helper.page.getByRole('heading', { name: `You help at ${annas}` })).toBeVisible()
    await helper.page.getByRole('button', { name: `Freeze ${annas}` }).click()
    await expect(helper.page.getByText('It is frozen.')).toBeVisible()
    await helper.page.getByRole('checkbox', { name: /Paid placements/ }).press('Space')
    await helper.page.getByRole('button', { name: 'Carry 1 action to everybody’s board' }).press('Enter')
    await expect(announcement(helper.page)).toContainText('1 action is on everybody’s board now')
    await expectAccessible(helper.page, 'the console of one table')
  })

  await test.step('everybody votes on what is on everybody’s board', async () => {
    await desk.getByRole('button', { name: /^Next: Prioritise/ }).click()
    for (const { page } of [phone, laptop]) {
      await expect(page.getByRole('heading', { name: question, level: 1 })).toBeVisible()
      for (const title of [...titles, 'Safe staffing', 'Paid placements']) await expect(inPool(page, title)).toHaveCount(1)
      await expect(page.getByRole('list', { name: 'Not ranked yet' }).getByRole('button')).toHaveCount(titles.length + 2)
    }
  })

  await test.step('the replay shows each table’s board', async () => {
    const organiser = await open('laptop')
    await openOrganiser(organiser)
    await organiser.page.getByRole('link', { name: new RegExp(`^Replay ?, ${plan.title}$`) }).click()
    const board = organiser.page.getByRole('region', { name: 'Board', exact: true })
    await organiser.page.getByRole('slider', { name: 'Time' }).press('End')
    await organiser.page.getByRole('combobox').selectOption(annas)
    await expect(board.getByText('Paid placements', { exact: true })).toBeVisible()
    await expect(board.getByText('Safe staffing', { exact: true })).toBeHidden()
  })
})

for (const device of ['laptop', 'phone'] as const) {
  test(`TB-9 twenty tables of ten people on a ${device}: counted, found by name, seated by hand`, async ({ server, open }) => {
    const { event, console } = await roomAt(server.url, 'Explore')
    const tables = 20
    await tell(console, { type: 'tables.make', titles: Array.from({ length: tables }, (_, i) => `Table ${i + 1}`) })
    const enter = (seat: number) => join(server.url, event.code, { name: `Person ${seat}`, group: plan.groups[seat % 2]! })
    await Promise.all(Array.from({ length: 40 }, (_, i) => enter(i + 1)))
    const person: Person = await open(device)
    const { page } = person
    await page.goto(event.links['facilitator']!)
    await page.getByRole('button', { name: 'Look in: No seat' }).click()
    await expect(panel(page).getByRole('combobox')).toHaveCount(30)
    await panel(page).getByRole('searchbox', { name: 'Find a person by name' }).fill('person 33')
    await panel(page).getByRole('combobox', { name: /^Person 33/ }).selectOption('Table 20')
    await expectAccessible(page, 'people without a seat')
    await panel(page).getByRole('button', { name: 'Move Person 33' }).press('Enter')
    await expect(panel(page).getByText('39 people have no seat.')).toBeVisible()
    await panel(page).getByRole('button', { name: 'Give 39 people without a seat one at random' }).press('Enter')
    await expect(panel(page).getByText('Everybody has a seat.')).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Tables', exact: true })).toBeFocused()

    await tell(console, { type: 'seating.set', seating: 'random' })
    await Promise.all(Array.from({ length: 160 }, (_, i) => enter(i + 41)))
    await panel(page).getByRole('button', { name: 'Seat everybody anew at random' }).press('Enter')
    await expectAccessible(page, 'asked whether to seat everybody anew')
    await page.getByRole('dialog').getByRole('button', { name: 'Seat everybody anew' }).press('Enter')
    await expect(panel(page).getByText('10 people')).toHaveCount(tables)
    await page.getByRole('button', { name: 'Look in: Table 20' }).press('Enter')
    await expect(panel(page).getByRole('combobox', { name: /^Person/ })).toHaveCount(10)
    await expectAccessible(page, 'twenty tables')
    await expectNoSidewaysScrolling(page, 'twenty tables')
    await panel(page).getByRole('button', { name: 'Remove this table' }).press('Enter')
    await expect(panel(page).getByText('10 people have no seat.')).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Tables', exact: true })).toBeFocused()
  })
}
