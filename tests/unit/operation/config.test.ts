// What is read of the environment.
import { expect, test } from 'vitest'
import { ConfigError, readConfig } from '../../../server/config.ts'

test('OP-3 a setting that cannot be used is named, one that is empty is not set', () => {
  for (const [name, value] of [['PORT', '-1'], ['PORT', 'http'], ['LOG_LEVEL', 'loud'], ['PUBLIC_URL', 'example.org'], ['ORGANISER_KEY', 'short'], ['DATABASE_URL', 'postgres://db'], ['REDIS_URL', 'redis://bus']] as const) {
    expect(() => readConfig({ [name]: value }), name).toThrow(ConfigError)
    expect(() => readConfig({ [name]: value }), name).toThrow(name)
    expect(readConfig({ [name]: '' })).toEqual(readConfig({}))
  }
})

test('levels of the log are taken as other programs write them', () => {
  expect(['debug', 'INFO', 'trace', 'fatal', 'silent'].map((LOG_LEVEL) => readConfig({ LOG_LEVEL }).logLevel)).toEqual(['debug', 'info', 'debug', 'error', 'silent'])
})
