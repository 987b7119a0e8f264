// How many rows of a list fit into the box that holds it: found by leaving out one after the other.
import { tick } from 'svelte'

/** An attachment for the list. `all` is how many there could be; `show` is told how many to show. */
export function fitRows(all: () => number, show: (rows: number) => void): (list: HTMLElement) => () => void {
  return (list) => {
    const box = list.parentElement ?? list
    let run = 0

    async function fit(most: number) {
      const mine = ++run
      for (let rows = most; rows > 0 && mine === run; rows--) {
        show(rows)
        await tick()
        if (list.getBoundingClientRect().bottom <= box.getBoundingClientRect().bottom + 1) return
      }
    }

    const most = all()
    const watcher = new ResizeObserver(() => void fit(most))
    watcher.observe(box)
    return () => {
      run++
      watcher.disconnect()
    }
  }
}
