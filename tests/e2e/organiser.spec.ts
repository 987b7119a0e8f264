// The organiser: the key, a new event from a template, its links, and a replay by keys and on a phone.
import { expect, expectAccessible, expectNoSidewaysScrolling, tabTo, test } from '../support/browser.ts'
import { readBoard } from '../../shared/board/read.ts'
import { addAction } from '../../shared/board/write.ts'
import { Controller, join, openBoard } from '../support/people.ts'
import { organiserKey } from '../support/server.ts'
import { openOrganiser, plan, roomAt, tell, titles } from '../support/story.ts'

const wrongKey = /status of 401/

test('OP-6 the key comes from the link or is typed, is never left in the address, and a wrong one is said above the field', async ({ open }) => {
  const person = await open('laptop')
  person.expectErrors(wrongKey)
  const { page } = person
  await page.goto('/organiser')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText('Enter the organiser key.')).toBeVisible()
  await page.getByLabel('Organiser key').fill('not the key')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText('This is not the organiser key of this server.')).toBeVisible()
  await page.getByLabel('Organiser key').fill(`http://localhost/organiser#key=${organiserKey}`)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('heading', { name: 'Events', level: 1 })).toBeVisible()
  expect(page.url()).not.toContain(organiserKey)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Events', level: 1 })).toBeVisible()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.reload()
  await expect(page.getByLabel('Organiser key')).toBeVisible()
})

test('JN-1 JN-3 who may join, what people are told and whether they are in the room is set while an event is made, on a phone', async ({ open }) => {
  const organiser = await open('phone')
  const { page } = organiser
  await openOrganiser(organiser)
  await page.getByRole('link', { name: 'Deliberative assembly' }).tap()
  await expect(page.getByRole('radio', { name: 'Only by personal link' })).toBeHidden()
  await page.getByText('More: who may join').tap()
  await page.getByRole('checkbox', { name: 'Ask people whether they are in the room or remote' }).check()
  await page.getByLabel('What people are told of their data before they join').fill('Names are deleted after a year.')
  await expectAccessible(page, 'more about a new event')
  await expectNoSidewaysScrolling(page, 'more about a new event')
  await page.getByRole('button', { name: 'Create event' }).tap()
  const join = await page.getByRole('textbox', { name: 'Join', exact: true }).inputValue()
  const amara = await open('phone')
  await amara.page.goto(join)
  await expect(amara.page.getByText('Names are deleted after a year.')).toBeVisible()
  await expect(amara.page.getByRole('radio', { name: 'Somewhere else, joining remotely' })).toBeVisible()
})

test('EV-38 an event is renamed in the list by keys alone, and everybody sees it at once', async ({ server, open }) => {
  const { event, console } = await roomAt(server.url, 'Explore')
  const [organiser, phone] = [await open('laptop'), await open('phone')]
  await phone.page.goto(`/#${event.code}`)
  await phone.page.getByRole('button', { name: 'Join', exact: true }).click()
  const { page } = organiser
  await openOrganiser(organiser)
  const rename = page.getByRole('button', { name: `Rename , ${plan.title}` })
  await tabTo(page, rename)
  await page.keyboard.press('Enter')
  const title = page.getByRole('dialog', { name: 'Rename this event' }).getByRole('textbox', { name: 'Title' })
  await expect(title).toHaveValue(plan.title)
  await title.fill(' ')
  await page.keyboard.press('Enter')
  await expect(title).toBeFocused()
  await expect(title).toHaveAccessibleDescription(/Enter a title/)
  await expectAccessible(page, 'renaming an event')
  await title.fill('Workforce 2036')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Workforce 2036', level: 3 })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Rename , Workforce 2036' })).toBeFocused()
  await expect(page.getByRole('status').filter({ hasText: 'Renamed to “Workforce 2036”.' })).toHaveCount(1)
  await expect(phone.page.getByRole('banner')).toContainText('Workforce 2036')
  expect(console.state!.title).toBe('Workforce 2036')
  console.close()
})

test('OP-10 a new event is made like another: agenda, groups, themes and actions come along, and nothing that anybody said', async ({ server, open }) => {
  const { event, console } = await roomAt(server.url, 'Explore')
  const ann = await join(server.url, event.code, { name: 'Ann' })
  const board = await openBoard(server.url, event.boards[0]!.boardId, ann.token)
  addAction(board.doc, { id: 'of-ann', title: 'Paid placements', detail: '', theme: null, author: ann.participantId, createdAt: 1 })
  await console.until((state) => Object.keys(state!.actions).length === titles.length + 1)
  const organiser = await open('laptop')
  const { page } = organiser
  await openOrganiser(organiser)
  await page.getByRole('link', { name: `Make another like this , ${plan.title}` }).click()
  await expect(page.getByLabel('Title of the event')).toHaveValue(plan.title)
  await expect(page.getByLabel('Stakeholder groups')).toHaveValue(plan.groups.join('\n'))
  await expect(page.getByText('nothing of what people said, asked or voted')).toBeVisible()
  await expectAccessible(page, 'a new event like another')
  await page.getByLabel('Title of the event').fill('Workforce 2036')
  await page.getByRole('button', { name: 'Create event' }).click()
  const link = await page.getByRole('textbox', { name: 'Facilitator’s console' }).inputValue()
  const copy = await Controller.open(server.url, link.split('#token=')[1]!)
  expect(copy.state).toMatchObject({ title: 'Workforce 2036', groups: plan.groups, agenda: plan.agenda.map(({ kind, title }) => ({ kind, title })), people: {} })
  const made = await openBoard(server.url, copy.state!.boards[0]!.boardId, copy.state!.code ? (await join(server.url, copy.state!.code)).token : '')
  const { actions, themes, arguments: said } = readBoard(made.doc)
  expect(themes.map(({ title }) => title)).toEqual(['Just', 'Integrated'])
  expect(actions.map(({ title }) => title).sort()).toEqual([...titles, 'Paid placements'].sort())
  expect(said).toEqual([])
  for (const one of [board, made, copy, console]) one.close()
})

test('an event is made from a template, with the agenda changed and actions pasted, and its links work', async ({ open, server }) => {
  const organiser = await open('laptop')
  const { page } = organiser
  await openOrganiser(organiser)
  await page.getByRole('link', { name: 'Deliberative assembly' }).click()
  await page.getByLabel('Title of the event').fill('')
  await page.getByLabel('Stakeholder groups').fill('Nurses\nCare staff\n')

  const stages = page.locator('.agenda-stage')
  await page.getByRole('button', { name: 'Move Explore the principles down' }).press('Enter')
  await expect(page.getByRole('button', { name: 'Move Explore the principles down' })).toBeFocused()
  await expect(page.getByRole('status').filter({ hasText: 'Explore the principles, now stage 3 of 10' })).toBeAttached()
  await page.getByRole('button', { name: 'Remove Close' }).click()
  await page.getByLabel('Kind of the new stage').selectOption('questions')
  await page.getByRole('button', { name: 'Add a stage' }).click()
  await expect(stages.last().getByLabel('Title')).toBeFocused()
  await stages.first().getByLabel('Minutes').fill('soon')
  await page.getByLabel('One action a line').fill('Just:\nEqual pay – one framework for all\nWider routes\nNew ways:\nShared records')
  await expect(page.getByText('This will be on the board: 3 actions, 5 themes.')).toBeVisible()

  await page.getByRole('button', { name: 'Create event' }).click()
  await expect(page.getByRole('alert')).toBeFocused()
  await page.getByRole('link', { name: 'Stage 1: Enter whole minutes' }).click()
  await expect(stages.first().getByLabel('Minutes')).toBeFocused()
  await stages.first().getByLabel('Minutes').fill('5')
  await page.getByLabel('Title of the event').fill('Our assembly')
  await page.getByRole('button', { name: 'Create event' }).click()

  await expect(page.getByRole('heading', { name: 'Our assembly', level: 1 })).toBeVisible()
  const join = await page.getByRole('textbox', { name: 'Join' }).inputValue()
  const facilitator = await page.getByRole('textbox', { name: 'Facilitator’s console' }).inputValue()
  expect(facilitator).not.toContain(organiserKey)

  const console = await Controller.open(server.url, new URL(facilitator).hash.replace('#token=', ''))
  const { agenda, groups, code, actions } = console.state!
  expect(join).toContain(code)
  expect(groups).toEqual(['Nurses', 'Care staff'])
  expect(agenda.map(({ kind, seconds }) => [kind, seconds])).toEqual([
    ['welcome', 300], ['explore', 5_400], ['explore', 3_600], ['explore', 5_400], ['cluster', 1_800], ['refine', null], ['refine', 3_600], ['ballot', 1_500],
    ['results', 1_200], ['questions', null],
  ])
  expect(agenda[7]!.questions).toHaveLength(4)
  expect(Object.values(actions).map(({ number }) => number).sort()).toEqual([1, 2, 3])
  console.close()
})

test('RP-2 a replay shows board, count and ranking as they stood, by pointer and by keys', async ({ open, server }) => {
  const eventId = await past(server.url)
  const organiser = await open('laptop', { permissions: ['clipboard-read', 'clipboard-write'] })
  const { page } = organiser
  await page.goto(`/replay/${eventId}#key=${organiserKey}`)
  const slider = page.getByRole('slider', { name: 'Time' })
  const board = page.getByRole('region', { name: 'Board', exact: true })
  await expect(slider).toBeVisible()
  expect(page.url()).not.toContain(organiserKey)

  await tabTo(page, slider)
  await page.keyboard.press('End')
  await expect(page.getByRole('region', { name: /^Ranking at/ })).toContainText('1 ballot')
  await page.keyboard.press('Home')
  await expect(slider).toHaveAttribute('aria-valuetext', /The event is created$/)
  await page.keyboard.press('ArrowDown')
  await expect(slider).toHaveAttribute('aria-valuetext', /Stage: Explore$/)
  await expect(board.getByText('Longer rests')).toBeHidden()
  await page.keyboard.press('ArrowDown')
  await expect(board.getByText('Longer rests')).toBeVisible()
  await page.getByText(/^(Stages and key moments|Moments)$/).filter({ visible: true }).click()
  await page.getByRole('button', { name: /Voting opened$/ }).click()
  await expect(page.getByRole('region', { name: /^Ballots at/ })).toContainText('Nobody saw a ranking before the reveal')

  await page.getByRole('button', { name: 'Link to this moment' }).click()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect(link).not.toContain(organiserKey)
  const said = await slider.getAttribute('aria-valuetext')
  await slider.press('End')
  await page.goto(link)
  await expect(slider).toHaveAttribute('aria-valuetext', said!)
  await page.getByText(titles[0], { exact: true }).click()
  await expect(board.getByText('It keeps people in the job.')).toBeVisible()
})

test('the organiser’s pages fit a phone', async ({ open, server }) => {
  const eventId = await past(server.url)
  const organiser = await open('phone')
  const { page } = organiser
  await openOrganiser(organiser)
  await expectNoSidewaysScrolling(page, 'events')
  await page.getByRole('link', { name: new RegExp(`^Links ?, ${plan.title}$`) }).tap()
  await expect(page.getByRole('heading', { name: 'Join' })).toBeVisible()
  await expectNoSidewaysScrolling(page, 'links')
  await page.goto('/organiser#new=demo')
  await expect(page.getByLabel('Title of the event')).toBeVisible()
  await expectNoSidewaysScrolling(page, 'a new event')
  await page.goto(`/replay/${eventId}`)
  await page.getByRole('slider', { name: 'Time' }).press('End')
  await page.getByRole('button', { name: 'Ranking' }).tap()
  await expect(page.getByRole('region', { name: /^Ranking at/ })).toBeVisible()
  await expectNoSidewaysScrolling(page, 'a replay')
})

/** An event with an action written, a ballot cast, sealed and revealed. */
async function past(url: string): Promise<string> {
  const { event, console, go } = await roomAt(url, 'Explore')
  const { token, participantId } = await join(url, event.code, { name: 'Amara Osei', group: plan.groups[0] })
  const { doc, close } = await openBoard(url, event.boards[0]!.boardId, token)
  addAction(doc, { id: 'longer-rests', title: 'Longer rests', detail: '', theme: null, author: participantId, createdAt: 1 })
  await console.until((state) => state?.actions['longer-rests'] !== undefined)
  await go('Prioritise')
  const { questionId, slate } = console.state!.agenda.flatMap((stage) => stage.questions ?? [])[0]!
  const person = await Controller.open(url, token)
  const ranking = slate!.items.map(({ actionId }) => [actionId])
  expect(await person.send({ type: 'ballot.cast', questionId, ballot: { method: 'rank', ranking }, revision: 1, id: 'one' })).toMatchObject({ ok: true })
  await tell(console, { type: 'ballot.seal', questionId })
  await go('Results')
  await tell(console, { type: 'ballot.reveal', questionId })
  for (const open of [person, console, { close }]) open.close()
  return event.eventId
}

test('among many events one is found by its title, by keyboard and on a phone', async ({ open, server }) => {
  for (const nth of [1, 2, 3, 4, 5, 6, 7, 8]) {
    const answer = await fetch(`${server.url}/api/events`, {
      method: 'POST', headers: { authorization: `Bearer ${organiserKey}`, 'content-type': 'application/json' }, body: JSON.stringify({ title: `Retention, region ${nth}`, template: 'blank' }),
    })
    expect(answer.status).toBe(201)
  }
  const person = await open('phone')
  await openOrganiser(person)
  const { page } = person
  await expect(page.getByRole('heading', { name: /^Retention/ })).toHaveCount(8)
  await page.getByLabel('Find an event').fill('region 7')
  await expect(page.getByRole('heading', { name: /^Retention/ })).toHaveText(['Retention, region 7'])
  await expect(page.getByText(/^1 of \d+ events$/)).toBeVisible()
  await page.getByLabel('Find an event').press('Tab')
  await expect(page.getByRole('link', { name: 'Retention, region 7', exact: true })).toBeFocused()
  await expectNoSidewaysScrolling(page, 'a found event')
})
