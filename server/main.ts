// The start: reads the environment, builds the adapters, joins the parts, and closes them in order. The only place that does.
import { CountingThread } from './adapters/counting-thread.ts'
import { ArchiveThread } from './adapters/threads/archive-thread.ts'
import { backup, removeOldCopies } from './adapters/file/backup.ts'
import { FileArchive } from './adapters/file/archive.ts'
import { FileThread } from './adapters/threads/file-thread.ts'
import { LikenessThread } from './adapters/threads/likeness-thread.ts'
import { ReportThread } from './adapters/threads/report-thread.ts'
import { FileKeyVault } from './adapters/file/key-vault.ts'
import { keepSecret, SecretError } from './adapters/file/secrets.ts'
import { pinoLog } from './adapters/log.ts'
import { SqliteBallotBox } from './adapters/sqlite/ballot-box.ts'
import { DataError } from './adapters/sqlite/errors.ts'
import { SqliteJournal } from './adapters/sqlite/journal.ts'
import { systemClock, systemIds, systemTimers } from './adapters/system.ts'
import { ConfigError, readConfig } from './config.ts'
import type { Config } from './config.ts'
import { CommitLoop } from './control/commit-loop.ts'
import { ControlGateway } from './control/gateway.ts'
import { Invitations } from './control/invitations.ts'
import { ProgrammeStore } from './control/programmes.ts'
import { Forgetting } from './control/forgetting.ts'
import { EventRegistry } from './control/registry.ts'
import { ReadyText } from './control/state-text.ts'
import { subjectData } from './control/subject.ts'
import { Tokens } from './control/tokens.ts'
import { Exports } from './history/export.ts'
import { Opening } from './history/opening.ts'
import { buildApp } from './http/app.ts'
import { PreflightSocket } from './http/preflight.ts'
import { makeServices } from './http/make-services.ts'
import type { ServiceParts } from './http/make-services.ts'
import { makeMetrics } from './metrics.ts'
import type { Clock } from './ports.ts'
import { SyncGateway } from './rooms/gateway.ts'
import { Reception } from './rooms/reception.ts'
import type { Entrance } from './rooms/reception.ts'
import { BoardRooms } from './rooms/rooms.ts'
import { SyncTunnel } from './rooms/tunnel.ts'
import { allQuestions } from '../shared/event/state.ts'
import { previewPerson } from '../shared/event/names.ts'
import { accessRefusal } from '../shared/event/access.ts'
import { closeCode } from '../shared/protocol/messages.ts'

const tickMs = 15
const listenBacklog = 4_096
const closingMs = 8_000
const checkpointMs = 2_000

try {
  await start(readConfig(process.env))
} catch (error) {
  console.error(explain(error))
  process.exit(1)
}

async function start(config: Config): Promise<void> {
  const log = pinoLog(config.logLevel)
  const [clock, timers, ids] = [systemClock, systemTimers, systemIds]
  const secret = (): string => Buffer.from(ids.bytes(32)).toString('base64url')
  const journal = await SqliteJournal.open(config.dataDir)
  const box = await SqliteBallotBox.open(config.dataDir)
  const organiserKey = config.organiserKey ?? await keepSecret(config.dataDir, 'organiser-key', () => secret().slice(0, 24))
  const tokenSecret = Buffer.from(await keepSecret(config.dataDir, 'token-secret', secret), 'base64url')
  const tokens = new Tokens(tokenSecret, clock)
  const invitations = new Invitations(tokenSecret)
  const vault = new FileKeyVault(`${config.dataDir}/keys`, ids, log)
  await removeOldCopies(config.dataDir)
  const archive = new FileArchive(`${config.dataDir}/archives`)
  const archivist = new ArchiveThread(new URL('./archive-worker.ts', import.meta.url))
  const exports = new Exports({ journal, archivist, archive, timers, log })
  const counter = new CountingThread(new URL('./counting-worker.ts', import.meta.url))

  const metrics = makeMetrics({
    people: () => control?.connections ?? 0, events: () => registry.size, boards: () => rooms.count,
  })
  const rooms = new BoardRooms({ clock, timers, log, meter: metrics.meter })
  const loop = new CommitLoop({ journal, clock, timers, log, meter: metrics.meter, tickMs })
  let control: ControlGateway | null = null
  const registry = new EventRegistry({
    journal, box, vault, counter, boards: rooms, archive, loop, clock, timers, ids, log, hosted: (host) => control?.attach(host),
    ended: (host) => exports.write(host), isWatched: (eventId) => control?.isWatched(eventId) ?? false,
  })
  const programmes = new ProgrammeStore({
    journal, loop, clock, timers, ids, log, tokenHash: (...member) => invitations.hash(invitations.token(...member)),
  })
  const forgetting = new Forgetting({ eventIds: () => registry.eventIds, event: (eventId) => registry.get(eventId), programmes: () => programmes.all(), clock, timers, ids, log })
  const care: ServiceParts['care'] = {
    erase: async (event, command, by) => forgetting.erase((await registry.get(event.state.eventId))!, command, by),
    eraseMember: (...asked) => forgetting.eraseMember(...asked),
    subjectData: async (event, participantId) => {
      const host = (await registry.get(event.state.eventId))!
      const named = await Promise.all(allQuestions(host.state).map(async (question) => (
        (await host.published.named(question, 'organiser'))?.map((ballot) => ({ questionId: question.questionId, ...ballot })) ?? []
      )))
      return subjectData({ journal, timers }, host.state, participantId, named.flat())
    },
    backup: () => backup({ dataDir: config.dataDir, copyBallots: (to) => box.copyTo(to), copyJournal: (path) => journal.copyTo(path), now: () => clock.now() }),
  }
  const opening = new Opening({ journal, box, archivist, timers, events: registry })
  const services = makeServices({
    archives: {
      of: async (event) => exports.of((await registry.get(event.state.eventId))!), open: (bytes) => opening.open(bytes),
      openedAt: (eventId) => registry.opened.openedAt(eventId),
    },
    registry, programmes, invitations, tokens, clock, ids, care, organiserKey, files: new FileThread(new URL('./file-worker.ts', import.meta.url)),
    likeness: new LikenessThread(new URL('./likeness-worker.ts', import.meta.url)),
    reporter: new ReportThread(new URL('./report/report-worker.ts', import.meta.url), (error) => log.error({ error }, 'a report could not be written')), metrics: metrics.text, isReady: async () => (await journal.streams()) !== null,
  })

  const app = await buildApp({ services, log, clientDir: config.clientDir, publicUrl: config.publicUrl })
  await app.ready()
  // As a browser writes it: lower case, no usual port, no path.
  const publicOrigin = config.publicUrl === null ? null : new URL(config.publicUrl).origin
  const allowsOrigin = (origin: string | undefined, host: string | undefined): boolean =>
    origin === undefined || origin === publicOrigin || hostOf(origin) === host
  control = new ControlGateway(app.server, { tokens, clock, timers, log, host: (eventId) => registry.get(eventId), erase: (host, ...more) => forgetting.erase(host, ...more), allowsOrigin })
  const reception = new Reception({
    clock, timers, log, meter: metrics.meter,
    admit: (boardId, token) => admit({ registry, rooms, tokens, clock }, boardId, token),
  })
  const sync = new SyncGateway({ timers, log, reception, allowsOrigin })
  const tunnel = new SyncTunnel({ timers, reception, ready: (json) => new ReadyText(json) })
  control.namespace('/sync').on('connection', (socket) => tunnel.welcome(socket))
  const preflight = new PreflightSocket(allowsOrigin)
  app.server.on('upgrade', (request, socket, head) => {
    if (SyncGateway.matches(request.url)) sync.handleUpgrade(request, socket, head)
    else if (PreflightSocket.matches(request.url)) preflight.handleUpgrade(request, socket, head)
    else if (!request.url?.startsWith('/socket.io/')) socket.destroy()
  })

  await registry.start()
  await exports.tidy(registry)
  await programmes.start()
  if ((await registry.newest()) === null) {
    const made = await registry.create({ title: 'Health and care workforce 2035', template: 'demo' })
    if ('refusal' in made) throw new Error(made.refusal.message)
  }
  await app.listen({ port: config.port, host: config.host, backlog: listenBacklog })
  const address = app.server.address()
  const port = typeof address === 'object' && address ? address.port : config.port
  const base = config.publicUrl ?? `http://${config.host === '0.0.0.0' ? 'localhost' : config.host}:${port}`
  const newest = (await registry.newest())!
  const { links } = services.access(newest, base)
  console.log([
    `Plenary is ready: "${newest.state.title}", join code ${newest.state.code}`,
    `  organiser    ${links.organiser}`,
    `  facilitator  ${links.facilitator}`,
    `  join         ${links.join}`,
    `  big screen   ${links.screen}`,
    `listening on http://${config.host}:${port}`,
  ].join('\n'))

  forgetting.start()

  let isClosing = false
  const close = async (): Promise<void> => {
    if (isClosing) return
    isClosing = true
    setTimeout(() => process.exit(1), closingMs).unref()
    registry.stop()
    forgetting.stop()
    rooms.closeAll(closeCode.restarting, 'restarting')
    sync.close()
    preflight.close()
    await control?.close()
    await app.close()
    await loop.idle()
    await exports.idle()
    await registry.checkpointAll(checkpointMs)
    await journal.close()
    await box.close()
    await counter.close()
    process.exit(0)
  }
  process.on('SIGTERM', () => void close())
  process.on('SIGINT', () => void close())
  process.on('unhandledRejection', (error) => log.error({ error }, 'a promise was rejected and nobody looked'))
}

type Doors = { registry: EventRegistry; rooms: BoardRooms; tokens: Tokens; clock: Clock }

async function admit({ registry, rooms, tokens, clock }: Doors, boardId: string, token: string | null): Promise<Entrance> {
  const bearer = tokens.verify(token)
  if (!bearer) return { ok: false, code: closeCode.badToken, reason: 'bad-token' }
  const eventId = registry.eventOfBoard(boardId)
  if (!eventId) return { ok: false, code: closeCode.noSuchBoard, reason: 'unknown-board' }
  if (eventId !== bearer.eventId) return { ok: false, code: closeCode.mayNotEnter, reason: 'not-allowed' }
  const host = await registry.get(eventId)
  const room = rooms.find(boardId)
  if (!host || !room || !host.state.boards.some((board) => board.boardId === boardId)) return { ok: false, code: closeCode.noSuchBoard, reason: 'unknown-board' }
  const refusal = accessRefusal(host.state, bearer, clock.now())
  if (refusal) return { ok: false, code: closeCode.badToken, reason: refusal.code }
  const person = host.state.people[bearer.personId]
  if (bearer.role === 'participant' && !person && bearer.personId !== previewPerson) return { ok: false, code: closeCode.mayNotEnter, reason: 'not-allowed' }
  const name = person?.name || (bearer.role === 'facilitator' || bearer.role === 'table-facilitator' ? 'Facilitator' : null)
  return { ok: true, eventId, principal: bearer, name, room }
}

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host
  } catch {
    return null
  }
}

/** One sentence that says what to do, for what can go wrong at a start. */
function explain(error: unknown): string {
  if (error instanceof ConfigError || error instanceof DataError || error instanceof SecretError) return error.message
  const { code, path, port, message, stack } = error as NodeJS.ErrnoException & { port?: number }
  if (code === 'EADDRINUSE') return `Port ${port} is taken by another program. Stop that program, or choose another port: PORT=3001 npm start`
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR') {
    return `The folder for the data cannot be written (${path ?? message}). Choose another: DATA_DIR=/some/folder npm start`
  }
  return stack ?? String(error)
}
