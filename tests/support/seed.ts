// Gives every property of a run the same seed, so that PLENARY_SEED repeats a run; fast-check prints it with a failure.
import { expect } from 'vitest'

const file = expect.getState().testPath ?? ''

if (file.includes('/property/')) {
  const { default: fc } = await import('fast-check')
  fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env.PLENARY_SEED) })
}
