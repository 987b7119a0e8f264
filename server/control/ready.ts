// Who has said that they are ready: in memory alone, for the stage that the room is at. Gone with a restart and with the stage.
import type { EventState } from '../../shared/event/state.ts'

export class ReadyFlags {
  #stage = ''
  #ready = new Set<string>()

  set(state: EventState, personId: string, ready: boolean): void {
    const people = this.of(state)
    if (ready) people.add(personId)
    else people.delete(personId)
  }

  /** Those who are ready at this visit to this stage. */
  of({ stageId, stageEnteredAt }: EventState): Set<string> {
    const stage = `${stageId} ${stageEnteredAt}`
    if (stage !== this.#stage) {
      this.#stage = stage
      this.#ready = new Set()
    }
    return this.#ready
  }
}
