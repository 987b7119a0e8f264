// Two people run one room, each at a console of their own; one of them on a phone.
import { expect, expectAccessible, test } from '../support/browser.ts'
import { roomAt } from '../support/story.ts'

test('DY-10 two at the console see each other, hand over, and who did what', async ({ server, open }) => {
  const { event } = await roomAt(server.url, 'Welcome')
  const helen = (await open('laptop')).page
  const iwan = (await open('phone')).page
  for (const [page, name] of [[helen, 'Helen Marsh'], [iwan, 'Iwan Rees']] as const) {
    await page.goto(event.links['facilitator']!)
    await page.getByLabel('Your name here').fill(name)
    await page.getByLabel('Your name here').press('Enter')
  }
  const list = helen.getByRole('region', { name: 'At the console' })
  await expect(list.getByText('Iwan Rees', { exact: true })).toBeVisible()
  await list.getByRole('button', { name: 'Lead from now on: Iwan Rees' }).press('Enter')
  await expect(helen.getByText(/Iwan Rees leads the room/).first()).toBeVisible()
  await expect(iwan.getByRole('region', { name: 'At the console' }).getByText('Leads', { exact: true })).toBeVisible()
  await iwan.getByRole('contentinfo').getByRole('button', { name: /Next: Explore/ }).tap()
  const done = helen.getByRole('region', { name: 'Just done' })
  await expect(done).toContainText(/Moved to Explore\s*Iwan Rees · \d\d:\d\d/)
  await expectAccessible(helen, 'two at the console')
  await expectAccessible(iwan, 'at the console on a phone')
})
