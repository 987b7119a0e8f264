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

/** As wide as a phone, so that its words can be read there; `fontSize` is that of them all. */
const width = 360
export const fontSize = 12
const labelWidth = 34
const rowHeight = 17
const barHeight = 10
const axisHeight = 20
const legendHeight = 18
const [ink, grid, bar] = ['#212b32', '#d8dde0', '#a3c4e5']
const dot = '#005eb8'
/** Told apart by their lightness, too. */
export const seriesFills = ['#003087', '#41b6e6', '#768692', '#78be20', '#7c2855', '#ffb81c', '#330072', '#00a499']
const mostTicks = 8

/** Of places, in one chart. */
export const mostPlaces = 20

export function draw(chart: Chart): Drawing {
  return chart.kind === 'places' ? drawPlaces(chart) : drawShares(chart)
}

function drawPlaces({ most, rows }: PlacesChart): Drawing {
  const span = width - labelWidth - 20
  const x = (place: number): number => labelWidth + 10 + (most <= 1 ? 0 : ((place - 1) / (most - 1)) * span)
  const bottom = rows.length * rowHeight
  const step = Math.max(1, Math.ceil(most / mostTicks))
  const ticks = [...new Set([1, ...Array.from({ length: Math.floor(most / step) }, (_, i) => (i + 1) * step), most])].filter((tick) => tick === most || most - tick >= step / 2)
  return {
    width, height: bottom + axisHeight,
    shapes: [
      ...ticks.flatMap((tick): Shape[] => [
        { kind: 'rect', x: round(x(tick)), y: 0, width: 1, height: bottom, fill: grid },
        { kind: 'text', x: round(x(tick)), y: bottom + 15, text: String(tick), anchor: 'middle', fill: ink },
      ]),
      ...rows.flatMap(({ label, place, low, high }, i): Shape[] => {
        const middle = i * rowHeight + rowHeight / 2
        return [
          { kind: 'text', x: labelWidth - 8, y: middle + 4, text: label, anchor: 'end', fill: ink },
          { kind: 'rect', x: round(x(low) - 4), y: middle - barHeight / 2, width: round(x(high) - x(low) + 8), height: barHeight, fill: bar },
          { kind: 'circle', x: round(x(place)), y: middle, r: 4.5, fill: dot },
        ]
      }),
    ],
  }
}

function sharesRow(series: number): number {
  return series * (thickness(series) + 1) + 8
}

function thickness(series: number): number {
  return series > 3 ? 5 : 7
}

/** Names so short stand two in a line. */
const shortName = 22
const longName = 48

function drawShares({ series, rows }: SharesChart): Drawing {
  const span = width - labelWidth - 10
  const [thick, height] = [thickness(series.length), sharesRow(series.length)]
  const across = series.every((name) => name.length <= shortName) ? 2 : 1
  const top = Math.ceil(series.length / across) * legendHeight + 6
  const fill = (at: number): string => seriesFills[at % seriesFills.length]!
  return {
    width, height: top + rows.length * height,
    shapes: [
      ...series.flatMap((name, i): Shape[] => {
        const [x, y] = [labelWidth + (i % across) * ((width - labelWidth) / across), Math.floor(i / across) * legendHeight]
        return [{ kind: 'rect', x, y: y + 1, width: 11, height: 11, fill: fill(i) }, { kind: 'text', x: x + 16, y: y + 11, text: shortened(name, longName), anchor: 'start', fill: ink }]
      }),
      ...rows.flatMap(({ label, values }, row): Shape[] => {
        const y = top + row * height
        return [
          { kind: 'text', x: labelWidth - 8, y: y + height / 2, text: label, anchor: 'end', fill: ink },
          ...values.map((value, i): Shape => ({ kind: 'rect', x: labelWidth, y: y + i * (thick + 1), width: Math.max(1, round(value * span)), height: thick, fill: fill(i) })),
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
