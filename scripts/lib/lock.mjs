// One set-up at a time per checkout. The lock names every process that works under it, so that a killed set-up
// whose npm is still running is waited for, and a dead one is no obstacle.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { inRoot, say } from './project.mjs'

const file = inRoot('.cache', 'setup.lock')
const pollMs = 300

/** @template T @param {(addProcess: (pid: number) => void) => Promise<T>} work @returns {Promise<T>} */
export async function withLock(work) {
  await take()
  try {
    return await work((pid) => writeFileSync(file, ` ${pid}`, { flag: 'a' }))
  } finally {
    rmSync(file, { force: true })
  }
}

async function take() {
  mkdirSync(inRoot('.cache'), { recursive: true })
  for (let waited = false; ; waited = true) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' })
      return
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
    }
    const holders = readHolders()
    if (!holders.some(isAlive)) {
      rmSync(file, { force: true })
      continue
    }
    if (!waited) {
      say(`Another set-up of this folder is running (process ${holders.join(', ')}); waiting for it …`)
      say('  If that is something else, stop this and delete .cache/setup.lock.')
    }
    await new Promise((resolve) => setTimeout(resolve, pollMs))
  }
}

function readHolders() {
  try {
    return readFileSync(file, 'utf8').split(' ').map(Number).filter(Boolean)
  } catch {
    return []
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return !isZombie(pid)
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}

/** Ended, and not yet cleared away by its parent. @param {number} pid */
function isZombie(pid) {
  try {
    return / Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/, ''))
  } catch {
    return false
  }
}
