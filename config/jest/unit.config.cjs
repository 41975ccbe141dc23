module.exports = require('./base.cjs')('unit')
