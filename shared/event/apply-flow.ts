// What happens to the announcement, the spotlight and the gathering.
import type { FlowFact } from './flow.ts'
import type { Handlers } from './folding.ts'

export const flowHandlers: Handlers<FlowFact> = {
  'announcement.set': ({ flow }, { announcement }) => ({ flow: { ...flow, announcement } }),
  'spotlight.set': ({ flow }, { actionId }) => ({ flow: { ...flow, spotlight: actionId } }),
  'room.gathered': ({ flow }, { gathering }) => ({ flow: { ...flow, gathering } }),
}
