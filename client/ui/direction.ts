// Keys that point sideways, for a page whose text runs from right to left: there, left is onwards.
const turned: Record<string, string> = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' }

/** The key as it would be on a page that runs from left to right. */
export function alongText(key: string, direction: string = document.documentElement.dir): string {
  return direction === 'rtl' ? turned[key] ?? key : key
}
