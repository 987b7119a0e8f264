// Finds the Chromium that the end-to-end tests drive, and brings one where that takes no more than the rights it has.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { runQuietly } from './processes.mjs'
import { inRoot, say, Stop } from './project.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge']
const elsewhere = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]
const versionTimeoutMs = 20_000

/** The path of an installed browser: PLENARY_CHROMIUM, else one of the system's, else Playwright's own. @returns {string | undefined} */
export function findChromium() {
  const asked = process.env.PLENARY_CHROMIUM
  if (asked) {
    if (!existsSync(asked)) throw new Stop(`PLENARY_CHROMIUM names ${asked}, and there is no such file.`)
    return asked
  }
  const folders = (process.env.PATH || '').split(delimiter).filter(Boolean)
  const inPath = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [...inPath, ...elsewhere, ...playwrightsOwn()].find((path) => existsSync(path) && answers(path))
}

/** Finds a browser, or installs one as root on Debian and Ubuntu; else stops with the command to run.
 * @param {string} node @returns {Promise<string>} */
export async function ensureChromium(node) {
  const found = findChromium()
  if (found) return found
  const system = systemName()
  if (isRoot() && (system === 'debian' || system === 'ubuntu')) {
    say('Installing a browser for the end-to-end tests (a minute or two) …')
    // Ubuntu's own package of that name is only a pointer to a snap, which containers can't run.
    const done = (system === 'debian' && await installWithApt()) || await installWithPlaywright(node)
    const installed = done && findChromium()
    if (installed) {
      say('  installed.')
      return installed
    }
  }
  throw new Stop(
    'The end-to-end tests need Chromium or Chrome, and none was found. Install it with this command and run the tests again:\n\n' +
    `  ${commandToRun(system)}\n\nor set PLENARY_CHROMIUM to the path of a browser that is installed already.`,
  )
}

/** @param {string} system */
function commandToRun(system) {
  const sudo = isRoot() ? '' : 'sudo '
  if (system === 'debian') return `${sudo}apt-get update && ${sudo}apt-get install -y --no-install-recommends chromium`
  if (system === 'fedora') return `${sudo}dnf install -y chromium`
  if (system === 'arch') return `${sudo}pacman -S chromium`
  if (system === 'alpine') return `${sudo}apk add chromium`
  return `npx playwright install ${process.platform === 'linux' ? '--with-deps ' : ''}chromium`
}

async function installWithApt() {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return await succeeds('apt-get', ['update'], env)
    && await succeeds('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], env)
}

/** @param {string} node */
function installWithPlaywright(node) {
  const cli = inRoot('node_modules', '@playwright', 'test', 'cli.js')
  return succeeds(node, [cli, 'install', '--with-deps', 'chromium'], process.env)
}

/** @param {string} command @param {string[]} args @param {NodeJS.ProcessEnv} env */
async function succeeds(command, args, env) {
  const { ok, output } = await runQuietly(command, args, { env })
  if (!ok) say(`${output.trim().split('\n').slice(-8).join('\n')}\n  "${command} ${args.join(' ')}" failed.`)
  return ok
}

function playwrightsOwn() {
  try {
    return [createRequire(import.meta.url)('playwright-core').chromium.executablePath()].filter(Boolean)
  } catch {
    return []
  }
}

/** @param {string} path */
function answers(path) {
  if (process.platform !== 'linux') return true
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: versionTimeoutMs })
  return status === 0 && /\d+\.\d+/.test(stdout)
}

function isRoot() {
  return typeof process.getuid === 'function' && process.getuid() === 0
}

/** The distribution, or the family it follows. */
function systemName() {
  if (process.platform !== 'linux' || !existsSync('/etc/os-release')) return process.platform
  const text = readFileSync('/etc/os-release', 'utf8')
  const ids = ['ID', 'ID_LIKE'].flatMap((key) => {
    const match = new RegExp(`^${key}="?([^"\\n]*)`, 'm').exec(text)
    return match ? match[1].split(' ') : []
  })
  const known = ['ubuntu', 'debian', 'fedora', 'arch', 'alpine']
  return ids.find((id) => known.includes(id)) || 'linux'
}
