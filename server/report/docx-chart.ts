// Charts of a Word file: drawn by Word from numbers that can be edited.
import { ChartRun } from 'docx/charts'
import type { Chart, PlacesChart, SharesChart } from '../../shared/report/charts.ts'
import { seriesFills } from '../../shared/report/charts.ts'

const [width, rowHeight, around] = [600, 21, 70]
const [bar, dot] = ['A3C4E5', '005EB8']

export function chartRun(chart: Chart): ChartRun {
  return chart.kind === 'places' ? placesRun(chart) : sharesRun(chart)
}

/** A bar from the best to the worst place of the interval, the place itself darker: parts that are stacked on one that is not seen. */
function placesRun({ title, alt, most, rows }: PlacesChart): ChartRun {
  const upwards = rows.toReversed()
  const part = (name: string, color: string, of: (row: PlacesChart['rows'][number]) => number) => ({ name, color, values: upwards.map(of) })
  return new ChartRun({
    type: 'bar', stacking: 'stacked', gapWidth: 60, legend: false, altText: { name: title, title, description: alt }, categories: upwards.map(({ label }) => label),
    transformation: { width, height: rows.length * rowHeight + around },
    valueAxis: { minimum: 0, maximum: most, interval: Math.max(1, Math.ceil(most / 12)) },
    series: [
      part('Before', 'FFFFFF', ({ low }) => low - 1), part('Up to the place', bar, ({ place, low }) => place - low), part('Place', dot, () => 1), part('After the place', bar, ({ place, high }) => high - place),
    ],
  })
}

function sharesRun({ title, alt, series, rows }: SharesChart): ChartRun {
  const upwards = rows.toReversed()
  return new ChartRun({
    type: 'bar', gapWidth: 40, altText: { name: title, title, description: alt }, categories: upwards.map(({ label }) => label),
    transformation: { width, height: rows.length * (series.length * 8 + 8) + around + 30 },
    valueAxis: { minimum: 0, maximum: 100, interval: 20 },
    series: series.map((name, i) => ({ name, color: seriesFills[i % seriesFills.length]!.slice(1).toUpperCase(), values: upwards.map(({ values }) => Math.round(values[i]! * 1_000) / 10) })),
  })
}
