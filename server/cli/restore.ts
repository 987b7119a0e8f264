// npm run restore -- FILE: puts a backup into an empty DATA_DIR. --check FILE: proves that it could be, and leaves nothing.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BackupError, isEmpty, unpack } from '../adapters/file/restore.ts'
import { ConfigError, readConfig } from '../config.ts'
import { drill } from './restore/drill.ts'

const usage = `npm run restore -- FILE           puts a backup into DATA_DIR, which must be empty
npm run restore -- --check FILE   tries it out in a folder that is removed again

Both go through everything: files against their checksums, each journal against its hash chain, what is folded against the checkpoints.`

async function run(words: readonly string[]): Promise<number> {
  const isCheck = words.includes('--check')
  const [file] = words.filter((word) => !word.startsWith('--'))
  if (file === undefined || words.includes('--help')) throw new BackupError(usage)
  const folder = isCheck ? await mkdtemp(join(tmpdir(), 'plenary-check-')) : readConfig(process.env).dataDir
  if (!(await isEmpty(folder))) throw new BackupError(`${folder} is not empty. Move what is in it away, or set DATA_DIR to another folder: a restore overwrites nothing.`)
  let isDone = false
  try {
    const manifest = await unpack(file, folder)
    const { lines, isFine } = await drill(folder)
    console.log([`Backup of ${new Date(manifest.madeAt).toISOString()}: ${manifest.files.length} files, all as they were put in.`, ...lines].join('\n'))
    isDone = isFine && !isCheck
    if (isDone) console.log(`Restored into ${folder}. Start the server on it: DATA_DIR=${folder} npm start`)
    else console.log(isFine ? 'It can be restored.' : 'It cannot be relied on: see above. Nothing was restored.')
    return isFine ? 0 : 1
  } finally {
    if (!isDone) await rm(folder, { recursive: true, force: true })
  }
}

run(process.argv.slice(2)).then((code) => { process.exitCode = code }, (error: unknown) => {
  console.error(error instanceof BackupError || error instanceof ConfigError ? error.message : error)
  process.exitCode = 1
})
