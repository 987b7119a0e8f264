// How often each outcome came: a fuzzing run that meets only one of them tries nothing.
export type Outcomes = Record<string, number>

export function count(outcomes: Outcomes, outcome: string): void {
  outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
}
