// The servers under test, each a process of its own on loopback with a folder of its own and the same 200 actions on its board.
import { mkdirSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { actions, seedUpdate, themes } from './board.ts'
import type { ProbePerson } from './probe.ts'
import { Child } from './process.ts'

export type Kind = 'ours' | 'y-websocket' | 'hocuspocus' | 'hocuspocus-flush'

export type ServerSettings = { flushDelay: number; nice: number }

export type Server = {
  child: Child
  /** People who may enter; `whole` with a control channel. */
  people(count: number, whole: boolean): Promise<ProbePerson[]>
  /** After a kill: the same folder, the same port. */
  restart(): Promise<void>
}

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const organiserKey = 'bench-organiser-key'
const peerDocument = 'bench'
const joinsAtOnce = 32

export async function startServer(kind: Kind, folder: string, settings: ServerSettings): Promise<Server> {
  mkdirSync(folder, { recursive: true })
  const port = await freePort()
  return kind === 'ours' ? startOurs(folder, port, settings) : startPeer(kind, folder, port, settings)
}

async function startOurs(folder: string, port: number, { nice }: ServerSettings): Promise<Server> {
  const start = async (): Promise<Child> => {
    const child = launch('../../../server/main.ts', nice, {
      HOST: '127.0.0.1', PORT: String(port), DATA_DIR: folder, ORGANISER_KEY: organiserKey, LOG_LEVEL: 'warn', NODE_ENV: 'production',
    })
    await child.printed(/listening on http/)
    return child
  }
  const child = await start()
  const agent = new Agent({ keepAlive: true, maxSockets: joinsAtOnce })
  const made = await post<{ code: string; boards: { boardId: string }[] }>(agent, port, '/api/events', {
    title: 'A bench', template: 'blank', agenda: [{ kind: 'refine', title: 'Refine' }], boards: [{ title: 'Board', themes, actions }],
  }, organiserKey)
  const path = (token: string): string => `/sync/${made.boards[0]!.boardId}?token=${encodeURIComponent(token)}&acks=1`
  const server: Server = {
    child,
    people: async (count, whole) => {
      const joined = await inParallel(joinsAtOnce, count, (i) => post<{ token: string }>(agent, port, '/api/join', { code: made.code, name: `Person ${i}` }))
      return joined.map(({ token }) => ({
        board: { port, path: path(token), dialect: { protocol: 'y-websocket' } }, control: whole ? { port, token } : null,
        // Written by our server itself.
        identity: null,
      }))
    },
    restart: async () => { server.child = await start() },
  }
  return server
}

async function startPeer(kind: Exclude<Kind, 'ours'>, folder: string, port: number, { flushDelay, nice }: ServerSettings): Promise<Server> {
  const seed = join(folder, 'seed')
  writeFileSync(seed, seedUpdate())
  const isHocuspocus = kind !== 'y-websocket'
  const start = async (): Promise<Child> => {
    const child = launch(isHocuspocus ? './peers/hocuspocus.ts' : './peers/y-websocket.ts', nice, {
      HOST: '127.0.0.1', PORT: String(port), BENCH_FOLDER: folder, BENCH_SEED: seed, NODE_ENV: 'production',
      BENCH_FLUSH_DELAY: kind === 'hocuspocus-flush' ? String(flushDelay) : '',
    })
    await child.printed(/listening on http|running at/)
    return child
  }
  const person = (i: number): ProbePerson => ({
    board: { port, path: isHocuspocus ? '/' : `/${peerDocument}`, dialect: isHocuspocus ? { protocol: 'hocuspocus', document: peerDocument } : { protocol: 'y-websocket' } },
    control: null,
    identity: { personId: `person-${String(i).padStart(15, '0')}`, name: `Person ${i}` },
  })
  const server: Server = {
    child: await start(),
    people: async (count) => Array.from({ length: count }, (_, i) => person(i)),
    restart: async () => { server.child = await start() },
  }
  return server
}

function launch(program: string, nice: number, env: Record<string, string>): Child {
  return new Child(here(program), { nodeArgs: ['--expose-gc', '--import', here('./inside.ts')], env, nice })
}

async function inParallel<T>(atOnce: number, count: number, work: (i: number) => Promise<T>): Promise<T[]> {
  const results: T[] = []
  let next = 0
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (let i = next++; i < count; i = next++) results[i] = await work(i)
  }))
  return results
}

function post<T>(agent: Agent, port: number, path: string, body: unknown, bearer?: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', ...(bearer ? { authorization: `Bearer ${bearer}` } : {}) }
    const call = request({ agent, host: '127.0.0.1', port, path, method: 'POST', headers }, (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => { text += chunk.toString() })
      response.on('end', () => (response.statusCode! < 300 ? resolve(JSON.parse(text) as T) : reject(new Error(`${path}: ${response.statusCode} ${text}`))))
    })
    call.on('error', reject)
    call.end(JSON.stringify(body))
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
