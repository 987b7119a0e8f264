// Questions from the floor and key messages, as people see them: asked on a phone, upvoted by keyboard, answered from the console, shown in the room.
import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from '../support/browser.ts'
import { Controller, createEvent, join } from '../support/people.ts'
import type { Created, Joined } from '../support/people.ts'
import { plan, tell } from '../support/story.ts'

const agenda = [
  { kind: 'welcome', title: 'Keynote', allows: ['ask'] }, { kind: 'questions', title: 'Your questions' }, { kind: 'explore', title: 'Explore' }, { kind: 'close', title: 'Close' },
]

async function floor(url: string, stage?: string): Promise<{ event: Created; console: Controller; go: (title: string) => Promise<void> }> {
  const event = await createEvent(url, { ...plan, agenda })
  const console = await Controller.open(url, event.tokens.facilitator)
  const go = (title: string): Promise<void> => tell(console, { type: 'stage.go', stageId: console.state!.agenda.find((one) => one.title === title)!.stageId })
  if (stage) await go(stage)
  return { event, console, go }
}

async function sit(page: Page, event: Created, person: Joined): Promise<void> {
  await page.addInitScript(([eventId, identity]) => localStorage.setItem(`plenary.person.${eventId}`, identity!), [event.eventId, JSON.stringify(person)])
  await page.goto(`/e/${event.eventId}`)
}

async function ask(page: Page, text: string, named: boolean | null): Promise<void> {
  await page.getByLabel('Your question').fill(text)
  if (named !== null) await page.getByRole('radio', { name: named ? /^As / : 'Without my name' }).check()
  await page.getByRole('button', { name: 'Ask', exact: true }).click()
  await expect(page.getByLabel('Your question')).toHaveValue('')
}

test('DY-1 a question is asked, upvoted, answered live and in writing, and every page follows; no name is on the screen', async ({ server, open }) => {
  const { event } = await floor(server.url, 'Your questions')
  const ann = await join(server.url, event.code, { name: 'Amira Khan', group: 'Social care' })
  const ben = await join(server.url, event.code, { name: 'Ben', group: 'Frontline staff' })
  const desk = (await open('laptop')).page
  await desk.goto(event.links['facilitator']!)
  const screenPerson = await open('screen')
  const screen = screenPerson.page
  await screen.goto(event.links['screen']!)
  await expect(screen.getByText('No questions yet')).toBeVisible()
  await expectAccessible(screen, 'no questions on the screen')
  const phone = (await open('phone')).page
  await sit(phone, event, ann)
  await expect(phone.getByRole('heading', { name: 'Questions', level: 1 })).toBeVisible()
  await expectAccessible(phone, 'nothing asked yet')

  await phone.getByRole('button', { name: 'Ask', exact: true }).tap()
  await expect(phone.getByText('Write your question first.')).toBeVisible()
  await ask(phone, 'Who pays for the training?', true)
  await expect(phone.getByRole('status').filter({ hasText: 'Your question is in.' })).toHaveCount(1)
  await ask(phone, 'When does it begin?', false)
  const laptop = (await open('laptop')).page
  await sit(laptop, event, ben)
  const list = laptop.getByRole('region', { name: 'Questions', exact: true })
  await expect(list.getByRole('listitem')).toHaveCount(2)
  const upvote = list.getByRole('button', { name: 'Upvote: When does it begin?' })
  await upvote.focus()
  await laptop.keyboard.press('Enter')
  await expect(upvote).toHaveAttribute('aria-pressed', 'true')
  await expect(upvote).toContainText('1')

  const queue = desk.getByRole('region', { name: 'Questions from the floor' })
  await expect(queue.getByRole('button', { name: 'Waiting 2' })).toBeVisible()
  await expect(queue.getByText('Amira Khan, Social care')).toBeVisible()
  await expect(queue.getByText(/^Without a name/)).toBeVisible()
  await expect(queue.getByRole('listitem').first()).toContainText('When does it begin?')
  await expect(screen.getByRole('listitem').first()).toContainText('When does it begin?')
  await expectAccessible(screen, 'the most wanted questions')
  await expectAccessible(desk, 'a queue of questions')

  await queue.getByRole('button', { name: 'Answer now: Who pays for the training?' }).click()
  await expect(queue.getByText('On the big screen')).toBeVisible()
  for (const page of [phone, laptop, screen]) await expect(page.getByText('Being answered now').first()).toBeVisible()
  await expect(screen.getByText('Who pays for the training?')).toBeVisible()
  await expectAccessible(screen, 'a question that is being answered')
  await expectAccessible(phone, 'a question that is being answered')
  await queue.getByRole('button', { name: 'Answered', exact: true }).click()
  await expect(queue.getByRole('button', { name: 'Answered 1' })).toBeVisible()

  await queue.getByRole('button', { name: 'Answer in writing: When does it begin?' }).click()
  await expectAccessible(desk, 'answering in writing')
  await desk.getByLabel('The answer').fill('In April, at the latest.')
  await desk.getByRole('dialog').getByRole('button', { name: 'Answer', exact: true }).click()
  const mine = phone.getByRole('region', { name: 'You asked' })
  await expect(mine).toContainText('In April, at the latest.')
  await phone.getByRole('button', { name: 'Answered', exact: true }).tap()
  await expect(phone.getByRole('region', { name: 'Questions', exact: true })).toContainText('In April, at the latest.')
  await expectAccessible(phone, 'answered questions')
  expect(await screenPerson.received(), 'what the screen was sent').not.toMatch(/Amira/)
})

test('DY-1 questions that are alike are put together, one is dismissed and brought back, all by keyboard, and each can be undone', async ({ server, open }) => {
  const { event } = await floor(server.url, 'Your questions')
  const desk = (await open('laptop')).page
  await desk.goto(event.links['facilitator']!)
  const askers = await Promise.all([1, 2].map(async () => Controller.open(server.url, (await join(server.url, event.code)).token)))
  await tell(askers[0]!, { type: 'floor.ask', itemId: 'aaaaaaaa', text: 'Who pays for training of care staff?', named: false })
  await tell(askers[1]!, { type: 'floor.ask', itemId: 'bbbbbbbb', text: 'Will care staff training be paid?', named: false })
  await tell(askers[1]!, { type: 'floor.ask', itemId: 'cccccccc', text: 'Is there coffee?', named: false })
  const queue = desk.getByRole('region', { name: 'Questions from the floor' })
  await queue.getByRole('button', { name: 'Put together with another: Will care staff training be paid?' }).press('Enter')
  const choice = desk.getByRole('dialog').getByRole('listitem').first().getByRole('button')
  await expect(choice).toContainText('Looks alike')
  await expectAccessible(desk, 'putting questions together')
  await choice.press('Enter')
  await expect(queue.getByText('1 question put together with it')).toBeVisible()
  await expect(queue.getByRole('button', { name: 'Waiting 2' })).toBeVisible()
  await queue.getByRole('button', { name: 'Dismiss: Is there coffee?' }).press('Enter')
  await expect(queue.getByRole('heading')).toBeFocused()
  await queue.getByRole('button', { name: 'Dismissed 1' }).click()
  await queue.getByRole('button', { name: 'Bring back: Is there coffee?' }).press('Enter')
  await expect(queue.getByRole('button', { name: 'Dismissed 0' })).toBeVisible()
  await desk.getByRole('button', { name: 'Undo: Questions put together' }).click()
  await expect(queue.getByRole('button', { name: 'Waiting 3' })).toBeVisible()
})

test('DY-2 key messages are recorded with who said them, changed and removed, and are on phones and the screen', async ({ server, open }) => {
  const { event } = await floor(server.url)
  const desk = (await open('laptop')).page
  await desk.goto(event.links['facilitator']!)
  const screenPerson = await open('screen')
  await screenPerson.page.goto(event.links['screen']!)
  const phone = (await open('phone')).page
  await sit(phone, event, await join(server.url, event.code))
  const panel = desk.getByRole('region', { name: 'Key messages' })
  await panel.getByRole('button', { name: 'Record a key message' }).click()
  await desk.getByRole('button', { name: 'Record', exact: true }).click()
  await expect(desk.getByText('Say what was said, and by whom.')).toBeVisible()
  await expectAccessible(desk, 'recording a key message')
  await desk.getByLabel('What was said').fill('Pay comes first')
  await desk.getByLabel('Who said it').fill('Dr Helen Marsh')
  await desk.getByRole('button', { name: 'Record', exact: true }).click()
  await panel.getByRole('button', { name: 'Change: Pay comes first' }).click()
  await desk.getByLabel('What was said').fill('Pay and training come first')
  await desk.getByRole('button', { name: 'Record', exact: true }).click()
  await expect(panel.getByText('Pay and training come first')).toBeVisible()
  await expectAccessible(desk, 'a key message')

  await phone.getByRole('button', { name: 'Questions', exact: true }).tap()
  const messages = phone.getByRole('region', { name: 'Key messages' })
  await expect(messages).toContainText('Pay and training come first')
  await expect(messages).toContainText('Dr Helen Marsh')
  await desk.getByRole('group', { name: 'What the big screen shows' }).getByRole('button', { name: 'Key messages' }).click()
  await expect(screenPerson.page.getByText('Pay and training come first')).toBeVisible()
  await expectAccessible(screenPerson.page, 'key messages')
  expect(await screenPerson.received(), 'what the screen was sent').not.toMatch(/Helen/)
  await panel.getByRole('button', { name: 'Remove: Pay and training come first' }).click()
  await expect(screenPerson.page.getByText('No key messages yet.')).toBeVisible()
})

test('DY-3 where a stage takes questions beside its own page, one gets there and back, and words that are not sent yet outlast the stage', async ({ server, open }) => {
  const { event, go } = await floor(server.url)
  const page = (await open('phone')).page
  await sit(page, event, await join(server.url, event.code))
  await page.getByRole('button', { name: 'Questions', exact: true }).tap()
  await expect(page.getByRole('heading', { name: 'Questions', level: 1 })).toBeFocused()
  await page.getByRole('button', { name: 'Back to “Keynote”' }).tap()
  await expect(page.getByRole('heading', { name: 'You are in', level: 1 })).toBeVisible()
  await page.getByRole('button', { name: 'Questions', exact: true }).tap()
  await page.getByLabel('Your question').fill('Half a thou')
  await go('Explore')
  await expect(page.getByRole('heading', { name: 'Explore', level: 1 })).toBeVisible()
  await go('Your questions')
  await expect(page.getByLabel('Your question')).toHaveValue('Half a thou')
  await page.getByRole('button', { name: 'See the board' }).tap()
  await expect(page.getByRole('heading', { name: 'Your questions', level: 1 })).toBeVisible()
  await page.getByRole('button', { name: 'Back to “Your questions”' }).tap()
  await expect(page.getByLabel('Your question')).toHaveValue('Half a thou')
  await ask(page, 'Half a thought', null)
  await page.reload()
  await expect(page.getByRole('region', { name: 'You asked' })).toContainText('Half a thought')
})

test('CL-20 a reading that is due is done although another fact comes meanwhile, and one that failed is done again by itself', async ({ server, open }) => {
  const { event, console } = await floor(server.url, 'Your questions')
  const page = (await open('phone')).page
  await page.clock.install()
  /** Which readings the server is not to hear of. */
  let isCut = false
  let cut = 0
  await page.routeWebSocket(/socket\.io/, (socket) => {
    const upstream = socket.connectToServer()
    socket.onMessage((message) => {
      if (isCut && String(message).includes('"floor"')) cut++
      else upstream.send(message)
    })
  })
  await sit(page, event, await join(server.url, event.code))
  const list = page.getByRole('region', { name: 'Questions', exact: true })
  await expect(list).toContainText('No questions')
  const asker = await Controller.open(server.url, (await join(server.url, event.code)).token)
  // Time stands still: what is due by chance stays due until it is moved on.
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1_000))
  await tell(asker, { type: 'floor.ask', itemId: 'aaaaaaaa', text: 'Who pays?', named: false })
  await expect(list.getByRole('button', { name: /1/ })).toBeVisible()
  await tell(console, { type: 'announce', text: 'Coffee is ready' })
  await expect(page.getByText('Coffee is ready', { exact: true })).toBeVisible()
  await page.clock.runFor(3_000)
  await expect(list).toContainText('Who pays?')

  isCut = true
  await tell(asker, { type: 'floor.ask', itemId: 'bbbbbbbb', text: 'Who decides?', named: false })
  await expect(list.getByRole('button', { name: /2/ })).toBeVisible()
  await page.clock.runFor(3_000)
  await expect.poll(() => cut).toBe(1)
  isCut = false
  await page.clock.runFor(15_000)
  await expect(list).toContainText('Who decides?')
  asker.close()
  console.close()
})
