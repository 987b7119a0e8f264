// A deliberative assembly: four workshops, each starting from what the last one left; themes become actions, and each principle gets its own ranking.
import type { Page } from '@playwright/test'
import { expect, expectAccessible, expectNoSidewaysScrolling, test } from '../support/browser.ts'
import type { Person } from '../support/browser.ts'
import { castAll, gather, leave } from '../support/crowd.ts'
import { Controller } from '../support/people.ts'
import { addAction, card, introduce, openOrganiser, tell } from '../support/story.ts'

test.setTimeout(300_000)

const programme = 'A vision for 2035'
const principles = ['Just', 'Sustainable', 'Integrated', 'Innovative']
const members = 14
const groups = ['Health care', 'Social care']
const ideas: Record<string, string[]> = {
  Just: ['Zero tolerance of discrimination', 'Equal access to training', 'Equal pay for equal work'],
  Sustainable: ['Plan for oversupply of staff', 'Wider routes into careers'], Integrated: ['Work across care settings', 'IT that talks to IT'], Innovative: ['New roles in the community', 'Learning on the job'],
}

/** The console of the event whose links the organiser sees. */
async function consoleOf(page: Page, url: string): Promise<{ console: Controller; links: { join: string; facilitator: string } }> {
  const [join, facilitator] = [await page.getByRole('textbox', { name: 'Join' }).inputValue(), await page.getByRole('textbox', { name: 'Facilitator’s console' }).inputValue()]
  return { console: await Controller.open(url, new URL(facilitator).hash.replace('#token=', '')), links: { join, facilitator } }
}

async function nextWorkshop({ page }: Person, title: string, fill: () => Promise<void>): Promise<void> {
  await page.goto('/organiser')
  await page.getByRole('link', { name: programme, exact: true }).first().click()
  await expect(page.getByRole('heading', { name: programme, level: 1 })).toBeVisible()
  await page.getByRole('link', { name: /^Next event/ }).last().click()
  await page.getByLabel('Title of the event').fill(title)
  await fill()
  await page.getByRole('button', { name: 'Create event' }).click()
  await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible()
}

test('five settings: fifteen care workers meet four times, and end with prioritised actions whose way can be traced', async ({ server, open }) => {
  const [organiser, phone] = [await open('laptop'), await open('phone')]
  const { page } = organiser
  await openOrganiser(organiser)
  await page.getByLabel('Title of the new programme').fill(programme)
  await page.getByRole('button', { name: 'New programme' }).click()
  await expect(page.getByRole('heading', { name: programme, level: 1 })).toBeVisible()

  await test.step('workshop 1: a vision, and what people want to be said under its four principles', async () => {
    await nextWorkshop(organiser, 'Workshop 1', async () => { await page.getByLabel('Agenda', { exact: true }).selectOption({ label: 'Template: Deliberative assembly' }) })
    const { console, links } = await consoleOf(page, server.url)
    await tell(console, { type: 'stage.go', stageId: console.state!.agenda[1]!.stageId })
    await phone.page.goto(links.join)
    await introduce(phone.page, { name: 'Anna', group: groups[1]!, title: 'Workshop 1' })
    for (const [principle, titles] of Object.entries(ideas)) {
      await phone.page.getByRole('navigation', { name: 'Themes' }).getByRole('button', { name: new RegExp(`^${principle}`) }).tap()
      await addAction(phone.page, `Add an action to ${principle}`, titles[0]!)
    }
    await expect(card(phone.page, ideas['Innovative']![0]!)).toBeVisible()
    await tell(console, { type: 'event.close' })
    console.close()
  })

  for (const [workshop, worked] of [['Workshop 2', principles.slice(0, 2)], ['Workshop 3', principles.slice(2)]] as const) {
    await test.step(`${workshop}: starts from what was left, and goes deeper`, async () => {
      await nextWorkshop(organiser, workshop, async () => {})
      const { console, links } = await consoleOf(page, server.url)
      await tell(console, { type: 'stage.go', stageId: console.state!.agenda[2]!.stageId })
      await phone.page.goto(links.join)
      await introduce(phone.page, { name: 'Anna', group: groups[1]!, title: workshop })
      for (const principle of worked) {
        await phone.page.getByRole('navigation', { name: 'Themes' }).getByRole('button', { name: new RegExp(`^${principle}`) }).tap()
        await expect(card(phone.page, ideas[principle]![0]!)).toBeVisible()
        for (const title of ideas[principle]!.slice(1)) await addAction(phone.page, `Add an action to ${principle}`, title)
      }
      await tell(console, { type: 'event.close' })
      console.close()
    })
  }

  await test.step('workshop 4: a ranking for each principle', async () => {
    await nextWorkshop(organiser, 'Workshop 4', async () => {})
    const { console, links } = await consoleOf(page, server.url)
    expect(Object.keys(console.state!.actions)).toHaveLength(Object.values(ideas).flat().length)
    const crowd = await gather(server.url, console.state!.code, groups, members)
    await phone.page.goto(links.join)
    await introduce(phone.page, { name: 'Anna', group: groups[1]!, title: 'Workshop 4' })
    const ballots = console.state!.agenda.find(({ kind }) => kind === 'ballot')!
    await tell(console, { type: 'stage.go', stageId: ballots.stageId })
    await console.until((state) => state?.stageId === ballots.stageId)
    const questions = console.state!.agenda.flatMap(({ questions: asked }) => asked ?? [])
    expect(questions).toHaveLength(4)
    for (const { questionId, slate } of questions) {
      const ids = slate!.items.map(({ actionId }) => actionId)
      await castAll(crowd, questionId, (_, at) => ({ method: 'rank', ranking: (at % 5 === 0 ? [...ids].reverse() : ids).map((id) => [id]) }))
    }
    await expect(phone.page.getByRole('heading', { name: 'Just: which actions should come first?', level: 1 })).toBeVisible()
    await phone.page.getByRole('list', { name: 'Not ranked yet' }).getByRole('button', { name: ideas['Just']![0]! }).tap()
    await expect(phone.page.getByText('Saved')).toBeVisible()
    for (const { questionId } of questions) await tell(console, { type: 'ballot.seal', questionId })
    for (const { questionId } of questions) await tell(console, { type: 'ballot.reveal', questionId })
    await tell(console, { type: 'stage.go', stageId: console.state!.agenda.find(({ kind }) => kind === 'results')!.stageId })
    for (const principle of principles) {
      await phone.page.getByRole('navigation', { name: 'Questions' }).getByRole('button', { name: new RegExp(`^${principle}`) }).tap()
      await expect(phone.page.getByRole('heading', { name: `“${ideas[principle]![0]}”`, exact: false })).toBeVisible()
    }
    await expectNoSidewaysScrolling(phone.page, 'the results of four principles')
    await tell(console, { type: 'event.close' })
    leave(crowd)
    console.close()
  })

  await test.step('the whole way is drawn, from workshop to workshop', async () => {
    await page.goto('/organiser')
    await page.getByRole('link', { name: programme, exact: true }).first().click()
    for (const workshop of [1, 2, 3, 4]) await expect(page.getByRole('link', { name: `Workshop ${workshop}`, exact: true }).first()).toBeVisible()
    await expect(page.getByText('Starts from “Workshop 3”: 9 actions and 4 themes')).toBeVisible()
    await expectAccessible(page, 'a programme of four workshops')
  })
})
