// The key vault's contract over every adapter, and what is particular to files.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { FileKeyVault } from '../../server/adapters/file/key-vault.ts'
import { MemoryKeyVault } from '../../server/adapters/memory/key-vault.ts'
import { TestIds } from '../support/ids.ts'
import { filesIn, temporaryFolder } from './folders.ts'
import { describeKeyVault } from './key-vault-suite.ts'

describeKeyVault({
  name: 'memory',
  place: () => {
    const vault = new MemoryKeyVault(new TestIds())
    return { open: () => vault }
  },
})

describeKeyVault({
  name: 'file',
  place: () => {
    const folder = temporaryFolder()
    const ids = new TestIds()
    return { open: () => new FileKeyVault(join(folder, 'keys'), ids, { error: () => {} }) }
  },
})

describe('keys in files', () => {
  const vaultIn = (folder: string, told: object[] = []) =>
    new FileKeyVault(join(folder, 'keys'), new TestIds(), { error: (fields) => { told.push(fields) } })

  it('BL-14 can be read by nobody else', async () => {
    const folder = temporaryFolder()
    await vaultIn(folder).create('q')
    const [name] = readdirSync(join(folder, 'keys'))
    expect(statSync(join(folder, 'keys', name!)).mode & 0o777).toBe(0o600)
    expect(statSync(join(folder, 'keys')).mode & 0o777).toBe(0o700)
  })

  it('stay in their folder, whatever the name', async () => {
    const folder = temporaryFolder()
    await vaultIn(folder).create('../outside')
    expect(readdirSync(folder)).toEqual(['keys'])
    expect(readdirSync(join(folder, 'keys'))).toHaveLength(1)
  })

  it('BL-14 are no keys while only drafted or half destroyed, and go when destroyed', async () => {
    const folder = temporaryFolder()
    const vault = vaultIn(folder)
    await vault.create('q')
    const [name] = readdirSync(join(folder, 'keys'))
    const path = join(folder, 'keys', name!)
    writeFileSync(`${path}.tmp`, new Uint8Array(32).fill(1))
    writeFileSync(path, new Uint8Array(32))
    expect(await vault.get('q')).toBeNull()
    expect(await vault.list()).toEqual(['q'])
    await vault.destroy('q')
    expect(filesIn(join(folder, 'keys'))).toEqual({})
  })

  it('replace a half destroyed key by a new one', async () => {
    const folder = temporaryFolder()
    const vault = vaultIn(folder)
    const before = await vault.create('q')
    const [name] = readdirSync(join(folder, 'keys'))
    writeFileSync(join(folder, 'keys', name!), new Uint8Array(32))
    const key = await vault.create('q')
    expect(key).not.toEqual(before)
    expect(await vault.get('q')).toEqual(key)
  })

  it.each([0, 1, 31, 33, 4_096])('ST-14 of %i bytes are damaged: reported, no key, and not written over', async (bytes) => {
    const folder = temporaryFolder()
    const told: object[] = []
    const vault = vaultIn(folder, told)
    await vault.create('q')
    const path = join(folder, 'keys', readdirSync(join(folder, 'keys'))[0]!)
    writeFileSync(path, new Uint8Array(bytes).fill(7))
    expect(await vault.get('q')).toBeNull()
    expect(told).toEqual([{ path }])
    await expect(vault.create('q')).rejects.toThrow(path)
    expect(readFileSync(path)).toEqual(Buffer.alloc(bytes, 7))
    expect(await vault.list()).toEqual(['q'])
    await vault.destroy('q')
    expect(filesIn(join(folder, 'keys'))).toEqual({})
  })

  it('leave other files of the folder alone', async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'keys'))
    writeFileSync(join(folder, 'keys', 'README'), 'by hand')
    const vault = vaultIn(folder)
    await vault.create('q')
    await vault.destroy('q')
    expect(await vault.list()).toEqual([])
    expect(existsSync(join(folder, 'keys', 'README'))).toBe(true)
  })

  it('refuse names that no file can have', async () => {
    const vault = vaultIn(temporaryFolder())
    await expect(vault.create('')).rejects.toThrow(RangeError)
    await expect(vault.create('a'.repeat(121))).rejects.toThrow(RangeError)
  })

  it('can be made after a failure', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'keys'), 'a file is in the way')
    const vault = vaultIn(folder)
    await expect(vault.create('q')).rejects.toThrow(/keys/)
    unlinkSync(join(folder, 'keys'))
    expect(await vault.create('q')).toHaveLength(32)
  })
})
