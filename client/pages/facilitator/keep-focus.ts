// Where what had the focus goes away with what it did, the focus goes to a place nearby instead of to nowhere.
import { tick } from 'svelte'

export async function keepFocus(done: Promise<unknown>, place: () => HTMLElement | null | undefined): Promise<void> {
  await done
  await tick()
  const { activeElement } = document
  if (activeElement === document.body || (activeElement as HTMLButtonElement | null)?.disabled) place()?.focus({ preventScroll: true })
}
