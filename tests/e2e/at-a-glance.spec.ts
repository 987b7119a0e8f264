// Who takes part, on the console: by group and by table, and who may need help.
import { expect, expectAccessible, test } from '../support/browser.ts'
import { Controller, createEvent, join } from '../support/people.ts'
import { plan, roomAt, tell } from '../support/story.ts'

test('DY-7 the console counts who is active by group and by table, and names who has lost the connection', async ({ server, open }) => {
  const { event, console: program } = await roomAt(server.url, 'Explore')
  const people = await Promise.all(['Amira', 'Ben'].map((name) => join(server.url, event.code, { name, group: plan.groups[1]! })))
  await Promise.all(people.map(({ token }) => Controller.open(server.url, token)))
  await tell(program, { type: 'tables.make', titles: ['North'] })
  await tell(program, { type: 'person.seat', participantId: people[0]!.participantId, tableId: program.state!.tables[0]!.tableId })
  const desk = (await open('laptop')).page
  await desk.goto(event.links['facilitator']!)
  const panel = desk.getByRole('region', { name: 'Who is with us' })
  await expect(panel.getByRole('row', { name: /^Social care 2 2 2 0 0/ })).toBeVisible()
  await panel.getByRole('button', { name: 'By table' }).press('Enter')
  await expect(panel.getByRole('row', { name: /^North 1 1 1 0/ })).toBeVisible()
  await expect(panel.getByRole('row', { name: /^No seat 1 1 1 0/ })).toBeVisible()
  await expectAccessible(desk, 'who is with us by table')
  // As the server would answer half a minute after Amira's connection went.
  const stuck = { participantId: people[0]!.participantId, why: 'lost', since: Date.now() - 60_000 }
  await desk.routeWebSocket(/socket\.io/, (page) => {
    const behind = page.connectToServer()
    behind.onMessage((message) => page.send(typeof message === 'string' ? message.replace('"stuck":[]', `"stuck":[${JSON.stringify(stuck)}]`).replaceAll('"stuck":0', '"stuck":1') : message))
  })
  await desk.reload()
  await panel.getByRole('button', { name: /^See .* stuck$/ }).click()
  const dialog = desk.getByRole('dialog', { name: 'Who may be stuck' })
  await expect(dialog).toContainText('Amira')
  await expect(dialog).toContainText(/Social care · North · connection lost \d+ minutes? ago/)
  await expectAccessible(desk, 'who is stuck')
})

test('on a phone the big screen comes after what is now, questions before it where they are the stage, and the event’s name is not cut off', async ({ server, open }) => {
  const event = await createEvent(server.url, {
    ...plan, title: 'Workforce 2035: who comes first?', agenda: [{ kind: 'explore', title: 'Explore' }, { kind: 'questions', title: 'Questions' }],
  })
  const program = await Controller.open(server.url, event.tokens.facilitator)
  const { page } = await open('phone')
  await page.goto(event.links['facilitator']!)
  const headings = page.getByRole('main').getByRole('heading', { level: 2 })
  await expect(headings.first()).toHaveText('On the big screen')
  await expect(headings.filter({ hasText: 'On the big screen' })).toHaveCount(1)
  const name = page.locator('.bar-event')
  await expect(name).toHaveText('Workforce 2035: who comes first?')
  expect(await name.evaluate((box) => [box.scrollWidth - box.clientWidth, box.scrollHeight - box.clientHeight])).toEqual([0, 0])
  await tell(program, { type: 'stage.go', stageId: program.state!.agenda[1]!.stageId })
  await expect(headings.first()).toHaveText('Questions from the floor')
  await page.getByRole('navigation', { name: 'Parts of the console' }).getByRole('button', { name: 'Join' }).tap()
  await expect(page.getByRole('heading', { name: 'Join', exact: true })).toBeFocused()
  await expectAccessible(page, 'the console on a phone')
  await page.setViewportSize({ width: 1440, height: 900 })
  await expect(headings.filter({ hasText: 'On the big screen' })).toHaveCount(1)
  program.close()
})

test('on a phone all figures of a vote are in view, and the parts of the long console are a tap away', async ({ server, open }) => {
  const { event } = await roomAt(server.url, 'Prioritise')
  await join(server.url, event.code, { name: 'Amira', group: plan.groups[1]! })
  const { page } = await open('phone')
  await page.goto(event.links['facilitator']!)
  const panel = page.getByRole('region', { name: 'Who is with us' })
  await expect(panel.getByRole('row', { name: /^Social care 1 0 0 0 0/ })).toBeVisible()
  expect(await panel.locator('.groups-scroll').evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0)
  await page.getByRole('navigation', { name: 'Parts of the console' }).getByRole('button', { name: 'Big screen' }).tap()
  await expect(page.getByRole('heading', { name: 'On the big screen' })).toBeFocused()
  await expect(page.getByRole('heading', { name: 'On the big screen' })).toBeInViewport()
})
