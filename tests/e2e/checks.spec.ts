// What the other tests lean on finds faults that are planted.
import { accessibilityFaults, expect, test } from '../support/browser.ts'

test('axe finds a field that lost its label, and colours without contrast, in light and in dark', async ({ open }) => {
  const { page } = await open('laptop')
  await page.goto('/')
  await expect(page.getByRole('textbox', { name: 'Code' })).toBeVisible()
  expect(await accessibilityFaults(page)).toEqual([])
  await page.evaluate(() => {
    document.querySelector('label')!.remove()
    document.querySelector<HTMLElement>('h1')!.style.color = 'light-dark(#c8ced1, #3b454c)'
  })
  const faults = await accessibilityFaults(page)
  expect(faults.filter((fault) => fault.startsWith('light: label at'))).toHaveLength(1)
  for (const scheme of ['light', 'dark']) expect(faults.filter((fault) => fault.startsWith(`${scheme}: color-contrast at h1`))).toHaveLength(1)
})

test('errors in the console, exceptions and inline scripts are noticed', async ({ open }) => {
  const person = await open('laptop')
  const { page } = person
  await page.goto('/')
  await page.evaluate(() => {
    console.error('planted error')
    setTimeout(() => { throw new Error('planted exception') })
    const inline = document.createElement('script')
    inline.textContent = 'document.title = "planted script"'
    document.body.append(inline)
  })
  await expect.poll(() => person.problems().length).toBe(3)
  const problems = person.problems().join()
  for (const word of [/planted error/, /planted exception/, /Content Security Policy/]) expect(problems).toMatch(word)
  await expect(page).not.toHaveTitle('planted script')
  person.expectErrors(/planted/, /Content Security Policy/)
})
