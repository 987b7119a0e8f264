// What other programs are told of refusals is what they get.
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { refusalStatus } from '../../../shared/protocol/refusals.ts'

test('OP-1 every refusal code stands in the interface for other programs, beside its status', async () => {
  const page = await readFile(new URL('../../../docs/interface.md', import.meta.url), 'utf8')
  const table = page.slice(page.indexOf('## Refusal codes'))
  const written = new Map([...table.matchAll(/^\| ([\d ·]+) \| (.*) \|$/gm)].flatMap(([, statuses, codes]) => [...codes!.matchAll(/`([a-z-]+)`/g)].map(([, code]) => [code!, statuses!] as const)))
  expect([...written.keys()].sort()).toEqual(Object.keys(refusalStatus).sort())
  for (const [code, status] of Object.entries(refusalStatus)) expect(written.get(code), code).toContain(String(status))
})
