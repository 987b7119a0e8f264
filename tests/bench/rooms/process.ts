// Child processes of a bench: started with as many open files as may be, asked over IPC, ended by their own id, whatever happens.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'

/** Of the kernel's clock that /proc counts in: 100 a second on every Linux that Node runs on. */
const ticksPerSecond = 100
const openFiles = 65_536
/** A step that takes longer has failed; a bench ends by itself. */
const patienceMs = 120_000

const running = new Set<ChildProcess>()

export type StartOptions = { args?: string[]; nodeArgs?: string[]; env?: Record<string, string>; /** Below 0 goes before the rest of the machine's work (and takes a privileged user), above 0 after it. */ nice?: number }

export class Child {
  readonly process: ChildProcess
  output = ''
  readonly #asked = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  #next = 0

  constructor(program: string, { args = [], nodeArgs = [], env = {}, nice = 0 }: StartOptions = {}) {
    const limits = `ulimit -n ${openFiles} 2>/dev/null || ulimit -n "$(ulimit -H -n)"; exec nice -n ${nice} "$@"`
    this.process = spawn('/bin/sh', ['-c', limits, 'sh', process.execPath, ...nodeArgs, program, ...args], {
      // JSON has no word for what never arrived.
      env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'], serialization: 'advanced',
    })
    running.add(this.process)
    for (const stream of [this.process.stdout!, this.process.stderr!]) stream.on('data', (chunk: Buffer) => { this.output = (this.output + chunk.toString()).slice(-20_000) })
    this.process.on('message', ({ id, value, error }: { id: number; value?: unknown; error?: string }) => {
      const asked = this.#asked.get(id)
      this.#asked.delete(id)
      if (error === undefined) asked?.resolve(value)
      else asked?.reject(new Error(error))
    })
    this.process.once('exit', () => {
      running.delete(this.process)
      for (const { reject } of this.#asked.values()) reject(new Error(`a process ended:\n${this.output}`))
    })
  }

  get pid(): number {
    return this.process.pid!
  }

  ask<T>(call: string, argument?: unknown): Promise<T> {
    const answer = new Promise<unknown>((resolve, reject) => {
      const id = this.#next++
      this.#asked.set(id, { resolve, reject })
      this.process.send({ id, call, argument }, (error) => { if (error) reject(new Error(`a process cannot be asked (${error.message}):\n${this.output}`)) })
    })
    return this.#inTime(answer, call) as Promise<T>
  }

  /** Resolves when it has printed this. */
  printed(pattern: RegExp): Promise<void> {
    const found = new Promise<void>((resolve, reject) => {
      const look = (): void => { if (pattern.test(this.output)) resolve() }
      this.process.stdout!.on('data', look)
      this.process.once('exit', () => reject(new Error(`a server ended:\n${this.output}`)))
      look()
    })
    return this.#inTime(found, 'start')
  }

  async #inTime<T>(work: Promise<T>, what: string): Promise<T> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`nothing came of "${what}" within ${patienceMs / 1_000} s:\n${this.output}`)), patienceMs)
    })
    return Promise.race([work, late]).finally(() => clearTimeout(timer))
  }

  async kill(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return
    const ended = once(this.process, 'exit')
    this.process.kill('SIGKILL')
    await ended
  }
}

/** Answers what a parent asks, and ends with it. */
export function serve(calls: Record<string, (argument: never) => unknown>): void {
  process.on('message', ({ id, call, argument }: { id: number; call: string; argument: never }) => {
    Promise.resolve().then(() => calls[call]!(argument)).then(
      (value) => process.send!({ id, value: value ?? null }),
      (error: unknown) => process.send!({ id, error: error instanceof Error ? error.stack ?? error.message : String(error) }),
    )
  })
  process.on('disconnect', () => process.exit())
}

/** Where Linux shares out its time by session, a process' own niceness counts only within its session. */
export function niceSession(nice: number): void {
  try {
    writeFileSync('/proc/self/autogroup', String(nice))
  } catch {
    // There are no such groups here, or this user may not go before others.
  }
}

export function killAll(): void {
  for (const child of running) child.kill('SIGKILL')
}

/** Seconds of CPU that a process has used so far, all threads, user and system. */
export function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
}

/** Seconds of CPU that the whole machine has used so far. */
export function machineCpuSeconds(): number {
  const [user, nice, system, , , irq, softirq] = readFileSync('/proc/stat', 'utf8').split('\n')[0]!.split(/\s+/).slice(1).map(Number)
  return (user! + nice! + system! + irq! + softirq!) / ticksPerSecond
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms) })
