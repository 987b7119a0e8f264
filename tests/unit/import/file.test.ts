// Reading files in their thread: what comes out is what a spreadsheet shows, and no bytes bring the thread's owner down.
import { zipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { FileThread } from '../../../server/adapters/threads/file-thread.ts'
import { csvText } from '../../../shared/import/csv.ts'
import { xlsx } from '../../support/xlsx.ts'

const reader = new FileThread(new URL('../../../server/file-worker.ts', import.meta.url))
const read = (bytes: Uint8Array | string) => reader.read(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes)
const table = async (bytes: Uint8Array | string): Promise<unknown> => {
  const answer = await read(bytes)
  return answer.ok ? answer.table : answer.code
}

afterAll(async () => { await read('last') })

describe('a CSV file', () => {
  const words = [['title', 'detail'], ['Equal pay – “now”', 'Tŷ, café; €5'], ['a "b"', 'two\nlines']]

  it.each([
    ['UTF-8 with a mark and CRLF', new TextEncoder().encode(csvText(words))],
    ['UTF-8, semicolons', new TextEncoder().encode(words.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';')).join('\n'))],
    ['UTF-16 LE with a mark, tabs', utf16(words.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join('\t')).join('\r\n'), true, '\uFEFF')],
    ['UTF-16 BE with a mark', utf16(csvText(words), false, '')],
  ])('IM-7 is read in %s', async (_, bytes) => {
    expect(await table(bytes)).toEqual(words)
  })

  it('IM-7 in Windows-1252 has its letters, and empty lines at the end are none', async () => {
    expect(await table(Uint8Array.from([...'title\r\ncaf', 0xe9, ...' ', 0x80, ...'5\r\n\r\n\r\n'].map((one) => (typeof one === 'number' ? one : one.charCodeAt(0)))))).toEqual([['title'], ['café €5']])
  })

  it('IM-7 with an open quotation mark, no text at all or another form is refused', async () => {
    expect(await read('title\n"never closed,\nx')).toMatchObject({ ok: false, code: 'bad-file', message: expect.stringContaining('Row 2') })
    expect(await table('')).toBe('bad-file')
    expect(await table('\n \n')).toBe('bad-file')
    expect(await table(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]))).toBe('bad-file')
    expect(await table(Uint8Array.from([0x25, 0x50, 0, 0, 0, 1, 2]))).toBe('bad-file')
  })

  it('IM-7 beyond its bounds is refused', async () => {
    expect(await table('a\n'.repeat(6_000))).toBe('too-large')
    expect(await table(','.repeat(200))).toBe('too-large')
    expect(await table(`title\n${'x'.repeat(40_000)}`)).toBe('too-large')
  })
})

describe('a spreadsheet', () => {
  it('IM-7 gives the values of formulas, nothing for errors, and texts as they are', async () => {
    expect(await table(xlsx([['title', 'detail', 'n'], [{ formula: '1+1', value: 2 }, { formula: 'A1&"x"', value: 'titlex' }, { error: '#DIV/0!' }], [true, ' <b> & ', 2.5]])))
      .toEqual([['title', 'detail', 'n'], ['2', 'titlex', ''], ['true', '<b> &', '2.5']])
  })

  it('IM-7 that unpacks to far more than it is, or is torn, is refused', async () => {
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(80 * 1024 * 1024) })
    expect(bomb.length).toBeLessThan(200_000)
    expect(await table(bomb)).toBe('too-large')
    const lying = xlsx([['title'], ['x'.repeat(100_000)]])
    // The sizes in the directory at the end say less than comes out.
    for (let at = lying.length - 46; at > 0; at--) if (lying[at] === 0x50 && lying[at + 1] === 0x4b && lying[at + 2] === 1 && lying[at + 3] === 2) lying.fill(1, at + 24, at + 26)
    expect(['bad-file', 'too-large']).toContain(await table(lying))
    const whole = xlsx([['title'], ['x']])
    for (const length of [3, 40, 200, whole.length - 10]) expect(await table(whole.slice(0, length))).toBe('bad-file')
    expect(await table(xlsx([['title']], { 'xl/workbook.xml': '<workbook><sheets>' }))).toBe('bad-file')
  })

  it('IM-7 with a cell at the end of the world takes bounded memory and time', async () => {
    const far = Array.from({ length: 30_000 }, (_, i) => `<row r="${i + 1}"><c r="XFD${i + 1}" t="inlineStr"><is><t>x</t></is></c></row>`).join('')
    const sheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${far}</sheetData></worksheet>`
    expect(await table(xlsx([], { 'xl/worksheets/sheet1.xml': sheet }))).toBe('too-large')
    expect(await table('title\nstill here')).toEqual([['title'], ['still here']])
  })
})

function utf16(text: string, little: boolean, mark: string): Uint8Array {
  const bytes = new Uint8Array((text.length + mark.length) * 2)
  const view = new DataView(bytes.buffer)
  ;[...mark, ...text].join('').split('').forEach((letter, i) => view.setUint16(i * 2, letter.charCodeAt(0), little))
  return bytes
}
