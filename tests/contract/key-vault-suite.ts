// What every key vault promises. `open` gives the same keys again for the same place.
import { describe, expect, it } from 'vitest'
import type { KeyVault } from '../../server/ports.ts'

export type KeyVaultSubject = {
  name: string
  place(): { open(): KeyVault }
}

export function describeKeyVault({ name, place }: KeyVaultSubject): void {
  describe(`${name} key vault`, () => {
    it('BL-14 makes a key of 32 bytes and keeps it', async () => {
      const at = place()
      const key = await at.open().create('event/question')
      expect(key).toHaveLength(32)
      expect(await at.open().get('event/question')).toEqual(key)
    })

    it('gives the key that is there to who creates it again, also at the same time', async () => {
      const vault = place().open()
      const keys = await Promise.all([vault.create('q'), vault.create('q'), vault.create('q')])
      expect(keys[1]).toEqual(keys[0])
      expect(keys[2]).toEqual(keys[0])
      expect(await vault.create('q')).toEqual(keys[0])
    })

    it('gives each question its own key', async () => {
      const vault = place().open()
      expect(await vault.create('q')).not.toEqual(await vault.create('Q'))
      expect(await vault.list()).toEqual(['Q', 'q'])
    })

    it('keeps its key when somebody changes the bytes they were given', async () => {
      const vault = place().open()
      const key = await vault.create('q')
      const copy = new Uint8Array(key)
      key.fill(0)
      ;(await vault.get('q'))?.fill(1)
      expect(await vault.get('q')).toEqual(copy)
    })

    it('BL-14 destroys a key for good', async () => {
      const at = place()
      const vault = at.open()
      const key = await vault.create('q')
      await vault.create('other')
      await vault.destroy('q')
      expect(await vault.get('q')).toBeNull()
      expect(await at.open().list()).toEqual(['other'])
      expect(await vault.create('q')).not.toEqual(key)
    })

    it('has nothing against destroying what is not there', async () => {
      const vault = place().open()
      await vault.destroy('q')
      await vault.create('q')
      await vault.destroy('q')
      await vault.destroy('q')
      expect(await vault.list()).toEqual([])
    })

    it('knows no key that was never made', async () => {
      const vault = place().open()
      expect(await vault.get('q')).toBeNull()
      expect(await vault.list()).toEqual([])
    })

    it('takes any name', async () => {
      const vault = place().open()
      const names = ['../../outside', '.', '/absolute', 'line\nbreak', 'größer 🗳', 'CON', 'a'.repeat(120)]
      for (const questionKey of names) await vault.create(questionKey)
      expect(await vault.list()).toEqual([...names].sort())
      for (const questionKey of names) expect(await vault.get(questionKey)).toHaveLength(32)
    })
  })
}
