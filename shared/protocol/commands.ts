// Commands: what a client may ask for over the control channel. One schema a command; the type comes from it.
// Parsed once, at the gateway. Browsers import the types only.
import { z } from 'zod'
import { screenShows } from '../event/names.ts'
import { agendaCommands } from './agenda-commands.ts'
import { tableChoose, tableCommands } from './commands-tables.ts'
import { erasureCommands } from './erasure-commands.ts'
import { eventTitleChars, submissionsAtOnce } from './limits.ts'
import type { ImportOrder } from '../import/order.ts'
import { floorSchemas } from './floor-commands.ts'
import type { FloorCommand, FloorUpvote } from './floor-commands.ts'
import { joiningSchemas } from './joining-commands.ts'
import type { JoiningCommand, TransferStart } from './joining-commands.ts'
import { places } from '../event/joining.ts'
import { flowSchemas } from './flow-commands.ts'
import type { FlowCommand, ReadySet } from './flow-commands.ts'
import { personName } from './person-name.ts'
import { moderationSchemas } from './moderation-commands.ts'
import type { ModerationCommand } from './moderation-commands.ts'
import { archiveHand, reportArrange } from './report-commands.ts'
import type { ReportCommand } from './report-commands.ts'

const id = z.string().min(1).max(64)
const question = { questionId: id.optional(), stageId: id.optional() }

const facilitatorCommand = z.discriminatedUnion('type', [
  z.object({ type: z.literal('stage.go'), stageId: id }),
  z.object({ type: z.literal('timer.start'), seconds: z.int().min(1).max(86_400).optional() }),
  z.object({ type: z.literal('timer.pause') }),
  z.object({ type: z.literal('timer.resume') }),
  z.object({ type: z.literal('timer.add'), seconds: z.int().min(-86_400).max(86_400) }),
  z.object({ type: z.literal('board.freeze'), boardId: id }),
  z.object({ type: z.literal('board.open'), boardId: id }),
  z.object({ type: z.literal('ballot.open'), ...question }),
  z.object({ type: z.literal('ballot.pause'), ...question }),
  z.object({ type: z.literal('ballot.seal'), ...question }),
  z.object({ type: z.literal('ballot.reveal'), ...question }),
  z.object({ type: z.literal('ballot.conceal'), ...question }),
  z.object({ type: z.literal('event.rename'), title: z.string().trim().min(1).max(eventTitleChars) }),
  z.object({ type: z.literal('event.pause') }),
  z.object({ type: z.literal('event.resume') }),
  z.object({ type: z.literal('event.close') }),
  /** `of`: which board, or the results of which question. */
  z.object({ type: z.literal('screen.show'), show: z.enum(screenShows), of: id.optional() }),
  z.object({ type: z.literal('screen.freeze') }),
  z.object({ type: z.literal('screen.release') }),
  z.object({ type: z.literal('screen.blank'), blank: z.boolean() }),
  z.object({ type: z.literal('import.revert'), importId: id }),
  z.object({ type: z.literal('submission.theme'), submissionIds: z.array(id).min(1).max(submissionsAtOnce), themeId: id, on: z.boolean() }),
  z.object({ type: z.literal('submission.link'), submissionId: id, boardId: id, actionId: id, linked: z.boolean() }),
  z.object({ type: z.literal('submission.merge'), submissionIds: z.array(id).min(1).max(submissionsAtOnce), into: id.nullable() }),
  z.object({ type: z.literal('action.rewind'), actionId: id, seq: z.int().min(1), preview: z.boolean().optional() }),
  z.object({ type: z.literal('board.rewind'), boardId: id, seq: z.int().min(1), preview: z.boolean().optional() }),
  z.object({ type: z.literal('undo'), doneId: id }),
  ...agendaCommands,
  ...tableCommands,
  ...erasureCommands,
])

const ballotCast = z.object({
  type: z.literal('ballot.cast'),
  ...question,
  /** Checked against the question's slate by `shared/ranking/ballots.ts`. */
  ballot: z.record(z.string().max(32), z.unknown()),
  /** Counts up with every change a person makes to a ballot; an older one never overwrites a newer one. */
  revision: z.int().min(0).max(1_000_000_000),
  /** Idempotency key: sending the same again answers the same again. */
  id,
})

const personUpdate = z.object({
  type: z.literal('person.update'),
  name: personName.optional(),
  group: z.string().max(80).nullable().optional(),
  place: z.enum(places).optional(),
})

const anyCommand = z.union([facilitatorCommand, ...flowSchemas, ...floorSchemas, ...moderationSchemas, ...joiningSchemas, ballotCast, personUpdate, tableChoose, reportArrange, archiveHand])

/** `ballot.close` is another name for `ballot.seal`, for programs of others: it ends here. */
export const commandSchema = z.preprocess((said) => (
  typeof said === 'object' && said !== null && 'type' in said && said.type === 'ballot.close' ? { ...said, type: 'ballot.seal' } : said
), anyCommand)

/** Comes over HTTP, with its file. */
export type ImportMake = { type: 'import.make' } & ImportOrder

export type Command = z.infer<typeof facilitatorCommand> | FlowCommand | FloorCommand | ModerationCommand | JoiningCommand | PersonUpdate | z.infer<typeof tableChoose> | ImportMake | ReportCommand
export type BallotCast = z.infer<typeof ballotCast>
export type PersonUpdate = z.infer<typeof personUpdate>
export type AnyCommand = Command | BallotCast | ReadySet | FloorUpvote | TransferStart
