// What a decision has the server write on boards: on the tentative ones at once, and as drafts for the same commit as its facts.
import type { Decision } from '../../shared/event/decision.ts'
import type { Fact } from '../../shared/event/facts.ts'
import { serverPerson } from '../../shared/event/names.ts'
import type { Boards, Policy } from '../ports.ts'

export type Written = {
  updates: { boardId: string; update: Uint8Array }[]
  /** Of Yjs clients that wrote for the first time. */
  bindings: Fact[]
  /** To be called after the commit or its failure. */
  settled(committed: boolean): void
}

/** Opens the boards that the facts make: one that is written to has to be there. */
export function writeBoards({ facts, writes = [] }: Extract<Decision, { ok: true }>, boards: Boards, policy: Policy): Written {
  const made = facts.flatMap((fact) => (fact.type === 'tables.made' ? fact.boards : []))
  for (const { boardId, epoch } of made) boards.open({ boardId, epoch, updates: [], bindings: new Map() }, policy)
  const written = writes.flatMap(({ boardId, changes }) => {
    const writing = boards.write(boardId, changes)
    return writing ? [{ boardId, ...writing }] : []
  })
  return {
    updates: written.map(({ boardId, update }) => ({ boardId, update })),
    bindings: written.flatMap(({ boardId, bindsClients }) =>
      bindsClients.map((clientId): Fact => ({ type: 'client.bound', boardId, clientId, personId: serverPerson }))),
    settled: (committed) => {
      for (const { settled } of written) settled(committed)
      if (!committed) for (const { boardId } of made) boards.close(boardId)
    },
  }
}
