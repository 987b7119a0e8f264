// Settings from the environment, parsed once. A wrong one stops the start with a sentence that says which.
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** Levels that other programs know, and we have no words for. */
const nearest: Record<string, string> = { trace: 'debug', fatal: 'error' }
const level = z.string().toLowerCase().transform((name) => nearest[name] ?? name).pipe(z.enum(['debug', 'info', 'warn', 'error', 'silent']))

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('0.0.0.0'),
  DATA_DIR: z.string().min(1).default('./data'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  ORGANISER_KEY: z.string().min(8).max(200).optional(),
  LOG_LEVEL: level.default('info'),
  PLENARY_CLIENT_DIR: z.string().min(1).optional(),
})

export type Config = {
  port: number
  host: string
  dataDir: string
  /** Without a slash at the end; null = wherever the server listens. */
  publicUrl: string | null
  organiserKey: string | null
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  clientDir: string
}

export class ConfigError extends Error {}

/** What would ask for more than the embedded database and one process: to start without it would put data where nobody looks for them. */
const notThere: Record<string, string> = {
  DATABASE_URL: 'PostgreSQL is not supported yet: everything is kept in DATA_DIR',
  REDIS_URL: 'several servers for one event are not supported yet',
}

export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''))
  for (const [name, why] of Object.entries(notThere)) if (given[name]) throw new ConfigError(`The setting ${name} cannot be used: ${why}. Start without it.`)
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!
    throw new ConfigError(`The setting ${issue.path.join('.')} cannot be used: ${issue.message}`)
  }
  const env = parsed.data
  return {
    port: env.PORT, host: env.HOST, dataDir: resolve(env.DATA_DIR), publicUrl: env.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    organiserKey: env.ORGANISER_KEY ?? null, logLevel: env.LOG_LEVEL,
    clientDir: env.PLENARY_CLIENT_DIR ? resolve(env.PLENARY_CLIENT_DIR) : fileURLToPath(new URL('../dist/client', import.meta.url)),
  }
}
