const path = require('node:path')

/** The environment gives the compiled mini-program its cloud, from outside of the page's sandbox. */
module.exports = require('./base.cjs')('weapp', {
  testEnvironment: path.resolve(__dirname, '../../tests/support/weapp/environment.ts'),
  globalSetup: '<rootDir>/tests/support/migrated.ts',
  maxWorkers: '100%',
  testTimeout: 120_000,
})
