// Every method of voting, one question each: by touch on a phone of 360 px in light, and by keyboard alone on a laptop in dark.
import type { Locator, Page } from '@playwright/test'
import { devices, expect, expectAccessible, expectNoSidewaysScrolling, smallTargets, tabTo, test } from '../support/browser.ts'
import { Controller, createEvent } from '../support/people.ts'
import { announcement, inPool, joinByLink, plan, ranked, tell, titles } from '../support/story.ts'

const questions = [
  { title: 'Rank up to three', method: 'rank', options: { rankAtMost: 3 } },
  { title: 'Which can you support?', method: 'approve', options: { atMost: 3 } },
  { title: 'Place your dots', method: 'dots', options: { dots: 5, mostOnOne: 3 } },
  { title: 'How much would it change, and can it be done?', method: 'score' },
  { title: 'Do you agree?', method: 'agree' },
  { title: 'Two at a time', method: 'pairs' },
  { title: 'A few at a time', method: 'rankfew', options: { size: 3, sets: 4 } },
  { title: 'Most and least important?', method: 'bestworst', options: { size: 4 } },
] as const

// Eight ballots in one go take their time on a busy machine.
test.describe.configure({ timeout: 300_000 })

type Method = (typeof questions)[number]['method']

/** Acts on something as the person of the test does. */
type Act = (target: Locator) => Promise<void>

async function roomThatVotes(url: string) {
  const event = await createEvent(url, { ...plan, agenda: [{ kind: 'ballot', title: 'Prioritise', questions }] })
  const console = await Controller.open(url, event.tokens.facilitator)
  await tell(console, { type: 'stage.go', stageId: console.state!.agenda[0]!.stageId })
  return { event, console, questionIds: console.state!.agenda[0]!.questions!.map(({ questionId }) => questionId) }
}

const saved = (page: Page) => page.getByRole('contentinfo').getByText(/(^S|, s)aved$/)
const nextQuestion = (page: Page) => page.getByRole('button', { name: 'Next question' })
/** From question to question; where there are sets, the dock leads to the next of those. */
const wayOn = (page: Page, method: Method) => (method === 'bestworst' ? page.getByRole('main').getByRole('button', { name: 'I’m done' })
  : method === 'rankfew' ? page.getByRole('main').getByRole('button', { name: 'Next question' }) : nextQuestion(page))
const steps = (page: Page, index: number) => page.getByRole('navigation', { name: 'Questions' }).getByRole('button').nth(index)
const heading = (page: Page, title: string) => page.getByRole('heading', { name: title, level: 1 })
const more = (page: Page, title: string) => page.getByRole('button', { name: `One dot more: ${title}` })
const scale = (page: Page, title: string, criterion: string) => page.getByRole('radiogroup', { name: `${title} ${criterion}` })
const pool = (page: Page) => page.locator('[data-pool]')
const pair = (page: Page) => page.getByRole('group', { name: 'Which matters more?' }).getByRole('button')

/** What can do no more is marked as disabled, yet says why when it is tapped; a forced tap does not wait for a row that slides, so that is waited for. */
async function tapDisabled(target: Locator): Promise<void> {
  await target.hover({ trial: true })
  await target.tap({ force: true })
}

/** Where a finger goes: the label of a box or button whose own square is for screen readers. */
const labelOf = (box: Locator) => box.locator('xpath=ancestor::label')

test('UI-6 every method by touch: saved, kept over a reload, changed, sealed and told of', async ({ server, open }) => {
  const { event, console, questionIds } = await roomThatVotes(server.url)
  const phone = await open('phone')
  const { page } = phone
  await joinByLink(phone, event.code)

  const fill: Record<Method, () => Promise<void>> = {
    rank: async () => {
      for (const title of titles.slice(0, 3)) await inPool(page, title).tap()
      await expect(ranked(page)).toHaveCount(3)
      await tapDisabled(inPool(page, titles[3]))
      await expect(announcement(page)).toContainText('3 of 3 ranked. Take one out to rank another.')
      await expect(ranked(page)).toHaveCount(3)
    },
    approve: async () => {
      const box = (title: string) => page.getByRole('checkbox', { name: title })
      for (const title of titles.slice(0, 4)) await labelOf(box(title)).tap()
      await expect(announcement(page)).toContainText('3 are ticked, as many as you can.')
      await expect(box(titles[2])).toBeChecked()
      await expect(box(titles[3])).not.toBeChecked()
      await labelOf(box(titles[0])).tap()
      await expect(page.getByText('2 of 3 ticked')).toBeVisible()
    },
    dots: async () => {
      for (let dot = 0; dot < 4; dot++) await tapDisabled(more(page, titles[0]))
      await expect(announcement(page)).toHaveText('An action takes 3 dots at most.')
      for (let dot = 0; dot < 3; dot++) await tapDisabled(more(page, titles[1]))
      await expect(announcement(page)).toHaveText('No dots left. Take one away elsewhere first.')
      await page.getByRole('button', { name: `One dot less: ${titles[1]}` }).tap()
      await expect(page.getByText('4 of 5 placed')).toBeVisible()
    },
    score: async () => {
      const step = (title: string, criterion: string, name: RegExp) => scale(page, title, criterion).getByRole('radio', { name })
      await labelOf(step(titles[0], 'Impact', /^5/)).tap()
      await labelOf(step(titles[0], 'Feasibility', /^2/)).tap()
      await labelOf(step(titles[1], 'Impact', /^1/)).tap()
      await page.getByRole('button', { name: `Clear the scores of ${titles[1]}` }).tap()
      await expect(step(titles[1], 'Impact', /^1/)).not.toBeChecked()
      await expect(page.getByText('1 of 5, saved')).toBeVisible()
    },
    agree: async () => {
      await page.getByRole('button', { name: 'Agree', exact: true }).tap()
      await page.getByRole('button', { name: 'Disagree' }).tap()
      await page.getByRole('button', { name: 'Pass, or not sure' }).tap()
      await expect(page.getByText('Statement 4 of 5', { exact: true })).toBeVisible()
      await page.getByRole('button', { name: 'Back to 3' }).tap()
      await expect(page.getByRole('button', { name: 'Pass, or not sure' })).toHaveAttribute('aria-pressed', 'true')
      await page.getByRole('button', { name: 'Agree', exact: true }).tap()
      await expect(page.getByText('3 answered, 2 to go')).toBeVisible()
      // The second tap of a double tap answers nothing.
      await page.getByRole('button', { name: 'Agree', exact: true }).dblclick()
      await expect(page.getByText('4 answered, 1 to go')).toBeVisible()
    },
    pairs: async () => {
      await pair(page).first().tap()
      await expect(page.getByText('Pair 2 of 10', { exact: true })).toBeVisible()
      await page.getByRole('button', { name: 'Skip, too close to call' }).tap()
      await pair(page).last().tap()
      await expect(page.getByText('2 pairs chosen, 1 skipped')).toBeVisible()
    },
    rankfew: async () => {
      await expect(page.getByRole('heading', { name: 'Set 1 of 4' })).toBeVisible()
      await pool(page).first().tap()
      await pool(page).first().tap()
      await page.getByRole('button', { name: 'Next set' }).tap()
      await expect(page.getByText('Rank all of this set, or skip it.').first()).toBeVisible()
      await pool(page).first().tap()
      await expect(ranked(page)).toHaveCount(3)
      const [first, second] = await ranked(page).allInnerTexts()
      await ranked(page).nth(1).getByRole('button').first().tap()
      await page.getByRole('button', { name: /^Move up: / }).filter({ visible: true }).tap()
      await expect(ranked(page).first()).toContainText(second!.split('\n')[0]!)
      await expect(ranked(page).nth(1)).toContainText(first!.split('\n')[0]!)
      await page.getByRole('button', { name: 'Next set' }).tap()
      await expect(page.getByRole('heading', { name: 'Set 2 of 4' })).toBeFocused()
      await page.getByRole('button', { name: 'Skip this set' }).tap()
      await expect(ranked(page)).toHaveCount(0)
      await page.getByRole('button', { name: 'Back to 2' }).tap()
      await page.getByRole('button', { name: 'Back to 1' }).tap()
      await expect(ranked(page).first()).toContainText(second!.split('\n')[0]!)
    },
    bestworst: async () => {
      const choice = (side: 'Most' | 'Least', at: number) => page.getByRole('radio', { name: new RegExp(`^${side}: `) }).nth(at)
      await page.getByRole('button', { name: 'Next set' }).tap()
      await expect(page.getByText('Choose one most and one least, or skip this set.').first()).toBeVisible()
      await labelOf(choice('Most', 0)).tap()
      await labelOf(choice('Least', 0)).tap()
      await expect(choice('Most', 0)).not.toBeChecked()
      await labelOf(choice('Most', 3)).tap()
      await page.getByRole('button', { name: 'Next set' }).tap()
      await expect(page.getByRole('heading', { name: 'Set 2 of 5' })).toBeFocused()
      await page.getByRole('button', { name: 'Skip this set' }).tap()
      await page.getByRole('button', { name: 'Back to 2' }).tap()
      await page.getByRole('button', { name: 'Back to 1' }).tap()
      await expect(choice('Least', 0)).toBeChecked()
    },
  }

  for (const { title, method } of questions) {
    await test.step(method, async () => {
      await expect(heading(page, title)).toBeVisible()
      await fill[method]()
      await expect(saved(page)).toBeVisible()
      await expectNoSidewaysScrolling(page, method)
      // As at 400 % zoom.
      await page.setViewportSize({ width: 320, height: 256 })
      await expectNoSidewaysScrolling(page, `${method} at 320 px`)
      await page.setViewportSize(devices.phone.viewport)
      expect.soft(await smallTargets(page), method).toEqual([])
      await expectAccessible(page, method, ['light'])
      await wayOn(page, method).tap()
    })
  }
  await expect(heading(page, 'Your votes are in')).toBeVisible()
  await expect(page.getByRole('region', { name: /^Your receipt: / })).toHaveCount(8)
  await expectNoSidewaysScrolling(page, 'submitted')
  await expectAccessible(page, 'submitted', ['light'])

  await page.reload()
  await expect(ranked(page)).toHaveCount(3)
  await steps(page, 1).tap()
  await expect(page.getByRole('checkbox', { name: titles[1] })).toBeChecked()
  await steps(page, 2).tap()
  await expect(page.getByText('4 of 5 placed')).toBeVisible()
  await steps(page, 3).tap()
  await expect(scale(page, titles[0], 'Impact').getByRole('radio', { name: /^5/ })).toBeChecked()
  await steps(page, 4).tap()
  await expect(page.getByText('Statement 5 of 5', { exact: true })).toBeVisible()
  await steps(page, 5).tap()
  await expect(page.getByText('2 pairs chosen', { exact: true })).toBeVisible()
  await pair(page).first().tap()
  await expect(page.getByText('3 pairs chosen', { exact: true })).toBeVisible()
  await expect(saved(page)).toBeVisible()
  await steps(page, 6).tap()
  await expect(page.getByRole('heading', { name: 'Set 2 of 4' })).toBeVisible()
  await page.getByRole('button', { name: 'Back to 1' }).tap()
  await expect(ranked(page)).toHaveCount(3)
  await steps(page, 7).tap()
  await expect(page.getByRole('heading', { name: 'Set 2 of 5' })).toBeVisible()

  for (const questionId of questionIds) await tell(console, { type: 'ballot.seal', questionId })
  const counted: Record<Method, string> = {
    rank: titles[0], approve: titles[1], dots: titles[0], score: 'Impact 5', agree: 'Disagree', pairs: 'rather than', rankfew: 'then ', bestworst: 'Least: ',
  }
  for (const [index, { method }] of questions.entries()) {
    await steps(page, index).tap()
    await expect(heading(page, 'Voting is closed')).toBeVisible()
    await expect(page.getByText(`This is the ${method === 'rank' ? 'ranking' : 'vote'} that counted.`)).toBeVisible()
    await expect(page.getByRole('main').getByRole('listitem').filter({ hasText: counted[method] }).first()).toBeVisible()
  }
  await expectAccessible(page, 'sealed', ['light'])
})

test('UI-6 every method by keyboard alone, each change told once and the focus where it was', async ({ server, open }) => {
  const { event, console } = await roomThatVotes(server.url)
  const laptop = await open('laptop')
  const { page } = laptop
  await joinByLink(laptop, event.code)
  const { keyboard } = page
  const press: Act = async (target) => {
    await tabTo(page, target)
    await keyboard.press('Enter')
  }

  const fill: Record<Method, () => Promise<void>> = {
    rank: async () => {
      await press(inPool(page, titles[0]))
      await expect(announcement(page)).toHaveText(`${titles[0]}, now position 1 of 5`)
    },
    approve: async () => {
      const box = page.getByRole('checkbox', { name: titles[1] })
      await tabTo(page, box)
      await keyboard.press('Space')
      await expect(box).toBeChecked()
      await expect(box).toBeFocused()
    },
    dots: async () => {
      await press(more(page, titles[2]))
      await keyboard.press('Enter')
      await expect(announcement(page)).toHaveText(`${titles[2]}, 2 dots. 3 left`)
      await expect(more(page, titles[2])).toBeFocused()
    },
    score: async () => {
      const impact = scale(page, titles[3], 'Impact')
      await tabTo(page, impact.getByRole('radio').first())
      await keyboard.press('Space')
      await keyboard.press('ArrowRight')
      await expect(impact.getByRole('radio', { name: /^2/ })).toBeChecked()
      await press(page.getByRole('button', { name: `Clear the scores of ${titles[3]}` }))
      await expect(announcement(page)).toHaveText(`${titles[3]}, not scored any more`)
      await expect(impact.getByRole('radio').first()).toBeFocused()
      await keyboard.press('Space')
    },
    agree: async () => {
      const agree = page.getByRole('button', { name: 'Agree', exact: true })
      await press(agree)
      await expect(announcement(page)).toContainText('Agree. Statement 2 of 5: ')
      await expect(agree).toBeFocused()
      for (let statement = 2; statement <= 5; statement++) await keyboard.press('Enter')
      await expect(page.getByText('You have answered all 5 statements.')).toBeFocused()
      await press(page.getByRole('button', { name: 'Back to 5' }))
      await expect(page.getByText('Statement 5 of 5', { exact: true })).toBeVisible()
    },
    pairs: async () => {
      const chosen = await pair(page).first().innerText()
      await press(pair(page).first())
      await expect(announcement(page)).toContainText('Pair 2 of 10: ')
      expect(chosen).toContain((await announcement(page).innerText()).split('.')[0])
      await expect(pair(page).first()).toBeFocused()
    },
    rankfew: async () => {
      await tabTo(page, pool(page).first())
      await keyboard.press('Enter')
      await expect(announcement(page)).toContainText(', now position 1 of 3')
      // The focus went on to the next.
      await keyboard.press('Enter')
      await keyboard.press('Enter')
      await expect(ranked(page)).toHaveCount(3)
      await expect(ranked(page).nth(2).getByRole('button').first()).toBeFocused()
      await keyboard.press('Alt+ArrowUp')
      await expect(announcement(page)).toContainText(', now position 2 of 3')
      await press(page.getByRole('button', { name: 'Next set' }))
      await expect(page.getByRole('heading', { name: 'Set 2 of 4' })).toBeFocused()
    },
    bestworst: async () => {
      const most = page.getByRole('radio', { name: /^Most: / })
      await tabTo(page, most.first())
      await keyboard.press('ArrowDown')
      await expect(most.nth(1)).toBeChecked()
      // The other column is one stop of the Tab key, too.
      await keyboard.press('Tab')
      await expect(page.locator(':focus')).toHaveAccessibleName(/^Least: /)
      await keyboard.press('ArrowDown')
      await expect(most.nth(1)).toBeChecked()
      await press(page.getByRole('button', { name: 'Next set' }))
      await expect(page.getByRole('heading', { name: 'Set 2 of 5' })).toBeFocused()
    },
  }

  for (const { title, method } of questions) {
    await test.step(method, async () => {
      await expect(heading(page, title)).toBeVisible()
      await fill[method]()
      await expect(saved(page)).toBeVisible()
      await expectAccessible(page, method, ['dark'])
      await press(wayOn(page, method))
    })
  }
  await expect(heading(page, 'Your votes are in')).toBeFocused()
  await console.until(() => Object.values(console.presence?.submitted ?? {}).filter(({ total }) => total === 1).length === 8)
})
