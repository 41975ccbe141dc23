import { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { useStores } from './stores/root'

/** Loads when the page is shown and when it is pulled down, once it is known who is looking. */
export function useFresh(load: () => Promise<unknown>): void {
  const { session, platform } = useStores()
  const fresh = async (): Promise<void> => {
    await session.ready()
    if (session.who === null) await session.refresh()
    await load()
  }
  useDidShow(() => {
    void fresh()
  })
  usePullDownRefresh(() => {
    void fresh().then(() => {
      platform.endRefresh()
    })
  })
}
