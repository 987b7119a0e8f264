// The thread that writes one report: it folds the journal page by page as it comes, and answers once.
import { parentPort } from 'node:worker_threads'
import type { FromReporter, ReportOrder, ToReporter } from '../../shared/protocol/reporting.ts'
import { buildReport } from '../../shared/report/build.ts'
import { HistoryFold } from '../../shared/report/history.ts'
import type { ChainHead } from '../../shared/report/model.ts'
import { unpackEntries } from './entries.ts'
import { writeFile } from './write-file.ts'

const port = parentPort
if (!port) throw new Error('This file runs as a worker.')

const fold = new HistoryFold()
const chain: { atClose: ChainHead | null; latest: ChainHead } = { atClose: null, latest: { seq: 0, hash: '' } }
let order: ReportOrder | null = null
const say = (message: FromReporter): void => port.postMessage(message)

port.on('message', (message: ToReporter) => {
  if ('order' in message) order = message.order
  else if ('end' in message) return void finish()
  else {
    for (const { seq, hash, entry } of unpackEntries(message.page)) {
      chain.latest = { seq, hash }
      // What everybody was shown: something may have come between the close and it.
      if (entry && 'fact' in entry && entry.fact.type === 'head.noted') chain.atClose = { seq: entry.fact.seq, hash: entry.fact.hash }
      if (entry) fold.add(entry)
    }
  }
  say({ more: true })
})

async function finish(): Promise<void> {
  const made = await writeFile(buildReport(fold.finish(), { ...order!, chain }), order!)
  say(typeof made === 'string' ? { problem: made } : { file: made })
}
