// The client's HTML pages. A page is built once the script that it loads is there.
import { existsSync, readFileSync } from 'node:fs'
import { inRoot } from './project.mjs'

/** The client is built once for each: those of shared/protocol/languages.ts. */
export const languages = ['en', 'cy']

export const pages = ['index', 'facilitator', 'screen', 'organiser', 'preflight', 'verify']

/** @returns {string[]} */
export function pagesThatExist() {
  return pages.filter((page) => {
    if (!existsSync(inRoot('client', `${page}.html`))) return false
    const html = readFileSync(inRoot('client', `${page}.html`), 'utf8')
    const script = /<script[^>]*\bsrc="\/([^"]+)"/.exec(html)
    return script !== null && existsSync(inRoot('client', script[1]))
  })
}
