// What `Icon` can draw, once the pages that show it have brought its drawing.
import type { icons } from './icons.ts'
import type { BallotIcon } from './icons/ballot.ts'
import type { BoardIcon } from './icons/board.ts'
import type { FlowIcon } from './icons/flow.ts'
import type { StaffIcon } from './icons/staff.ts'

export type IconName = keyof typeof icons | BallotIcon | BoardIcon | FlowIcon | StaffIcon
