// An event small enough to follow, and what people do in it, by the roles and names that they find things by.
import type { Locator, Page } from '@playwright/test'
import { expect } from './browser.ts'
import type { Person } from './browser.ts'
import { Controller, createEvent } from './people.ts'
import type { Created } from './people.ts'
import { organiserKey } from './server.ts'

export const titles = ['Equal pay', 'Flexible hours', 'Shared records', 'Train together', 'One passport'] as const
export const question = 'What comes first?'

export const plan = {
  title: 'Workforce 2035',
  groups: ['Frontline staff', 'Social care', 'People who need care'],
  boards: [{
    title: 'Board',
    themes: [{ title: 'Just', detail: 'Fair to those who give care' }, { title: 'Integrated', detail: 'One workforce' }],
    actions: [
      {
        title: titles[0], detail: 'One framework', theme: 'Just',
        arguments: [{ side: 'for', text: 'It keeps people in the job.' }],
        evidence: [{ title: 'Pay gap', text: 'A fifth earn less.', source: 'A survey' }],
      },
      { title: titles[1], theme: 'Just' },
      { title: titles[2], theme: 'Integrated' },
      { title: titles[3], theme: 'Integrated' },
      { title: titles[4], theme: 'Integrated' },
    ],
  }],
  agenda: [
    { kind: 'welcome', title: 'Welcome' },
    { kind: 'explore', title: 'Explore', seconds: 600 },
    { kind: 'ballot', title: 'Prioritise', questions: [{ title: question, method: 'rank' }] },
    { kind: 'results', title: 'Results' },
  ],
}

export type StageTitle = 'Welcome' | 'Explore' | 'Prioritise' | 'Results'
export type Who = { name?: string; group?: string }

export function createRoom(url: string): Promise<Created> {
  return createEvent(url, plan)
}

/** A room at a stage, with a program at the console for what a test is not about. */
export async function roomAt(url: string, stage: StageTitle): Promise<{ event: Created; console: Controller; go: (stage: StageTitle) => Promise<void> }> {
  const event = await createRoom(url)
  const console = await Controller.open(url, event.tokens.facilitator)
  const go = async (title: StageTitle): Promise<void> => {
    await tell(console, { type: 'stage.go', stageId: console.state!.agenda.find((one) => one.title === title)!.stageId })
  }
  if (stage !== 'Welcome') await go(stage)
  return { event, console, go }
}

/** A command that has to be accepted. */
export async function tell(console: Controller, command: object): Promise<void> {
  expect(await console.send(command)).toMatchObject({ ok: true })
}

/** The id of the one question. */
export function questionOf(console: Controller): string {
  return console.state!.agenda.flatMap((stage) => stage.questions ?? [])[0]!.questionId
}

/** Two steps: the code, then (both optional) name and group. */
export async function joinByCode({ page }: Person, code: string, who: Who = {}): Promise<void> {
  await page.goto('/')
  await page.getByRole('textbox', { name: 'Code' }).fill(code)
  await page.getByRole('button', { name: 'Continue' }).click()
  await introduce(page, who)
}

export async function joinByLink({ page }: Person, code: string, who: Who = {}): Promise<void> {
  await page.goto(`/#${code}`)
  await introduce(page, who)
}

/** `title`: of the event, where it is another than the plan's. */
export async function introduce(page: Page, { name, group, title = plan.title }: Who & { title?: string }): Promise<void> {
  await expect(page.getByRole('heading', { name: title })).toBeFocused()
  if (name) await page.getByRole('textbox', { name: /^Your name/ }).fill(name)
  if (group) await page.getByRole('radio', { name: group }).check()
  await page.getByRole('button', { name: 'Join', exact: true }).click()
}

/** The card of an action on the board. */
export function card(page: Page, title: string): Locator {
  return page.getByRole('link', { name: new RegExp(`: ${title}$`) })
}

/** The open action. */
export function sheet(page: Page): Locator {
  return page.getByRole('complementary', { name: /^(Action \d+|A new action) · / })
}

export async function openAction(page: Page, title: string): Promise<Locator> {
  await card(page, title).click()
  return sheet(page)
}

/** The text field of the open action, with the caret at its beginning or end. */
export async function caretAt(page: Page, where: 'beginning' | 'end', field: 'Title' | 'Detail' = 'Title'): Promise<Locator> {
  const text = sheet(page).getByRole('textbox', { name: field })
  await text.focus()
  await text.press(where === 'beginning' ? 'Control+Home' : 'Control+End')
  return text
}

export async function addAction(page: Page, button: string, title: string): Promise<void> {
  await page.getByRole('button', { name: button }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'What should be done?' }).fill(title)
  await dialog.getByRole('button', { name: 'Add action' }).click()
  await expect(dialog).toBeHidden()
}

/** An action that can be ranked, and one that is. */
export function inPool(page: Page, title: string): Locator {
  return page.getByRole('list', { name: 'Not ranked yet' }).getByRole('button', { name: title })
}

export function ranked(page: Page): Locator {
  return page.getByRole('list', { name: 'Your ranking' }).getByRole('listitem')
}

export function ranking(page: Page, title: string): Locator {
  return ranked(page).getByRole('button', { name: new RegExp(`^${title} ?, .*position \\d`) })
}

/** What was said last to people who listen to the page. */
export function announcement(page: Page): Locator {
  return page.getByRole('status').filter({ hasText: /./ })
}

export async function openOrganiser({ page }: Person): Promise<void> {
  await page.goto(`/organiser#key=${organiserKey}`)
  await expect(page.getByRole('heading', { name: 'Events', level: 1 })).toBeVisible()
}
