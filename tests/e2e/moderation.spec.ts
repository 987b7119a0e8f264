// Moderation as those see it who run the room, and those whose words it is about.
import type { Locator, Page } from '@playwright/test'
import { expect, expectAccessible, test } from '../support/browser.ts'
import { Controller, join } from '../support/people.ts'
import { roomAt, tell, titles } from '../support/story.ts'

function panel(page: Page): Locator {
  return page.getByRole('region', { name: 'Moderation' })
}

/** The lists of the dialogs end with what is about one action. */
async function choose(page: Page, title: string): Promise<Locator> {
  await panel(page).getByRole('button', { name: 'An action…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('searchbox', { name: 'Which action?' }).fill(title)
  await dialog.getByRole('button', { name: title }).click()
  await expect(dialog.getByRole('heading', { name: title, level: 2 })).toBeVisible()
  return dialog
}

test('MO-1 MO-3 MO-4 MO-5 a facilitator hides, locks, merges, splits and takes back, by keyboard, with a reason each', async ({ server, open }) => {
  const { event, console } = await roomAt(server.url, 'Explore')
  const desk = (await open('laptop')).page
  await desk.goto(event.links['facilitator']!)
  const moderation = (): NonNullable<typeof console.state>['moderation'] => console.state!.moderation
  const idOf = (number: number): string => Object.entries(console.state!.actions).find(([, action]) => action.number === number)![0]

  await panel(desk).getByRole('button', { name: 'An action…' }).focus()
  await desk.keyboard.press('Enter')
  const dialog = desk.getByRole('dialog')
  await expect(dialog.getByRole('searchbox', { name: 'Which action?' })).toBeVisible()
  await expectAccessible(desk, 'choosing an action to moderate')
  await dialog.getByRole('searchbox', { name: 'Which action?' }).focus()
  await desk.keyboard.type('1')
  await desk.keyboard.press('Tab')
  await desk.keyboard.press('Enter')
  await expect(dialog.getByRole('heading', { name: titles[0], level: 2 })).toBeVisible()
  await expectAccessible(desk, 'an action to moderate')
  await dialog.getByRole('button', { name: 'Hide', exact: true }).focus()
  await desk.keyboard.press('Enter')
  await expect(dialog.getByRole('textbox', { name: 'Reason' })).toBeFocused()
  await desk.keyboard.press('Enter')
  await expect(dialog.getByText('Give a reason')).toBeVisible()
  await expect(dialog.getByRole('textbox', { name: 'Reason' })).toBeFocused()
  await expectAccessible(desk, 'a reason that is missing')
  await desk.keyboard.type('Names a person')
  await desk.keyboard.press('Enter')
  await expect(dialog.getByRole('button', { name: 'Show again', exact: true })).toBeFocused()
  expect(moderation().hidden.action).toEqual({ [idOf(1)]: true })
  await desk.keyboard.press('Escape')
  await expect(panel(desk).getByRole('button', { name: 'An action…' })).toBeFocused()
  await desk.getByRole('button', { name: 'Undo: Hidden: action 1' }).click()
  await console.until(() => Object.keys(moderation().hidden.action).length === 0)

  const merging = await choose(desk, titles[1])
  await merging.getByRole('button', { name: 'Merge with…' }).click()
  await merging.getByRole('searchbox', { name: 'Which action stands for both?' }).fill(titles[0])
  await merging.getByRole('button', { name: titles[0] }).click()
  await merging.getByRole('button', { name: 'The same as another' }).click()
  await expectAccessible(desk, 'merging')
  await merging.getByRole('button', { name: 'Merge them' }).click()
  await expect(merging.getByText('Merged into No. 1')).toBeVisible()
  await merging.getByRole('button', { name: 'Take apart' }).click()
  await expect(merging.getByRole('button', { name: 'Merge with…' })).toBeVisible()
  await merging.getByRole('button', { name: 'Another action' }).click()

  await merging.getByRole('searchbox', { name: 'Which action?' }).fill(titles[0])
  await merging.getByRole('button', { name: titles[0] }).click()
  await merging.getByRole('button', { name: 'Split in two' }).click()
  const parts = merging.getByRole('group', { name: /action$/ })
  await parts.nth(0).getByRole('textbox', { name: 'Title' }).fill('Equal pay for equal work')
  await parts.nth(1).getByRole('textbox', { name: 'Title' }).fill('One pay framework')
  await merging.getByRole('checkbox', { name: 'It keeps people in the job.' }).check()
  await merging.getByRole('textbox', { name: 'Reason' }).fill('Two things at once')
  await expectAccessible(desk, 'splitting')
  await merging.getByRole('button', { name: 'Split it' }).click()
  await expect(merging.getByRole('heading', { name: 'No. 1 Equal pay for equal work' })).toBeVisible()
  await console.until((state) => Object.values(state!.moderation.splits).length === 1)
  await merging.getByRole('button', { name: 'Lock', exact: true }).click()
  await merging.getByRole('button', { name: 'Wording agreed' }).click()
  await merging.getByRole('button', { name: 'Lock it' }).click()
  await expect(merging.getByRole('button', { name: 'Unlock' })).toBeVisible()
  await merging.getByRole('button', { name: 'Close' }).click()

  await panel(desk).getByRole('button', { name: 'Log…' }).click()
  const log = desk.getByRole('dialog', { name: 'Log of moderation' })
  await expect(log.getByRole('listitem')).toHaveText([/Locked · No. 1/, /Split · No. 1/, /Taken apart · No. 2/, /Merged · No. 2/, /Taken back: hidden · No. 1/, /Hidden · No. 1.*Names a person/s])
  await expectAccessible(desk, 'the log of moderation')
  const download = desk.waitForEvent('download')
  await log.getByRole('button', { name: 'Download as CSV' }).click()
  expect((await download).suggestedFilename()).toBe('moderation.csv')
})

test('MO-6 MO-8 the queue and people are moderated from a phone', async ({ server, open }) => {
  const { event, console } = await roomAt(server.url, 'Explore')
  const ben = await join(server.url, event.code, { name: 'Ben', group: 'Social care' })
  const person = await Controller.open(server.url, ben.token)
  await tell(console, { type: 'agenda.edit', stageId: console.state!.stageId, premoderated: true })
  const { boardId } = event.boards[0]!
  const offer = (entryId: string, title: string): Promise<unknown> => person.send({ type: 'entry.offer', entryId, boardId, entry: { kind: 'action', title, detail: '', theme: null } })
  await offer('offered-1', 'Pay travel time between home visits')
  await offer('offered-2', 'My manager refused any training')
  const phone = (await open('phone')).page
  await phone.goto(event.links['facilitator']!)
  const queue = panel(phone)
  await expect(queue.getByText('2 waiting')).toBeVisible()
  await expectAccessible(phone, 'what waits for approval')
  await queue.getByRole('button', { name: 'Approve: Pay travel time between home visits' }).tap()
  await expect(queue.getByText('1 waiting')).toBeVisible()
  await expect(queue.getByRole('heading', { name: 'Moderation' })).toBeFocused()
  await queue.getByRole('button', { name: 'Return with a note: My manager refused any training' }).tap()
  const note = phone.getByRole('dialog')
  await note.getByRole('textbox', { name: 'Note to the author' }).fill('Please name nobody')
  await expectAccessible(phone, 'a note to the author')
  await note.getByRole('button', { name: 'Return with a note' }).tap()
  await expect(queue.getByText('Sent back: Please name nobody')).toBeVisible()
  await person.until(() => person.heard.some(({ event: name, payload }) => name === 'own' && JSON.stringify(payload).includes('Please name nobody')))

  await queue.getByRole('button', { name: 'People…' }).tap()
  const people = phone.getByRole('dialog')
  await expectAccessible(phone, 'choosing a person')
  await people.getByRole('button', { name: 'Ben Social care' }).tap()
  await people.getByRole('button', { name: 'Mute' }).tap()
  await people.getByRole('button', { name: 'Off topic' }).tap()
  await expectAccessible(phone, 'muting somebody')
  await people.getByRole('button', { name: 'Mute them' }).tap()
  await expect(people.getByRole('button', { name: 'Let them write again' })).toBeVisible()
  expect(await offer('offered-3', 'More')).toMatchObject({ ok: false, error: { code: 'muted' } })
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  person.close()
})
