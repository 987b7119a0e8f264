// Brings the libraries of the lock file, and Node 24 where the running Node is older. Does nothing, fast, when all is there.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, dirname } from 'node:path'
import { withLock } from './lock.mjs'
import { runQuietly } from './processes.mjs'
import { checkWritable, explain, inRoot, root, say, Stop } from './project.mjs'

const serverMajor = 24
const stampFile = inRoot('node_modules', '.cache', 'plenary', 'installed')
// Outside node_modules, which npm replaces: it stays behind when an installation is cut short.
const unfinishedFile = inRoot('.cache', 'install-unfinished')
const localNode = inRoot('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
const linkedNode = inRoot('node_modules', '.bin', 'node')

/** Installs what is missing and gives the path of a Node that can run the server. @returns {Promise<string>} */
export async function ensureInstalled() {
  const found = librariesAreIn() && findNode()
  if (found) return found
  checkWritable()
  return withLock(async (addProcess) => {
    if (!librariesAreIn()) await installLibraries(addProcess)
    return findNode() || installNode(addProcess)
  })
}

function librariesAreIn() {
  if (existsSync(unfinishedFile) || !existsSync(inRoot('node_modules'))) return false
  const wanted = lockHash()
  if (readIfThere(stampFile) === wanted) return true
  if (!treeMatchesLock()) return false
  writeStamp(wanted)
  return true
}

/** True when npm's own record of node_modules holds every library of the lock file, so an installation by hand counts. */
function treeMatchesLock() {
  const record = readIfThere(inRoot('node_modules', '.package-lock.json'))
  if (!record) return false
  const there = JSON.parse(record).packages
  const wanted = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages
  return Object.entries(wanted).every(([path, library]) =>
    path === '' || (there[path] ? there[path].version === library.version : library.optional || library.peer))
}

/** @param {(pid: number) => void} addProcess */
async function installLibraries(addProcess) {
  say('Installing libraries (about a minute the first time) …')
  await npm(['ci', '--prefer-offline'], addProcess)
  writeStamp(lockHash())
  say('  installed.')
}

/** The running Node when it is new enough, else the one that the set-up has added. */
function findNode() {
  if (majorOf(process.versions.node) >= serverMajor) return process.execPath
  return [localNode, linkedNode].find((path) => existsSync(path) && runs(path))
}

/** @param {(pid: number) => void} addProcess */
async function installNode(addProcess) {
  say(`This is Node ${process.versions.node}; the server needs Node ${serverMajor}. Adding it to this folder alone (about 40 MB) …`)
  // The second is what the first fetches by an install script, which npm may be told not to run.
  for (const name of [`node@${serverMajor}`, `${platformPackage()}@${serverMajor}`]) {
    await npm(['install', '--no-save', '--prefer-offline', name], addProcess)
    writeStamp(lockHash())
    const node = findNode()
    if (node) {
      say('  added.')
      return node
    }
  }
  throw new Stop(
    `Node ${serverMajor} could not be added for ${process.platform} ${process.arch}. ` +
    `Install Node ${serverMajor} or newer from https://nodejs.org and run the command again.`,
  )
}

/** @param {string[]} args @param {(pid: number) => void} addProcess */
async function npm(args, addProcess) {
  const retries = ['--fetch-retries=4', '--fetch-retry-factor=2', '--fetch-retry-mintimeout=1000']
  const { command, before, shell } = npmCommand()
  writeFileSync(unfinishedFile, '')
  const { ok, output } = await runQuietly(command, [...before, ...args, '--no-audit', '--no-fund', ...retries], {
    env: { ...process.env, PATH: pathWithoutProject() }, shell, onStart: addProcess,
  })
  // npm only warns when it could not write a library's files.
  if (!ok || output.includes('TAR_ENTRY_ERROR')) {
    const tail = output.trim().split('\n').filter((line) => !/^npm warn (?!tar)/.test(line)).slice(-30).join('\n')
    const known = explain(output)
    if (!known) throw new Stop(`${tail}\n\n"npm ${args.join(' ')}" failed, for the reason above. Run the command again when it is put right.`)
    say(tail)
    throw known
  }
  rmSync(unfinishedFile, { force: true })
}

/** npm as it was started, on a Node outside node_modules, which is about to be replaced. */
function npmCommand() {
  const { npm_execpath: script, npm_node_execpath: node } = process.env
  const outside = [node, process.execPath].find((path) => path && !path.startsWith(root))
  if (script && /\bnpm-cli\.[cm]?js$/.test(script) && existsSync(script) && outside) {
    return { command: outside, before: [script], shell: false }
  }
  return { command: 'npm', before: [], shell: process.platform === 'win32' }
}

function pathWithoutProject() {
  const nodeFolder = process.execPath.startsWith(root) ? [] : [dirname(process.execPath)]
  const others = (process.env.PATH || '').split(delimiter).filter((folder) => !folder.startsWith(root))
  return [...new Set([...nodeFolder, ...others])].join(delimiter)
}

function platformPackage() {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const prefix = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node'
  return `${prefix}-${platform}-${process.arch}`
}

/** @param {string} path */
function runs(path) {
  const recorded = readIfThere(inRoot('node_modules', '.cache', 'plenary', 'node'))
  if (recorded === path) return true
  const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' })
  if (!stdout || majorOf(stdout.slice(1)) < serverMajor) return false
  mkdirSync(dirname(stampFile), { recursive: true })
  writeFileSync(inRoot('node_modules', '.cache', 'plenary', 'node'), path)
  return true
}

/** @param {string} version */
function majorOf(version) {
  return Number(version.split('.')[0])
}

function lockHash() {
  return createHash('sha256').update(readFileSync(inRoot('package-lock.json'))).digest('hex')
}

/** @param {string} hash */
function writeStamp(hash) {
  mkdirSync(dirname(stampFile), { recursive: true })
  writeFileSync(stampFile, hash)
}

/** @param {string} path */
function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
