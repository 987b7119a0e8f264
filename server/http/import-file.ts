// Importing a file: what its columns mean, what its rows would come to, and, where that is wanted and nothing is wrong, doing it.
// Imports of one event come one after another, so that the second of two equal files finds the first.
import { createHash } from 'node:crypto'
import { chooseColumns } from '../../shared/import/columns.ts'
import type { ColumnMap } from '../../shared/import/columns.ts'
import { importFields, maxRows } from '../../shared/import/kinds.ts'
import type { FieldName, ImportKind } from '../../shared/import/kinds.ts'
import { rowsRefused } from '../../shared/event/decide-import.ts'
import type { ImportOrder } from '../../shared/import/order.ts'
import type { ImportPlan } from '../../shared/import/plan.ts'
import { readRows } from '../../shared/import/rows.ts'
import type { RowProblem } from '../../shared/import/rows.ts'
import type { Principal } from '../../shared/event/names.ts'
import { refuse } from '../../shared/protocol/refusals.ts'
import type { Refusal } from '../../shared/protocol/refusals.ts'
import type { Ack } from '../../shared/protocol/messages.ts'
import type { AnyCommand } from '../../shared/protocol/commands.ts'
import type { FileReader, Ids } from '../ports.ts'
import type { ImportReply, ImportRequest } from './import-types.ts'
import type { HostedEvent } from './services.ts'

/** An event that files can be imported into. */
export interface Importable extends HostedEvent {
  planImport(order: ImportOrder): Promise<ImportPlan>
  command(command: AnyCommand, principal: Principal): Promise<Ack>
}

const shownRows = 50
const organiser: Principal = { role: 'organiser', personId: 'organiser' }

export class FileImports {
  readonly #reader: FileReader
  readonly #ids: Ids
  readonly #last = new WeakMap<object, Promise<unknown>>()

  constructor(reader: FileReader, ids: Ids) {
    this.#reader = reader
    this.#ids = ids
  }

  async import(event: Importable, request: ImportRequest): Promise<ImportReply | { refusal: Refusal }> {
    const boardId = request.boardId ?? event.state.boards[0]?.boardId ?? ''
    if (!event.state.boards.some((board) => board.boardId === boardId)) return { refusal: refuse('unknown-board', 'There is no such board in this session.') }
    const read = await this.#reader.read(request.bytes)
    if (!read.ok) return { refusal: refuse(read.code, read.message) }
    const before = this.#last.get(event) ?? Promise.resolve()
    const done = before.then(() => this.#take(event, request, boardId, read.table))
    this.#last.set(event, done.catch(() => {}))
    return done
  }

  async #take(event: Importable, request: ImportRequest, boardId: string, table: string[][]): Promise<ImportReply | { refusal: Refusal }> {
    const { kind, name, bytes, preview, repeated, mapping } = request
    const header = table[0]!.map((cell) => cell.trim())
    const chosen = chooseColumns(kind, header, mapping)
    if ('unknown' in chosen) return { refusal: refuse('bad-request', `mapping: the file has no such column for “${chosen.unknown}”.`, { columns: header }) }
    const { columns } = chosen
    const needed = columns.title !== undefined || (kind === 'submissions' && columns.detail !== undefined)
    const { rows, problems } = needed ? readRows(kind, table, columns) : { rows: [], problems: [noTitle(header)] }
    if (rows.length > maxRows[kind]) problems.unshift(tooManyRows(kind, rows.length))
    const order: ImportOrder = {
      importId: this.#ids.id(), kind, boardId, file: name.slice(0, 200), digest: createHash('sha256').update(bytes).digest('hex'), repeated,
      rows: rows.length > maxRows[kind] ? [] : rows,
    }
    const plan = await event.planImport(order)
    const all = [...problems, ...plan.problems].sort((a, b) => a.row - b.row)
    const same = event.state.imports.find((one) => one.digest === order.digest && one.kind === kind && one.boardId === boardId && !one.reverted)
    const about = { kind, boardId, columns: header, mapping: mapped(kind, columns, header), sameFile: same ? { importId: same.importId, at: same.at } : null }
    if (preview) {
      const [, , listed] = rowsRefused(all.length > 0 ? all : [noTitle(header)])
      return {
        preview: true, ...about, counts: { rows: rows.length, new: plan.adds.length, there: plan.there.length, themes: plan.newThemes.length },
        rows: shown(rows, plan), there: plan.there, themes: plan.newThemes.map(({ title }) => title),
        ...(all.length > 0 ? listed as object : { errors: [], count: 0 }),
      }
    }
    if (all.length > 0) return { refusal: refuse(...rowsRefused(all)) }
    const ack = await event.command({ type: 'import.make', ...order }, organiser)
    if (!ack.ok) return { refusal: ack.error }
    const { ok, ...answer } = ack
    return { ...answer, ...about }
  }
}

function shown(rows: ImportOrder['rows'], plan: ImportPlan): object[] {
  const there = new Set(plan.there.map(({ row }) => row))
  return rows.slice(0, shownRows).map(({ row, values }) => ({ row, values, state: there.has(row) ? 'there' : 'new' }))
}

/** Each field's column, from 1, and what its header says; null where it has none. */
function mapped(kind: ImportKind, columns: ColumnMap, header: readonly string[]): Partial<Record<FieldName, { column: number; header: string } | null>> {
  return Object.fromEntries(importFields(kind).map(({ name }) => {
    const at = columns[name]
    return [name, at === undefined ? null : { column: at + 1, header: header[at] ?? '' }]
  }))
}

function noTitle(header: readonly string[]): RowProblem {
  return { row: 1, column: 'title', code: 'missing', message: `No column is the title. The header row has: ${header.join(', ').slice(0, 300)}.` }
}

function tooManyRows(kind: ImportKind, rows: number): RowProblem {
  return { row: 0, column: kind, code: 'too-many', max: maxRows[kind], message: `The file has ${rows} rows; ${maxRows[kind]} are the most.` }
}
