// What a civil servant's office program makes of the files. Skipped, and counted as skipped, where LibreOffice is not installed.
import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile as save } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeFile } from '../../../server/report/write-file.ts'
import { reportOf, told } from '../../support/report.ts'

const run = promisify(execFile)
const hasOffice = spawnSync('soffice', ['--version']).status === 0
const slowMs = 90_000

describe.skipIf(!hasOffice)('LibreOffice', () => {
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'plenary-office-'))
    for (const format of ['docx', 'xlsx'] as const) {
      const made = await writeFile(reportOf(told()), { format, chatham: null, language: null, timeZone: 'UTC', programme: null, csv: { layout: 'sheets', file: null } })
      await save(join(folder, `report.${format}`), (made as { bytes: Uint8Array }).bytes)
    }
  }, slowMs)

  afterAll(() => rm(folder, { recursive: true, force: true }))

  /** With a profile of its own, so that nobody else's program is in the way. */
  async function convert(file: string, to: string): Promise<Buffer> {
    await run('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', to, '--outdir', folder, join(folder, file)])
    return readFile(join(folder, `${file.split('.')[0]}.${to.split(':')[0]}`))
  }

  it('RT-11 opens the Word file: every section is there, hostile words are words, and it makes pages', async () => {
    const text = (await convert('report.docx', 'txt:Text (encoded):UTF8')).toString()
    for (const heading of ['1 How it was done', '4 Results', '11 Where each action came from', '14 Checking this report']) expect(text).toContain(heading)
    expect(text).toContain(']]> <script>alert(1)</script>')
    const pdf = (await convert('report.docx', 'pdf')).toString('latin1')
    expect(pdf.startsWith('%PDF-')).toBe(true)
    expect(pdf.match(/\/Type\s*\/Page\b/g)!.length).toBeGreaterThanOrEqual(5)
  }, slowMs)

  it('RT-11 opens the spreadsheet: its figures are figures, and it makes pages', async () => {
    const csv = (await convert('report.xlsx', 'csv:Text - txt - csv (StarCalc):44,34,76,1')).toString()
    expect(Papa.parse(csv).data[1]).toEqual(['What comes first?', 'schulze', 'secret', '23', '1', '1', '8', '1', 'Action a1', 'Just', '1', '8', '0.732', '4', '', ''])
    expect((await convert('report.xlsx', 'pdf')).toString('latin1').startsWith('%PDF-')).toBe(true)
  }, slowMs)
})
