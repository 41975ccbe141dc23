import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Button } from './button'
import { Sheet } from './sheet'

interface ConfirmProps {
  open: boolean
  title: string
  /** What will happen, in a sentence. */
  text: string
  confirmLabel: string
  cancelLabel: string
  tone?: 'primary' | 'danger'
  busy?: boolean
  /** What can be said besides, below the sentence. */
  children?: ReactNode
  onConfirm: () => void
  onCancel: () => void
}

/** Asks before something that cannot be undone by a tap. Put it into Screen's `over`. */
export function Confirm(props: ConfirmProps) {
  return (
    <Sheet
      open={props.open}
      title={props.title}
      onClose={props.onCancel}
      closeLabel={props.cancelLabel}
      footer={
        <View className="confirm-buttons">
          <Button id="confirm-no" label={props.cancelLabel} onTap={props.onCancel} block />
          <Button
            id="confirm-yes"
            label={props.confirmLabel}
            kind={props.tone ?? 'primary'}
            busy={props.busy}
            onTap={props.onConfirm}
            block
          />
        </View>
      }
    >
      <View className="stack-l">
        <View className="t-quiet">{props.text}</View>
        {props.children}
      </View>
    </Sheet>
  )
}
