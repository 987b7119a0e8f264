// Anybody checks: an archive in the browser, with nothing sent anywhere, and one's own receipt in the list of all.
import { readFileSync } from 'node:fs'
import { expect, expectAccessible, expectNoSidewaysScrolling, test } from '../support/browser.ts'
import { Controller, createEvent, join } from '../support/people.ts'
import { joinByLink, plan, tell, titles } from '../support/story.ts'

const archive = readFileSync(new URL('../fixtures/archive-1.zip', import.meta.url))

test('AR-11 an archive is checked in the browser alone; what was altered in it is named', async ({ server, open }) => {
  const { page } = await open('laptop')
  await page.goto(`${server.url}/verify`)
  await expect(page.getByRole('heading', { level: 1, name: 'Check an archive' })).toBeVisible()
  await expectAccessible(page, 'the page to check an archive')
  const asked: string[] = []
  await page.route(/\/api\//, (route) => { asked.push(route.request().url()); return route.abort() })

  // By keyboard: the button opens the browser's chooser.
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose an archive' }).focus()
  await page.keyboard.press('Enter')
  await (await chooser).setFiles({ name: 'archive.zip', mimeType: 'application/zip', buffer: archive })
  const good = page.getByRole('heading', { name: 'This archive holds' })
  await expect(good).toBeFocused()
  const found = page.getByRole('region', { name: 'This archive holds' })
  await expect(found).toContainText('Workforce “2035”')
  await expect(found).toContainText('CBD7 2CB6 224E AD56')
  await expect(found).toContainText('Public: counted again, the same result by Schulze')
  await expect(found).toContainText('Secret: its ballots are secret')
  await expectAccessible(page, 'an archive that holds')

  const altered = Buffer.from(archive)
  const at = altered.indexOf('"type":"person.joined"')
  altered[at + 9]! ^= 1
  await page.locator('input[type=file]').setInputFiles({ name: 'altered.zip', mimeType: 'application/zip', buffer: altered })
  await expect(page.getByRole('heading', { name: 'This archive does not hold' })).toBeFocused()
  await expect(page.getByRole('listitem').filter({ hasText: 'journal/000001.ndjson' }).first()).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: /^entry \d+/ }).first()).toBeVisible()
  await expectAccessible(page, 'an archive that does not hold')
  await page.locator('input[type=file]').setInputFiles({ name: 'photo.zip', mimeType: 'application/zip', buffer: Buffer.from('no archive') })
  await expect(page.getByRole('heading', { name: 'This is another kind of file' })).toBeFocused()
  await expect(page.getByRole('main')).toContainText('photo.zip is not the archive of a session.')

  // Cut off in the middle, and dropped beside the field: the page stays, what is missing is one line, and there is no code to compare.
  const dropped = await page.evaluateHandle((half) => {
    const files = new DataTransfer()
    files.items.add(new File([Uint8Array.from(half)], 'half.zip', { type: 'application/zip' }))
    return files
  }, [...archive.subarray(0, archive.length / 2)])
  await page.getByRole('heading', { level: 1 }).dispatchEvent('drop', { dataTransfer: dropped })
  await expect(page.getByRole('heading', { name: 'This archive does not hold' })).toBeFocused()
  await expect(page.getByRole('listitem').filter({ hasText: /^entry \d+ – entry \d+: It is not there\.$/ })).toHaveCount(1)
  await expect(page.locator('.chain-digits')).toHaveCount(0)
  await page.setViewportSize({ width: 360, height: 780 })
  await expectNoSidewaysScrolling(page, 'the page to check an archive on a phone')
  expect(asked).toEqual([])
})

test('AR-12 a voter is told what a receipt replaces, and finds it among all of them once voting has closed', async ({ server, open }) => {
  const event = await createEvent(server.url, { ...plan, agenda: [{ kind: 'ballot', title: 'Prioritise', questions: [{ title: 'What comes first?', method: 'approve', secrecy: 'public-recount' }] }] })
  const desk = await Controller.open(server.url, event.tokens.facilitator)
  await tell(desk, { type: 'stage.go', stageId: desk.state!.agenda[0]!.stageId })
  const { questionId, slate } = desk.state!.agenda[0]!.questions![0]!
  const other = await Controller.open(server.url, (await join(server.url, event.code, { name: 'Ben' })).token)
  await tell(other, { type: 'ballot.cast', questionId, ballot: { method: 'approve', approved: [slate!.items[0]!.actionId] }, revision: 1, id: 'ben-1' })

  const ann = await open('phone')
  const { page, context } = ann
  await joinByLink(ann, event.code, { name: 'Ann', group: plan.groups[0]! })
  const receipt = page.getByRole('region', { name: 'Your receipt' })
  const submit = async (title: string) => {
    await page.locator('label.checkrow').filter({ hasText: title }).click()
    await page.getByRole('button', { name: 'I’m done' }).first().click()
    await expect(receipt.locator('code')).toHaveText(/^\w{4}-\w{4}-\w{4}$/)
    return (await receipt.locator('code').textContent())!
  }
  const before = await submit(titles[0])
  await expect(receipt).toContainText('it stands for just this one')
  await page.getByRole('button', { name: /^Change my/ }).click()
  const now = await submit(titles[1])
  expect(now).not.toBe(before)
  await expect(receipt).toContainText(`It replaces ${before}`)
  await expectAccessible(page, 'a receipt')

  await tell(desk, { type: 'ballot.seal', questionId })
  const opened = context.waitForEvent('page')
  await receipt.getByRole('link', { name: 'Is my ballot counted?' }).click()
  const list = await opened
  await expect(list.locator('.note').getByText(`Yes: ${now} is in the list of “What comes first?”.`)).toBeVisible()
  await expect(list.getByRole('region', { name: 'What comes first?' }).getByRole('listitem')).toHaveCount(2)
  await expect(list.getByRole('region', { name: 'What a receipt says' })).toContainText('It does not prove')
  await expectAccessible(list, 'the list of receipts')
  await expectNoSidewaysScrolling(list, 'the list of receipts on a phone')
  await list.getByRole('textbox', { name: 'Your receipt' }).fill(before.toLowerCase().replaceAll('-', ' '))
  await list.keyboard.press('Enter')
  const found = list.getByRole('group', { name: 'What was found' })
  await expect(found).toBeFocused()
  await expect(found).toContainText(`${before} is in no list here.`)
  await list.getByRole('textbox', { name: 'Your receipt' }).fill('nonsense')
  await list.getByRole('button', { name: 'Look it up' }).click()
  await expect(list.getByRole('alert').filter({ hasText: 'A receipt has twelve letters' })).toBeVisible()
  desk.close()
  other.close()
})

test('AR-12 the phone that was given a receipt answers at the results, after the close and days later; without one, the session’s code leads to the list', async ({ server, open }) => {
  const event = await createEvent(server.url, {
    ...plan, agenda: [
      { kind: 'ballot', title: 'Prioritise', questions: [{ title: 'What comes first?', method: 'approve', secrecy: 'public-recount' }, { title: 'And then?', method: 'approve', secrecy: 'public-recount' }] },
      { kind: 'results', title: 'Results' }],
  })
  const desk = await Controller.open(server.url, event.tokens.facilitator)
  const [voting, results] = desk.state!.agenda
  await tell(desk, { type: 'stage.go', stageId: voting!.stageId })
  const [first, second] = voting!.questions!.map(({ questionId }) => questionId)
  const ann = await open('phone')
  await joinByLink(ann, event.code, { name: 'Ann', group: plan.groups[0]! })
  await ann.page.locator('label.checkrow').filter({ hasText: titles[0] }).click()
  await ann.page.getByRole('button', { name: 'Next question' }).click()
  await ann.page.getByRole('heading', { name: 'And then?' }).waitFor()
  await tell(desk, { type: 'ballot.seal', questionId: first })
  await tell(desk, { type: 'ballot.reveal', questionId: first })
  const early = await open('laptop')
  await early.page.goto(`/receipts/${event.eventId}#H7KM-3RTW-9XCA`)
  await expect(early.page.locator('.note')).toContainText('voting has not closed yet')

  await tell(desk, { type: 'ballot.seal', questionId: second })
  // In a new tab what was ticked is gone, and the receipt is there.
  const fresh = await ann.context.newPage()
  await fresh.goto(`/e/${event.eventId}`)
  await tell(desk, { type: 'ballot.conceal', questionId: first })
  await expect(fresh.getByRole('heading', { name: 'Voting is closed' })).toBeVisible()
  await expect(fresh.getByText('What was in your vote is not kept on this device any more.')).toBeVisible()
  await expect(fresh.getByRole('region', { name: 'Your receipts' }).locator('code')).toHaveText(/^\w{4}-\w{4}-\w{4}$/)
  await fresh.close()
  await tell(desk, { type: 'ballot.reveal', questionId: first })
  await tell(desk, { type: 'stage.go', stageId: results!.stageId })
  const counted = ann.page.getByRole('region', { name: 'Your receipts' })
  await expect(counted.getByRole('link', { name: 'Is my ballot counted?' })).toHaveCount(1)
  const receipt = (await counted.locator('code').textContent())!
  await expectAccessible(ann.page, 'results with a receipt')
  await tell(desk, { type: 'event.close' })
  const ended = ann.page.getByRole('region', { name: 'The event has ended' })
  await expect(ended.locator('.chain-digits')).toBeVisible()
  await expectAccessible(ann.page, 'results once the session is closed')
  await expectNoSidewaysScrolling(ann.page, 'results once the session is closed')
  await ann.page.close()

  // Another day: what a tab holds is gone, and nobody joins any more.
  const later = await ann.context.newPage()
  await later.goto(`/e/${event.eventId}`)
  await expect(later.getByRole('region', { name: 'Your receipts' }).locator('code')).toHaveText(receipt)
  await later.getByRole('button', { name: /^You/ }).click()
  await expect(later.getByRole('dialog').getByRole('region', { name: 'Your receipts' }).locator('code')).toHaveText(receipt)
  await later.goto(`/receipts/${event.code}`)
  await expect(later.locator('.note')).toHaveText(`Yes: ${receipt} is in the list of “What comes first?”.`)
  await expect(later.getByRole('status')).toHaveText(`Yes: ${receipt} is in the list of “What comes first?”.`)
  await expectAccessible(later, 'the receipts of this device')

  // On paper only, on a computer somewhere.
  await early.page.goto('/receipts')
  await early.page.getByRole('textbox', { name: 'Code of the session' }).fill(`${event.code.slice(0, 4)} ${event.code.slice(4)}`.toLowerCase())
  await expectAccessible(early.page, 'the code of a session')
  await early.page.keyboard.press('Enter')
  await early.page.getByRole('textbox', { name: 'Your receipt' }).fill(receipt)
  await early.page.keyboard.press('Enter')
  await expect(early.page.getByRole('group', { name: 'What was found' })).toBeFocused()
  await expect(early.page.getByRole('group', { name: 'What was found' })).toContainText('Yes')
  early.expectErrors(/404/)
  await early.page.goto('/receipts/NOTACODE')
  await expect(early.page.getByRole('alert')).toContainText('There is no such session')
  desk.close()
})

test('AR-13 when a session closes its check code is on the big screen, the console and phones', async ({ server, open }) => {
  const event = await createEvent(server.url, plan)
  const [screen, console, phone] = [await open('screen'), await open('laptop'), await open('phone')]
  await screen.page.goto(event.links['screen']!)
  await console.page.goto(event.links['facilitator']!)
  await joinByLink(phone, event.code, { name: 'Ann', group: plan.groups[0]! })
  const desk = await Controller.open(server.url, event.tokens.facilitator)
  await tell(desk, { type: 'event.close' })
  const digits = /^[0-9A-F]{4} [0-9A-F]{4} [0-9A-F]{4} [0-9A-F]{4} $/
  const shown = await screen.page.locator('.chain-digits > span[aria-hidden]').textContent()
  expect(shown).toMatch(digits)
  for (const { page } of [console, phone]) await expect(page.locator('.chain-digits > span[aria-hidden]')).toHaveText(shown!)
  await expectAccessible(screen.page, 'the big screen with the check code')
  const readable = 48
  expect(await screen.page.locator('.chain-digits').evaluate((digits) => Number.parseFloat(getComputedStyle(digits).fontSize)), 'the size of the code on the screen').toBeGreaterThanOrEqual(readable)
  desk.close()
})
