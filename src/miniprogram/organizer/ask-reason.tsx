import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../parts/button'
import { TextField } from '../parts/field'
import { Sheet } from '../parts/sheet'

interface AskReasonProps {
  title: string
  /** What will happen. */
  text: string
  label: string
  hint: string
  /** What is said when no reason was written. */
  missing: string
  confirm: string
  keep: string
  /** `primary` for what helps the person; taking something away is a danger. */
  tone?: 'primary' | 'danger'
  /** What else has to be chosen, above the reason. */
  children?: ReactNode
  busy: boolean
  onReason: (reason: string) => void
  onEnd: () => void
}

/** Something that is done to others is done with a reason that they can read. */
export function AskReason(props: AskReasonProps) {
  const [reason, setReason] = useState('')
  const [wrong, setWrong] = useState(false)
  const submit = () => {
    const isWritten = reason.trim().length >= 2
    setWrong(!isWritten)
    if (isWritten) props.onReason(reason.trim())
  }
  const footer = (
    <View className="confirm-buttons">
      <Button id="confirm-no" label={props.keep} block onTap={props.onEnd} />
      <Button
        id="confirm-yes"
        label={props.confirm}
        kind={props.tone ?? 'danger'}
        block
        busy={props.busy}
        onTap={submit}
      />
    </View>
  )
  return (
    <Sheet open title={props.title} closeLabel={props.keep} onClose={props.onEnd} footer={footer}>
      <View className="stack-l">
        <View className="t-quiet">{props.text}</View>
        {props.children}
        <TextField
          name="reason"
          label={props.label}
          placeholder={props.hint}
          value={reason}
          error={wrong ? props.missing : null}
          maxLength={100}
          onChange={setReason}
        />
      </View>
    </Sheet>
  )
}
