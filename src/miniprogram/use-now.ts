import { useDidHide, useDidShow } from '@tarojs/taro'
import { reaction } from 'mobx'
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
  // The first answer may tell that the phone's clock is wrong: nobody waits for the next beat then.
  useEffect(
    () =>
      reaction(
        () => clock.jumps,
        () => {
          setNow(clock.now())
        },
      ),
    [clock],
  )
  return now
}
