// The whole story of an event with four people at once, and what goes wrong in the middle given from outside.
import { expect, test, times } from '../support/browser.ts'
import type { Device, Person } from '../support/browser.ts'
import { openBoard } from '../support/people.ts'
import type { Created } from '../support/people.ts'
import type { RunningServer } from '../support/server.ts'
import {
  addAction, card, caretAt, createRoom, inPool, joinByCode, joinByLink, openAction, openOrganiser, plan, question, ranking, sheet, titles,
} from '../support/story.ts'

export type Room = {
  server: RunningServer
  event: Created
  phone: Person
  laptop: Person
  facilitator: Person
  screen: Person
}

/** Goes wrong while `work` is being done, looks at what people see meanwhile (`waiting`), and is over afterwards. */
export type Trouble = (room: Room, work: () => Promise<unknown>, waiting: () => Promise<void>) => Promise<void>

const written = `For all: ${titles[0]} by 2030`
const added = 'Paid placements'

export async function tellStory(server: RunningServer, open: (device: Device) => Promise<Person>, trouble: Trouble): Promise<Room> {
  const event = await createRoom(server.url)
  const room: Room = {
    server, event, phone: await open('phone'), laptop: await open('laptop'), facilitator: await open('laptop'), screen: await open('screen'),
  }
  await test.step('everybody comes in', () => gather(room))
  await test.step('two people write one title at once', () => writeTogether(room, trouble))
  await test.step('arguments, a new action, a move to another theme', () => workOnBoard(room))
  await test.step('the facilitator runs the room', () => runRoom(room))
  await test.step('everybody ranks', () => vote(room, trouble))
  await test.step('voting is closed and the result revealed', () => reveal(room))
  return room
}

async function gather({ event, phone, laptop, facilitator, screen }: Room): Promise<void> {
  await Promise.all([facilitator.page.goto(event.links['facilitator']!), screen.page.goto(event.links['screen']!)])
  await expect(screen.page.getByRole('img', { name: /^QR code of the link to join/ })).toBeVisible()
  const shown = await screen.page.getByText(/^Join code: /).textContent()
  const code = shown!.replace('Join code:', '').replaceAll(' ', '')
  await joinByLink(phone, event.code, { name: 'Anna Adams', group: plan.groups[0] })
  await joinByCode(laptop, code, { name: 'Ben Brown', group: plan.groups[1] })
  await expect(phone.page.getByRole('heading', { name: 'You are in, Anna' })).toBeVisible()
  await expect(laptop.page.getByRole('heading', { name: 'You are in, Ben' })).toBeVisible()
  await expect(screen.page.getByRole('img', { name: '2 of 2 people are here' })).toBeVisible()
  await expect(facilitator.page.getByRole('row', { name: `${plan.groups[0]} 1 1` })).toBeVisible()
  await facilitator.page.getByRole('button', { name: /^Next: Explore/ }).click()
  for (const { page } of [phone, laptop]) await expect(page.getByRole('heading', { name: 'Explore', level: 1 })).toBeVisible()
  await expect(screen.page.getByRole('heading', { name: 'Explore', level: 1 })).toBeVisible()
}

async function writeTogether(room: Room, trouble: Trouble): Promise<void> {
  const { phone, laptop, facilitator, screen } = room
  await Promise.all([openAction(phone.page, titles[0]), openAction(laptop.page, titles[0])])
  const atEnd = await caretAt(phone.page, 'end')
  const atBeginning = await caretAt(laptop.page, 'beginning')
  await expect(sheet(laptop.page).getByText('Anna and you are editing')).toBeVisible()
  await expect(screen.page.getByText('2 people are writing')).toBeVisible()

  const write = (): Promise<unknown> => Promise.all([atEnd.pressSequentially(' by 2030', { delay: 20 }), atBeginning.pressSequentially('For all: ', { delay: 20 })])
  await trouble(room, write, () => expect(sheet(phone.page).getByText('Waiting to send')).toBeVisible())
  for (const { page } of [phone, laptop]) {
    await expect(sheet(page).getByRole('textbox', { name: 'Title' })).toHaveValue(written)
    await expect(sheet(page).getByText('Saved')).toBeVisible()
  }
  await expect(screen.page.getByText(written)).toBeVisible()
  await expect(facilitator.page.getByText('Connected', { exact: true })).toBeVisible()
  expect(await storedTitles(room)).toContain(written)
}

async function workOnBoard({ phone, laptop, screen }: Room): Promise<void> {
  await sheet(laptop.page).getByRole('button', { name: 'Against' }).click()
  await sheet(laptop.page).getByRole('textbox', { name: 'An argument against the action' }).fill('Who pays for it?')
  await sheet(laptop.page).getByRole('button', { name: 'Add', exact: true }).click()
  await expect(sheet(phone.page).getByText('Who pays for it?')).toBeVisible()
  await expect(sheet(phone.page).getByRole('heading', { name: '1 against' })).toBeVisible()

  await sheet(phone.page).getByRole('button', { name: /^Just, place 1 of 2/ }).click()
  const dialog = phone.page.getByRole('dialog', { name: 'Move action 1' })
  await dialog.getByRole('combobox', { name: 'Theme' }).selectOption('Integrated')
  await dialog.getByRole('combobox', { name: 'Place' }).selectOption('1, at the top')
  await dialog.getByRole('button', { name: 'Move', exact: true }).click()
  const integrated = laptop.page.getByRole('region', { name: 'Integrated' })
  await expect(integrated.getByRole('link').first()).toHaveAccessibleName(`Action 1: ${written}`)
  await sheet(phone.page).getByRole('button', { name: 'Move action 1 down' }).click()
  await expect(integrated.getByRole('link').nth(1)).toHaveAccessibleName(`Action 1: ${written}`)

  await sheet(phone.page).getByRole('button', { name: 'Back to the board' }).click()
  await addAction(phone.page, 'Add an action to Just', added)
  await expect(card(laptop.page, added)).toHaveAccessibleName(`Action 6: ${added}`)
  await expect(screen.page.getByText(added)).toBeVisible()
}

async function runRoom({ phone, laptop, facilitator, screen }: Room): Promise<void> {
  const { page } = facilitator
  await page.getByRole('button', { name: 'Add one minute' }).click()
  for (const one of [phone, screen]) await expect(one.page.getByRole('timer')).toHaveAccessibleName(/^10 minutes \d+ seconds? left$/)
  await page.reload()
  await expect(page.getByRole('timer')).toHaveAccessibleName(/^10 minutes \d+ seconds? left$/)

  const words = 'It takes years.'
  const argument = sheet(laptop.page).getByRole('textbox', { name: 'An argument against the action' })
  await sheet(laptop.page).getByRole('button', { name: 'Against' }).click()
  await argument.fill(words)
  await page.getByRole('button', { name: 'Freeze board' }).click()
  await expect(phone.page.getByText('The board is frozen for a moment', { exact: true })).toBeVisible()
  await expect(sheet(laptop.page).getByText('Your words are kept as a draft')).toBeVisible()
  await expect(sheet(laptop.page).getByText(words)).toBeVisible()
  await expect(phone.page.getByRole('button', { name: /^Add an action/ })).toBeHidden()
  await page.getByRole('button', { name: 'Undo: Board frozen' }).click()
  await expect(argument).toHaveValue(words)
  await sheet(laptop.page).getByRole('button', { name: 'Add', exact: true }).click()
  await expect(sheet(laptop.page).getByRole('heading', { name: '2 against' })).toBeVisible()

  await page.keyboard.press('p')
  await expect(phone.page.getByText('Everything is paused', { exact: true })).toBeVisible()
  await expect(screen.page.getByRole('heading', { name: 'The screen is blank.' })).toBeAttached()
  await page.getByRole('button', { name: /^Resume everything/ }).first().click()
  await expect(screen.page.getByRole('heading', { name: 'Explore' })).toBeVisible()
}

async function vote(room: Room, trouble: Trouble): Promise<void> {
  const { phone, laptop, facilitator, screen } = room
  await facilitator.page.getByRole('button', { name: /^Next: Prioritise/ }).click()
  for (const { page } of [phone, laptop]) await expect(page.getByRole('heading', { name: question, level: 1 })).toBeVisible()
  await expect(facilitator.page.getByText('0 of 2 have submitted')).toBeVisible()

  // The laptop ranks three of six by keyboard, the last two tied.
  for (const title of [titles[2], titles[3], added]) {
    await inPool(laptop.page, title).focus()
    await laptop.page.keyboard.press('Enter')
  }
  await ranking(laptop.page, added).focus()
  await laptop.page.keyboard.press('Enter')
  await laptop.page.getByRole('button', { name: `Tie with ${titles[3]}` }).press('Enter')
  await expect(laptop.page.getByText('Saved')).toBeVisible()
  await expect(facilitator.page.getByText('1 of 2 have submitted')).toBeVisible()

  const rank = async (): Promise<void> => {
    for (const title of [titles[2], written, titles[4]]) await inPool(phone.page, title).tap()
  }
  await trouble(room, rank, async () => {
    await expect(phone.page.getByText('Waiting to send')).toBeVisible()
    await phone.page.getByRole('button', { name: 'I’m done' }).tap()
    await expect(phone.page.getByRole('heading', { name: 'Your ranking is waiting to be sent' })).toBeVisible()
  })
  await expect(phone.page.getByRole('heading', { name: 'Your ranking is in' })).toBeVisible()
  await expect(phone.page.getByRole('region', { name: 'Your receipt' })).toContainText(/\w{4}-\w{4}-\w{4}/)
  await laptop.page.getByRole('button', { name: 'I’m done' }).click()
  await expect(laptop.page.getByRole('heading', { name: 'Your ranking is in' })).toBeVisible()
  await expect(facilitator.page.getByText('2 of 2 have submitted')).toBeVisible()
  await expect(screen.page.getByRole('img', { name: '2 of 2 have voted' })).toBeVisible()
}

async function reveal({ phone, laptop, facilitator, screen }: Room): Promise<void> {
  const { page } = facilitator
  const close = page.getByRole('button', { name: /^Close voting/ }).first()
  const asked = page.getByRole('dialog', { name: 'Close voting for good?' })
  await close.click()
  await asked.getByRole('button', { name: 'Not yet' }).click()
  await expect(asked).toBeHidden()
  await expect(page.getByText('Voting open', { exact: true })).toBeVisible()
  await close.click()
  await asked.getByRole('button', { name: 'Close voting' }).click()
  for (const one of [phone, laptop]) await expect(one.page.getByRole('heading', { name: 'Voting is closed' })).toBeVisible()
  await page.getByRole('button', { name: /^Next: Results/ }).click()
  await expect(phone.page.getByText('Results will be shown here when the facilitator reveals them.')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Reveal the result/ })).toBeVisible()

  for (const person of [phone, laptop, facilitator, screen]) {
    const traffic = await person.received()
    for (const word of tallyWords) expect(times(traffic, word), `${word} before the reveal`).toBe(0)
  }
  await page.getByRole('button', { name: /^Reveal the result/ }).click()
  await page.getByRole('dialog', { name: /^Reveal the result to/ }).getByRole('button', { name: 'Reveal now' }).click()

  for (const one of [phone, laptop]) {
    await expect(one.page.getByRole('heading', { name: `“${titles[2]}” comes first.`, exact: false })).toBeVisible()
    await expect(one.page.getByText('2 ballots').first()).toBeVisible()
  }
  await expect(screen.page.getByRole('heading', { name: question })).toBeVisible()
  await expect(screen.page.getByText('2 ballots')).toBeVisible()
  await expect(screen.page.getByText(titles[2])).toBeVisible()
  await expect(page.getByRole('region', { name: 'Result', exact: true })).toContainText(titles[2])
  for (const person of [phone, laptop, facilitator, screen]) {
    const traffic = await person.received()
    for (const word of tallyWords) expect(times(traffic, word), `${word} after the reveal`).toBeGreaterThan(0)
  }
}

/** The organiser looks at what happened, moment by moment. */
export async function replay({ event }: Room, organiser: Person): Promise<void> {
  const { page } = organiser
  await openOrganiser(organiser)
  await page.getByRole('link', { name: new RegExp(`^Replay ?, ${plan.title}$`) }).click()
  const board = page.getByRole('region', { name: 'Board', exact: true })
  const slider = page.getByRole('slider', { name: 'Time' })
  await expect(slider).toBeVisible()
  expect(page.url()).toContain(`/replay/${event.eventId}`)

  await slider.press('Home')
  await expect(page.getByText('No vote has been opened yet.')).toBeVisible()
  const stages = page.getByRole('navigation', { name: 'Stages' })
  await stages.getByRole('button', { name: /^2 Explore/ }).click()
  await expect(board.getByText(titles[0], { exact: true })).toBeVisible()
  await expect(board.getByText(added)).toBeHidden()
  await stages.getByRole('button', { name: /^3 Prioritise/ }).click()
  await expect(board.getByText(written)).toBeVisible()
  await page.getByText(/^(Stages and key moments|Moments)$/).filter({ visible: true }).click()
  await page.getByRole('button', { name: /Voting opened$/ }).click()
  await expect(page.getByRole('region', { name: /^Ballots at/ })).toContainText('Nobody saw a ranking before the reveal')
  await slider.press('End')
  const published = page.getByRole('region', { name: /^Ranking at/ })
  await expect(published.getByRole('listitem').first()).toContainText(titles[2])
  await expect(published).toContainText('2 ballots')

  await slider.press('Home')
  await page.getByRole('button', { name: '60 times as fast' }).click()
  await page.getByRole('button', { name: 'Play' }).click()
  await expect(published).toBeVisible()
}

/** What the server holds, read the way any other program would. */
export async function storedTitles({ server, event }: Room): Promise<string[]> {
  const { doc, close } = await openBoard(server.url, event.boards[0]!.boardId, event.tokens.screen)
  const stored = [...doc.getMap('actions').values()].map((action) => String((action as Map<string, unknown>).get('title')))
  close()
  return stored
}

const tallyWords = ['matrices', 'certainty', 'schulze', 'borda']
