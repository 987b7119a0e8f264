// Who takes part, asked for anew every few seconds while the page is looked at.
import type { ParticipationMessage } from '../../../../shared/protocol/messages.ts'
import type { EventStore } from '../../../state/event.svelte.ts'

const everyMs = 5_000

/** To be called while a component is set up; ends with it. */
export function watchTakingPart(event: EventStore): { readonly current: ParticipationMessage | null } {
  let current = $state.raw<ParticipationMessage | null>(null)
  const ask = async (): Promise<void> => {
    if (document.visibilityState === 'hidden' || event.connection !== 'connected') return
    const reply = await event.read<{ ok: boolean } & ParticipationMessage>('participation', {})
    if (reply?.ok) current = reply
  }
  $effect(() => {
    void [event.connection, event.state?.stageId, event.state?.pause === null]
    void ask()
    const timer = setInterval(() => void ask(), everyMs)
    return () => clearInterval(timer)
  })
  return {
    get current() { return current },
  }
}
