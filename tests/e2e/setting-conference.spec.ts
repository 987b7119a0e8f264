// A conference session: key messages with who said them, questions upvoted and answered live, and what the room takes away.
import { expect, expectAccessible, expectNoSidewaysScrolling, test } from '../support/browser.ts'
import { castAll, gather, leave } from '../support/crowd.ts'
import { Controller } from '../support/people.ts'
import { addAction, introduce, openOrganiser, tell } from '../support/story.ts'

test.setTimeout(300_000)

const title = 'Workforce: what now?'
const delegates = 60
const asked = [
  'Will safe staffing numbers be set apart from the budget?', 'Where do international recruits go when they have earned and learned?', 'Who pays for apprentices in social care?',
]

test('five settings: speakers’ messages are kept, delegates ask and upvote, answers are given, and the room chooses', async ({ server, open }) => {
  const [organiser, phone, facilitator, screen] = [await open('laptop'), await open('phone'), await open('laptop'), await open('screen')]
  const { page } = organiser
  await openOrganiser(organiser)
  await page.getByRole('link', { name: 'Conference session', exact: true }).click()
  await page.getByLabel('Title of the event').fill(title)
  await page.getByRole('button', { name: 'Create event' }).click()
  await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible()
  const linkOf = (name: string): Promise<string> => page.getByRole('textbox', { name }).inputValue()
  const facilitatorLink = await linkOf('Facilitator’s console')
  const console = await Controller.open(server.url, new URL(facilitatorLink).hash.replace('#token=', ''))
  const desk = facilitator.page
  await desk.goto(facilitatorLink)
  await screen.page.goto(await linkOf('Big screen'))
  const members = await gather(server.url, console.state!.code, [undefined], delegates)
  await phone.page.goto(await linkOf('Join'))
  await introduce(phone.page, { name: 'Dee', title })

  await test.step('what a speaker says is recorded, and everybody reads it', async () => {
    await desk.getByRole('button', { name: /^Next: Key messages/ }).click()
    const panel = desk.getByRole('region', { name: 'Key messages' })
    for (const [text, who] of [['Retention is the cheapest recruitment', 'Dr Helen Marsh'], ['Earn, learn and return works both ways', 'Prof Ravi Desai']] as const) {
      await panel.getByRole('button', { name: 'Record a key message' }).click()
      await desk.getByLabel('What was said').fill(text)
      await desk.getByLabel('Who said it').fill(who)
      await desk.getByRole('button', { name: 'Record', exact: true }).click()
    }
    const messages = phone.page.getByRole('region', { name: 'Key messages' })
    await expect(messages).toContainText('Retention is the cheapest recruitment')
    await expect(messages).toContainText('Prof Ravi Desai')
  })

  await test.step('delegates ask and upvote, the most wanted is answered first', async () => {
    for (const [at, text] of asked.entries()) await tell(members[at]!.phone, { type: 'floor.ask', itemId: `question${at}`, text, named: at === 0 })
    for (const [at, { phone: member }] of members.entries()) await tell(member, { type: 'floor.upvote', itemId: at % 4 === 0 ? 'question1' : 'question0', up: true })
    await desk.getByRole('button', { name: /^Next: Questions and answers/ }).click()
    const list = phone.page.getByRole('region', { name: 'Questions', exact: true })
    await expect(list.getByRole('listitem').first()).toContainText(asked[0]!)
    await list.getByRole('button', { name: `Upvote: ${asked[2]}` }).tap()
    await expect(screen.page.getByRole('listitem').first()).toContainText(asked[0]!)
    await desk.getByRole('button', { name: `Answer now: ${asked[0]}` }).click()
    await expect(phone.page.getByText('Being answered now').first()).toBeVisible()
    await desk.getByRole('button', { name: 'Answered', exact: true }).click()
    await desk.getByRole('button', { name: `Answer in writing: ${asked[1]}` }).click()
    await desk.getByLabel('The answer').fill('Most return within five years, and are better paid for it.')
    await desk.getByRole('dialog').getByRole('button', { name: 'Answer', exact: true }).click()
    await phone.page.getByRole('button', { name: 'Answered', exact: true }).tap()
    await expect(list).toContainText('Most return within five years')
    await expectAccessible(phone.page, 'questions and answers')
    await expectNoSidewaysScrolling(phone.page, 'questions and answers')
  })

  await test.step('the room says what should come of it', async () => {
    await desk.getByRole('button', { name: /^Next: What should come of it/ }).click()
    for (const action of ['A workforce plan with numbers', 'Paid time to learn']) await addAction(phone.page, 'Add an action', action)
    await desk.getByRole('button', { name: /^Next: Choose/ }).click()
    await console.until((state) => state?.agenda.some(({ questions }) => questions?.some(({ phase }) => phase === 'open')) ?? false)
    const { questionId, slate } = console.state!.agenda.flatMap(({ questions }) => questions ?? [])[0]!
    const [first, second] = slate!.items.map(({ actionId }) => actionId)
    await castAll(members, questionId, (_, at) => ({ method: 'approve', approved: at % 3 === 0 ? [first, second] : [second] }))
    await desk.getByRole('button', { name: /^Close voting/ }).first().click()
    await desk.getByRole('dialog').getByRole('button', { name: 'Close voting' }).click()
    await desk.getByRole('button', { name: /^Next: The result/ }).click()
    await desk.getByRole('button', { name: /^Reveal the result/ }).first().click()
    await desk.getByRole('dialog', { name: /^Reveal the result/ }).getByRole('button', { name: 'Reveal now' }).click()
    await expect(phone.page.getByRole('heading', { name: '“Paid time to learn”', exact: false })).toBeVisible()
  })
  leave(members)
  console.close()
})
