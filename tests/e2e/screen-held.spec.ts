// The big screen as the facilitator leads it: what it shows, and the picture that it keeps while the next one is prepared.
import { expect, expectAccessible, test } from '../support/browser.ts'
import { Controller, join } from '../support/people.ts'
import { questionOf, roomAt, tell, titles } from '../support/story.ts'

test('DY-6 a kept picture stays, with its time, over a reload and whatever the room does, until the next is shown', async ({ server, open }) => {
  const { event, go } = await roomAt(server.url, 'Explore')
  const desk = (await open('laptop')).page
  await desk.goto(event.links['facilitator']!)
  const screen = (await open('screen')).page
  await screen.goto(event.links['screen']!)
  await expect(screen.getByText(titles[0])).toBeVisible()
  await desk.getByRole('button', { name: 'Keep this picture' }).click()
  const stamp = screen.getByText(/^As of \d\d:\d\d/)
  await expect(stamp).toBeVisible()
  await expectAccessible(screen, 'a kept picture')
  await expectAccessible(desk, 'a screen that keeps its picture')
  await go('Prioritise')
  await desk.getByRole('group', { name: 'What the big screen shows' }).getByRole('button', { name: 'People' }).click()
  await expect(desk.getByText(/The screen keeps the picture of/)).toBeVisible()
  const person = await Controller.open(server.url, (await join(server.url, event.code)).token)
  await person.until((state) => state !== null)
  await expect(screen.getByText('1 here')).toBeVisible()
  for (const look of ['as it was', 'after a reload']) {
    if (look === 'after a reload') await screen.reload()
    await expect(screen.getByText(titles[0]), look).toBeVisible()
    await expect(screen.getByRole('heading', { name: 'Explore' }), look).toBeVisible()
    await expect(stamp, look).toBeVisible()
  }
  await desk.getByRole('button', { name: 'Show the next' }).press('Enter')
  await expect(screen.getByText('person here')).toBeVisible()
  await expect(stamp).toHaveCount(0)
  await desk.getByRole('button', { name: 'Undo: Next picture on the screen' }).click()
  await expect(screen.getByText(titles[0])).toBeVisible()
})

test('DY-5 the facilitator chooses a table’s board, the result of one question, or the timer', async ({ server, open }) => {
  const { event, console: program, go } = await roomAt(server.url, 'Explore')
  await tell(program, { type: 'tables.make', titles: ['North', 'South'] })
  const desk = (await open('laptop')).page
  await desk.goto(event.links['facilitator']!)
  const screen = (await open('screen')).page
  await screen.goto(event.links['screen']!)
  const shows = desk.getByRole('group', { name: 'What the big screen shows' })
  await shows.getByRole('button', { name: 'Board' }).click()
  await desk.getByLabel('Which board').selectOption('South')
  await expect(screen.getByRole('heading', { name: 'South' })).toBeVisible()
  await expect(screen.getByText(titles[0])).toHaveCount(0)
  await shows.getByRole('button', { name: 'Timer' }).click()
  await expect(screen.getByRole('timer')).toHaveCount(1)
  await expectAccessible(screen, 'the timer')
  await go('Prioritise')
  await tell(program, { type: 'ballot.seal', questionId: questionOf(program) })
  await tell(program, { type: 'ballot.reveal', questionId: questionOf(program) })
  await go('Explore')
  await shows.getByRole('button', { name: 'Results' }).click()
  await desk.getByLabel('Which result').selectOption({ index: 1 })
  await expect(screen.getByText('No ballots were cast.')).toBeVisible()
  await expectAccessible(desk, 'what the screen shows')
})
