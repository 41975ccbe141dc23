const path = require('node:path')

const root = path.resolve(__dirname, '../..')

/** Published as ES modules only: jest runs CommonJS, so these are translated like our own code. */
const esmOnly = ['@orpc', 'uuid', '@hono', 'radash', 'rou3']

const swc = {
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', tsx: true, decorators: false },
    transform: { react: { runtime: 'automatic' } },
  },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
}

/** What every kind of test has in common; `config/scripts/test.mjs` runs the kinds one after the other. */
module.exports = (kind, own = {}) => ({
  rootDir: root,
  displayName: kind,
  roots: [path.join(root, 'tests', kind)],
  testMatch: [`${root}/tests/${kind}/**/*.test.{ts,tsx}`],
  testEnvironment: 'node',
  moduleFileExtensions: ['ts', 'tsx', 'mts', 'mjs', 'js', 'cjs', 'json', 'node'],
  transform: { '^.+\\.(m|c)?(t|j)sx?$': ['@swc/jest', swc] },
  transformIgnorePatterns: [
    `/node_modules/(?!(${esmOnly.join('|')})/)`,
    // What was built is tested as it was built.
    `^${root}/dist/`,
  ],
  moduleNameMapper: { '\\.(s?css|png|svg|jpe?g)$': path.join(__dirname, 'asset.cjs') },
  modulePathIgnorePatterns: [`${root}/dist/`],
  watchPathIgnorePatterns: [`${root}/(dist|reports|\\.cache|\\.data)/`],
  testSequencer: path.join(__dirname, 'longest-first.cjs'),
  cacheDirectory: path.join(root, '.cache', 'jest'),
  errorOnDeprecated: true,
  ...own,
})
