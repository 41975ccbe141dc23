import { createContext } from 'react'

/** How everything is to look just now; the app provides it from the person's settings. */
export interface Look {
  /** Theme and 大字, as classes of the page's root. */
  rootClass: string
  /** What all text is multiplied by. */
  textScale: number
  /** Paints what lies outside of the page; native bars forget their colours between pages. */
  paint: () => void
}

export const LookContext = createContext<Look>({
  rootClass: 'theme-auto',
  textScale: 1,
  paint: () => undefined,
})
