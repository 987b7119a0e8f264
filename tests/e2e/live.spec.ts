// How a question stands while voting is open: on the console, on the big screen, and on the phones of those who have voted.
import type { Page } from '@playwright/test'
import { expect, expectAccessible, expectNoSidewaysScrolling, smallTargets, test } from '../support/browser.ts'
import { Controller, createEvent, join } from '../support/people.ts'
import { inPool, joinByLink, plan, tell, titles } from '../support/story.ts'

async function roomThatVotes(url: string, question: object) {
  const event = await createEvent(url, { ...plan, agenda: [{ kind: 'ballot', title: 'Prioritise', questions: [{ title: 'What comes first?', method: 'rank', ...question }] }] })
  const desk = await Controller.open(url, event.tokens.facilitator)
  await tell(desk, { type: 'stage.go', stageId: desk.state!.agenda[0]!.stageId })
  const { questionId, slate } = desk.state!.agenda[0]!.questions![0]!
  const idOf = (title: string): string => slate!.items.find((item) => item.title === title)!.actionId
  const voter = async () => {
    const program = await Controller.open(url, (await join(url, event.code, { name: 'A voter' })).token)
    let revision = 0
    return async (...order: string[]): Promise<void> => {
      revision++
      await tell(program, { type: 'ballot.cast', questionId, ballot: { method: 'rank', ranking: order.map((title) => [idOf(title)]) }, revision, id: `${program.state!.me!.participantId}${revision}` })
    }
  }
  return { event, desk, questionId, voter }
}

const soFar = (page: Page) => page.getByRole('region', { name: 'How it stands so far' })
const first = (page: Page) => soFar(page).locator('.band').first()

test('UI-10 the console sees the order change with each ballot, can put it away, and it goes at the seal', async ({ server, open }) => {
  const { event, desk, questionId, voter } = await roomThatVotes(server.url, { secrecy: 'public-recount', options: { live: 'facilitators' } })
  const { page } = await open('laptop')
  await page.goto(event.links['facilitator']!)
  await expect(soFar(page)).toContainText('No ballots yet.')

  const [ann, ben] = [await voter(), await voter()]
  await ann(titles[0], titles[1])
  await expect(soFar(page)).toContainText('So far, 1 ballot. May change until voting closes.')
  await expect(first(page)).toContainText(titles[0])
  const hide = soFar(page).getByRole('button', { name: 'Hide' })
  await hide.focus()
  await ben(titles[2], titles[1])
  await expect(soFar(page)).toContainText('So far, 2 ballots.')
  await ann(titles[2], titles[0])
  await expect(first(page)).toContainText(titles[2])
  await expect(first(page)).not.toContainText(titles[0])
  await expect(hide).toBeFocused()
  await expect(page.getByRole('status').filter({ hasText: titles[2] })).toHaveCount(0)
  await expectAccessible(page, 'the console with how it stands')

  await page.keyboard.press('Enter')
  await expect(soFar(page)).not.toContainText(titles[2])
  const show = soFar(page).getByRole('button', { name: 'Show' })
  await expect(show).toBeFocused()
  await expect(show).toHaveAttribute('aria-expanded', 'false')
  await page.keyboard.press('Enter')
  await expect(first(page)).toContainText(titles[2])
  await page.setViewportSize({ width: 360, height: 780 })
  await expectNoSidewaysScrolling(page, 'the console on a phone')

  await tell(desk, { type: 'ballot.seal', questionId })
  await expect(page.getByText('Voting closed', { exact: true }).first()).toBeVisible()
  await expect(soFar(page)).toHaveCount(0)
})

test('UI-10 where everybody may see it: participants after their own ballot, the big screen when results are asked for', async ({ server, open }) => {
  const { event, desk, questionId, voter } = await roomThatVotes(server.url, { secrecy: 'named', options: { live: 'everyone' } })
  const [screen, phone] = [await open('screen'), await open('phone')]
  await screen.page.goto(event.links['screen']!)
  await joinByLink(phone, event.code, { name: 'Cem' })
  const cast = await voter()
  await cast(titles[3])
  await expect(screen.page.getByText(titles[3])).toHaveCount(0)
  await tell(desk, { type: 'screen.show', show: 'results' })
  const firstBand = screen.page.locator('.reveal-band').first()
  await expect(firstBand).toContainText(titles[3])
  await expect(screen.page.getByText('So far, 1 ballot. May change until voting closes.')).toBeVisible()
  await expectAccessible(screen.page, 'the screen with how it stands')

  await inPool(phone.page, titles[1]).tap()
  await expect(soFar(phone.page)).toHaveCount(0)
  await phone.page.getByRole('button', { name: 'I’m done' }).tap()
  await expect(soFar(phone.page)).toContainText('So far, 2 ballots.')
  await cast(titles[1])
  await expect(first(phone.page)).toContainText(titles[1])
  await expect(first(phone.page)).not.toContainText(titles[3])
  await expect(firstBand).toContainText(titles[1])
  await expectAccessible(phone.page, 'a phone with how it stands')
  await expectNoSidewaysScrolling(phone.page, 'how it stands')
  expect(await smallTargets(phone.page)).toEqual([])

  await tell(desk, { type: 'ballot.seal', questionId })
  await expect(phone.page.getByRole('heading', { name: 'Voting is closed' })).toBeVisible()
  await expect(soFar(phone.page)).toHaveCount(0)
  await expect(screen.page.getByText('Voting is closed. The result is to come.')).toBeVisible()
  await expect(firstBand).toHaveCount(0)
})

test('UI-10 of a secret question nobody is shown how it stands', async ({ server, open }) => {
  const { event, desk, voter } = await roomThatVotes(server.url, {})
  const [laptop, screen] = [await open('laptop'), await open('screen')]
  await laptop.page.goto(event.links['facilitator']!)
  await screen.page.goto(event.links['screen']!)
  await tell(desk, { type: 'screen.show', show: 'results' })
  await (await voter())(titles[0])
  await (await voter())(titles[1])
  await expect(laptop.page.getByText('2 of 2 have submitted')).toBeVisible()
  await expect(screen.page.getByText('of 2 have voted', { exact: true })).toBeVisible()
  await expect(soFar(laptop.page)).toHaveCount(0)
  await expect(screen.page.getByText(titles[0])).toHaveCount(0)
  for (const { received } of [laptop, screen]) expect(await received()).not.toContain('"tally",')
})

test('who sees the ballots, the names and how it stands is chosen in the agenda', async ({ server, open }) => {
  const event = await createEvent(server.url, plan)
  const desk = await Controller.open(server.url, event.tokens.facilitator)
  const { page } = await open('laptop')
  await page.goto(event.links['facilitator']!)
  await page.getByRole('button', { name: 'Change the agenda' }).click()
  await page.getByRole('button', { name: /^Change\s*Prioritise/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: /What comes first\?$/ }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Change What comes first?' })
  await expect(dialog.getByRole('radio', { name: /^Secret/ })).toBeChecked()
  await expect(dialog.getByRole('group', { name: /how it stands/ })).toHaveCount(0)
  await dialog.getByRole('radio', { name: /^Named/ }).check()
  await dialog.getByRole('group', { name: 'Who sees the names' }).getByRole('radio', { name: /^Also everybody/ }).check()
  await dialog.getByRole('group', { name: /how it stands/ }).getByRole('radio', { name: /^Facilitators/ }).check()
  await expectAccessible(page, 'the question’s dialog')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await desk.until((state) => state!.agenda[2]!.questions![0]!.secrecy === 'named')
  expect(desk.state!.agenda[2]!.questions![0]!.options).toMatchObject({ names: 'everyone', live: 'facilitators' })
})
