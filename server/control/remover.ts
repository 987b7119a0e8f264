// Removing for good, from the decision on: first whoever is to be erased writes no more, in the end no file holds a byte of it.
import type { Runs } from '../../shared/erasure/copies.ts'
import type { Traces } from '../../shared/erasure/traces.ts'
import { retentionDue, retentionFact } from '../../shared/event/decide-erasure.ts'
import type { Fact } from '../../shared/event/facts.ts'
import { serverPerson } from '../../shared/event/names.ts'
import type { Principal } from '../../shared/event/names.ts'
import type { EventState } from '../../shared/event/state.ts'
import type { AnyCommand, Command } from '../../shared/protocol/commands.ts'
import type { Ack } from '../../shared/protocol/messages.ts'
import type { Archive, Boards, Log } from '../ports.ts'
import { writeBoards } from './end.ts'
import type { Erasures } from './erasures.ts'

export type RemoverParts = {
  erasures: Erasures
  archive: Pick<Archive, 'writeBoard' | 'remove'>
  boards: Boards
  log: Log
  committed(): EventState
  tentative(): EventState
  record(facts: readonly Fact[], by: string): Promise<number | null>
  /** After all that is pending. */
  settled(): Promise<Ack>
  /** The archive folder has it. */
  isFiled(): boolean
}

/** All that can be asked of an event that came from a file. */
export function isForgetting({ type }: AnyCommand, { role }: Principal): boolean {
  return role === 'organiser' && (type === 'words.remove' || type === 'person.erase' || type === 'retention.set')
}

export class Remover {
  readonly #parts: RemoverParts
  #finishing: Promise<boolean> | null = null

  constructor(parts: RemoverParts) {
    this.#parts = parts
  }

  /** Nothing more comes from who is to be erased while it is looked for what there is. Rejects where that cannot be read or saved. */
  async traces(command: Command, { personId }: Principal, runs: Runs = new Map()): Promise<Traces | null> {
    const { tentative, settled, record, erasures } = this.#parts
    const participantId = command.type === 'person.erase' ? command.participantId : command.type === 'words.remove' && command.kind === 'name' ? command.id : null
    if (participantId === null) return null
    const mayStay = command.type !== 'person.erase' || !Object.hasOwn(tentative().people, participantId) || Object.hasOwn(tentative().removed, participantId)
    const isSaved = mayStay ? (await settled()).ok : await record([{ type: 'person.removed', participantId }], personId) !== null
    if (!isSaved) throw new Error('what is pending could not be saved')
    return erasures.traces(participantId, runs)
  }

  /** Adds what this person wrote here, up to now. */
  async gather(participantId: string, runs: Runs): Promise<void> {
    await this.#parts.settled()
    await this.#parts.erasures.gather(participantId, runs)
  }

  /** Erases names whose time has passed, and finishes what was begun. `inherited`: for how long its programme keeps them. */
  async lookAfter(now: number, newId: () => string, inherited: number | null): Promise<boolean> {
    const due = retentionDue(this.#parts.tentative(), inherited)
    if (due !== null && due <= now && await this.#parts.record([retentionFact(newId())], serverPerson) === null) return false
    return this.finish()
  }

  /** Takes out of journal and files whatever was begun to be removed. False where that has to be tried again later. */
  async finish(): Promise<boolean> {
    while (this.#parts.committed().erasures.some(({ finishedAt }) => finishedAt === null)) {
      this.#finishing ??= this.#finish().finally(() => { this.#finishing = null })
      if (!await this.#finishing) return false
    }
    return true
  }

  async #finish(): Promise<boolean> {
    const { erasures, archive, boards, log, committed, record, isFiled } = this.#parts
    try {
      // Written down at the end of the event, with all that was said by then. Boards have lost the words already.
      if (isFiled()) {
        // The whole of it is written anew once what follows is committed.
        await archive.remove(committed().eventId)
        await writeBoards(committed(), { archive, boards })
      }
      const facts = await erasures.redact()
      return await record(facts, serverPerson) !== null
    } catch (error) {
      log.error({ error, eventId: committed().eventId }, 'what is to be removed could not be taken out of the files yet; it is tried again')
      return false
    }
  }
}
