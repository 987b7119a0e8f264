// The replay's own thread: holds the recording, and answers what the page asks of it, one after another.
import { compare } from '../../../../shared/replay/compare.ts'
import type { Side } from '../../../../shared/replay/compare.ts'
import { Desk } from '../../../../shared/replay/desk.ts'
import type { Recording } from '../../../../shared/replay/recording.ts'
import { ApiError } from '../../../net/http.ts'
import { goOn, recordOf } from '../record.ts'
import type { Against, Answer, Ask, ComparedSide, Comparison, Source } from './asking.ts'
import { awaitFile, recordOfFileRead } from './reading.ts'
import type { FileRecord } from './record-file.ts'

let recording: Recording | null = null
let from: Source | null = null
let desk: Desk | null = null
/** Of a file, once something is shown of it: nobody waits for it. */
let check: (() => string[]) | null = null
/** Another event, to compare with. */
let other: Recording | null = null

self.onmessage = ({ data }: MessageEvent<Ask>) => {
  switch (data.ask) {
    case 'await-file':
      return awaitFile()
    case 'open':
      return void open(data.source)
    case 'other':
      return void openOther(data.source)
    case 'compare':
      return say({ answer: 'compared', comparison: compared(data.index, data.against) })
    case 'more':
      return void more()
    case 'show':
      if (desk) say({ answer: 'shown', shown: desk.show(data.moving) })
      return checkSoon()
  }
}

async function open(source: Source): Promise<void> {
  try {
    const read = await record(source, (entries, all) => say({ answer: 'progress', entries, all }))
    recording = read.recording
    from = source
    desk = new Desk(recording)
    check = read.check
    say({ answer: 'opened', overview: desk.overview() })
  } catch (error) {
    say({ answer: 'failed', ...problemOf(error) })
  }
}

function checkSoon(): void {
  const own = check
  check = null
  if (own) setTimeout(() => say({ answer: 'checked', differing: own() }))
}

/** What has come since is taken in at once; whoever looks at a moment sees it as before. */
async function more(): Promise<void> {
  try {
    const isMore = recording !== null && desk !== null && from?.from === 'server' && await goOn(recording, from.eventId, from.bearer) > 0
    say({ answer: 'more', overview: isMore ? desk!.overview() : null })
  } catch {
    say({ answer: 'more', overview: null })
  }
}

async function openOther(source: Source): Promise<void> {
  try {
    other = (await record(source, () => {})).recording.end()
    say({ answer: 'other', overview: new Desk(other).overview() })
  } catch (error) {
    say({ answer: 'no-other', ...problemOf(error) })
  }
}

async function record(source: Source, progress: (entries: number, all: number) => void): Promise<FileRecord | { recording: Recording; check: null }> {
  if (source.from === 'file') return recordOfFileRead(source.file, progress)
  return { recording: await recordOf(source.eventId, source.bearer, progress), check: null }
}

/** The earlier of two moments comes first, of one event or of two. */
function compared(index: number, against: Against): Comparison | null {
  const there = against.of === 'this' ? recording : other
  if (!recording || !there) return null
  const place = 'index' in against ? Math.max(1, Math.min(against.index, there.length)) : Math.max(1, there.timeline.indexAt(against.time))
  const [one, two] = [sideOf(recording, 'this', index), sideOf(there, against.of, place)]
  const isLater = two.is.time - one.is.time || (against.of === 'this' ? place - index : 0)
  const [first, second] = isLater < 0 ? [two, one] : [one, two]
  return { sides: [first.is, second.is], against: two.is, pairs: compare(first.side, second.side) }
}

function sideOf(recording: Recording, of: 'this' | 'other', index: number): { is: ComparedSide; side: Side } {
  return { is: { of, index, time: recording.timeline.time(index) }, side: { state: recording.state(index), board: (boardId) => recording.board(boardId, index) } }
}

function problemOf(error: unknown): { code: ApiError['code']; message: string } {
  return { code: error instanceof ApiError ? error.code : 'internal', message: error instanceof Error ? error.message : String(error) }
}

function say(answer: Answer): void {
  postMessage(answer)
}
