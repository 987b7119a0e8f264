// The facilitator's desk: sends commands, says in words what was refused, asks before what is final or seen by all.
// Nothing is assumed: the console changes when the facts arrive.
import { createContext } from 'svelte'
import type { Command } from '../../../shared/protocol/commands.ts'
import type { Question } from '../../../shared/event/state.ts'
import type { Problem } from '../../net/refusal.ts'
import type { EventStore } from '../../state/event.svelte.ts'
import type { NextStep } from './next-step.ts'
import { latestUndoable } from './undoable.ts'

export const [useDesk, setDesk] = createContext<Desk>()

export type Asking = { kind: 'seal' | 'reveal' | 'end'; commands: Command[] }

export class Desk {
  problem = $state.raw<Problem | null>(null)
  asking = $state.raw<Asking | null>(null)
  /** The agenda is being changed; the rest of the console steps aside. */
  planning = $state(false)
  #event: EventStore

  constructor(event: EventStore) {
    this.#event = event
  }

  /** The replay of this event, in which something can be put back. It takes the token out of its address. */
  get replayAddress(): string {
    return `/replay/${encodeURIComponent(this.#event.state?.eventId ?? '')}#token=${encodeURIComponent(this.#event.token)}`
  }

  /** One after the other; the first that is refused ends it. */
  async send(...commands: Command[]): Promise<void> {
    this.problem = null
    /** What this console shows: who was quicker at another one is not overruled unseen. */
    const seen = this.#event.state?.seq
    for (const command of commands) {
      const answer = await this.#event.send({ ...command, ...(seen !== undefined && { seen }) } as Command)
      if (!answer.ok) {
        this.problem = answer.error
        return
      }
    }
  }

  seal(questions: Question[]): void {
    this.asking = { kind: 'seal', commands: questions.map(({ questionId }) => ({ type: 'ballot.seal', questionId })) }
  }

  reveal(question: Question): void {
    this.asking = { kind: 'reveal', commands: [{ type: 'ballot.reveal', questionId: question.questionId }] }
  }

  end(): void {
    this.asking = { kind: 'end', commands: [{ type: 'event.close' }] }
  }

  async confirm(): Promise<void> {
    const commands = this.asking?.commands ?? []
    this.asking = null
    await this.send(...commands)
  }

  next(step: NextStep): void {
    switch (step.kind) {
      case 'resume':
        return void this.send({ type: 'event.resume' })
      case 'enter':
        return void this.send({ type: 'stage.go', stageId: step.stage.stageId })
      case 'open':
        return void this.send(...step.questions.map(({ questionId }): Command => ({ type: 'ballot.open', questionId })))
      case 'seal':
        return this.seal(step.questions)
      case 'reveal':
        return this.reveal(step.question)
      case 'end':
        return this.end()
    }
  }

  togglePause(): void {
    if (this.#event.state) void this.send({ type: this.#event.state.pause ? 'event.resume' : 'event.pause' })
  }

  toggleBlank(): void {
    if (this.#event.state) void this.send({ type: 'screen.blank', blank: !this.#event.state.screen.blank })
  }

  undo(doneId: string): void {
    void this.send({ type: 'undo', doneId })
  }

  undoLatest(): void {
    const latest = this.#event.state ? latestUndoable(this.#event.state) : undefined
    if (latest) this.undo(latest.doneId)
  }
}
