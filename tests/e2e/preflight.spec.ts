// A venue finds out whether an event will run on its network, without signing in.
import { BlockingProxy } from '../support/blocking-proxy.ts'
import { connectionLost, expect, expectAccessible, expectNoSidewaysScrolling, test } from '../support/browser.ts'

let proxy: BlockingProxy | null = null
test.afterEach(() => proxy?.close())

test('PF-3 on a good network everything is said to be well, on a phone and on a laptop', async ({ open }) => {
  for (const device of ['phone', 'laptop'] as const) {
    const { page } = await open(device)
    await page.goto('/preflight')
    await expect(page.getByRole('heading', { name: 'Everything will do' })).toBeVisible({ timeout: 30_000 })
    await expect(page.getByText('Good', { exact: true })).toHaveCount(6)
    await expectAccessible(page, device)
    await expectNoSidewaysScrolling(page, device)
  }
})

test('PF-3 behind a proxy that refuses WebSockets it says that polling will do, and what to ask for', async ({ open, server }) => {
  proxy = await BlockingProxy.open(server.port, 'refused')
  const person = await open('laptop', { baseURL: proxy.url })
  person.expectErrors(connectionLost)
  await person.page.goto('/preflight')
  await expect(person.page.getByRole('heading', { name: 'It will do, a little slower' })).toBeVisible({ timeout: 30_000 })
  await expect(person.page.getByText('They are refused. Plenary polls instead, by itself.')).toBeVisible()
  await expectAccessible(person.page, 'blocked')
})
