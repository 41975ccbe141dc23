import Taro from '@tarojs/taro'

/** Where something lies on the screen, in CSS pixels. */
export interface Rect {
  top: number
  height: number
}

/** How high the part of the screen is on which pages lie. */
export const screenHeight = (): number => Taro.getWindowInfo().windowHeight

/** How these came out, by their ids; null for what is not there or has no size because nobody looks at it. */
export function measure(
  ids: readonly string[],
  onMeasured: (rects: (Rect | null)[]) => void,
): void {
  if (process.env.TARO_ENV === 'h5') {
    // The browser says it at once; Taro's query fails while one page gives way to the next.
    onMeasured(ids.map((id) => rectOf(document.getElementById(id)?.getBoundingClientRect())))
    return
  }
  const query = Taro.createSelectorQuery()
  for (const id of ids) query.select(`#${id}`).boundingClientRect()
  query.exec((found: unknown[]) => {
    onMeasured(ids.map((_, index) => rectOf(found[index])))
  })
}

function rectOf(value: unknown): Rect | null {
  if (typeof value !== 'object' || value === null) return null
  if (!('top' in value) || !('height' in value)) return null
  const { top, height } = value
  return typeof top === 'number' && typeof height === 'number' && height > 0
    ? { top, height }
    : null
}
