/** Run once with HAOLIN_DB=pglite and once with HAOLIN_DB=postgres: one suite for both databases. */
module.exports = require('./base.cjs')('integration', { testTimeout: 60_000 })
