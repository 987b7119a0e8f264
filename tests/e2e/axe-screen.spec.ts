// Axe finds nothing on the big screen, whatever it shows, in light and dark.
import { connectionLost, expect, expectAccessible, test } from '../support/browser.ts'
import { Controller, createEvent, join } from '../support/people.ts'
import { plan, question, questionOf, tell } from '../support/story.ts'

test('the big screen, from the welcome to the thanks', async ({ server, open }) => {
  const { boards: _small, ...rest } = plan
  const event = await createEvent(server.url, { ...rest, template: 'demo' })
  const console = await Controller.open(server.url, event.tokens.facilitator)
  const go = (index: number) => tell(console, { type: 'stage.go', stageId: console.state!.agenda[index]!.stageId })
  const screen = await open('screen')
  const { page } = screen
  await page.goto(event.links['screen']!)
  await join(server.url, event.code, { group: plan.groups[0]! })
  const person = await join(server.url, event.code, { group: plan.groups[1]! })
  await expect(page.getByRole('img', { name: '0 of 2 people are here' })).toBeVisible()
  await expectAccessible(page, 'people')
  await go(1)
  await expect(page.getByRole('heading', { name: 'Explore' })).toBeVisible()
  await expectAccessible(page, 'board')
  screen.expectErrors(connectionLost)
  await screen.context.setOffline(true)
  await expect(page.getByText('No connection just now.', { exact: false })).toBeVisible()
  await expectAccessible(page, 'no connection')
  await screen.context.setOffline(false)
  await go(2)
  await expect(page.getByText('Vote on your phone')).toBeVisible()
  await expectAccessible(page, 'voting')

  const phone = await Controller.open(server.url, person.token)
  const questionId = questionOf(console)
  const [first, second, third] = phone.state!.agenda[2]!.questions![0]!.slate!.items.map((item) => item.actionId)
  await tell(phone, { type: 'ballot.cast', questionId, revision: 1, id: 'one', ballot: { method: 'rank', ranking: [[first], [second, third]] } })
  phone.close()
  await tell(console, { type: 'ballot.seal', questionId })
  await tell(console, { type: 'ballot.reveal', questionId })
  await expect(page.getByRole('heading', { name: question })).toBeVisible()
  await expect(page.getByText(/^1 ballot\b/)).toBeVisible()
  await expectAccessible(page, 'ranking')
  await page.keyboard.press('b')
  await expect(page.getByRole('heading', { name: 'The screen is blank.' })).toBeAttached()
  await expectAccessible(page, 'blank')
  await page.keyboard.press('b')
  await expect(page.getByRole('heading', { name: question })).toBeVisible()
  console.close()
})

test('a screen that may not be shown', async ({ server, open }) => {
  const event = await createEvent(server.url, plan)
  const { page } = await open('screen')
  await page.goto(`/screen/${event.eventId}#token=forged`)
  await expect(page.getByRole('heading', { name: 'This screen cannot be shown.' })).toBeVisible()
  await expectAccessible(page, 'not to be shown')
})
