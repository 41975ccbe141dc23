import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { useContext } from 'react'
import type { CSSProperties, ReactNode } from 'react'
import { LookContext } from './look'

interface ScreenProps {
  children?: ReactNode
  /** Stays at the bottom, above the thumb: one button or two. */
  bottom?: ReactNode
  /** Lies over everything: sheets, dialogs, the toast. */
  over?: ReactNode
  /** Without the margins at the sides, for full-width pictures. */
  bleed?: boolean
}

/** The root of every page: theme, type size, safe areas. */
export function Screen({ children, bottom, over, bleed }: ScreenProps) {
  const look = useContext(LookContext)
  useDidShow(() => {
    look.paint()
  })
  const scale: CSSProperties & Record<'--fs', number> = { '--fs': look.textScale }
  const sides = bleed ? 'screen-bleed' : ''
  const below = bottom ? 'screen-with-bottom' : ''
  return (
    <View className={`screen ${look.rootClass}`} style={scale}>
      <View className={`screen-content ${sides} ${below}`}>{children}</View>
      {bottom ? <View className="screen-bottom">{bottom}</View> : null}
      {/* A place of its own: what opens here does not make WeChat draw the page anew. */}
      {over ? <View>{over}</View> : null}
    </View>
  )
}
