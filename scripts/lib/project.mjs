// Where things are, and how a script speaks and stops. Progress goes to stderr: stdout belongs to what the script runs.
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** @param {string[]} parts */
export const inRoot = (...parts) => join(root, ...parts)

/** A reason why a script cannot go on, worded for the person who ran it. */
export class Stop extends Error {
  /** @param {string} message @param {number} [exitCode] */
  constructor(message, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
}

/** @param {string} line */
export function say(line) {
  process.stderr.write(`${line}\n`)
}

/** Runs a script's body; what it throws becomes a sentence and an exit code.
 * @param {() => Promise<number | void>} body */
export async function main(body) {
  try {
    process.exitCode = (await body()) || 0
  } catch (error) {
    const reason = asStop(error)
    say(`\n${reason.message}`)
    process.exitCode = reason.exitCode
  }
}

/** Anything thrown, as a reason to stop: advice where the cause is known, the whole trace where it is not.
 * @param {unknown} error @returns {Stop} */
export function asStop(error) {
  if (error instanceof Stop) return error
  const known = error instanceof Error && 'code' in error ? explain(String(error)) : undefined
  return known || new Stop(String(error instanceof Error ? error.stack : error))
}

/** Fails early, with the reason, when the project's folder can't take files. */
export function checkWritable() {
  const probe = inRoot('.cache', `probe-${process.pid}`)
  try {
    mkdirSync(inRoot('.cache'), { recursive: true })
    writeFileSync(probe, 'x'.repeat(64 * 1024))
    rmSync(probe)
  } catch (error) {
    throw asStop(error)
  }
}

/** Turns an error text of the system or of npm into advice, or nothing when it is of no known kind.
 * @param {string} text */
export function explain(text) {
  if (/ENOSPC|no space left/i.test(text)) {
    return new Stop(`The disk is full. Free about 1 GB where ${root} and npm's cache are, then run the command again.`)
  }
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENOTCACHED|ERR_SOCKET_TIMEOUT/.test(text)) {
    return new Stop(
      'The package registry can\'t be reached. Check the network (and, behind a proxy, "npm config get proxy"), then run ' +
      'the command again: what was already fetched is kept.',
    )
  }
  if (/EACCES|EPERM|EROFS|permission denied|read-only file system/i.test(text)) {
    return new Stop(
      `This account may not write where the set-up has to. Check who owns ${root} and npm's cache (npm config get cache), ` +
      'or clone the project into a folder of your own.',
    )
  }
  return undefined
}

/** All files under a folder, as paths relative to the project, sorted; nothing when the folder is not there.
 * @param {string} folder @returns {string[]} */
export function filesUnder(folder) {
  if (!existsSync(inRoot(folder))) return []
  return readdirSync(inRoot(folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`
      return entry.isDirectory() ? filesUnder(path) : [path]
    })
    .sort()
}
