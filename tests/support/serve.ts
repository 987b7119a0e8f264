// The control channel of one event over a real socket, without a process: the clock is the test's.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach } from 'vitest'
import { ControlGateway } from '../../server/control/gateway.ts'
import type { EventHost } from '../../server/control/event-host.ts'
import { Tokens } from '../../server/control/tokens.ts'
import type { Role } from '../../shared/event/names.ts'
import { silent } from './host.ts'
import type { World } from './host.ts'
import { Controller } from './people.ts'

const cleanUps: (() => unknown)[] = []
afterEach(async () => { for (const clean of cleanUps.splice(0).reverse()) await clean() })

export async function serve(world: World, host: EventHost): Promise<{ url: string; tokenOf(role: Role, personId: string): string; as(role: Role, personId: string): Promise<Controller> }> {
  const server = createServer()
  const tokens = new Tokens(new Uint8Array(32), world.clock)
  const gateway = new ControlGateway(server, {
    tokens, clock: world.clock, timers: world.timers, log: silent, host: async () => host, erase: (event, ...more) => world.forgetting.erase(event, ...more), allowsOrigin: () => true,
  })
  gateway.attach(host)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  cleanUps.push(() => gateway.close())
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const tokenOf = (role: Role, personId: string): string => tokens.issue({ eventId: host.state.eventId, role, personId })
  return {
    url, tokenOf,
    as: async (role, personId) => {
      const controller = await Controller.open(url, tokenOf(role, personId))
      cleanUps.push(() => controller.close())
      return controller
    },
  }
}

