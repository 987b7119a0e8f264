// Everything that is tested without a browser. Long tests run on request: npm run test:long.
import { randomInt } from 'node:crypto'
import { defineConfig } from 'vitest/config'

const long = process.env.PLENARY_LONG === '1'
const seed = process.env.PLENARY_SEED ?? String(randomInt(2 ** 31))

export default defineConfig({
  test: {
    environment: 'node',
    include: [
      'tests/{unit,contract,property,architecture,faults,hostile,fuzz}/**/*.test.ts',
      ...(long ? ['tests/long/**/*.test.ts'] : []),
    ],
    ...(long ? {} : { testNamePattern: /^(?!.*\[long\])/ }),
    env: { PLENARY_SEED: seed },
    setupFiles: ['tests/support/seed.ts'],
    maxWorkers: 2,
    // Tests that start servers share two cores with everything else.
    hookTimeout: 90_000,
    testTimeout: long ? 3_600_000 : 90_000,
  },
})
