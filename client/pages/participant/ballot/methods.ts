// Every method one can vote by, each in a file of its own, so that a phone loads those of its questions only.
import type { AnyMethod } from './method.ts'

export type Methods = ReadonlyMap<string, AnyMethod>

const files: Record<string, () => Promise<{ method: AnyMethod }>> = {
  rank: () => import('./methods/rank.ts'),
  approve: () => import('./methods/approve.ts'),
  dots: () => import('./methods/dots.ts'),
  score: () => import('./methods/score.ts'),
  agree: () => import('./methods/agree.ts'),
  pairs: () => import('./methods/pairs.ts'),
  rankfew: () => import('./methods/rank-few.ts'),
  bestworst: () => import('./methods/best-worst.ts'),
}

/** Those that this page knows. Rejects where one cannot be fetched. */
export async function loadMethods(names: readonly string[]): Promise<Methods> {
  const known = [...new Set(names)].filter((name) => Object.hasOwn(files, name))
  return new Map(await Promise.all(known.map(async (name) => [name, (await files[name]!()).method] as const)))
}
