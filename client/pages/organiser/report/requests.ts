// What the report's page asks of the server.
import type { Report } from '../../../../shared/report/model.ts'
import type { ReportSettings } from '../../../../shared/report/settings.ts'
import { api, ask } from '../../../net/http.ts'

/** Of this browser, for a session that has none of its own. */
const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'Europe/London'

/** `settings`: as they were arranged. In a report without names, those that the organiser wrote are blotted out, too. */
export async function loadReport(key: string, eventId: string): Promise<{ report: Report; settings: ReportSettings }> {
  const ask = (more: string): Promise<Report> => api('GET', pathOf(eventId, zoned(`report.json${more}`)), undefined, key)
  const report = await ask('')
  return { report, settings: (report.chatham ? await ask('?chatham=0') : report).settings }
}

export async function arrangeReport(key: string, eventId: string, settings: ReportSettings): Promise<void> {
  await api('POST', pathOf(eventId, 'commands'), { type: 'report.arrange', settings }, key)
}

/** Its name, as the server has it. */
export async function fetchFile(key: string, eventId: string, file: string): Promise<{ name: string; blob: Blob }> {
  const response = await ask('GET', pathOf(eventId, zoned(file)), undefined, key)
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? file.split('?')[0]!
  return { name, blob: await response.blob() }
}

function zoned(file: string): string {
  return `${file}${file.includes('?') ? '&' : '?'}timezone=${encodeURIComponent(timeZone)}`
}

function pathOf(eventId: string, file: string): string {
  return `/api/events/${encodeURIComponent(eventId)}/${file}`
}
