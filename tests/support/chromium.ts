// How the tests start their browser: the one found on the machine, quiet and without background traffic.
import { findChromium } from '../../scripts/lib/browser.mjs'

const isRoot = process.getuid?.() === 0

export const launchOptions = {
  executablePath: findChromium(),
  args: [
    ...(isRoot ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
}
