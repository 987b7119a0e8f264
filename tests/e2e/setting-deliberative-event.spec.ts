// A deliberative event as its people have it: what was sent in, tables, themes, the plenary, a vote of two hundred, and groups compared.
import type { Page } from '@playwright/test'
import { expect, expectAccessible, expectNoSidewaysScrolling, test } from '../support/browser.ts'
import { castAll, gather, leave } from '../support/crowd.ts'
import type { Member } from '../support/crowd.ts'
import { Controller } from '../support/people.ts'
import { addAction, card, introduce, openOrganiser, tell } from '../support/story.ts'
import { xlsx } from '../support/xlsx.ts'

test.setTimeout(300_000)

const title = 'A framework for 15 years'
const people = 200
const submissions = 300
const allThemes = ['Enough people', 'Ways in and on'] as const
const groups = ['Health', 'Social care', 'Third sector', 'Local government', 'People who need care']
const proposals = [
  'Publish safe staffing numbers apart from the budget', 'One digital passport for skills', 'Paid placements in social care', 'Careers in adult social care that are seen',
  'Supervision for everyone, every month', 'Plan for more staff than are needed', 'Earn, learn and return', 'Apprenticeships open to carers', 'Records that follow the person', 'Zero tolerance of discrimination',
]

test('five settings: over two hundred people draw themes and actions out of three hundred submissions, and groups are compared', async ({ server, open }) => {
  const organiser = await open('laptop')
  const { page } = organiser
  await test.step('the organiser makes the event and brings in what was sent', async () => {
    await openOrganiser(organiser)
    await page.getByRole('link', { name: 'Deliberative event', exact: true }).click()
    await page.getByLabel('Title of the event').fill(title)
    await page.getByLabel('One action a line').fill(proposals.map((one, at) => (at % 5 === 0 ? `${allThemes[at / 5]}:\n${one}` : one)).join('\n'))
    await page.getByRole('button', { name: 'Create event' }).click()
    await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible()
  })
  const [joinLink, facilitatorLink, screenLink] = [await linkOf(page, 'Join'), await linkOf(page, 'Facilitator’s console'), await linkOf(page, 'Big screen')]
  const console = await Controller.open(server.url, new URL(facilitatorLink).hash.replace('#token=', ''))
  const { code, eventId } = console.state!

  await test.step('three hundred submissions are imported, searched and put to a theme', async () => {
    await page.goto(`/organiser#import=${eventId}`)
    await page.getByRole('radio', { name: 'Call-for-evidence submissions' }).check()
    const rows = Array.from({ length: submissions }, (_, at) => [`R${at + 1}`, `Trust ${at % 40}`, `${proposals[at % proposals.length]}: what we saw in place ${at + 1} was that ${['rotas', 'pay', 'training', 'records'][at % 4]} decide who stays`])
    await page.setInputFiles('input[type=file]', { name: 'call.xlsx', mimeType: 'application/zip', buffer: Buffer.from(xlsx([['Ref', 'Organisation', 'Response'], ...rows])) })
    await page.getByRole('button', { name: `Import ${submissions} submissions` }).click()
    await page.getByRole('link', { name: 'To the submissions' }).click()
    await expect(page.getByRole('main').getByText(`${submissions} of ${submissions} submissions`)).toBeVisible()
    await page.getByRole('searchbox', { name: 'Search by words' }).fill('rotas placements')
    await expect(page.getByRole('main').getByText(/^15 of 300 submissions$/)).toBeVisible()
    await page.getByLabel('Select all shown').check()
    await page.getByLabel('Choose a theme').selectOption(allThemes[0])
    await page.getByRole('button', { name: 'Put to theme' }).click()
    await expect(page.locator('.submission').first().getByText(allThemes[0], { exact: true })).toBeVisible()
    const first = page.locator('.submission').first()
    await first.locator('summary').click()
    await first.getByLabel(/^Action for no\. /).selectOption({ index: 2 })
    await first.getByRole('button', { name: 'Link to an action' }).click()
    await expect(first.getByText(/^Evidence for /)).toBeVisible()
  })

  const [phone, facilitator, screen] = [await open('phone'), await open('laptop'), await open('screen')]
  const desk = facilitator.page
  await desk.goto(facilitatorLink)
  await screen.page.goto(screenLink)
  let members: Member[] = []
  await test.step('two hundred people come in within a minute, one of them by hand', async () => {
    members = await gather(server.url, code, groups, people)
    await phone.page.goto(joinLink)
    await introduce(phone.page, { name: 'Anna', group: groups[1]!, title })
    await expect(screen.page.getByRole('img', { name: `${people + 1} of ${people + 1} people are here` })).toBeVisible()
  })

  await test.step('conversations at twenty tables', async () => {
    await desk.getByRole('button', { name: /^Next: What was sent in/ }).click()
    await desk.getByRole('button', { name: /^Next: Conversations at tables/ }).click()
    await desk.getByRole('spinbutton', { name: 'How many tables' }).fill('20')
    await desk.getByRole('button', { name: 'Make tables' }).click()
    await desk.getByRole('button', { name: `Give ${people + 1} people without a seat one at random` }).click()
    const current = phone.page.getByRole('navigation', { name: 'Boards' }).locator('[aria-current]')
    await expect(current).toHaveText(/^Table \d+$/)
    const table = (await current.textContent())!
    await addAction(phone.page, 'Add an action', 'Portfolio careers across settings')
    const panel = desk.getByRole('region', { name: 'Tables' })
    await panel.getByRole('button', { name: `Look in: ${table}`, exact: true }).click()
    await panel.getByRole('checkbox', { name: /Portfolio careers/ }).check()
    await panel.getByRole('button', { name: 'Carry 1 action to everybody’s board' }).click()
    await phone.page.getByRole('navigation', { name: 'Boards' }).getByRole('button', { name: 'Everybody’s board' }).click()
    await expect(card(phone.page, 'Portfolio careers across settings')).toHaveCount(1)
    await expect(phone.page.getByText(`from ${table}`)).toBeVisible()
    await expectNoSidewaysScrolling(phone.page, 'at a table')
  })

  await test.step('everybody ranks a few and says what they could support', async () => {
    for (const stage of ['Draw out the themes', 'Refine in plenary', 'Prioritise']) await desk.getByRole('button', { name: new RegExp(`^Next: ${stage}`) }).click()
    const asked = console.state!.agenda.flatMap(({ questions }) => questions ?? [])
    await console.until((state) => state?.agenda.flatMap(({ questions }) => questions ?? []).every(({ phase }) => phase === 'open') ?? false)
    const [ranking, support] = console.state!.agenda.flatMap(({ questions }) => questions ?? [])
    const ids = ranking!.slate!.items.map(({ actionId }) => actionId)
    expect(ids).toHaveLength(proposals.length + 1)
    const cast = await castAll(members, asked[0]!.questionId, ({ group }, at) => (at % 20 === 0 ? null : rankingOf(ids, groups.indexOf(group!), at)))
    await castAll(members, support!.questionId, ({ group }) => ({ method: 'agree', answers: Object.fromEntries(ids.map((id, at) => [id, at === groups.indexOf(group!) ? -1 : 1])) }))
    await expect(phone.page.getByRole('heading', { name: 'Which actions matter most?', level: 1 })).toBeVisible()
    await phone.page.getByRole('list', { name: 'Not ranked yet' }).getByRole('button', { name: proposals[0]! }).tap()
    await expect(desk.getByText(`Voting open · ${cast + 1} ballots`)).toBeVisible()
    await expect(desk.getByText(`Voting open · ${people} ballots`)).toBeVisible()
  })

  await test.step('the result says who is first, how sure that is, and what no group objects to', async () => {
    for (const question of ['Which actions matter most?', 'Could you support each one?']) {
      const row = desk.getByRole('main').getByRole('listitem').filter({ hasText: question })
      await row.getByRole('button', { name: /^Close voting/ }).click()
      await desk.getByRole('dialog').getByRole('button', { name: 'Close voting' }).click()
      await expect(row).toContainText('Voting closed')
    }
    await desk.getByRole('button', { name: /^Next: Results/ }).click()
    await desk.getByRole('button', { name: /^Reveal the result/ }).first().click()
    await desk.getByRole('dialog', { name: /^Reveal the result/ }).getByRole('button', { name: 'Reveal now' }).click()
    await expect(phone.page.getByRole('heading', { name: `“${proposals[0]}” comes first.`, exact: false })).toBeVisible()
    await expect(phone.page.getByRole('heading', { name: 'How the groups differ' })).toBeVisible()
    await expect(phone.page.getByRole('heading', { name: 'Safe for every group' })).toBeVisible()
    await expectAccessible(phone.page, 'the result of two hundred')
    await expectNoSidewaysScrolling(phone.page, 'the result of two hundred')
  })
  leave(members)
  await tell(console, { type: 'event.close' })
  console.close()
})

function linkOf(page: Page, name: string): Promise<string> {
  return page.getByRole('textbox', { name }).inputValue()
}

/** Everybody thinks the first action important; each group moves its own up. */
function rankingOf(ids: readonly string[], group: number, at: number): object {
  const own = ids[1 + group]!
  const rest = ids.slice(1).filter((id) => id !== own)
  return { method: 'rank', ranking: [[ids[0]!], [own], ...rest.slice(at % 3, at % 3 + 4).map((id) => [id])] }
}
