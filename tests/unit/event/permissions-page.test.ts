// docs/permissions.md says what the tables say, and every role is refused what it may not do, in every kind of stage.
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { permissionsPage } from '../../../scripts/lib/permissions-page.mjs'
import { roles, stageKinds } from '../../../shared/event/names.ts'
import type { Principal, Role } from '../../../shared/event/names.ts'
import { commandRoles } from '../../../shared/event/permissions.ts'
import type { Command } from '../../../shared/protocol/commands.ts'
import { facilitator, observer, organiser, participant, Room, tableFacilitator } from './room.ts'

const principals: Record<Role, Principal> = { facilitator, organiser, participant, observer, 'table-facilitator': tableFacilitator }

it('EV-19 the page of permissions is the one that the tables give: run node scripts/permissions.mjs', () => {
  expect(readFileSync(new URL('../../../docs/permissions.md', import.meta.url), 'utf8')).toBe(permissionsPage())
})

it('EV-19 every role is refused every command that is not its own, in a stage of any kind', () => {
  for (const kind of stageKinds) {
    const room = new Room().do({ type: 'agenda.add', stageId: 'stage-of-kind', before: null, kind, title: kind }, { type: 'stage.go', stageId: 'stage-of-kind' })
    for (const [type, allowed] of Object.entries(commandRoles)) {
      for (const role of roles.filter((one) => !allowed.includes(one))) {
        const decision = room.decide({ type } as Command, principals[role])
        expect([kind, type, role, decision.ok ? 'accepted' : decision.error.code]).toEqual([kind, type, role, 'not-allowed'])
      }
    }
  }
})
