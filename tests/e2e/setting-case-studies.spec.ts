// Case studies from across a system: evidence first, then the actions that it supports, and whether all sectors carry one or only one does.
import { expect, expectAccessible, expectNoSidewaysScrolling, test } from '../support/browser.ts'
import { castAll, gather, leave } from '../support/crowd.ts'
import { Controller, createEvent } from '../support/people.ts'
import { addAction, card, introduce, openAction, openOrganiser, sheet, tell } from '../support/story.ts'

test.setTimeout(300_000)

const title = 'Integrated workforce models'
const sectors = ['Commissioners', 'Educators', 'Planners', 'Providers', 'People who need care']
const actions = ['Pay for teams, not organisations', 'Learn together before working together', 'One plan for the whole system', 'Share staff banks across settings'] as const

test('five settings: cases become evidence of actions, and what every sector would carry stands apart from what one would', async ({ server, open }) => {
  const event = await createEvent(server.url, {
    title, template: 'case-studies', groups: sectors,
    boards: [{ title: 'Cases and actions', themes: ['Commission', 'Educate', 'Plan'], actions: [{ title: actions[0], theme: 'Commission' }, { title: actions[1], theme: 'Educate' }, { title: actions[2], theme: 'Plan' }] }],
  })
  const console = await Controller.open(server.url, event.tokens.facilitator)
  const [organiser, phone, facilitator] = [await open('laptop'), await open('phone'), await open('laptop')]
  const desk = facilitator.page

  await test.step('the cases are imported as evidence for actions', async () => {
    await openOrganiser(organiser)
    await organiser.page.goto(`/organiser#import=${event.eventId}`)
    await organiser.page.getByRole('radio', { name: 'Evidence', exact: true }).check()
    const cases = ['title,text,source,action', `Joint posts,"A college and two trusts share three lecturers",Case 4,${actions[1]}`, `One staff bank,"Five providers filled nine shifts in ten",Case 7,`]
    await organiser.page.setInputFiles('input[type=file]', { name: 'cases.csv', mimeType: 'text/csv', buffer: Buffer.from(cases.join('\n')) })
    await organiser.page.getByRole('button', { name: 'Import 2 evidence cards' }).click()
    await expect(organiser.page.getByRole('main').getByText('2 evidence cards imported')).toBeVisible()
  })

  await desk.goto(event.links['facilitator']!)
  const members = await gather(server.url, event.code, sectors, 40)
  await phone.page.goto(`/#${event.code}`)
  await introduce(phone.page, { name: 'Ruth', group: sectors[4]!, title })

  await test.step('a participant reads a case, adds one and an action that it supports', async () => {
    await desk.getByRole('button', { name: /^Next: What the cases show/ }).click()
    const themes = phone.page.getByRole('navigation', { name: 'Themes' })
    await themes.getByRole('button', { name: /^Educate/ }).tap()
    await openAction(phone.page, actions[1])
    await expect(sheet(phone.page).getByText('A college and two trusts share three lecturers')).toBeVisible()
    await expect(sheet(phone.page).getByText('Case 4')).toBeVisible()
    await sheet(phone.page).getByRole('button', { name: 'Back to the board' }).click()
    await themes.getByRole('button', { name: /^Plan/ }).tap()
    await addAction(phone.page, 'Add an action to Plan', actions[3])
    await openAction(phone.page, actions[3])
    await sheet(phone.page).getByRole('button', { name: 'Add evidence' }).click()
    const field = (name: RegExp) => sheet(phone.page).getByRole('textbox', { name })
    await field(/^What does it show/).fill('Night cover')
    await field(/^In a sentence or two/).fill('A shared rota halved agency spending')
    await field(/^Source/).fill('Our hospice')
    await sheet(phone.page).getByRole('button', { name: 'Add evidence' }).click()
    await expect(sheet(phone.page).getByText('A shared rota halved agency spending')).toBeVisible()
    await expectAccessible(phone.page, 'evidence on an action')
    await expectNoSidewaysScrolling(phone.page, 'evidence on an action')
    await sheet(phone.page).getByRole('button', { name: 'Back to the board' }).click()
    await expect(card(phone.page, actions[3])).toBeVisible()
  })

  await test.step('every sector says what it would carry', async () => {
    await desk.getByRole('button', { name: /^Next: From cases to actions/ }).click()
    await desk.getByRole('button', { name: /^Next: Prioritise/ }).click()
    await console.until((state) => state?.agenda.flatMap(({ questions }) => questions ?? []).every(({ phase }) => phase === 'open') ?? false)
    const [ranking, carry] = console.state!.agenda.flatMap(({ questions }) => questions ?? [])
    const idOf = (number: number): string => ranking!.slate!.items.find((item) => item.number === number)!.actionId
    const ids = [1, 2, 3, 4].map(idOf)
    // All sectors carry the second; the first is carried by its commissioners alone.
    await castAll(members, carry!.questionId, ({ group }, at) => ({
      method: 'agree', answers: { [ids[0]!]: group === 'Commissioners' ? 1 : -1, [ids[1]!]: 1, [ids[2]!]: at % 3 === 0 ? -1 : 1, [ids[3]!]: at % 2 === 0 ? 1 : -1 },
    }))
    await castAll(members, ranking!.questionId, ({ group }) => ({ method: 'rank', ranking: group === 'Commissioners' ? [[ids[0]!], [ids[1]!]] : [[ids[1]!], [ids[2]!], [ids[3]!]] }))
  })

  await test.step('the result tells consensus across sectors from the wish of one', async () => {
    const questionIds = console.state!.agenda.flatMap(({ questions }) => questions ?? []).map(({ questionId }) => questionId)
    for (const questionId of questionIds) await tell(console, { type: 'ballot.seal', questionId })
    for (const questionId of questionIds) await tell(console, { type: 'ballot.reveal', questionId })
    await desk.getByRole('button', { name: /^Next: Results/ }).click()
    const { page } = phone
    await expect(page.getByRole('heading', { name: `“${actions[1]}” comes first.`, exact: false })).toBeVisible()
    await page.getByRole('navigation', { name: 'Questions' }).getByRole('button', { name: 'Would your sector carry each one?' }).click()
    const safe = page.getByRole('region', { name: 'Safe for every group' }).first()
    await expect(safe).toContainText(actions[1])
    await expect(safe).not.toContainText(actions[0])
    await expectAccessible(page, 'the result by sector')
    await expectNoSidewaysScrolling(page, 'the result by sector')
  })
  leave(members)
  console.close()
})
