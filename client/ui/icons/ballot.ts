// Drawings of ballots: known to `Icon` once this is loaded.
import { icons } from '../icons.ts'

const ballot = {
  right: '<path class="turns" d="M5 12h13M12.5 6l6 6-6 6"/>',
  person: '<circle cx="12" cy="8" r="4"/><path d="M4.5 20.5a7.5 7.5 0 0 1 15 0"/>',
  eye: '<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z"/><circle cx="12" cy="12" r="2.8"/>',
} as const

export type BallotIcon = keyof typeof ballot

Object.assign(icons, ballot)
