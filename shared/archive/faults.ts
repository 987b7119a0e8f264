// Collects what is wrong with an archive: a file that is wrong from end to end fills no memory.
import { ArchiveError, fault } from './fault.ts'
import type { Fault } from './fault.ts'

const mostFaults = 200

export class Faults {
  readonly list: Fault[] = []
  /** Found beyond those listed. */
  more = 0

  get none(): boolean {
    return this.list.length === 0
  }

  add(...parts: Parameters<typeof fault>): void {
    this.take(fault(...parts))
  }

  take(found: Fault): void {
    if (this.list.length < mostFaults) this.list.push(found)
    else this.more++
  }

  /** What it comes to, or `otherwise` where the archive is wrong there. Whatever was thrown is a fault. */
  try<T>(where: string, code: Fault['code'], work: () => T, otherwise: T): T {
    try {
      return work()
    } catch (error) {
      this.take(error instanceof ArchiveError ? error.fault : fault(code, where, 'It cannot be read as what it should be.'))
      return otherwise
    }
  }
}
