// Drawings of boards: known to `Icon` once this is loaded.
import { icons } from '../icons.ts'

const board = {
  bin: '<path d="M4 7h16M9 7V4h6v3M6.5 7l1 13h9l1-13M10 11v5M14 11v5"/>',
  evidence: '<path d="M6 3h8l4 4v14H6z"/><path d="M14 3v4h4M9 12h6M9 16h6"/>',
  argument: '<path d="M4 5h16v11H10l-4 4v-4H4z"/>',
  chevron: '<path d="m7 10 5 5 5-5"/>',
} as const

export type BoardIcon = keyof typeof board

Object.assign(icons, board)
