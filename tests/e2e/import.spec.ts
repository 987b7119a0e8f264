// The organiser brings in what others wrote: actions from a file and by pasting, and submissions, looked through and linked.
import { expect, expectAccessible, expectNoSidewaysScrolling, smallTargets, tabTo, test } from '../support/browser.ts'
import type { Person } from '../support/browser.ts'
import { joinByCode, openAction, openOrganiser, plan, roomAt } from '../support/story.ts'
import { xlsx } from '../support/xlsx.ts'

const file = (text: string, name = 'actions.csv') => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

async function openImport(organiser: Person): Promise<void> {
  await openOrganiser(organiser)
  await organiser.page.getByRole('link', { name: new RegExp(`^Import ?, ${plan.title}`) }).click()
  await expect(organiser.page.getByRole('heading', { name: `Import into ${plan.title}`, level: 1 })).toBeFocused()
}

for (const device of ['laptop', 'phone'] as const) {
  test(`IM-2, IM-3 and IM-6 a file is looked at, put right, imported and taken back on a ${device}`, async ({ server, open }) => {
    const { event } = await roomAt(server.url, 'Explore')
    const organiser = await open(device)
    organiser.expectErrors(/status of 422/)
    const { page } = organiser
    await openImport(organiser)
    await expectAccessible(page, 'nothing chosen')
    await page.setInputFiles('input[type=file]', file('Gweithred;Manylion;Thema\nLonger rests;Between shifts;Just\n;no title;Just\n'))
    await expect(page.getByRole('main').getByText('Row 3: “Gweithred” is empty.')).toBeVisible()
    await expect(page.getByRole('button', { name: /^Import 0/ })).toHaveAttribute('aria-disabled', 'true')
    await expectAccessible(page, 'a row that is wrong')
    await page.setInputFiles('input[type=file]', { name: 'actions.xlsx', mimeType: 'application/zip', buffer: Buffer.from(xlsx([['Action', 'Words', 'Theme'], ['Longer rests', 'Between shifts', 'just'], ['Earn while learning', '', 'New routes'], ['Equal pay', 'One framework', 'Just']])) })
    await expect(page.getByRole('main').getByText('3 actions will be added, with 1 new theme.')).toBeVisible()
    await page.getByLabel('Detail or text').selectOption('Words')
    await expect(page.getByRole('main').getByText('2 actions will be added, with 1 new theme.')).toBeVisible()
    await expect(page.getByRole('main').getByText('1 row is there already')).toBeVisible()
    await expect(page.getByRole('cell', { name: 'Between shifts' })).toBeVisible()
    await expectAccessible(page, 'what will happen')
    await expectNoSidewaysScrolling(page, 'what will happen')
    expect(await smallTargets(page)).toEqual([])
    const doIt = page.getByRole('button', { name: 'Import 2 actions' })
    await tabTo(page, doIt)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('main').getByRole('status').filter({ hasText: '2 actions imported' })).toBeFocused()
    await expect(page.getByRole('main').getByText('Their spoken numbers are 6 to 7.')).toBeVisible()

    const anna = await open('phone')
    await joinByCode(anna, event.code, { name: 'Anna' })
    const sheet = await openAction(anna.page, 'Longer rests')
    await expect(sheet.getByRole('textbox', { name: 'Detail' })).toHaveValue('Between shifts')

    await page.getByRole('button', { name: /^Take back ?: actions.xlsx$/ }).click()
    await expect(page.getByRole('main').getByText('Taken back: 2 removed.')).toBeVisible()
    await expectAccessible(page, 'taken back')
    await expect(anna.page.getByText('Longer rests')).toHaveCount(0)
  })
}

test('IM-4 lines are pasted into an event that is there, and a second time by mistake', async ({ server, open }) => {
  await roomAt(server.url, 'Explore')
  const organiser = await open('laptop')
  const { page } = organiser
  await openImport(organiser)
  await page.getByRole('radio', { name: 'I paste them' }).check()
  const lines = page.getByLabel('One row a line')
  await lines.fill('Just:\nLonger rests – between shifts\n• Earn while learning')
  await page.getByRole('button', { name: 'Look at it first' }).click()
  await page.getByRole('button', { name: 'Import 2 actions' }).click()
  await expect(page.getByRole('main').getByText('2 actions imported')).toBeVisible()
  await lines.fill('Just:\nLonger rests – between shifts\nEarn while learning')
  await page.getByRole('button', { name: 'Look at it first' }).click()
  await expect(page.getByRole('main').getByText('Nothing new: there is nothing to import.')).toBeVisible()
  await expect(page.getByRole('main').getByText('Rows 2, 3.')).toBeVisible()
  await page.getByRole('radio', { name: 'Add them once more' }).check()
  await expect(page.getByRole('button', { name: 'Import 2 actions' })).toBeVisible()
})

test('IM-10, IM-11 and IM-12 submissions are found, put to a theme, linked and merged, and nobody else learns who sent them', async ({ server, open }) => {
  const { event } = await roomAt(server.url, 'Explore')
  const organiser = await open('laptop')
  const { page } = organiser
  await openImport(organiser)
  await page.getByRole('radio', { name: 'Call-for-evidence submissions' }).check()
  const letter = 'Care workers leave because their rests between shifts are too short and nobody asks them when rotas are made'
  const rows = ['Ref,Organisation,Name,Email,Response', `A1,Care Trust,Secret Person,secret@example.org,"${letter}"`, `A2,,Other Person,other@example.org,"${letter} at all"`, 'A3,College,,,Train people together from the first year on']
  await page.setInputFiles('input[type=file]', file(rows.join('\r\n'), 'submissions.csv'))
  await page.getByRole('button', { name: 'Import 3 submissions' }).click()
  await page.getByRole('link', { name: 'To the submissions' }).click()
  await expect(page.getByRole('heading', { name: `Submissions to ${plan.title}`, level: 1 })).toBeVisible()
  await expect(page.getByRole('main').getByText('3 of 3 submissions')).toBeVisible()
  await expect(page.getByRole('main').getByText('Secret Person')).toBeVisible()
  await expectAccessible(page, 'submissions')

  await page.getByRole('searchbox', { name: 'Search by words' }).fill('RESTS shifts')
  await expect(page.getByRole('main').getByText('2 of 3 submissions')).toBeVisible()
  await page.getByLabel('Select all shown').check()
  await page.getByLabel('Choose a theme').selectOption('Just')
  await page.getByRole('button', { name: 'Put to theme' }).click()
  await expect(page.locator('.submission').first().getByText('Just', { exact: true })).toBeVisible()
  await page.getByRole('searchbox', { name: 'Search by words' }).fill('')
  await page.getByLabel('Assigned to a theme').selectOption('No')
  await expect(page.getByRole('main').getByText('1 of 3 submissions')).toBeVisible()
  await page.getByLabel('Assigned to a theme').selectOption('Any')
  await expect(page.getByRole('main').getByText('3 of 3 submissions')).toBeVisible()

  const first = page.locator('.submission').first()
  await first.locator('summary').click()
  await first.getByLabel('Action for no. 1').selectOption({ label: '1 Equal pay' })
  await first.getByRole('button', { name: 'Link to an action' }).click()
  await expect(first.getByText('Evidence for 1 Equal pay')).toBeVisible()
  await expectAccessible(page, 'linked')

  await page.getByRole('button', { name: 'Look for duplicates' }).click()
  await expect(page.getByRole('main').getByText('% of their wording in common')).toBeVisible()
  await expectAccessible(page, 'likely duplicates')
  await page.getByRole('button', { name: 'No. 2 says the same as no. 1' }).click()
  await expect(page.getByRole('main').getByText('Says the same as no. 1', { exact: true })).toBeVisible()
  await expect(page.getByRole('main').getByText('No two submissions share much of their wording.')).toBeVisible()

  const anna = await open('phone')
  await joinByCode(anna, event.code, { name: 'Anna' })
  const sheet = await openAction(anna.page, 'Equal pay')
  await expect(sheet.getByText('Care Trust, no. 1')).toBeVisible()
  expect(await anna.received()).not.toMatch(/Secret Person|secret@example|Other Person/)

  const phone = await open('phone')
  await openOrganiser(phone)
  await phone.page.goto(`/organiser#submissions=${event.eventId}`)
  await expect(phone.page.getByText('3 of 3 submissions')).toBeVisible()
  await expectNoSidewaysScrolling(phone.page, 'submissions on a phone')
  expect(await smallTargets(phone.page)).toEqual([])
})
