// The files that hold the organiser's key and the secret of the tokens.
import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { keepSecret, SecretError } from '../../server/adapters/file/secrets.ts'
import { filesIn, temporaryFolder } from './folders.ts'

it('a secret is made once, for its owner alone, and kept', async () => {
  const folder = join(temporaryFolder(), 'not', 'there')
  expect(await keepSecret(folder, 'token-secret', () => 'first')).toBe('first')
  expect(await keepSecret(folder, 'token-secret', () => 'second')).toBe('first')
  expect(filesIn(folder)).toEqual({ 'token-secret': Buffer.from('first\n') })
  expect(statSync(join(folder, 'token-secret')).mode & 0o777).toBe(0o600)
})

it('a secret may have been written by hand, on any system', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'organiser-key'), 'correct-horse\r\n')
  expect(await keepSecret(folder, 'organiser-key', () => 'another')).toBe('correct-horse')
})

it.each([
  ['empty', ''], ['cut short', 'c2VjcmV0'], ['only a line end', '\n'], ['zeros', '\0'.repeat(44)],
  ['another file', 'minutes\nof the meeting\n'], ['binary', '\xff\x00\x01\n'],
])('ST-14 a secret that is %s is reported and left as it is', async (_, text) => {
  const folder = temporaryFolder()
  const path = join(folder, 'token-secret')
  writeFileSync(path, text, 'latin1')
  const refusal = await keepSecret(folder, 'token-secret', () => 'new').then(() => null, (error: unknown) => error)
  expect(refusal).toBeInstanceOf(SecretError)
  expect((refusal as SecretError).message).toContain(path)
  expect(filesIn(folder)).toEqual({ 'token-secret': Buffer.from(text, 'latin1') })
})

it('a draft that a power cut left is no secret', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'token-secret.new'), 'half')
  expect(await keepSecret(folder, 'token-secret', () => 'whole')).toBe('whole')
})
