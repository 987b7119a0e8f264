// Long-lived secrets of an installation: one small file each, made on the first start, readable by the owner alone.
// One that is damaged is reported and left as it is: a new one in its place would shut everybody out.
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'

/** Written with its line end last: a file without one has been cut short. */
const wholeSecret = /^([\x21-\x7e]+)\r?\n$/

export class SecretError extends Error {
  constructor(path: string) {
    super(`${path} is damaged: it should hold one line of text, and has not been changed. Put back a backup, or move it away to have a new one made `
      + '(links and tokens that rest on the old one end then).')
    this.name = 'SecretError'
  }
}

/** The text kept in `folder/name`; made and written durably where there is none. Throws a SecretError where the file is damaged. */
export async function keepSecret(folder: string, name: string, make: () => string): Promise<string> {
  const path = join(folder, name)
  try {
    const kept = wholeSecret.exec(await readFile(path, 'latin1'))?.[1]
    if (kept === undefined) throw new SecretError(path)
    return kept
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  await mkdir(folder, { recursive: true })
  const secret = make()
  const draft = `${path}.new`
  const file = await open(draft, 'w', 0o600)
  try {
    await file.writeFile(`${secret}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(draft, path)
  const parent = await open(folder, 'r')
  try {
    await parent.sync()
  } finally {
    await parent.close()
  }
  return secret
}
