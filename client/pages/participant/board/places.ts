// Places of actions within themes: 0-based, counted among the theme's other actions, as a move is written.

export type Column = { theme: string | null; ids: readonly string[] }
export type Place = { theme: string | null; position: number }

/** Where an action stands now. */
export function placeOf(columns: readonly Column[], id: string): Place | null {
  const column = columns.find((each) => each.ids.includes(id))
  return column ? { theme: column.theme, position: column.ids.indexOf(id) } : null
}

/** How many actions the theme has once `id` is in it. */
export function countWith(columns: readonly Column[], theme: string | null, id: string): number {
  return othersIn(columns, theme, id).length + 1
}

/** Where an arrow key, Home or End takes a lifted action; the same place where it can go no further; null for other keys. */
export function placeByKey(columns: readonly Column[], id: string, from: Place, key: string): Place | null {
  const last = othersIn(columns, from.theme, id).length
  switch (key) {
    case 'ArrowUp': return { ...from, position: Math.max(0, from.position - 1) }
    case 'ArrowDown': return { ...from, position: Math.min(last, from.position + 1) }
    case 'Home': return { ...from, position: 0 }
    case 'End': return { ...from, position: last }
    case 'ArrowLeft': return sideways(columns, id, from, -1)
    case 'ArrowRight': return sideways(columns, id, from, 1)
    default: return null
  }
}

export function othersIn(columns: readonly Column[], theme: string | null, id: string): string[] {
  return (columns.find((column) => column.theme === theme)?.ids ?? []).filter((other) => other !== id)
}

function sideways(columns: readonly Column[], id: string, from: Place, by: number): Place {
  const next = columns[columns.findIndex((column) => column.theme === from.theme) + by]
  if (!next) return from
  return { theme: next.theme, position: Math.min(from.position, othersIn(columns, next.theme, id).length) }
}
