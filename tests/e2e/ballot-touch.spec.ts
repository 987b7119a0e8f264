// A ballot on a phone of 360 px, by touch alone.
import { expect, expectNoSidewaysScrolling, smallTargets, test } from '../support/browser.ts'
import { inPool, joinByLink, question, ranked, ranking, roomAt, tell, titles } from '../support/story.ts'

test('ranks by taps, ties, moves to a position, takes out, and changes until voting closes', async ({ server, open }) => {
  const { event, console } = await roomAt(server.url, 'Prioritise')
  const phone = await open('phone')
  const { page } = phone
  await joinByLink(phone, event.code)
  await expect(page.getByRole('heading', { name: question })).toBeVisible()
  await expectNoSidewaysScrolling(page, 'nothing ranked')

  for (const title of titles.slice(0, 4)) await inPool(page, title).tap()
  await expect(ranked(page)).toHaveCount(4)
  await expect(page.getByRole('list', { name: 'Not ranked yet' }).getByRole('button')).toHaveCount(1)

  await ranking(page, titles[3]).tap()
  await expectNoSidewaysScrolling(page, 'a row is open')
  const bar = page.getByRole('group', { name: 'Move this action' })
  await bar.getByRole('button', { name: `Move up: ${titles[3]}` }).tap()
  await expect(ranking(page, titles[3])).toHaveAccessibleName(/position 3 of 5$/)
  await bar.getByRole('button', { name: `Tie with ${titles[1]}` }).tap()
  await expect(ranking(page, titles[3])).toHaveAccessibleName(/position 2 of 5, tied$/)
  await bar.getByRole('button', { name: 'Tied. End the tie.' }).tap()
  await bar.getByRole('combobox', { name: 'Move to position' }).selectOption('1st')
  await expect(ranked(page).first()).toContainText(titles[3])
  await bar.getByRole('button', { name: 'Take out of the ranking' }).tap()
  await expect(ranked(page)).toHaveCount(3)
  await expect(inPool(page, titles[3])).toBeVisible()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()

  await page.getByRole('button', { name: 'I’m done' }).tap()
  await expect(page.getByRole('heading', { name: 'Your ranking is in' })).toBeVisible()
  await expectNoSidewaysScrolling(page, 'submitted')
  const receipt = await page.getByRole('region', { name: 'Your receipt' }).getByRole('code').textContent()
  await page.getByRole('button', { name: 'Change my ranking' }).tap()
  await inPool(page, titles[4]).tap()
  await page.getByRole('button', { name: 'I’m done' }).tap()
  await expect(page.getByRole('heading', { name: 'Your ranking is in' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Your receipt' })).not.toContainText(receipt!)

  const questionId = console.state!.agenda[2]!.questions![0]!.questionId
  await tell(console, { type: 'ballot.seal', questionId })
  await expect(page.getByRole('heading', { name: 'Voting is closed' })).toBeVisible()
  await expect(page.getByText('This is the ranking that counted.')).toBeVisible()
  await tell(console, { type: 'ballot.reveal', questionId })
  await expect(page.getByRole('heading', { name: `“${titles[0]}” comes first.`, exact: false })).toBeVisible()
  await expectNoSidewaysScrolling(page, 'results')
})

test('everything that is touched on a phone is at least 44 px high and wide', async ({ server, open }) => {
  const { event, go } = await roomAt(server.url, 'Prioritise')
  const phone = await open('phone')
  const { page } = phone
  await joinByLink(phone, event.code)
  await inPool(page, titles[0]).tap()
  await inPool(page, titles[1]).tap()
  await ranking(page, titles[1]).tap()
  expect(await smallTargets(phone.page)).toEqual([])
  await page.getByRole('button', { name: 'I’m done' }).tap()
  await expect(page.getByRole('heading', { name: 'Your ranking is in' })).toBeVisible()
  expect(await smallTargets(phone.page)).toEqual([])
  await go('Explore')
  await expect(page.getByRole('heading', { name: 'Explore', level: 1 })).toBeVisible()
  expect(await smallTargets(phone.page)).toEqual([])
})
