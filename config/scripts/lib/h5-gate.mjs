import fs from 'node:fs'
import { gzipSync } from 'node:zlib'
import { inRoot } from './root.mjs'
import { bold, say, Sentence } from './say.mjs'

const KB = 1024
const goal = 350 * KB

/** What a browser has to load before it can draw anything: the page and every script and style it names. */
export function gateH5() {
  const page = fs.readFileSync(inRoot('dist', 'h5', 'index.html'), 'utf8')
  const named = [...page.matchAll(/(?:src|href)="\/?([^":]+\.(?:js|css))"/g)].map(
    (match) => match[1],
  )
  const weigh = (file) => gzipSync(fs.readFileSync(inRoot('dist', 'h5', file))).length
  const total = ['index.html', ...named].reduce((sum, file) => sum + weigh(file), 0)
  const text = `${(total / KB).toFixed(0)} KB of ${goal / KB} KB`
  say(`  ${bold('first load')} ${text} (gzip)`)
  if (total > goal) throw new Sentence(`The first load of the H5 build is too heavy: ${text}.`)
}
