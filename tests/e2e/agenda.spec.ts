// The agenda's editor, at the organiser and in the console, by touch on a phone and by keyboard; and what is printed.
import { expect, expectAccessible, test } from '../support/browser.ts'
import { joinByLink, openOrganiser, roomAt, tell } from '../support/story.ts'

const titles = '.plan-row h2'

test('EV-32 an organiser changes the agenda of a running event, on a phone, and everybody sees it', async ({ server, open }) => {
  const { event, console } = await roomAt(server.url, 'Explore')
  const organiser = await open('phone')
  const { page } = organiser
  await openOrganiser(organiser)
  await page.getByRole('link', { name: 'Edit agenda' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: /^Agenda of/ })).toBeVisible()
  const rows = page.locator(titles)
  const before = await rows.allTextContents()
  await expectAccessible(page, 'the agenda')

  const last = before.at(-1)!
  await page.getByRole('button', { name: `Move ${last} up` }).tap()
  await expect(rows.nth(before.length - 2)).toHaveText(last)
  await page.getByRole('button', { name: 'Undo: Stage moved' }).tap()
  await expect(rows.last()).toHaveText(last)

  await page.getByLabel('Kind of the new stage').selectOption('ballot')
  await page.getByRole('button', { name: 'Add a stage' }).tap()
  const dialog = page.getByRole('dialog', { name: 'Change Prioritise' })
  await dialog.getByLabel('Title', { exact: true }).fill('Straw poll')
  await dialog.getByLabel('Minutes').fill('5')
  await dialog.getByRole('radio', { name: 'Choose' }).check()
  await dialog.getByRole('checkbox', { name: 'Move actions' }).uncheck()
  await expectAccessible(page, 'a stage')
  await dialog.getByRole('button', { name: 'Change Prioritise', exact: true }).tap()
  const question = page.getByRole('dialog').last()
  await question.getByLabel('Question').fill('Which ones would you drop?')
  await question.getByLabel('How people vote').selectOption('approve')
  await question.getByRole('radio', { name: /^Public recount/ }).check()
  await expectAccessible(page, 'a question')
  await question.getByRole('button', { name: 'Save' }).tap()
  await expect(page.getByRole('dialog')).toHaveCount(1)
  await page.getByRole('button', { name: 'Save' }).tap()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(rows.last()).toHaveText('Straw poll')
  await expect.poll(() => console.state!.agenda.at(-1)).toMatchObject({
    title: 'Straw poll', seconds: 300, allows: ['add', 'edit', 'argue', 'evidence', 'vote'],
    questions: [{ title: 'Which ones would you drop?', method: 'approve', secrecy: 'public-recount' }],
  })

  // Where the room is stays in the agenda, and the page says why.
  await page.getByRole('button', { name: 'Change Explore' }).tap()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).tap()
  await expect(page.getByRole('alert')).toContainText('The room is at this stage')
  expect(event.eventId).not.toBe('')
})

test('EV-32 the agenda is put in order by keyboard alone in the console, and a change by somebody else is told', async ({ server, open }) => {
  const { event, console } = await roomAt(server.url, 'Explore')
  const facilitator = await open('laptop')
  const { page } = facilitator
  await page.goto(event.links.facilitator!)
  await page.getByRole('button', { name: 'Change the agenda' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Change the agenda' })).toBeFocused()
  const rows = page.locator(titles)
  await expect(rows.first()).toBeVisible()
  const [first, second] = await rows.allTextContents()
  await expectAccessible(page, 'the agenda in the console')
  await page.getByRole('button', { name: `Move ${first} down` }).press('Alt+ArrowDown')
  await expect(rows.first()).toHaveText(second!)
  await expect(page.getByRole('button', { name: `Move ${first} down` })).toBeFocused()

  await page.getByRole('button', { name: `Change ${second}` }).press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Title', { exact: true }).fill('Mine')
  const { stageId } = console.state!.agenda[0]!
  await tell(console, { type: 'agenda.edit', stageId, title: 'Theirs' })
  await expect(dialog.getByText('Somebody else changed this meanwhile')).toBeVisible()
  await expectAccessible(page, 'changed by somebody else')
  await dialog.getByRole('button', { name: 'Take theirs' }).press('Enter')
  await expect(dialog.getByLabel('Title', { exact: true })).toHaveValue('Theirs')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Change Theirs' })).toBeFocused()
  await page.getByRole('button', { name: 'Back to the console' }).press('Enter')
  await expect(page.getByRole('button', { name: 'Change the agenda' })).toBeFocused()
})

test('EV-32 whoever goes on before the answer to a move has come keeps the focus', async ({ server, open }) => {
  const { event } = await roomAt(server.url, 'Explore')
  const { page } = await open('laptop')
  /** Acknowledgements that are on their way; what everybody is told of comes through. */
  let held: (() => void)[] | null = null
  await page.routeWebSocket(/socket\.io/, (socket) => {
    const upstream = socket.connectToServer()
    upstream.onMessage((message) => {
      if (held && /^43/.test(String(message))) held.push(() => socket.send(message))
      else socket.send(message)
    })
  })
  await page.goto(event.links.facilitator!)
  await page.getByRole('button', { name: 'Change the agenda' }).press('Enter')
  const rows = page.locator(titles)
  await expect(rows.first()).toBeVisible()
  const [first, second] = await rows.allTextContents()
  held = []
  await page.getByRole('button', { name: `Move ${first} down` }).press('Enter')
  await expect(rows.first()).toHaveText(second!)
  const change = page.getByRole('button', { name: `Change ${second}` })
  await change.focus()
  await expect.poll(() => held?.length).toBeGreaterThan(0)
  for (const release of held.splice(0)) release()
  held = null
  await expect(page.getByRole('status').filter({ hasText: `${first}, now stage 2 of` })).toBeAttached()
  await expect(change).toBeFocused()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).press('Escape')
  await expect(change).toBeFocused()
})

test('EV-35 a stage that is for reading offers nothing to write, until its rights are changed', async ({ server, open }) => {
  const { event, console } = await roomAt(server.url, 'Explore')
  const { stageId } = console.state!
  await tell(console, { type: 'agenda.edit', stageId, allows: [] })
  const participant = await open('phone')
  const { page } = participant
  await joinByLink(participant, event.code, { name: 'Anna' })
  await expect(page.getByText('This stage is for reading')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Add an action/ })).toHaveCount(0)
  await expectAccessible(page, 'for reading')
  await tell(console, { type: 'agenda.edit', stageId, allows: null })
  await expect(page.getByRole('button', { name: /^Add an action/ }).first()).toBeVisible()
})

test('OP-9 agenda, actions, join cards and ballots with serials are printed', async ({ server, open }) => {
  const { event } = await roomAt(server.url, 'Explore')
  const organiser = await open('laptop')
  const { page } = organiser
  await openOrganiser(organiser)
  await page.getByRole('link', { name: /^Print/ }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: /^Print for/ })).toBeVisible()
  await expect(page.locator('.print-agenda li')).not.toHaveCount(0)
  await expectAccessible(page, 'the agenda in print')
  await page.getByRole('radio', { name: 'Join cards' }).check()
  await expect(page.locator('.print-card')).toHaveCount(8)
  await expect(page.locator('.print-card').first()).toContainText(event.code.slice(0, 4))
  await page.getByRole('radio', { name: 'Paper ballots' }).check()
  await page.getByLabel('How many').fill('3')
  await expect(page.locator('.print-ballot')).toHaveCount(3)
  const serials = await page.locator('.print-serial b').allTextContents()
  expect(new Set(serials).size).toBe(3)
  await expectAccessible(page, 'ballots')
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.print-controls').first()).toBeHidden()
  const pdf = await page.pdf({ format: 'A4' })
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(3)
})
