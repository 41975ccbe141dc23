import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../parts/button'
import { TextField } from '../parts/field'
import { Sheet } from '../parts/sheet'

interface AskMinutesProps {
  title: string
  text: string
  label: string
  /** What is proposed, and the most that may be said. */
  proposed: number
  most: number
  wrong: string
  /** The words of a reason; left out where none is asked for. */
  reason?: { label: string; hint: string; missing: string }
  confirm: string
  keep: string
  busy: boolean
  onMinutes: (minutes: number, reason: string) => void
  onEnd: () => void
}

/** How long somebody served, in minutes, and why where that is asked. */
export function AskMinutes(props: AskMinutesProps) {
  const [text, setText] = useState(String(props.proposed))
  const [reason, setReason] = useState('')
  const [checking, check] = useState(false)
  const minutes = /^\d{1,4}$/.test(text) ? Number(text) : null
  const isWrong = minutes === null || minutes > props.most
  const isShort = props.reason !== undefined && reason.trim().length < 2
  const submit = () => {
    check(true)
    if (!isWrong && !isShort) props.onMinutes(minutes, reason.trim())
  }
  const footer = (
    <View className="confirm-buttons">
      <Button id="confirm-no" label={props.keep} block onTap={props.onEnd} />
      <Button
        id="confirm-yes"
        label={props.confirm}
        kind="primary"
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
        <TextField
          name="minutes"
          type="number"
          label={props.label}
          value={text}
          error={checking && isWrong ? props.wrong : null}
          maxLength={4}
          onChange={setText}
        />
        {props.reason === undefined ? null : (
          <TextField
            name="reason"
            label={props.reason.label}
            placeholder={props.reason.hint}
            value={reason}
            error={checking && isShort ? props.reason.missing : null}
            maxLength={100}
            onChange={setReason}
          />
        )}
      </View>
    </Sheet>
  )
}
