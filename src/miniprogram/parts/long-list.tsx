import { View } from '@tarojs/components'
import { usePageScroll } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { measure, screenHeight } from '../platform/measure'
import { fitted, sameWindow, windowOf } from './window-of'
import type { Window } from './window-of'

interface LongListProps<T> {
  id: string
  items: readonly T[]
  keyOf: (item: T) => string
  /** About how high one is in CSS pixels: counts until it has been drawn and measured. */
  about: number
  children: (item: T, index: number) => ReactNode
}

/** So many come and go together. */
const perPiece = 3

/** How much beyond the screen is kept drawn on either side, in screens. */
const margin = 1

/**
 * However long it grows, only what lies around the screen is drawn; empty spaces stand for the rest. WeChat
 * pays for each node, and for each byte that makes one. The page scrolls, as everywhere.
 */
export function LongList<T>({ id, items, keyOf, about, children }: LongListProps<T>) {
  const pieces = Math.ceil(items.length / perPiece)
  const drawn = useWindow(id, pieces, about * perPiece)
  return (
    <View id={id}>
      <Left height={drawn.above} />
      {Array.from({ length: drawn.end - drawn.first }, (_, offset) => {
        const piece = drawn.first + offset
        const start = piece * perPiece
        return (
          <View key={piece} id={pieceId(id, piece)} className="piece">
            {items.slice(start, start + perPiece).map((item, index) => (
              <Keyed key={keyOf(item)}>{children(item, start + index)}</Keyed>
            ))}
          </View>
        )
      })}
      <Left height={drawn.below} />
    </View>
  )
}

const pieceId = (id: string, piece: number): string => `of-${id}-${String(piece)}`

function Keyed({ children }: { children: ReactNode }) {
  return children
}

/** What is left out takes its place all the same. */
function Left({ height }: { height: number }) {
  return <View style={{ height: `${String(Math.round(height))}px` }} />
}

/** What has been seen of the list; it changes with every pixel and draws nothing by itself. */
interface Seen {
  scrolled: number
  /** Where the list begins on the page. */
  top: number
  heights: Map<number, number>
}

const nothingSeen = (): Seen => ({ scrolled: 0, top: 0, heights: new Map() })

function decide({ scrolled, top, heights }: Seen, pieces: number, about: number): Window {
  const screen = screenHeight()
  const known = Array.from({ length: pieces }, (_, piece) => heights.get(piece) ?? about)
  const from = scrolled - top - margin * screen
  return windowOf(known, { from, to: from + (1 + 2 * margin) * screen })
}

/** Decided anew with each scrolling and each measuring; drawn anew only when it comes out otherwise. */
function useWindow(id: string, pieces: number, about: number): Window {
  const [decided, decideOn] = useState(() => decide(nothingSeen(), pieces, about))
  const seen = useRef<Seen | null>(null)
  const again = (change: (seen: Seen) => void): void => {
    seen.current ??= nothingSeen()
    change(seen.current)
    const next = decide(seen.current, pieces, about)
    decideOn((before) => (sameWindow(before, next) ? before : next))
  }
  usePageScroll(({ scrollTop }) => {
    again((known) => {
      known.scrolled = scrollTop
    })
  })
  const drawn = fitted(decided, pieces, about, () => decide(nothingSeen(), pieces, about))
  useEffect(() => {
    const shown = Array.from({ length: drawn.end - drawn.first }, (_, index) => drawn.first + index)
    measure([id, ...shown.map((piece) => pieceId(id, piece))], ([list, ...rects]) => {
      again((known) => {
        if (list) known.top = list.top + known.scrolled
        rects.forEach((rect, index) => {
          if (rect) known.heights.set(drawn.first + index, rect.height)
        })
      })
    })
  })
  return drawn
}
