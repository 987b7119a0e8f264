// The replay's own thread: holds the recording, and answers what the page asks of it, one after another.
import { Desk } from '../../../../shared/replay/desk.ts'
import { ApiError } from '../../../net/http.ts'
import { recordOf } from '../record.ts'
import type { Answer, Ask, Source } from './asking.ts'
import { recordOfFile } from './record-file.ts'

let desk: Desk | null = null

self.onmessage = ({ data }: MessageEvent<Ask>) => {
  if (data.ask === 'open') void open(data.source)
  else if (desk) say({ answer: 'shown', shown: desk.show(data.moving) })
}

async function open(source: Source): Promise<void> {
  const progress = (entries: number, all: number): void => say({ answer: 'progress', entries, all })
  try {
    const { recording, differing } = source.from === 'file' ? recordOfFile(await source.file.arrayBuffer(), progress)
      : { recording: await recordOf(source.eventId, source.bearer, progress), differing: [] }
    desk = new Desk(recording)
    say({ answer: 'opened', overview: desk.overview(), differing })
  } catch (error) {
    const code = error instanceof ApiError ? error.code : 'internal'
    say({ answer: 'failed', code, message: error instanceof Error ? error.message : String(error) })
  }
}

function say(answer: Answer): void {
  postMessage(answer)
}
