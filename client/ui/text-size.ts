// How large letters are, as this browser's user likes them: kept here, and set before the first page is drawn.
import { storage } from '../net/browser.ts'

export const textSizes = ['usual', 'large', 'largest'] as const
export type TextSize = (typeof textSizes)[number]

const key = 'plenary.text'

export function textSize(): TextSize {
  return textSizes.find((size) => size === storage.getItem(key)) ?? 'usual'
}

export function setTextSize(size: TextSize): void {
  storage.setItem(key, size)
  showTextSize()
}

export function showTextSize(): void {
  document.documentElement.dataset['text'] = textSize()
}
