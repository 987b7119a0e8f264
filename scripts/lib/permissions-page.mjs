// Who may do what, as a page: from shared/event/permissions.ts, so that the two never differ. A test compares.
import { allowances, mayAsk, usualAllowances } from '../../shared/event/allowances.ts'
import { settledStages } from '../../shared/event/agenda.ts'
import { roles, stageKinds } from '../../shared/event/names.ts'
import { commandRoles, mayOperate } from '../../shared/event/permissions.ts'

const operations = /** @type {const} */ ([
  'action.add', 'action.edit', 'action.move', 'action.remove', 'theme.add', 'theme.edit', 'theme.remove',
  'argument.add', 'argument.edit', 'argument.remove', 'evidence.add', 'evidence.edit', 'evidence.link', 'evidence.remove',
])

export function permissionsPage() {
  return `# Who may do what

Made by \`node scripts/permissions.mjs\` from \`shared/event/permissions.ts\`; a test keeps it right. Each command is refused with \`not-allowed\` for a role without a tick, whatever the stage.
Links and people can be revoked: what they opened is closed at once, on open connections too.

## Commands, by role

${table(['command', ...roles], Object.keys(commandRoles).sort().map((type) => [`\`${type}\``, ...roles.map((role) => tick(commandRoles[type].includes(role)))]))}

The organiser's key also opens everything over HTTP. A table facilitator acts for one table alone: its board, its people's words, its actions.

## What a stage lets participants do

What is usual for its kind; a stage can say otherwise (“What participants may do”). Votes and questions are taken by the stage, not only by the role.

${table(['may', ...stageKinds], allowances.map((allowance) => [`\`${allowance}\``, ...stageKinds.map((kind) => tick(allowance === 'ask' ? mayAsk({ kind }) : usualAllowances(kind).includes(allowance)))]))}

Boards are frozen on entering ${[...settledStages].map((kind) => `\`${kind}\``).join(', ')}: nobody writes on a frozen board, whoever they are.

## Writing on a board that is open, by role and kind of stage

“own”: only what they wrote themselves. Nobody writes under another name, and nobody changes who wrote something.

${table(['operation', ...roles.filter((role) => role !== 'participant'), ...stageKinds.map((kind) => `participant, ${kind}`)], operations.map((op) => [
    `\`${op}\``,
    ...roles.filter((role) => role !== 'participant').map((role) => tick(may(role, 'welcome', op, false))),
    ...stageKinds.map((kind) => (may('participant', kind, op, false) ? '✓' : may('participant', kind, op, true) ? 'own' : '')),
  ]))}
`
}

/** @param {import('../../shared/event/names.ts').Role} role @param {import('../../shared/event/names.ts').StageKind} kind @param {(typeof operations)[number]} op @param {boolean} isOwn */
function may(role, kind, op, isOwn) {
  return mayOperate({ role, personId: 'me' }, usualAllowances(kind), { op, key: 'k', author: isOwn || op.endsWith('.add') ? 'me' : 'other' }) === null
}

/** @param {boolean} is */
function tick(is) {
  return is ? '✓' : ''
}

/** @param {readonly string[]} head @param {readonly (readonly string[])[]} rows */
function table(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
