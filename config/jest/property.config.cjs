module.exports = require('./base.cjs')('property', { testTimeout: 60_000 })
