// Who may do what: one table for commands and one for operations on a board.
import type { Operation } from '../board/operations.ts'
import { refuse } from '../protocol/refusals.ts'
import type { Refusal } from '../protocol/refusals.ts'
import type { AnyCommand } from '../protocol/commands.ts'
import type { Allowance } from './allowances.ts'
import { previewPerson } from './names.ts'
import type { Principal, Role } from './names.ts'

const facilitators: readonly Role[] = ['facilitator', 'organiser']
const tableStaff: readonly Role[] = ['facilitator', 'organiser', 'table-facilitator']
const participants: readonly Role[] = ['participant']

export const commandRoles: Record<AnyCommand['type'], readonly Role[]> = {
  'stage.go': facilitators,
  'timer.start': facilitators,
  'timer.pause': facilitators,
  'timer.resume': facilitators,
  'timer.add': facilitators,
  'board.freeze': tableStaff,
  'board.open': tableStaff,
  'ballot.open': facilitators,
  'ballot.pause': facilitators,
  'ballot.seal': facilitators,
  'ballot.reveal': facilitators,
  'ballot.conceal': facilitators,
  'event.rename': ['organiser'],
  'event.pause': facilitators,
  'event.resume': facilitators,
  'event.close': facilitators,
  'screen.show': facilitators,
  'screen.blank': facilitators,
  'screen.freeze': facilitators,
  'screen.release': facilitators,
  'person.remove': facilitators,
  'person.readmit': facilitators,
  'person.rename': facilitators,
  'person.mute': facilitators,
  'person.unmute': facilitators,
  'entry.hide': tableStaff,
  'entry.restore': tableStaff,
  'entry.approve': tableStaff,
  'entry.return': tableStaff,
  'entry.offer': participants,
  'entry.withdraw': participants,
  'action.lock': tableStaff,
  'action.unlock': tableStaff,
  'action.merge': tableStaff,
  'action.unmerge': tableStaff,
  'action.split': tableStaff,
  'action.return': tableStaff,
  'action.settle': [...tableStaff, 'participant'],
  'ballot.reconfirm': facilitators,
  'tables.make': facilitators,
  'table.rename': facilitators,
  'table.remove': facilitators,
  'table.stage': facilitators,
  'seating.set': facilitators,
  'seats.assign': facilitators,
  'person.seat': facilitators,
  'table.choose': participants,
  'actions.carry': tableStaff,
  'report.arrange': ['organiser'],
  /** Comes with fetching the archive. */
  'archive.hand': ['organiser'],
  'import.make': ['organiser'],
  'import.revert': facilitators,
  'submission.theme': facilitators,
  'submission.link': facilitators,
  'submission.merge': facilitators,
  announce: facilitators,
  'announce.clear': facilitators,
  'spotlight.set': facilitators,
  'spotlight.clear': facilitators,
  'room.gather': facilitators,
  'words.remove': facilitators,
  'person.erase': ['organiser'],
  'retention.set': ['organiser'],
  'action.rewind': facilitators,
  'board.rewind': facilitators,
  undo: facilitators,
  'agenda.add': facilitators,
  'agenda.edit': facilitators,
  'agenda.move': facilitators,
  'agenda.duplicate': facilitators,
  'agenda.remove': facilitators,
  'agenda.skip': facilitators,
  'agenda.unskip': facilitators,
  'agenda.zone': facilitators,
  'question.add': facilitators,
  'question.edit': facilitators,
  'question.move': facilitators,
  'question.remove': facilitators,
  'floor.live': facilitators,
  'floor.done': facilitators,
  'floor.write': facilitators,
  'floor.dismiss': facilitators,
  'floor.restore': facilitators,
  'floor.group': facilitators,
  'message.record': facilitators,
  'message.remove': facilitators,
  'joining.set': facilitators,
  'door.open': facilitators,
  'door.close': facilitators,
  'group.add': facilitators,
  'group.rename': facilitators,
  'group.remove': facilitators,
  'person.group': facilitators,
  'papers.register': tableStaff,
  'paper.enter': tableStaff,
  'paper.void': facilitators,
  'transfer.start': participants,
  'ready.set': participants,
  'floor.ask': participants,
  'floor.upvote': participants,
  'ballot.cast': participants,
  'person.update': participants,
}

export function mayCommand(principal: Principal, type: AnyCommand['type']): Refusal | null {
  return commandRoles[type].includes(principal.role) && principal.personId !== previewPerson
    ? null
    : refuse('not-allowed', `Your role (${principal.role}) may not do this.`)
}

/** Whether this principal may do this to a board that is open for writing, in a stage that allows participants this. */
export function mayOperate(principal: Principal, allows: readonly Allowance[], operation: Operation): Refusal | null {
  if (principal.role === 'observer' || principal.personId === previewPerson) return refuse('not-allowed', 'Observers see the board but never write.')
  if (operation.writes === 'authorship') {
    if (!operation.op.endsWith('.add')) return refuse('not-yours', 'Who wrote something cannot be changed.')
    if (operation.author !== undefined && operation.author !== principal.personId) {
      return refuse('not-yours', 'You can only add words under your own name.')
    }
  }
  if (principal.role !== 'participant') return null
  const isOwn = operation.author === principal.personId
  switch (operation.op) {
    case 'evidence.remove':
    case 'theme.remove':
      return refuse('not-allowed', 'Only a facilitator may remove this.')
    case 'action.remove':
    case 'argument.edit':
    case 'argument.remove':
      if (!isOwn) return refuse('not-yours', 'Only its author or a facilitator may do this.')
  }
  return needed(operation.op, isOwn).some((allowance) => allows.includes(allowance)) ? null
    : refuse('not-in-stage', 'This stage does not let participants do this.')
}

/** One of these lets a participant do it. */
function needed(op: Operation['op'], isOwn: boolean): readonly Allowance[] {
  switch (op) {
    case 'action.add':
      return ['add']
    case 'action.edit':
    case 'action.remove':
      return isOwn ? ['add', 'edit'] : ['edit']
    case 'action.move':
      return ['move']
    case 'theme.add':
    case 'theme.edit':
    case 'theme.remove':
      return ['themes']
    case 'argument.add':
    case 'argument.edit':
    case 'argument.remove':
      return ['argue']
    case 'evidence.add':
    case 'evidence.edit':
    case 'evidence.link':
    case 'evidence.remove':
      return ['evidence']
  }
}
