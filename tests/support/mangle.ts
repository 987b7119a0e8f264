// A JSON value with something in it that does not belong there.
import type { Random } from './random.ts'

/** Changes, drops or adds one thing somewhere inside; the value given is left as it is. */
export function mangle(value: unknown, random: Random): unknown {
  if (typeof value !== 'object' || value === null || random.below(5) === 0) return odd(random)
  if (Array.isArray(value)) {
    const at = random.below(value.length + 1)
    switch (random.below(4)) {
      case 0: return value.toSpliced(at, 1)
      case 1: return value.toSpliced(at, 0, value.length > 0 && random.below(2) === 0 ? random.of<unknown>(value) : odd(random))
      default: return value.length > 0 ? value.with(at % value.length, mangle(value[at % value.length], random)) : [odd(random)]
    }
  }
  const entries = Object.entries(value)
  const key = entries.length > 0 ? random.of(entries)[0] : 'type'
  switch (random.below(5)) {
    case 0: return Object.fromEntries(entries.filter(([name]) => name !== key))
    case 1: return Object.fromEntries([...entries, [random.of(['x', 'type', 'id', 'toString', '']), odd(random)]])
    // As `JSON.parse` makes it: a key of its own.
    case 2: return JSON.parse(`{"__proto__":{"a":1},${JSON.stringify(value).slice(1)}`.replace(/,}$/, '}'))
    default: return Object.fromEntries(entries.map(([name, held]) => [name, name === key ? mangle(held, random) : held]))
  }
}

function odd(random: Random): unknown {
  return random.of<() => unknown>([
    () => null, () => undefined, () => true, () => '', () => 'x'.repeat(random.below(3_000)), () => '__proto__', () => 'toString', () => '\ud800', () => -1, () => 0, () => -0, () => 1.5, () => 2 ** 53, () => 1e308,
    () => [], () => ({}), () => [[]], () => [null], () => Array.from({ length: 2_500 }, () => 'a'), () => new Uint8Array(3), () => nested(200),
  ])()
}

function nested(depth: number): unknown {
  let value: unknown = 'x'
  for (let i = 0; i < depth; i++) value = i % 2 === 0 ? [value] : { value }
  return value
}
