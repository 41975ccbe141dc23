import { performance } from 'node:perf_hooks'
import type { Deps } from '../deps'

interface Count {
  began: number
  asked: number
}

/** ★ So many addresses are remembered; then the book begins anew, so that it cannot grow without end. */
const mostRemembered = 20_000

/**
 * Counts who asks how often. The book is this process's own: it stops a guessing machine, and what is guarded
 * must be unguessable by itself.
 */
export const limiter = ({ most, per }: { most: number; per: number }) => {
  const books = new WeakMap<Deps, Map<string, Count>>()
  return (deps: Deps, from: string): boolean => {
    const book = books.get(deps) ?? new Map<string, Count>()
    books.set(deps, book)
    const now = performance.now() + deps.offset.milliseconds
    const known = book.get(from)
    if (known !== undefined && now - known.began < per) {
      known.asked += 1
      return known.asked <= most
    }
    if (book.size >= mostRemembered) book.clear()
    book.set(from, { began: now, asked: 1 })
    return true
  }
}
