// Long-lived secrets of an installation: one small file each, made on the first start, readable by the owner alone.
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'

/** The text kept in `folder/name`; made and written durably where there is none. */
export async function keepSecret(folder: string, name: string, make: () => string): Promise<string> {
  const path = join(folder, name)
  try {
    const kept = (await readFile(path, 'utf8')).trim()
    if (kept !== '') return kept
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
  return secret
}
