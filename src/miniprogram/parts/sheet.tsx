import { Popup } from '@nutui/nutui-react-taro'
import { ScrollView, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from '../platform/aria'
import { Icon } from './icon'
import { useLater } from './later'

interface SheetProps {
  open: boolean
  title: string
  onClose: () => void
  closeLabel: string
  children: ReactNode
  /** Stays below the scrolling content: the button that ends it. */
  footer?: ReactNode
}

/** Comes up from the bottom over the page; a tap beside it closes it. Put it into Screen's `over`. */
export function Sheet({ open, title, onClose, closeLabel, children, footer }: SheetProps) {
  const isUp = useLater(open, false) && open
  return (
    <View>
      <View className={open ? 'veil veil-on' : 'veil'} catchMove onClick={onClose} />
      <Popup visible={isUp} position="bottom" className="sheet-popup" overlay={false} lockScroll>
        {isUp ? (
          <View className="sheet" {...aria({ role: 'dialog', label: title })}>
            <View className="sheet-head">
              <View className="sheet-title">{title}</View>
              <View
                id="sheet-close"
                className="sheet-close"
                hoverClass="pressed"
                onClick={onClose}
                {...aria({ role: 'button', label: closeLabel })}
              >
                <Icon name="close" />
              </View>
            </View>
            <ScrollView className="sheet-body" scrollY>
              <View className="sheet-content">{children}</View>
            </ScrollView>
            {footer ? <View className="sheet-foot">{footer}</View> : null}
          </View>
        ) : null}
      </Popup>
    </View>
  )
}
