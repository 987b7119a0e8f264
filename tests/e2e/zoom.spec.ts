// A participant at 400 % zoom (a laptop of 1280 × 1024 is 320 × 256 then), and one who wants no motion.
import { expect, expectNoSidewaysScrolling, test } from '../support/browser.ts'
import { Controller, createEvent } from '../support/people.ts'
import { inPool, introduce, joinByLink, openAction, plan, question, questionOf, ranking, roomAt, sheet, tell, titles } from '../support/story.ts'

test('at 400 % zoom everything a participant does works without scrolling sideways', async ({ server, open }) => {
  const { event, console, go } = await roomAt(server.url, 'Welcome')
  const { page } = await open('laptop', { viewport: { width: 320, height: 256 } })
  await page.goto('/')
  await expect(page.getByRole('textbox', { name: 'Code' })).toBeVisible()
  await expectNoSidewaysScrolling(page, 'join')
  await page.goto(`/#${event.code}`)
  await expect(page.getByRole('button', { name: 'Join', exact: true })).toBeVisible()
  await expectNoSidewaysScrolling(page, 'details')
  await introduce(page, { name: 'Anna Maximiliana Featherstonehaugh' })
  await expect(page.getByRole('heading', { name: 'You are in, Anna' })).toBeVisible()
  await expectNoSidewaysScrolling(page, 'waiting')

  await go('Explore')
  await page.getByRole('button', { name: 'Integrated' }).click()
  await openAction(page, titles[2])
  await expectNoSidewaysScrolling(page, 'open action')
  await sheet(page).getByRole('textbox', { name: 'An argument for the action' }).fill('Seen once, known everywhere.')
  await sheet(page).getByRole('button', { name: 'Add', exact: true }).click()
  await expect(sheet(page).getByText('Seen once, known everywhere.')).toBeVisible()
  await sheet(page).getByRole('button', { name: 'Back to the board' }).click()
  await expectNoSidewaysScrolling(page, 'board')
  await page.getByRole('button', { name: 'Add an action to Integrated' }).click()
  await expectNoSidewaysScrolling(page, 'dialog')
  await page.keyboard.press('Escape')

  await go('Prioritise')
  await expect(page.getByRole('heading', { name: question })).toBeVisible()
  await inPool(page, titles[1]).click()
  await inPool(page, titles[0]).click()
  await ranking(page, titles[0]).click()
  await page.getByRole('button', { name: `Move up: ${titles[0]}` }).click()
  await expectNoSidewaysScrolling(page, 'ballot')
  await page.getByRole('button', { name: 'I’m done' }).click()
  await expect(page.getByRole('heading', { name: 'Your ranking is in' })).toBeVisible()
  await expectNoSidewaysScrolling(page, 'submitted')

  await tell(console, { type: 'ballot.seal', questionId: questionOf(console) })
  await tell(console, { type: 'ballot.reveal', questionId: questionOf(console) })
  await expect(page.getByRole('heading', { name: `“${titles[0]}” comes first.`, exact: false })).toBeVisible()
  await expectNoSidewaysScrolling(page, 'results')
})

test('on a tablet the board scrolls by itself, and the page around it stays', async ({ server, open }) => {
  const event = await createEvent(server.url, { template: 'demo', title: plan.title })
  const console = await Controller.open(server.url, event.tokens.facilitator)
  await tell(console, { type: 'stage.go', stageId: console.state!.agenda.find(({ kind }) => kind === 'explore')!.stageId })
  const person = await open('laptop', { viewport: { width: 768, height: 1024 } })
  await joinByLink(person, event.code)
  const board = person.page.locator('.board')
  await expect(board).toBeVisible()
  await expectNoSidewaysScrolling(person.page, 'board')
  expect(await board.evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth), 'the board is wider than the tablet').toBe(true)
  console.close()
})

test('who prefers reduced motion sees none', async ({ server, open }) => {
  const { event, console } = await roomAt(server.url, 'Prioritise')
  const phone = await open('phone', { reducedMotion: 'reduce' })
  const screen = await open('screen', { reducedMotion: 'reduce' })
  await screen.page.goto(event.links['screen']!)
  await joinByLink(phone, event.code)
  for (const title of titles.slice(0, 3)) {
    await inPool(phone.page, title).tap()
    expect(await moving(phone.page), `after ${title} was ranked`).toEqual([])
  }
  await expect(phone.page.getByText('Saved', { exact: true })).toBeVisible()
  await tell(console, { type: 'ballot.seal', questionId: questionOf(console) })
  await tell(console, { type: 'ballot.reveal', questionId: questionOf(console) })
  await expect(screen.page.getByText(titles[0])).toBeVisible()
  expect(await moving(screen.page), 'the reveal on the big screen').toEqual([])
})

/** Animations that run for longer than a blink. */
function moving(page: import('@playwright/test').Page): Promise<string[]> {
  return page.evaluate(() => {
    const blinkMs = 20
    return document.getAnimations().flatMap((animation) => {
      const endMs = Number(animation.effect?.getComputedTiming().endTime ?? 0)
      return animation.playState === 'running' && endMs > blinkMs ? [`${animation.constructor.name} of ${endMs} ms`] : []
    })
  })
}
