// A board of an event, opened without a cache for as long as a page looks at it.
import { untrack } from 'svelte'
import { BoardStore } from './board.svelte.ts'
import type { EventStore } from './event.svelte.ts'

/** To be called while a component is set up; closes with it. */
export function watchBoard(event: EventStore, wanted: () => string | undefined): { readonly current: BoardStore | null } {
  let board: BoardStore | null = $state.raw(null)
  const boardId = $derived(wanted())
  $effect(() => {
    if (!boardId) return
    const opened = untrack(() => new BoardStore(event, boardId, { cache: false }))
    board = opened
    return () => {
      opened.close()
      board = null
    }
  })
  return {
    get current() {
      return board
    },
  }
}

export function watchFirstBoard(event: EventStore): { readonly current: BoardStore | null } {
  return watchBoard(event, () => event.board?.boardId)
}
