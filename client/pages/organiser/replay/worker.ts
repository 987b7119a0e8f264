// The replay's own thread: holds the recording, and answers what the page asks of it, one after another.
import { Desk } from '../../../../shared/replay/desk.ts'
import { ApiError } from '../../../net/http.ts'
import { recordOf } from '../record.ts'
import type { Answer, Ask } from './asking.ts'

let desk: Desk | null = null

self.onmessage = ({ data }: MessageEvent<Ask>) => {
  if (data.ask === 'open') void open(data)
  else if (desk) say({ answer: 'shown', shown: desk.show(data.moving) })
}

async function open({ eventId, bearer }: Extract<Ask, { ask: 'open' }>): Promise<void> {
  try {
    const recording = await recordOf(eventId, bearer, (entries, all) => say({ answer: 'progress', entries, all }))
    desk = new Desk(recording)
    say({ answer: 'opened', overview: desk.overview() })
  } catch (error) {
    const code = error instanceof ApiError ? error.code : 'internal'
    say({ answer: 'failed', code, message: error instanceof Error ? error.message : String(error) })
  }
}

function say(answer: Answer): void {
  postMessage(answer)
}
