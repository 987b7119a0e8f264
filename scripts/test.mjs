// npm test: sets up what is missing, runs every check and every test but the long ones, and adds them up in the last line.
// npm run test:long (--long): only the long ones.
import './lib/need-node.mjs'
import { ensureChromium } from './lib/browser.mjs'
import { ensureClient } from './lib/client.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { asStop, inRoot, main, say } from './lib/project.mjs'
import { filesWithLongTests, isLong, runCheck, runPlaywright, runVitest, testFilesUnder } from './lib/runners.mjs'

/** @typedef {import('./lib/runners.mjs').Count} Count */
/** @typedef {{ name: string, run: () => Promise<Count> }} Step */

const failure = { passed: 0, failed: 1, skipped: 0 }
const hourMs = 3_600_000
const vitestFolders = ['unit', 'contract', 'property', 'architecture', 'faults', 'hostile'].map((name) => `tests/${name}`)
/** @type {string[]} */
const advice = []

await main(async () => {
  const long = process.argv.includes('--long')
  const results = await withSetUp((node) => runAll(long ? longSteps(node) : steps(node)))
  return summarise(results)
})

/** @param {(node: string) => Promise<{ name: string, count: Count }[]>} work */
async function withSetUp(work) {
  let node
  try {
    node = await ensureInstalled()
  } catch (error) {
    return [{ name: 'set-up', count: noted(error) }]
  }
  try {
    await ensureClient(node)
  } catch (error) {
    return [{ name: 'client build', count: noted(error) }, ...await work(node)]
  }
  return work(node)
}

/** @param {string} node @returns {Step[]} */
function steps(node) {
  const tool = (/** @type {string[]} */ ...path) => inRoot('node_modules', ...path)
  return [
    { name: 'types of .ts files', run: () => runCheck(node, [tool('typescript', 'bin', 'tsc'), '--noEmit']) },
    { name: 'types of .svelte files', run: () => runCheck(node, [tool('svelte-check', 'bin', 'svelte-check'), '--tsconfig', './tsconfig.json', '--fail-on-warnings']) },
    { name: 'vitest', run: () => runVitest(node, []) },
    { name: 'size of the client', run: () => runCheck(node, [inRoot('scripts', 'bundle-size.mjs')]) },
    ...endToEnd(node, testFilesUnder('tests/e2e').length > 0, {}),
  ]
}

/** @param {string} node @returns {Step[]} */
function longSteps(node) {
  const options = { env: { PLENARY_LONG: '1' }, timeoutMs: 3 * hourMs }
  const marked = vitestFolders.flatMap(filesWithLongTests)
  return [
    ...(testFilesUnder('tests/long').length > 0 ? [{ name: 'tests/long', run: () => runVitest(node, ['tests/long/'], { ...options, selects: () => true }) }] : []),
    ...(marked.length > 0 ? [{ name: 'vitest [long]', run: () => runVitest(node, [...marked, '--testNamePattern', '\\[long\\]'], { ...options, selects: isLong }) }] : []),
    ...endToEnd(node, filesWithLongTests('tests/e2e').length > 0, options),
  ]
}

/** @param {string} node @param {boolean} wanted @param {{ env?: Record<string, string>, timeoutMs?: number }} options @returns {Step[]} */
function endToEnd(node, wanted, options) {
  if (!wanted) return []
  const run = async () => {
    const browser = await ensureChromium(node)
    return runPlaywright(node, { ...options, env: { ...options.env, PLENARY_CHROMIUM: browser } })
  }
  return [{ name: 'end to end', run }]
}

/** @param {Step[]} list */
async function runAll(list) {
  const results = []
  for (const { name, run } of list) {
    say(`\n── ${name}`)
    results.push({ name, count: await run().catch(noted) })
  }
  return results
}

/** Keeps a reason for the end of the output, where it is read. @param {unknown} error @returns {Count} */
function noted(error) {
  const reason = asStop(error)
  if (reason.exitCode > 128) throw reason
  say(reason.message)
  advice.push(reason.message)
  return failure
}

/** @param {{ name: string, count: Count }[]} results */
function summarise(results) {
  const sum = (/** @type {keyof Count} */ key) => results.reduce((total, { count }) => total + count[key], 0)
  const words = (/** @type {Count} */ { passed, failed, skipped }) =>
    `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`
  console.log('')
  for (const { name, count } of results) console.log(`${count.failed ? '✗' : '✓'} ${name.padEnd(24)} ${words(count)}`)
  for (const text of advice) console.log(`\n${text}`)
  if (results.length === 0) console.log('There are no such tests yet.')
  console.log(`\n${words({ passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') })}`)
  return sum('failed') ? 1 : 0
}
