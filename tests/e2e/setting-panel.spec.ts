// A standing panel: the same people by links of their own, asked again, and what they ranked at two dates compared.
import { expect, expectAccessible, test } from '../support/browser.ts'
import type { Person } from '../support/browser.ts'
import { Controller, get, post } from '../support/people.ts'
import type { Created } from '../support/people.ts'
import { organiserKey } from '../support/server.ts'
import { openOrganiser, tell } from '../support/story.ts'

test.setTimeout(300_000)

const programme = 'Workforce Panel'
const groups = ['Nurses', 'Social care staff', 'Managers']
const projects = ['Retention and sickness absence (lead: A. Rossi)', 'Adult social care careers (lead: B. Singh)', 'International recruitment (lead: C. Jones)', 'Skill mix and safe staffing (lead: D. Evans)']
const panel = Array.from({ length: 9 }, (_, at) => ({ name: `Member ${at + 1}`, group: groups[at % 3]! }))

type Panel = { members: { name: string; link: string }[] }
type Entered = { credential: { token: string } }

async function openProgramme({ page }: Person): Promise<void> {
  await page.goto('/organiser')
  await page.getByRole('link', { name: programme, exact: true }).first().click()
  await expect(page.getByRole('heading', { name: programme, level: 1 })).toBeVisible()
}

test('five settings: a panel ranks projects twice, each person once a question, and the two dates are compared', async ({ server, open }) => {
  const [organiser, phone] = [await open('laptop'), await open('phone')]
  const { page } = organiser
  await openOrganiser(organiser)
  await page.getByLabel('Title of the new programme').fill(programme)
  await page.getByRole('button', { name: 'New programme' }).click()
  await expect(page.getByRole('heading', { name: programme, level: 1 })).toBeVisible()
  await page.getByRole('link', { name: /^Panel/ }).click()
  await page.getByLabel('Or paste lines').fill(panel.map(({ name, group }) => `${name},${group}`).join('\n'))
  await expect(page.getByText(`${panel.length} people to invite`)).toBeVisible()
  await page.getByRole('button', { name: 'Invite', exact: true }).click()
  await expect(page.getByText('Member 9')).toBeVisible()

  const { programmes } = (await get<{ programmes: { programmeId: string }[] }>(server.url, '/api/programmes', organiserKey)).body
  const path = `/api/programmes/${programmes[0]!.programmeId}`
  const { members } = (await get<Panel>(server.url, `${path}/panel`, organiserKey)).body
  const tokenOf = (link: string): string => /[#=]([^#=&]+)$/.exec(link)![1]!
  const enter = async (link: string): Promise<Controller> => Controller.open(server.url, (await post<Entered>(server.url, '/api/invitations', { token: tokenOf(link), enter: true })).body.credential.token)

  /** All rank; `order` turns the list. Member 1 does it by hand, on a phone. */
  async function vote(created: Pick<Created, 'tokens'>, order: (ids: string[]) => string[]): Promise<void> {
    const console = await Controller.open(server.url, created.tokens.facilitator)
    const ballots = console.state!.agenda.find(({ kind }) => kind === 'ballot')!
    await phone.page.goto('about:blank')
    await phone.page.goto(members.find(({ name }) => name === 'Member 1')!.link)
    await expect(phone.page.getByText('This link is yours, Member 1.', { exact: false })).toBeVisible()
    await phone.page.getByRole('button', { name: 'Go in' }).tap()
    await tell(console, { type: 'stage.go', stageId: ballots.stageId })
    await console.until((state) => state?.stageId === ballots.stageId)
    const { questionId, slate } = console.state!.agenda.flatMap(({ questions }) => questions ?? [])[0]!
    const first = order(slate!.items.map(({ title }) => title!))[0]!
    for (const { name, link } of members.slice(1)) {
      const person = await enter(link)
      const again = await enter(link)
      const ranking = order(slate!.items.map(({ actionId }) => actionId)).map((id) => [id])
      // The same link on two devices is one person with one ballot.
      for (const [at, device] of [person, again].entries()) await tell(device, { type: 'ballot.cast', questionId, revision: at + 1, id: `${name}-${at}`, ballot: { method: 'rank', ranking } })
      for (const device of [person, again]) device.close()
    }
    await phone.page.getByRole('list', { name: 'Not ranked yet' }).getByRole('button', { name: first }).tap()
    await expect(phone.page.getByText('Saved')).toBeVisible()
    await tell(console, { type: 'ballot.seal', questionId })
    await tell(console, { type: 'ballot.reveal', questionId })
    await console.until((state) => state?.agenda.some(({ questions }) => questions?.some(({ phase }) => phase === 'revealed')) ?? false)
    const tally = (await get<{ ballots: number }>(server.url, `/api/events/${console.state!.eventId}/results/${questionId}`, organiserKey)).body
    expect(tally.ballots).toBe(panel.length)
    await tell(console, { type: 'event.close' })
    console.close()
  }

  await test.step('in spring', async () => {
    const made = await post<Created>(server.url, `${path}/events`, { title: 'Spring', template: 'panel', groups }, organiserKey)
    expect(made.status, JSON.stringify(made.body)).toBe(200)
    const { boardId } = (await Controller.open(server.url, made.body.tokens.facilitator)).state!.boards[0]!
    const form = new FormData()
    form.set('file', new Blob([['title', ...projects].join('\n')], { type: 'text/csv' }), 'projects.csv')
    form.set('kind', 'actions')
    form.set('boardId', boardId)
    const imported = await fetch(`${server.url}/api/events/${made.body.eventId}/import`, { method: 'POST', headers: { authorization: `Bearer ${organiserKey}` }, body: form })
    expect(imported.ok, await imported.text()).toBe(true)
    await vote(made.body, (list) => list)
  })

  await test.step('in autumn, from what spring left', async () => {
    await openProgramme(organiser)
    await page.getByRole('link', { name: /^Next event from this one/ }).click()
    await page.getByLabel('Title of the event').fill('Autumn')
    await page.getByRole('button', { name: 'Create event' }).click()
    await expect(page.getByRole('heading', { name: 'Autumn', level: 1 })).toBeVisible()
    const facilitator = new URL(await page.getByRole('textbox', { name: 'Facilitator’s console' }).inputValue()).hash.replace('#token=', '')
    await vote({ tokens: { facilitator, screen: '' } }, (list) => [...list].reverse())
  })

  await test.step('the same projects at two dates', async () => {
    await openProgramme(organiser)
    const time = page.getByRole('region', { name: 'The same actions over time' }).first()
    await time.getByText('The same as a table').click()
    await expect(time.getByRole('row', { name: /Skill mix and safe staffing/ })).toContainText('up 3')
    await expectAccessible(page, 'a panel asked twice')
  })
})
