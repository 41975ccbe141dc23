/** One browser and one server at a time: people wait for pages, not for each other. */
module.exports = require('./base.cjs')('e2e', {
  testTimeout: 180_000,
  maxWorkers: 1,
  globalSetup: '<rootDir>/tests/support/e2e/seeded.ts',
  globalTeardown: '<rootDir>/tests/support/e2e/swept.ts',
})
