const fs = require('node:fs')
const path = require('node:path')

/**
 * A fresh clone does not know how long its files took the last time. The ones that take longest are named here,
 * for a long file that begins last is what everybody waits for; it costs nothing when one of them is not so long
 * any more.
 */
const longest = [
  'integration/authorisation.',
  'integration/ledger-sequences.',
  'integration/checker.',
  'integration/sequences.',
  'integration/seed.',
  'integration/household-moves.',
  'integration/races/',
  'integration/faults/exhausted.',
  'integration/attendance-table.',
  'e2e/screens',
  'e2e/refusals.',
  'weapp/gates.',
  'weapp/bad-network.',
  'property/seats.',
  'property/codes.',
  'property/ledger-model.',
]

const tests = path.resolve(__dirname, '../../tests')

const rankOf = (file) => {
  const name = path.relative(tests, file).split(path.sep).join('/')
  const rank = longest.findIndex((each) => name.startsWith(each))
  return rank < 0 ? longest.length : rank
}

/** The order in which the workers take the files. */
module.exports = class LongestFirst {
  sort(files) {
    const known = files.map((file) => ({
      file,
      rank: rankOf(file.path),
      size: fs.statSync(file.path).size,
    }))
    known.sort((one, other) => one.rank - other.rank || other.size - one.size)
    return known.map(({ file }) => file)
  }

  cacheResults() {
    // What a run has learned stays out of the next one.
  }
}
