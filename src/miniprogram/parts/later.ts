import { useEffect, useState } from 'react'

/** Milliseconds; Taro sends what it has gathered before that. */
const aMoment = 8

/**
 * The value as it was a moment ago: what hangs on it is drawn after whatever answers the finger. On WeChat each
 * drawing crosses to another process, and the small one arrives first.
 */
export function useLater<T>(value: T, before: T): T {
  const [shown, show] = useState(before)
  useEffect(() => {
    const timer = setTimeout(() => {
      show(() => value)
    }, aMoment)
    return () => {
      clearTimeout(timer)
    }
  }, [value])
  return shown
}
