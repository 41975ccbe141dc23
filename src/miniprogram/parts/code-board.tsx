import { Image, View } from '@tarojs/components'
import { useMemo } from 'react'
import { aria } from '../platform/aria'
import { qrPicture } from './qr'

interface CodeBoardProps {
  /** What the QR code holds; null while it is being renewed. */
  code: string | null
  /** The digits to type where there is no camera. */
  digits: string
  /** What the code is, for screen readers. */
  label: string
  /** "每分钟更新" and the like. */
  note?: string
  /** Full-screen at the door. */
  size?: 'm' | 'l'
}

/** A QR code with its digits below. Always dark on white, by night too: cameras need it. */
export function CodeBoard({ code, digits, label, note, size = 'm' }: CodeBoardProps) {
  const picture = useMemo(() => (code === null ? null : qrPicture(code)), [code])
  return (
    <View className={`code-board code-board-${size}`}>
      <View className="code-board-frame" {...aria({ role: 'img', label })}>
        {picture ? <Image className="code-board-picture" src={picture} mode="scaleToFill" /> : null}
      </View>
      <View
        id="code-digits"
        className="code-board-digits"
        {...aria({ label: Array.from(digits).join(' ') })}
      >
        {grouped(digits)}
      </View>
      {note ? <View className="code-board-note">{note}</View> : null}
    </View>
  )
}

/** Six digits as two threes, eight as two fours: easier to read aloud. */
function grouped(digits: string): string {
  const half = Math.ceil(digits.length / 2)
  return `${digits.slice(0, half)} ${digits.slice(half)}`
}
