import { Image, View } from '@tarojs/components'
import { useMemo } from 'react'
import { aria } from '../platform/aria'
import { drawFacade } from './facade-drawing'
import type { FacadeBuilding, OwnWindow } from './facade-drawing'

interface FacadeProps {
  /** Stable, for tests. */
  id?: string
  buildings: readonly FacadeBuilding[]
  own: OwnWindow | null
  /** Follows the theme: `settings.theme === 'dark' ? 'night' : 'day'`; the large page is always night. */
  light: 'day' | 'night'
  /** The picture in a sentence: how many windows are lit. */
  label: string
  onTap?: () => void
}

/** 万家灯火: one picture, however many windows, so that a phone draws one node. */
export function Facade({ id, buildings, own, light, label, onTap }: FacadeProps) {
  const drawing = useMemo(() => drawFacade(buildings, own, light), [buildings, own, light])
  return (
    <View
      id={id}
      className="facade"
      style={{ paddingBottom: `${String(Math.round(drawing.ratio * 1000) / 10)}%` }}
      hoverClass={onTap ? 'pressed' : 'none'}
      onClick={onTap}
      {...aria({ role: onTap ? 'button' : 'img', label })}
    >
      <Image className="facade-picture" src={drawing.picture} mode="scaleToFill" />
    </View>
  )
}
