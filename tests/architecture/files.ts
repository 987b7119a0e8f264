// What holds for files as such: their size, and that they speak of no machine but the reader's.
import type { Source } from './sources.ts'

export const maxLines = 400

const machinePaths = [
  // The project's own `shared/` is imported with a folder or file behind it that is none of these.
  /\.\.\/shared\/(?:data|mock|hooks|tools|context\.md|design\.md|interface\.md|style\.md)\b/,
  /(?<![\w.])\/(?:work|home|root|Users)\/[\w.-]+/,
  /(?<![\w.])\/tmp\/[\w.-]+/,
  /\bfile:\/\/\/\w/,
  /[A-Z]:\\Users\\/,
]

export function longFiles(sources: Source[]): string[] {
  return sources.filter(({ path }) => /\.(ts|svelte|css)$/.test(path)).flatMap(({ path, text }) => {
    const lines = text.replace(/\n$/, '').split('\n').length
    return lines > maxLines ? [`${path} has ${lines} lines; ${maxLines} is the most`] : []
  })
}

/** Tests may name such paths: they are skipped where there is nothing. */
export function pathsOfOneMachine(sources: Source[]): string[] {
  return sources.filter(({ path }) => !path.startsWith('tests/')).flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => {
      const found = machinePaths.map((pattern) => pattern.exec(line)?.[0]).find(Boolean)
      return found ? [`${path}:${index + 1} names ${found}, which exists on one machine only`] : []
    }))
}
