/** Each file has a browser, a server and data of its own, so a few of them run side by side. */
module.exports = require('./base.cjs')('e2e', {
  testEnvironment: '<rootDir>/tests/support/e2e/environment.ts',
  testTimeout: 180_000,
  maxWorkers: '100%',
  globalSetup: '<rootDir>/tests/support/e2e/seeded.ts',
  globalTeardown: '<rootDir>/tests/support/e2e/swept.ts',
})
