// Stands in for lib0/environment in the browser: the original looks for the arguments and variables of a process.
export const isBrowser = true
export const isNode = false

export function getVariable(_name: string): null {
  return null
}
