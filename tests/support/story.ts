// An event small enough to follow, and what people do in it, by the roles and names that they find things by.
import { expect } from './browser.ts'
import type { Person } from './browser.ts'
import type { Locator, Page } from '@playwright/test'
import { createEvent } from './people.ts'
import type { Created } from './people.ts'

export const titles = ['Equal pay', 'Flexible hours', 'Shared records', 'Train together', 'One passport'] as const

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
    { kind: 'ballot', title: 'Prioritise', questions: [{ title: 'What comes first?', method: 'rank' }] },
    { kind: 'results', title: 'Results' },
  ],
}

export function createRoom(url: string): Promise<Created> {
  return createEvent(url, plan)
}

export type Who = { name?: string; group?: string }

/** Two steps: the code, then (both optional) name and group. */
export async function joinByCode({ page }: Person, code: string, who: Who = {}): Promise<void> {
  await page.goto('/')
  await page.getByRole('textbox', { name: 'Code' }).fill(code)
  await page.getByRole('button', { name: 'Continue' }).click()
  await introduce(page, who)
}

export async function introduce(page: Page, { name, group }: Who): Promise<void> {
  await expect(page.getByRole('heading', { name: plan.title })).toBeFocused()
  if (name) await page.getByRole('textbox', { name: /^Your name/ }).fill(name)
  if (group) await page.getByRole('radio', { name: group }).check()
  await page.getByRole('button', { name: 'Join', exact: true }).click()
}
