// The log: JSON lines on stderr. No token gets into it, whatever the caller hands over.
import { pino, type DestinationStream } from 'pino'
import type { Log } from '../ports.ts'

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent'

/** Written at once, so that the last words before a crash are there. */
export function pinoLog(level: LogLevel, destination: DestinationStream = pino.destination({ dest: 2, sync: true })): Log {
  // Errors are written out below: pino's own serializer would take them for plain objects by then.
  const serializers = { err: (err: unknown) => err }
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers }, destination)
  const write = (at: Exclude<LogLevel, 'silent'>) => (fields: object, message: string) => {
    if (logger.isLevelEnabled(at)) logger[at](withoutSecrets(fields, 0) as object, textWithoutSecrets(message))
  }
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') }
}

const removed = '[removed]'
const deepest = 6
const secretNames = /(?:token|authorization|cookie|organiser-?key)$/i
/** In addresses, after ?, & or #, and in headers. */
const secretsInText = /(token=|[?&#](?:key|t)=|bearer\s+)[^\s&#;,"'<>]+/gi

function withoutSecrets(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return textWithoutSecrets(value)
  if (typeof value === 'bigint') return String(value)
  if (typeof value !== 'object' || value === null) return value
  if (depth === deepest) return '[deeper]'
  if (value instanceof Error) return errorWithoutSecrets(value, depth)
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`
  if (value instanceof Date) return value
  if (Array.isArray(value)) return value.map((item) => withoutSecrets(item, depth + 1))
  return Object.fromEntries(Object.entries(value).map(([name, item]) => (
    [name, secretNames.test(name) ? removed : withoutSecrets(item, depth + 1)]
  )))
}

function errorWithoutSecrets(error: Error, depth: number): object {
  const { name, message, stack, cause } = error
  return {
    ...withoutSecrets({ ...error }, depth + 1) as object,
    type: name,
    message: textWithoutSecrets(message),
    stack: textWithoutSecrets(stack ?? ''),
    ...(cause === undefined ? {} : { cause: withoutSecrets(cause, depth + 1) }),
  }
}

function textWithoutSecrets(text: string): string {
  return text.replace(secretsInText, `$1${removed}`)
}
