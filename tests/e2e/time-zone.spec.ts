// An event in another time zone than its facilitator's laptop.
import { expect, expectAccessible, test } from '../support/browser.ts'
import { Controller, createEvent } from '../support/people.ts'
import { plan, tell } from '../support/story.ts'

test('DY-14 times are the event’s own and say so, on the console and the screen; the agenda’s editor changes the zone', async ({ server, open }) => {
  const event = await createEvent(server.url, { ...plan, timeZone: 'Asia/Tokyo' })
  const program = await Controller.open(server.url, event.tokens.facilitator)
  await tell(program, { type: 'announce', text: 'Lunch' })
  const desk = (await open('laptop', { timezoneId: 'Europe/London' })).page
  await desk.goto(event.links['facilitator']!)
  const done = desk.getByRole('region', { name: 'Just done' })
  await expect(done).toContainText(/\d\d:\d\d GMT\+9/)
  await tell(program, { type: 'screen.freeze' })
  const screen = (await open('screen', { timezoneId: 'Asia/Tokyo' })).page
  await screen.goto(event.links['screen']!)
  await expect(screen.getByText(/^As of \d\d:\d\d$/)).toBeVisible()
  await desk.getByRole('button', { name: 'Change the agenda' }).click()
  const zone = desk.getByLabel('Time zone of the event')
  await expect(zone).toHaveValue('Asia/Tokyo')
  await expectAccessible(desk, 'the agenda with its time zone')
  await zone.selectOption('Europe/London')
  await program.until((state) => state?.timeZone === 'Europe/London')
  await desk.getByRole('button', { name: 'Back to the console' }).click()
  await expect(done).toContainText('Time zone changed')
  await expect(done).not.toContainText('GMT')
})
