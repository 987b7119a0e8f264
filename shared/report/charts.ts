// Charts as plain shapes, which a web page, a Word file and the preview draw alike. Each stands beside a table that says the same.

import { cutAt } from './clean.ts'

/** Where actions stand: a dot for the place, a bar for the interval. */
export type PlacesChart = { kind: 'places'; title: string; alt: string; most: number; rows: { label: string; place: number; low: number; high: number }[] }

/** Shares from 0 to 1, a bar for each, in a colour and shade of its own by series. */
export type SharesChart = { kind: 'shares'; title: string; alt: string; series: string[]; rows: { label: string; values: number[] }[] }

export type Chart = PlacesChart | SharesChart

export type Shape =
  | { kind: 'rect'; x: number; y: number; width: number; height: number; fill: string }
  | { kind: 'circle'; x: number; y: number; r: number; fill: string }
  | { kind: 'text'; x: number; y: number; text: string; anchor: 'start' | 'middle' | 'end'; fill: string }

export type Drawing = { width: number; height: number; shapes: Shape[] }

const width = 640
const labelWidth = 60
const rowHeight = 22
const barHeight = 12
const axisHeight = 24
const legendHeight = 22
const [ink, grid, bar] = ['#212b32', '#d8dde0', '#a3c4e5']
const dot = '#005eb8'
/** Told apart by their lightness, too. */
export const seriesFills = ['#003087', '#41b6e6', '#768692', '#78be20', '#7c2855', '#ffb81c', '#330072', '#00a499']
/** About half of a page, so that no page is left half empty before a chart; the table beside says the rest. */
const mostHeight = 500

export function chartRows(kind: Chart['kind'], series = 1): number {
  return Math.floor(mostHeight / (kind === 'places' ? rowHeight : sharesRow(series)))
}

export function draw(chart: Chart): Drawing {
  return chart.kind === 'places' ? drawPlaces(chart) : drawShares(chart)
}

function drawPlaces({ most, rows }: PlacesChart): Drawing {
  const span = width - labelWidth - 20
  const x = (place: number): number => labelWidth + 10 + (most <= 1 ? 0 : ((place - 1) / (most - 1)) * span)
  const bottom = rows.length * rowHeight
  const step = Math.max(1, Math.ceil(most / 12))
  const ticks = [...new Set([1, ...Array.from({ length: Math.floor(most / step) }, (_, i) => (i + 1) * step), most])].filter((tick) => tick === most || most - tick >= step / 2)
  return {
    width, height: bottom + axisHeight,
    shapes: [
      ...ticks.flatMap((tick): Shape[] => [
        { kind: 'rect', x: round(x(tick)), y: 0, width: 1, height: bottom, fill: grid },
        { kind: 'text', x: round(x(tick)), y: bottom + 16, text: String(tick), anchor: 'middle', fill: ink },
      ]),
      ...rows.flatMap(({ label, place, low, high }, i): Shape[] => {
        const middle = i * rowHeight + rowHeight / 2
        return [
          { kind: 'text', x: labelWidth - 8, y: middle + 5, text: label, anchor: 'end', fill: ink },
          { kind: 'rect', x: round(x(low) - 4), y: middle - barHeight / 2, width: round(x(high) - x(low) + 8), height: barHeight, fill: bar },
          { kind: 'circle', x: round(x(place)), y: middle, r: 5, fill: dot },
        ]
      }),
    ],
  }
}

function sharesRow(series: number): number {
  return series * (thickness(series) + 2) + 8
}

function thickness(series: number): number {
  return series > 3 ? 6 : 9
}

function drawShares({ series, rows }: SharesChart): Drawing {
  const span = width - labelWidth - 60
  const [thick, height] = [thickness(series.length), sharesRow(series.length)]
  const top = Math.ceil(series.length / 3) * legendHeight
  const fill = (at: number): string => seriesFills[at % seriesFills.length]!
  return {
    width, height: top + rows.length * height,
    shapes: [
      ...series.flatMap((name, i): Shape[] => {
        const [x, y] = [labelWidth + (i % 3) * ((width - labelWidth) / 3), Math.floor(i / 3) * legendHeight]
        return [{ kind: 'rect', x, y: y + 3, width: 12, height: 12, fill: fill(i) }, { kind: 'text', x: x + 18, y: y + 14, text: shortened(name, 26), anchor: 'start', fill: ink }]
      }),
      ...rows.flatMap(({ label, values }, row): Shape[] => {
        const y = top + row * height
        return [
          { kind: 'text', x: labelWidth - 8, y: y + height / 2 + 3, text: label, anchor: 'end', fill: ink },
          ...values.map((value, i): Shape => ({ kind: 'rect', x: labelWidth, y: y + i * (thick + 2), width: Math.max(1, round(value * span)), height: thick, fill: fill(i) })),
        ]
      }),
    ],
  }
}

function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${cutAt(text, most - 1).trimEnd()}…`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
