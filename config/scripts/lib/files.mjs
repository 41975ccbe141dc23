import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { inRoot, root } from './root.mjs'

/** Every file below the given paths (a path may be a file itself), sorted, relative to the project. */
export function filesIn(...paths) {
  const found = []
  const visit = (full) => {
    const stat = fs.statSync(full, { throwIfNoEntry: false })
    if (stat?.isDirectory()) fs.readdirSync(full).forEach((name) => visit(path.join(full, name)))
    else if (stat?.isFile()) found.push(path.relative(root, full).split(path.sep).join('/'))
  }
  paths.forEach((each) => visit(inRoot(each)))
  return found.sort()
}

/** One hash over the names and contents of the given files, and over whatever else decides the outcome. */
export function hashOf(files, more = '') {
  const hash = crypto.createHash('sha256').update(more)
  for (const file of files) hash.update(`\0${file}\0`).update(fs.readFileSync(inRoot(file)))
  return hash.digest('hex')
}

export function readIfThere(file) {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
