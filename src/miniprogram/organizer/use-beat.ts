import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'

/** Does something again and again while the page is looked at, every so many milliseconds. */
export function useBeat(every: number, act: () => Promise<void>): void {
  const latest = useRef(act)
  const [isShown, setShown] = useState(true)
  useEffect(() => {
    latest.current = act
  }, [act])
  useDidShow(() => {
    setShown(true)
  })
  useDidHide(() => {
    setShown(false)
  })
  useEffect(() => {
    if (!isShown) return
    const timer = setInterval(() => void latest.current(), every)
    return () => {
      clearInterval(timer)
    }
  }, [every, isShown])
}
