/**
 * PGlite has one connection, so nothing ever happens there at the same time: what races, in files named
 * `*.postgres.test.ts`, runs on PostgreSQL only.
 */
const onOneConnection = process.env.HAOLIN_DB !== 'postgres'

/** Run once with HAOLIN_DB=pglite and once with HAOLIN_DB=postgres: one suite for both databases. */
module.exports = require('./base.cjs')('integration', {
  testEnvironment: '<rootDir>/tests/support/environment.ts',
  globalSetup: '<rootDir>/tests/support/migrated.ts',
  testTimeout: 120_000,
  maxWorkers: '100%',
  testPathIgnorePatterns: [
    '/node_modules/',
    ...(onOneConnection ? ['[.]postgres[.]test[.]ts$'] : []),
  ],
})
