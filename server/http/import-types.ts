// What an import is asked with over HTTP, and what it answers.
import type { AskedMap } from '../../shared/import/columns.ts'
import type { ImportKind } from '../../shared/import/kinds.ts'
import type { ImportOrder } from '../../shared/import/order.ts'

export type ImportRequest = {
  bytes: Uint8Array
  name: string
  kind: ImportKind
  boardId: string | null
  preview: boolean
  repeated: ImportOrder['repeated']
  mapping: AskedMap
}

export type ImportReply = { [name: string]: unknown }
