import { describe, expect, it } from 'vitest'

const styles = import.meta.glob<string>(['../../../client/**/*.css', '../../../client/**/*.svelte'], { eager: true, query: '?raw', import: 'default' })

const sided = /(?:(?<![\w-])(?:left|right)|(?:margin|padding|border)-(?:left|right)(?:-\w+)?)\s*:|(?:text-align|float)\s*:\s*(?:left|right)\b/

/** Rules of CSS that name a side: of the track of time, which runs from left to right in every language, and of what follows a pointer or a caret. */
const onPurpose = /^\.(?:track|chapters|moments|playhead|scrubber|caret|card\.is-carried)/

function sidedRules(path: string, source: string): string[] {
  const css = path.endsWith('.css') ? source : /<style>([^]*)<\/style>/.exec(source)?.[1] ?? ''
  return [...css.replace(/\/\*[^]*?\*\//g, '').matchAll(/([^{}]+)\{([^{}]*)\}/g)]
    .map(([, selector = '', rules = '']) => ({ selector: selector.trim(), rules }))
    .filter(({ selector, rules }) => sided.test(rules) && !onPurpose.test(selector))
    .map(({ selector }) => `${path.replace('../../../', '')}: ${selector}`)
}

describe('styles', () => {
  it('LG-5 say start and end, not left and right', () => {
    expect(Object.entries(styles).flatMap(([path, source]) => sidedRules(path, source))).toEqual([])
  })

  it('LG-5 a side is found', () => {
    expect(sidedRules('a.css', '.a { margin-left: 4px; } .b { inset-inline-start: 0; text-align: start; } @media print { .c { right: 0 } }')).toEqual(['a.css: .a', 'a.css: .c'])
    expect(sidedRules('a.svelte', '<p style:left="1"></p><style>.d { text-align: right; }</style>')).toEqual(['a.svelte: .d'])
  })
})
