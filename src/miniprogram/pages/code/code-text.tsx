import { View } from '@tarojs/components'
import { useState } from 'react'
import { codeWords as words } from '../../../words/screens/code'
import { Button } from '../../parts/button'

/** In a browser nobody scans: the code's text can be taken over to the organizer's screen by hand. */
export function CodeText({ code }: { code: string }) {
  const [isShown, show] = useState(false)
  if (isShown) {
    return (
      <View className="stack-s center">
        <View id="code-text" className="t-body">
          {code}
        </View>
        <View className="t-caption">{words.textNote}</View>
      </View>
    )
  }
  return (
    <Button
      id="show-text"
      label={words.showText}
      kind="quiet"
      size="s"
      onTap={() => {
        show(true)
      }}
    />
  )
}
