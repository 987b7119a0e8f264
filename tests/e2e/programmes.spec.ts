// A programme on the organiser's pages: its events, the next one from what the last one left, its panel and their links.
import { expect, expectAccessible, expectNoSidewaysScrolling, smallTargets, test } from '../support/browser.ts'
import type { Person } from '../support/browser.ts'
import { Controller, join, post } from '../support/people.ts'
import { organiserKey } from '../support/server.ts'
import { openOrganiser, plan, questionOf, roomAt, tell, titles } from '../support/story.ts'

/** Two people rank the actions as listed, backwards for the second event; the result is revealed and the event closed. */
async function voted(url: string, { console, event }: Awaited<ReturnType<typeof roomAt>>): Promise<void> {
  const { token } = await join(url, event.code, { name: 'Amara Osei', group: plan.groups[0]! })
  const stage = console.state!.agenda.find(({ kind }) => kind === 'ballot')!
  await tell(console, { type: 'stage.go', stageId: stage.stageId })
  await console.until((state) => state?.stageId === stage.stageId)
  const questionId = questionOf(console)
  const { slate } = console.state!.agenda.flatMap(({ questions }) => questions ?? [])[0]!
  const person = await Controller.open(url, token)
  const ranking = titles.map((title) => [slate!.items.find((item) => item.title === title)!.actionId])
  await tell(person, { type: 'ballot.cast', questionId, ballot: { method: 'rank', ranking }, revision: 1, id: 'one' })
  await tell(console, { type: 'ballot.seal', questionId })
  await tell(console, { type: 'ballot.reveal', questionId })
  await tell(console, { type: 'event.close' })
  for (const one of [person, console]) one.close()
}

async function programmeWith(organiser: Person, title: string): Promise<void> {
  const { page } = organiser
  await openOrganiser(organiser)
  await page.getByRole('button', { name: 'New programme' }).click()
  await expect(page.getByText('Enter a title for the programme')).toBeVisible()
  await page.getByLabel('Title of the new programme').fill(title)
  await page.getByRole('button', { name: 'New programme' }).click()
  await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible()
}

test('PG-3 PG-4 the next event starts from the first actions of a result, and their places over time are shown', async ({ open, server }) => {
  await voted(server.url, await roomAt(server.url, 'Explore'))
  const organiser = await open('laptop', { permissions: ['clipboard-read', 'clipboard-write'] })
  const { page } = organiser
  await programmeWith(organiser, 'Workforce vision')
  await expect(page.getByText('No event yet.', { exact: false })).toBeVisible()
  await page.getByLabel('Take in an event that is there already').selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Take in', exact: true }).click()
  await expect(page.getByRole('region', { name: 'Events', exact: true }).getByRole('link', { name: plan.title, exact: true })).toBeVisible()
  await expectAccessible(page, 'a programme')

  await page.getByRole('link', { name: /^Next event from this one/ }).click()
  await page.getByRole('button', { name: 'Create event' }).click()
  await expect(page.getByText('Enter a title for the event')).toBeVisible()
  await page.getByLabel('Title of the event').fill('Panel follow-up')
  await page.getByRole('radio', { name: 'The first of a result' }).check()
  await page.getByLabel('How many').fill('3')
  await page.getByLabel('Starts', { exact: true }).fill('2030-02-14T09:30')
  await expectAccessible(page, 'the next event')
  await page.getByRole('button', { name: 'Create event' }).click()
  await expect(page.getByRole('heading', { name: 'Panel follow-up', level: 1 })).toBeVisible()

  const facilitator = await page.getByRole('textbox', { name: 'Facilitator’s console' }).inputValue()
  const console = await Controller.open(server.url, new URL(facilitator).hash.replace('#token=', ''))
  expect(Object.keys(console.state!.actions)).toHaveLength(3)
  const slate = console.state!.agenda.find(({ kind }) => kind === 'ballot')!
  await tell(console, { type: 'stage.go', stageId: slate.stageId })
  await console.until((state) => state?.stageId === slate.stageId)
  const questionId = questionOf(console)
  const items = console.state!.agenda.flatMap(({ questions }) => questions ?? [])[0]!.slate!.items
  const { token } = await join(server.url, console.state!.code, { name: 'Amara Osei' })
  const person = await Controller.open(server.url, token)
  const reversed = [...titles].reverse().flatMap((title) => items.filter((item) => item.title === title).map(({ actionId }) => [actionId]))
  await tell(person, { type: 'ballot.cast', questionId, ballot: { method: 'rank', ranking: reversed }, revision: 1, id: 'two' })
  await tell(console, { type: 'ballot.seal', questionId })
  await tell(console, { type: 'ballot.reveal', questionId })

  await page.goto('/organiser')
  await expect(page.getByRole('region', { name: 'Workforce vision' }).getByRole('link', { name: 'Panel follow-up', exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Workforce vision' }).click()
  const time = page.getByRole('region', { name: 'The same actions over time' }).first()
  await expect(time.getByRole('img', { name: 'The same actions over time' })).toBeVisible()
  await time.getByText('The same as a table').click()
  await expect(time.getByRole('row', { name: new RegExp(titles[2]) })).toContainText('31up 2')
  await expect(page.getByText(`Starts from “${plan.title}”: 3 actions and 2 themes`)).toBeVisible()
  await expectAccessible(page, 'a programme with two events')
  await page.getByText('Time and order').last().click()
  await page.getByRole('button', { name: 'Move Panel follow-up up' }).press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'Panel follow-up, now event 1 of 2' })).toBeAttached()
  for (const one of [person, console]) one.close()
})

test('PN-2 PN-3 people are invited from lines, and a personal link brings its person in, on a phone', async ({ open, server }) => {
  const { console, event } = await roomAt(server.url, 'Explore')
  const organiser = await open('phone')
  const { page } = organiser
  await programmeWith(organiser, 'Workforce vision')
  await page.getByLabel('Take in an event that is there already').selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Take in', exact: true }).tap()
  await expect(page.getByRole('link', { name: plan.title, exact: true })).toBeVisible()
  await expectNoSidewaysScrolling(page, 'a programme')
  await page.getByRole('link', { name: /^Panel/ }).tap()
  await page.getByLabel('Or paste lines').fill(`name,group\nAmara Osei,${plan.groups[0]}\n,Social care`)
  await expect(page.getByText('Row 3: there is no name')).toBeVisible()
  await page.getByLabel('Or paste lines').fill(`name,group\nAmara Osei,${plan.groups[0]}\nBen Okri,`)
  await expect(page.getByText('2 people to invite')).toBeVisible()
  await page.getByRole('button', { name: 'Invite', exact: true }).tap()
  await expect(page.getByText('Ben Okri')).toBeVisible()
  await expectAccessible(page, 'a panel')
  await expectNoSidewaysScrolling(page, 'a panel')
  expect(await smallTargets(page)).toEqual([])
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Links as CSV' }).tap()])
  const { readFile } = await import('node:fs/promises')
  const [, link] = /Amara Osei,[^,]*,(\S+)/.exec(await readFile(await download.path(), 'utf8'))!

  const amara = await open('phone')
  await amara.page.goto(link!)
  await expect(amara.page.getByText('This link is yours, Amara Osei.', { exact: false })).toBeVisible()
  await expectAccessible(amara.page, 'an invitation')
  await amara.page.getByRole('button', { name: 'Go in' }).tap()
  await expect(amara.page.getByText('Equal pay').first()).toBeVisible()
  expect(amara.page.url()).not.toContain('invited')
  await console.until((state) => Object.values(state?.people ?? {}).some(({ name, group }) => name === 'Amara Osei' && group === plan.groups[0]))

  await page.getByRole('button', { name: 'Revoke the link of Amara Osei' }).tap()
  await page.getByRole('button', { name: 'Yes, revoke' }).tap()
  await expect(amara.page.getByRole('main').getByText('Your access to the event has been ended.')).toBeVisible()
  const late = await open('phone')
  late.expectErrors(/status of 401/)
  await late.page.goto(link!)
  await expect(late.page.getByText('This personal link does not work any more.', { exact: false })).toBeVisible()
  await expectAccessible(late.page, 'a link that was revoked')

  const linkOf = async (name: string): Promise<string> => {
    const { programmes } = await (await fetch(`${server.url}/api/programmes`, { headers: { authorization: `Bearer ${organiserKey}` } })).json() as { programmes: { programmeId: string }[] }
    const panel = await (await fetch(`${server.url}/api/programmes/${programmes[0]!.programmeId}/panel`, { headers: { authorization: `Bearer ${organiserKey}` } })).json() as { members: { name: string; link: string }[] }
    return panel.members.find((member) => member.name === name)!.link
  }
  const ben = await open('phone')
  await ben.page.goto(await linkOf('Ben Okri'))
  await ben.page.getByRole('button', { name: 'Go in' }).tap()
  await expect(ben.page.getByText('Equal pay').first()).toBeVisible()
  await tell(console, { type: 'event.close' })
  const { programmes } = await (await fetch(`${server.url}/api/programmes`, { headers: { authorization: `Bearer ${organiserKey}` } })).json() as { programmes: { programmeId: string }[] }
  await post(server.url, `/api/programmes/${programmes[0]!.programmeId}/events`, { title: 'In spring', startsAt: Date.UTC(2031, 1, 14, 9, 30) }, organiserKey)
  await page.reload()
  await ben.page.goto(await linkOf('Ben Okri'))
  await expect(ben.page.getByText('In spring', { exact: false })).toBeVisible()
  await expectAccessible(ben.page, 'a link between two events')
  await ben.page.getByRole('button', { name: 'Look again' }).tap()
  await expect(ben.page.getByRole('status').filter({ hasText: 'No event is on right now' })).toHaveCount(1)
  // What was voted on last time stays a tap away, in either language.
  await ben.page.getByRole('link', { name: 'Cymraeg' }).tap()
  await ben.page.getByRole('link', { name: `Yn ôl i “${plan.title}”` }).tap()
  await expect(ben.page.locator('.chain-digits')).toBeVisible()
  console.close()
  expect(event.code).toBeTruthy()
})
