// A ballot while the day goes on around it: the time runs out, somebody comes late, everything is paused by one key.
import { expect, expectAccessible, test } from '../support/browser.ts'
import { inPool, joinByCode, question, questionOf, ranked, roomAt, tell, titles } from '../support/story.ts'

test('DY-11, DY-12 a late comer lands in the ballot, votes on after zero, and what was sent counts', async ({ server, open }) => {
  const { event, console: program } = await roomAt(server.url, 'Prioritise')
  const late = await open('phone')
  await joinByCode(late, event.code, { name: 'Late' })
  const { page } = late
  await expect(page.getByRole('heading', { name: question, level: 1 })).toBeVisible()
  await tell(program, { type: 'timer.start', seconds: 1 })
  const note = page.getByText(/^Time is up, and voting is still open/)
  await expect(note.first()).toBeVisible()
  await expectAccessible(page, 'voting after zero')
  await inPool(page, titles[1]).tap()
  await expect(page.getByText('Saved')).toBeVisible()
  await program.until(() => program.presence?.submitted?.[questionOf(program)]?.total === 1)
  await tell(program, { type: 'ballot.seal', questionId: questionOf(program) })
  await expect(note).toHaveCount(0)
  await expect(page.getByText(/This is the ranking that counted/)).toBeVisible()
})

test('DY-13 one key pauses everything and lets it go on; a ballot is kept as it was and goes on', async ({ server, open }) => {
  const { event } = await roomAt(server.url, 'Prioritise')
  const person = await open('laptop')
  await joinByCode(person, event.code)
  const desk = (await open('laptop')).page
  await desk.goto(event.links['facilitator']!)
  await expect(desk.getByRole('heading', { name: 'Prioritise', level: 1 })).toBeVisible()
  await inPool(person.page, titles[2]).press('Enter')
  await expect(person.page.getByText('Saved')).toBeVisible()
  await desk.keyboard.press('p')
  await expect(desk.getByText('Everything is paused.')).toBeVisible()
  await expect(person.page.getByText('The event is paused').first()).toBeVisible()
  await expect(inPool(person.page, titles[3])).toHaveCount(0)
  await person.page.reload()
  await expect(person.page.getByText('The event is paused').first()).toBeVisible()
  await desk.keyboard.press('p')
  await expect(ranked(person.page)).toHaveCount(1)
  await inPool(person.page, titles[3]).press('Enter')
  await expect(ranked(person.page)).toHaveCount(2)
  await expect(person.page.getByText('Saved')).toBeVisible()
})
