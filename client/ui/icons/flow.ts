// Drawings of what keeps a room together: known to `Icon` once this is loaded.
import { icons } from '../icons.ts'

const flow = {
  gather: '<circle cx="12" cy="12" r="2.5"/><path d="M12 2v4M12 18v4M2 12h4M18 12h4"/>',
  announce: '<path d="M4 10v4h3l8 4V6L7 10z"/><path d="M18.5 9.5a4 4 0 0 1 0 5"/>',
  star: '<path d="m12 4 2.4 5.2 5.6.6-4.2 3.8 1.2 5.6L12 16.4 7 19.2l1.2-5.6L4 9.8l5.6-.6z"/>',
} as const

export type FlowIcon = keyof typeof flow

Object.assign(icons, flow)
