// What the green button does where a question is answered in several steps: on to the next one, until the last.

export class DockStep {
  next = $state.raw<{ label: string; go: () => void } | null>(null)
}
