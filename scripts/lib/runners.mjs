// The checks and test runners, each giving {passed, failed, skipped}. A runner that crashes, or that had tests and ran none,
// is a failure, whatever it reported.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectEnv, runInFront } from './processes.mjs'
import { filesUnder, inRoot, say } from './project.mjs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

const minuteMs = 60_000
const longMark = '[long]'

/** One command that counts as one test. @param {string} node @param {string[]} args @returns {Promise<Count>} */
export async function runCheck(node, args) {
  const code = await runInFront(node, args, { env: projectEnv(), timeoutMs: 10 * minuteMs })
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 }
}

/** @param {string} node @param {string[]} args @param {{ env?: Record<string, string>, timeoutMs?: number, selects?: (name: string) => boolean }} [options]
 * @returns {Promise<Count>} */
export async function runVitest(node, args, options = {}) {
  return withReportFile(async (file) => {
    const code = await runInFront(
      node,
      [inRoot('node_modules', 'vitest', 'vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...args],
      { env: projectEnv(options.env), timeoutMs: options.timeoutMs || 20 * minuteMs },
    )
    return { code, count: countVitest(readReport(file), options.selects) }
  })
}

/** @param {string} node @param {{ env?: Record<string, string>, timeoutMs?: number }} [options] @returns {Promise<Count>} */
export async function runPlaywright(node, options = {}) {
  return withReportFile(async (file) => {
    const code = await runInFront(node, [inRoot('node_modules', '@playwright', 'test', 'cli.js'), 'test', '--reporter=list,json'], {
      env: projectEnv({ ...options.env, PLAYWRIGHT_JSON_OUTPUT_FILE: file }), timeoutMs: options.timeoutMs || 20 * minuteMs,
    })
    return { code, count: countPlaywright(readReport(file)) }
  })
}

/** @param {string} folder */
export function testFilesUnder(folder) {
  return filesUnder(folder).filter((path) => /\.(test|spec)\.ts$/.test(path))
}

/** Test files that hold a test marked as long. @param {string} folder */
export function filesWithLongTests(folder) {
  return testFilesUnder(folder).filter((path) => /['"`][^'"`\n]*\[long\]/.test(readFileSync(inRoot(path), 'utf8')))
}

/** A long test's name says so. @param {string} name */
export const isLong = (name) => name.includes(longMark)

/** Tests that were never asked for are not counted as skipped.
 * @param {any} report @param {(name: string) => boolean} [selects] @returns {Count | undefined} */
export function countVitest(report, selects = (name) => !isLong(name)) {
  if (!report) return undefined
  const count = { passed: 0, failed: 0, skipped: 0 }
  for (const file of report.testResults) {
    const failedBefore = count.failed
    for (const test of file.assertionResults) {
      if (test.status === 'passed') count.passed += 1
      else if (test.status === 'failed') count.failed += 1
      else if (selects(test.fullName)) count.skipped += 1
    }
    // A file that could not be loaded, or whose hooks failed, has no failed test of its own.
    if (file.status === 'failed' && count.failed === failedBefore) count.failed += 1
  }
  return count
}

/** @param {any} report @returns {Count | undefined} */
export function countPlaywright(report) {
  if (!report) return undefined
  const { expected, unexpected, flaky, skipped } = report.stats
  return { passed: expected, failed: unexpected + flaky, skipped }
}

/** The verdict on a runner's end: its own count, made a failure when the end does not fit the count.
 * @param {number} code @param {Count | undefined} count @returns {Count} */
export function verdict(code, count) {
  if (!count) return { passed: 0, failed: 1, skipped: 0 }
  const ranNothing = count.passed + count.failed === 0
  return (code !== 0 && count.failed === 0) || ranNothing ? { ...count, failed: count.failed + 1 } : count
}

/** @param {(file: string) => Promise<{ code: number, count: Count | undefined }>} run */
async function withReportFile(run) {
  const folder = mkdtempSync(join(tmpdir(), 'plenary-tests-'))
  try {
    const { code, count } = await run(join(folder, 'report.json'))
    const result = verdict(code, count)
    if (result.failed > (count ? count.failed : 0)) say(`The test runner ended with code ${code} and ${count ? 'no failed test' : 'no report'}: counted as a failure.`)
    return result
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @param {string} file */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}
