// The receipts of public recounts that the outbox has kept on this device. Ballot and nonce, which would tell how somebody voted, stay no longer than the tab.
import { receiptPrefix } from '../../net/ballot-outbox.ts'
import { storage } from '../../net/browser.ts'

type Kept = Pick<Storage, 'getItem' | 'key' | 'length'>

/** By question; of one person in an event, or of whoever was here. */
export function receiptsKept(eventId: string, participantId?: string, kept: Kept = storage): Map<string, string> {
  const start = `${receiptPrefix}${eventId}.`
  const found = new Map<string, string>()
  for (let index = 0; index < kept.length; index++) {
    const key = kept.key(index) ?? ''
    const [, who, questionId] = key.startsWith(start) ? (/^([^.]+)\.(.+)$/.exec(key.slice(start.length)) ?? []) : []
    const receipt = questionId !== undefined && (participantId === undefined || who === participantId) ? kept.getItem(key) : null
    if (receipt) found.set(questionId!, receipt)
  }
  return found
}
