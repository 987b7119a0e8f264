// The replay's own thread: holds the recording, and answers what the page asks of it, one after another.
import { compare } from '../../../../shared/replay/compare.ts'
import type { Side } from '../../../../shared/replay/compare.ts'
import { Desk } from '../../../../shared/replay/desk.ts'
import type { Recording } from '../../../../shared/replay/recording.ts'
import { ApiError } from '../../../net/http.ts'
import { recordOf } from '../record.ts'
import type { Against, Answer, Ask, Source } from './asking.ts'
import { recordOfFile } from './record-file.ts'

let recording: Recording | null = null
let desk: Desk | null = null
/** Another event, to compare with. */
let other: Recording | null = null

self.onmessage = ({ data }: MessageEvent<Ask>) => {
  switch (data.ask) {
    case 'open':
      return void open(data.source)
    case 'other':
      return void openOther(data.source)
    case 'compare':
      return say({ answer: 'compared', pairs: compared(data.index, data.against) })
    case 'show':
      if (desk) say({ answer: 'shown', shown: desk.show(data.moving) })
  }
}

async function open(source: Source): Promise<void> {
  try {
    const read = await record(source, (entries, all) => say({ answer: 'progress', entries, all }))
    recording = read.recording
    desk = new Desk(recording)
    say({ answer: 'opened', overview: desk.overview(), differing: read.differing })
  } catch (error) {
    say({ answer: 'failed', ...problemOf(error) })
  }
}

async function openOther(source: Source): Promise<void> {
  try {
    other = (await record(source, () => {})).recording
    say({ answer: 'other', title: other.state(other.length).title })
  } catch (error) {
    say({ answer: 'no-other', ...problemOf(error) })
  }
}

async function record(source: Source, progress: (entries: number, all: number) => void): Promise<{ recording: Recording; differing: string[] }> {
  if (source.from === 'file') return recordOfFile(await source.file.arrayBuffer(), progress)
  return { recording: await recordOf(source.eventId, source.bearer, progress), differing: [] }
}

/** The earlier of two moments comes first; this event before the other. */
function compared(index: number, against: Against) {
  if (!recording) return []
  if (against === 'other') return other ? compare(sideOf(recording, index), sideOf(other, other.length)) : []
  const [first, second] = [Math.min(index, against.index), Math.max(index, against.index)]
  return compare(sideOf(recording, first), sideOf(recording, second))
}

function sideOf(of: Recording, index: number): Side {
  return { state: of.state(index), board: (boardId) => of.board(boardId, index) }
}

function problemOf(error: unknown): { code: ApiError['code']; message: string } {
  return { code: error instanceof ApiError ? error.code : 'internal', message: error instanceof Error ? error.message : String(error) }
}

function say(answer: Answer): void {
  postMessage(answer)
}
