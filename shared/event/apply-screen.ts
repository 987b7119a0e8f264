// What happens to the big screen.
import type { Handlers } from './folding.ts'
import type { ScreenFact } from './screen.ts'

export const screenHandlers: Handlers<ScreenFact> = {
  'screen.shown': ({ screen: { of: _, ...screen } }, { show, of }) => ({ screen: { ...screen, show, ...(of !== undefined && { of }) } }),
  'screen.blanked': ({ screen }, { blank }) => ({ screen: { ...screen, blank } }),
  'screen.frozen': ({ screen: { picture: _, ...screen } }, { picture }) => ({ screen: { ...screen, ...(picture && { picture }) } }),
}
