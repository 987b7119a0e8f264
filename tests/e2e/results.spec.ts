// Results with intervals, groups and every panel: on a phone in light, on a laptop in dark, on the big screen, and for the organiser.
import type { Page } from '@playwright/test'
import { devices, expect, expectAccessible, expectNoSidewaysScrolling, smallTargets, tabTo, test } from '../support/browser.ts'
import { Controller, createEvent, join } from '../support/people.ts'
import { joinByCode, plan, tell } from '../support/story.ts'
import { organiserKey } from '../support/server.ts'

const groups = ['Care', 'Patients']
const titles = ['Safe staffing', 'Equal pay', 'One passport', 'Wider routes', 'Better rotas', 'Shared plans']
const questions = [{ title: 'Rank them', method: 'rank' }, { title: 'Score them', method: 'score' }, { title: 'Do you agree?', method: 'agree' }, { title: 'Rank them again', method: 'rank' }]
const voters = 12

/** Twelve people of two groups who agree on the first action and on little else; everything is revealed. */
async function revealedRoom(url: string) {
  const event = await createEvent(url, {
    title: plan.title, groups, boards: [{ title: 'Board', themes: ['Just'], actions: titles.map((title) => ({ title, theme: 'Just' })) }],
    agenda: [{ kind: 'ballot', title: 'Prioritise', questions }, { kind: 'results', title: 'Results' }],
  })
  const console = await Controller.open(url, event.tokens.facilitator)
  await tell(console, { type: 'stage.go', stageId: console.state!.agenda[0]!.stageId })
  const asked = console.state!.agenda[0]!.questions!
  const [first, ...rest] = asked[0]!.slate!.items.map(({ actionId }) => actionId) as [string, ...string[]]
  for (let voter = 0; voter < voters; voter++) {
    const { token } = await join(url, event.code, { name: `P${voter}`, group: groups[voter % 2]! })
    const phone = await Controller.open(url, token)
    const turned = [...rest.slice(voter % rest.length), ...rest.slice(0, voter % rest.length)]
    const ballots = [
      { method: 'rank', ranking: [[first], ...turned.slice(0, 3).map((id) => [id])] },
      { method: 'score', scores: Object.fromEntries([first, ...turned].map((id, at) => [id, { impact: 5 - (at % 5), feasibility: 1 + ((at + voter) % 5) }])) },
      { method: 'agree', answers: Object.fromEntries([first, ...turned].map((id, at) => [id, at === 0 ? 1 : voter % 2 === 0 ? 1 : -1])) },
      { method: 'rank', ranking: [[turned[0]!], [first]] },
    ]
    for (const [at, ballot] of ballots.entries()) await tell(phone, { type: 'ballot.cast', questionId: asked[at]!.questionId, revision: 1, id: `${voter}-${at}`, ballot })
    phone.close()
  }
  for (const { questionId } of asked) {
    await tell(console, { type: 'ballot.seal', questionId })
    await tell(console, { type: 'ballot.reveal', questionId })
  }
  await tell(console, { type: 'stage.go', stageId: console.state!.agenda[1]!.stageId })
  return { event, console }
}

const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 2 })

test('UI-7 a result says who is first, how sure that is, how groups differ, whether another method would change it, and why', async ({ server, open }) => {
  const { event, console } = await revealedRoom(server.url)
  const phone = await open('phone')
  await joinByCode(phone, event.code, { name: 'Anna' })
  const { page } = phone
  await expect(page.getByRole('heading', { name: `“${titles[0]}” comes first.`, exact: false })).toBeVisible()
  for (const name of ['Where each action stands', 'Why is one above the other?', 'How the groups differ', 'Safe for every group', 'Would another method change it?', 'Can it be counted again?', 'From vote to vote']) {
    await expect(heading(page, name)).toBeVisible()
  }
  await expect(page.getByText('1st', { exact: true }).first()).toBeAttached()
  await expect(page.getByRole('heading', { name: 'Why is 1 above', exact: false })).toBeVisible()
  await page.getByRole('combobox', { name: 'Method' }).selectOption('Borda')
  await expect(page.getByText('Borda adds up points', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: 'Every group equal' }).tap()
  await expect(page.getByRole('button', { name: 'Every group equal' })).toHaveAttribute('aria-pressed', 'true')
  const heat = page.getByRole('table', { name: 'How the groups differ' })
  await expect(heat.getByRole('row').nth(1).getByRole('rowheader')).toContainText(titles[0]!)
  await expect(heat.getByRole('row').nth(1).getByRole('cell').first()).toHaveText(/1$/)
  const methods = page.getByRole('table', { name: 'Would another method change it?' })
  await expect(methods.getByRole('columnheader', { name: 'Ranked pairs' })).toBeAttached()
  await expect(methods.getByRole('row')).toHaveCount(1 + titles.length)
  const votes = page.getByRole('region', { name: 'From vote to vote' })
  await expect(votes.getByRole('img', { name: 'From vote to vote', exact: false }).locator('path')).toHaveCount(titles.length)
  await expect(votes.getByRole('listitem').filter({ hasText: 'Rank them again' })).toContainText('Vote 4')
  await votes.getByText('As a table').tap()
  const places = votes.getByRole('table').getByRole('row').filter({ hasText: titles[0]! }).getByRole('cell')
  await expect(places.first()).toHaveText('1')
  await expect(places.last()).toHaveText('1')
  await expect(places).toHaveCount(questions.length)
  await page.getByText('All of this as tables').tap()
  await expectNoSidewaysScrolling(page, 'results')
  // As at 400 % zoom.
  await page.setViewportSize({ width: 320, height: 256 })
  await expectNoSidewaysScrolling(page, 'results at 320 px')
  await page.setViewportSize(devices.phone.viewport)
  expect(await smallTargets(page)).toEqual([])
  await expectAccessible(page, 'results on a phone', ['light'])
  console.close()
})

test('UI-7 scores are a quadrant and answers are bars, each with its table beside it, by keyboard and on paper', async ({ server, open }) => {
  const { event, console } = await revealedRoom(server.url)
  const laptop = await open('laptop')
  await joinByCode(laptop, event.code, { name: 'Ben' })
  const tabs = laptop.page.getByRole('navigation', { name: 'Questions' })
  await tabs.getByRole('button', { name: 'Score them' }).click()
  await expect(laptop.page.getByRole('img', { name: 'Impact and feasibility', exact: false })).toBeVisible()
  await expect(laptop.page.getByRole('table', { name: 'Median score', exact: false }).getByRole('row').filter({ hasText: titles[0]! })).toContainText('5 (5–5)')
  await expectAccessible(laptop.page, 'scores', ['dark'])
  await tabs.getByRole('button', { name: 'Do you agree?' }).click()
  await expect(heading(laptop.page, 'Where people agree')).toBeVisible()
  await expect(laptop.page.getByText('Divided').first()).toBeVisible()
  const agreement = laptop.page.getByRole('region', { name: 'Where people agree' })
  await expect(agreement.getByRole('listitem').filter({ hasText: titles[0]! }).first()).toContainText('12 agree, 0 disagree, 0 pass')
  await tabTo(laptop.page, agreement.getByText('As a table'))
  await laptop.page.keyboard.press('Enter')
  await expect(agreement.getByRole('row').filter({ hasText: titles[1]! }).getByRole('cell')).toHaveText(['6', '6', '0'])
  await expectAccessible(laptop.page, 'agreement', ['dark'])
  // On paper every table is open and nothing waits for a click.
  await laptop.page.emulateMedia({ media: 'print', forcedColors: 'active' })
  await expect(agreement.getByRole('table')).toBeVisible()
  await expectNoSidewaysScrolling(laptop.page, 'printed')
  await laptop.page.emulateMedia({ media: null, forcedColors: null })
  console.close()
})

test('UI-7 the organiser reads the same results after the event, and the big screen shows bands and no names', async ({ server, open }) => {
  const { event, console } = await revealedRoom(server.url)
  await tell(console, { type: 'event.close' })
  console.close()
  const { page } = await open('laptop')
  await page.goto(`/organiser#key=${organiserKey}`)
  await page.getByRole('link', { name: /^Results ?, Workforce 2035$/ }).click()
  await expect(page.getByRole('heading', { name: `“${titles[0]}” comes first.`, exact: false })).toBeVisible()
  await expect(heading(page, 'How sure is it?')).toBeVisible()
  await expect(page.getByRole('region', { name: 'From vote to vote' }).getByRole('img')).toBeVisible()
  await expectAccessible(page, 'results of the organiser', ['light'])
  const screen = await open('screen')
  await screen.page.goto(event.links['screen']!)
  await expect(screen.page.getByText(titles[0]!).first()).toBeVisible()
  await expect(screen.page.getByText('Patients')).toHaveCount(0)
})
