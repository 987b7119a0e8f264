// Who may import whom. The table in ARCHITECTURE.md says the same in words.
import { builtinModules } from 'node:module'
import ts from 'typescript'
import { importsOf, isProduct, parse, type Import, type Source } from './sources.ts'

type Zone = { name: string; own: string; sees: RegExp[]; builtins: 'none' | 'all' | string[] }

const shared = /^shared\//
const ports = /^server\/ports\.ts$/
const pureOnServer = ['control', 'rooms', 'history'].map((name): Zone => ({
  name: `server/${name}`, own: `server/${name}/`, sees: [shared, ports], builtins: ['crypto'],
}))

/** Of shared: what only the server runs. */
const serverOnly = /^shared\/event\/decide[\w-]*\.ts$/

/** What an adapter drives, of Node's own modules; the others are tools. */
const nodeDrivers = ['sqlite']

/** Names every import that the folders' rules do not allow. */
export function forbiddenImports(sources: Source[]): string[] {
  return sources.filter(({ path }) => isProduct(path)).flatMap((source) => {
    const zone = zoneOf(source.path)
    return importsOf(source).flatMap((found) => {
      const reason = whyNot(zone, found)
      return reason ? [`${source.path} imports ${found.specifier}: ${reason}`] : []
    })
  })
}

/** Names every adapter that has more than one driver. */
export function crowdedAdapters(sources: Source[]): string[] {
  const drivers = new Map<string, Set<string>>()
  for (const source of sources.filter(({ path }) => path.startsWith('server/adapters/'))) {
    const adapter = adapterOf(source.path)
    const names = drivers.get(adapter) ?? new Set()
    drivers.set(adapter, names)
    for (const found of importsOf(source)) {
      const builtin = builtinName(found.specifier)
      if (builtin ? nodeDrivers.includes(builtin) : !found.target) names.add(packageName(found.specifier))
    }
  }
  return [...drivers].filter(([, names]) => names.size > 1)
    .map(([adapter, names]) => `${adapter} has more than one driver: ${[...names].sort().join(', ')}`)
}

/** Names every circle of imports once, as the path that closes it. */
export function importCircles(sources: Source[]): string[] {
  const paths = new Set(sources.map(({ path }) => path))
  const graph = new Map(sources.map((source) => [
    source.path, importsOf(source).flatMap(({ target, started }) => (target && !started && paths.has(target) ? [target] : [])),
  ]))
  const circles: string[] = []
  const state = new Map<string, 'open' | 'done'>()
  const walk = (path: string, trail: string[]) => {
    if (state.get(path) === 'done') return
    if (state.get(path) === 'open') {
      circles.push([...trail.slice(trail.indexOf(path)), path].join(' → '))
      return
    }
    state.set(path, 'open')
    for (const next of graph.get(path) ?? []) walk(next, [...trail, path])
    state.set(path, 'done')
  }
  for (const path of graph.keys()) walk(path, [])
  return circles
}

/** Names files that only pass on what others export. */
export function barrels(sources: Source[]): string[] {
  return sources.filter(({ path }) => path.endsWith('.ts')).filter((source) => {
    const { statements } = parse(source)
    return statements.length > 0 && statements.every((statement) => ts.isExportDeclaration(statement) && statement.moduleSpecifier)
  }).map(({ path }) => `${path} only passes on exports: import from where things are`)
}

function zoneOf(path: string): Zone {
  if (shared.test(path)) return { name: 'shared', own: 'shared/', sees: [], builtins: 'none' }
  const pure = pureOnServer.find(({ own }) => path.startsWith(own))
  if (pure) return pure
  if (path.startsWith('server/adapters/')) {
    return { name: 'an adapter', own: adapterOf(path), sees: [ports, shared], builtins: 'all' }
  }
  // The archive's thread is a start of its own: it joins how an event is loaded to how an archive is read.
  if (path === 'server/main.ts' || path === 'server/archive-worker.ts' || path.startsWith('server/cli/')) {
    return { name: 'what composes', own: 'server/', sees: [shared], builtins: 'all' }
  }
  if (path.startsWith('server/report/')) return { name: 'server/report', own: 'server/report/', sees: [shared, ports], builtins: 'all' }
  if (path.startsWith('server/http/')) return { name: 'server/http', own: 'server/http/', sees: [shared, ports], builtins: 'all' }
  if (path.startsWith('server/')) return { name: path, own: path, sees: [shared, ports], builtins: 'all' }
  const page = /^client\/pages\/[^/]+\//.exec(path)
  if (page) {
    return { name: 'a page', own: page[0], sees: [shared, /^client\/(net|state|ui)\//], builtins: 'none' }
  }
  const layer = /^client\/(net|state|ui)\//.exec(path)?.[1]
  if (layer === 'net') return { name: 'client/net', own: 'client/net/', sees: [shared], builtins: 'none' }
  if (layer === 'state') return { name: 'client/state', own: 'client/state/', sees: [shared, /^client\/net\//, /^client\/ui\/.*(?<!\.svelte)\.ts$/], builtins: 'none' }
  return { name: layer ? 'client/ui' : 'client', own: layer ? 'client/ui/' : 'client/', sees: [shared, /^client\/(net|state)\//], builtins: 'none' }
}

function whyNot(zone: Zone, { specifier, target, typeOnly }: Import): string | undefined {
  if (target) {
    if (target.startsWith(zone.own)) return undefined
    if (!zone.sees.some((seen) => seen.test(target))) return `${zone.name} may not see it`
    if (zone.name === 'an adapter' && shared.test(target) && !typeOnly) return 'an adapter sees types of shared, no code'
    if (zone.own.startsWith('client/') && serverOnly.test(target) && !typeOnly) return 'the server decides; its code and schemas would weigh on every page'
    return undefined
  }
  const builtin = builtinName(specifier)
  if (!builtin || zone.builtins === 'all') return undefined
  const allowed = zone.builtins !== 'none' && (zone.builtins.includes(builtin) || typeOnly)
  return allowed ? undefined : `${zone.name} does not see that part of Node; take a port`
}

/** An adapter is a folder of server/adapters, or a file directly in it. */
function adapterOf(path: string): string {
  return /^server\/adapters\/[^/]+(\/|$)/.exec(path)?.[0] ?? path
}

function builtinName(specifier: string): string | undefined {
  if (specifier.startsWith('node:')) return specifier.slice('node:'.length)
  return builtinModules.includes(specifier) ? specifier : undefined
}

function packageName(specifier: string): string {
  return specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/')
}
