// What is said to screen readers is there to be heard, not to be found later.
import { afterEach, expect, it, vi } from 'vitest'
import { announce, liveRegion } from '../../../client/ui/announce.ts'

afterEach(() => void vi.useRealTimers())

it('empties the live region once a sentence has been heard, however many came before, and says the same one twice', () => {
  vi.useFakeTimers()
  const region = { textContent: '' }
  const stop = liveRegion(region as HTMLElement)
  announce('Saved')
  const first = region.textContent
  vi.advanceTimersByTime(14_000)
  announce('Saved')
  expect([first.trim(), region.textContent.trim()]).toEqual(['Saved', 'Saved'])
  expect(region.textContent).not.toBe(first)
  vi.advanceTimersByTime(14_000)
  expect(region.textContent.trim()).toBe('Saved')
  vi.advanceTimersByTime(1_000)
  expect(region.textContent).toBe('')
  stop()
})

it('speaks through an open dialog, and says outside what was said as it closed', () => {
  vi.useFakeTimers()
  const [page, dialog] = [{ textContent: '' }, { textContent: '' }]
  const stops = [page, dialog].map((region) => liveRegion(region as HTMLElement))
  announce('Copied')
  expect([page, dialog].map(({ textContent }) => textContent.trim())).toEqual(['', 'Copied'])
  vi.advanceTimersByTime(1_000)
  announce('Saved')
  stops[1]!()
  expect(page.textContent.trim()).toBe('Saved')
  const again = liveRegion(dialog as HTMLElement)
  announce('Long ago')
  vi.advanceTimersByTime(1_000)
  again()
  expect(page.textContent.trim()).toBe('Saved')
  stops[0]!()
})
