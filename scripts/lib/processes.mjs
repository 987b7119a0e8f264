// Child processes: quiet ones that are part of the set-up, and foreground ones that are what the person asked for.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { delimiter } from 'node:path'
import { inRoot, root, say, Stop } from './project.mjs'

const forwarded = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])
const tickMs = 10_000
const closeMs = 10_000
const watchMs = 500

/** Runs a step of the set-up: its output is kept and returned, a sign of life is given every ten seconds.
 * @param {string} command @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, shell?: boolean, onStart?: (pid: number) => void }} [options]
 * @returns {Promise<{ ok: boolean, output: string }>} */
export function runQuietly(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const startedAt = Date.now()
    const child = spawn(command, args, {
      cwd: root, env: options.env || process.env, shell: options.shell, stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    let interrupted = ''
    child.stdout.on('data', (chunk) => { output += chunk })
    child.stderr.on('data', (chunk) => { output += chunk })
    if (child.pid && options.onStart) options.onStart(child.pid)

    const ticker = setInterval(() => say(`  … ${Math.round((Date.now() - startedAt) / 1000)} s`), tickMs)
    const stopForwarding = forwardSignals(child, (signal) => {
      if (interrupted) child.kill('SIGKILL')
      else say('\nStopping …')
      interrupted = signal
    })
    const settle = () => { clearInterval(ticker); stopForwarding() }

    child.on('error', (error) => { settle(); reject(error) })
    child.on('close', (code) => {
      settle()
      if (interrupted) {
        reject(new Stop('Stopped before the set-up was complete. Run the same command again to go on.', exitCodeOf(interrupted)))
      } else {
        resolve({ ok: code === 0, output })
      }
    })
  })
}

/** Runs a program in the foreground and gives its exit code, 128 + n when a signal ended it.
 * @param {string} command @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, timeoutMs?: number }} [options]
 * @returns {Promise<number>} */
export function runInFront(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env: options.env || process.env, stdio: 'inherit' })
    const stopForwarding = forwardSignals(child)
    const timer = options.timeoutMs && setTimeout(() => {
      say(`Stopped after ${options.timeoutMs / 60_000} minutes without an end: ${args.join(' ')}`)
      child.kill('SIGKILL')
    }, options.timeoutMs)
    child.on('error', (error) => { clearTimeout(timer); stopForwarding(); reject(error) })
    child.on('exit', (code, signal) => {
      clearTimeout(timer)
      stopForwarding()
      resolve(code === null ? exitCodeOf(signal || 'SIGKILL') : code)
    })
  })
}

/** The environment in which `node` and the project's tools come from the project itself.
 * @param {NodeJS.ProcessEnv} [extra] */
export function projectEnv(extra = {}) {
  return { ...process.env, PATH: `${inRoot('node_modules', '.bin')}${delimiter}${process.env.PATH || ''}`, ...extra }
}

/** @param {string} signal */
export function exitCodeOf(signal) {
  return 128 + (constants.signals[/** @type {NodeJS.Signals} */ (signal)] || 0)
}

/** @param {import('node:child_process').ChildProcess} child @param {(signal: string) => void} [onSignal] */
function forwardSignals(child, onSignal) {
  /** @type {NodeJS.Timeout | undefined} */
  let deadline
  /** @param {NodeJS.Signals} signal */
  const handler = (signal) => {
    if (onSignal) onSignal(signal)
    // A terminal gives Ctrl-C to the whole process group: the child has it already.
    if (signal === 'SIGTERM' || !process.stdin.isTTY) child.kill(signal)
    deadline = deadline || setTimeout(() => child.kill('SIGKILL'), closeMs)
  }
  for (const signal of forwarded) process.on(signal, handler)
  const parent = process.ppid
  // npm that is killed outright tells nobody; what it started is not to live on unseen.
  /** @type {NodeJS.Timeout | undefined} */
  const watch = !process.env.npm_lifecycle_event ? undefined : setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    handler('SIGTERM')
  }, watchMs)
  return () => {
    clearInterval(watch)
    clearTimeout(deadline)
    for (const signal of forwarded) process.off(signal, handler)
  }
}
