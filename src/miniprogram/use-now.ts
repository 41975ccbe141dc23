import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { useStores } from './stores/root'

/** The cloud's time, anew every so many milliseconds while the page is looked at. */
export function useNow(every: number): Date {
  const { clock } = useStores()
  const [now, setNow] = useState(() => clock.now())
  const [isShown, setShown] = useState(true)
  useDidShow(() => {
    setNow(clock.now())
    setShown(true)
  })
  useDidHide(() => {
    setShown(false)
  })
  useEffect(() => {
    if (!isShown) return
    const timer = setInterval(() => {
      setNow(clock.now())
    }, every)
    return () => {
      clearInterval(timer)
    }
  }, [clock, every, isShown])
  return now
}
