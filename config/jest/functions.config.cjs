module.exports = require('./base.cjs')('functions', { testTimeout: 30_000 })
