import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { slotWords } from '../../../words/screens/slot'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { Segments } from '../../parts/choices'
import { DigitsInput } from '../../parts/digits-input'
import { sayFailure } from '../../say'
import { useStores } from '../../stores/root'
import type { Saying } from '../../wired/use-said'
import { useOrganizerStores } from '../stores/root'
import type { Act } from '../stores/slot'
import { sayChecked } from './say-checked'

const acts: readonly { value: Act; label: string }[] = [
  { value: 'in', label: slotWords.acts.in },
  { value: 'out', label: slotWords.acts.out },
]

/** In or out, by the member's code: scanned where there is a camera, typed where there is none. */
export const CheckPanel = observer(function CheckPanel(props: { slotId: string; said: Saying }) {
  const { slotId, said } = props
  const { platform } = useStores()
  const { slot } = useOrganizerStores()
  const [isTyping, type] = useState(!platform.can.scan)

  const scan = async () => {
    const code = await platform.scanCode()
    if (code === null) return
    const checked = await slot.checkMember.run({
      slotId,
      act: slot.act,
      proof: { by: 'code', code },
    })
    if (checked) {
      platform.vibrate()
      said.tell(sayChecked(checked))
    } else said.complain(slot.checkMember.failure)
    void slot.load(slotId)
  }
  return (
    <Card>
      <View className="stack">
        <Segments
          id="act"
          label={slotWords.actLabel}
          choices={acts}
          value={slot.act}
          onChange={(act) => {
            slot.chooseAct(act)
          }}
        />
        {platform.can.scan ? (
          <Button
            id="scan"
            label={slotWords.scan[slot.act]}
            kind="primary"
            icon="scan"
            block
            busy={slot.checkMember.busy}
            onTap={() => void scan()}
          />
        ) : null}
        {isTyping ? (
          <TypedDigits slotId={slotId} said={said} />
        ) : (
          <Button
            id="type-digits"
            label={slotWords.typeInstead}
            kind="quiet"
            size="s"
            onTap={() => {
              type(true)
            }}
          />
        )}
        <Button
          id="site-code"
          label={slotWords.siteCode}
          icon="code"
          block
          onTap={() => {
            platform.navigate('organizer/site-code', { slotId })
          }}
        />
      </View>
    </Card>
  )
})

/** Six digits are asked about as soon as they are there; a wrong code leaves its sentence below. */
const TypedDigits = observer(function TypedDigits(props: { slotId: string; said: Saying }) {
  const { slotId, said } = props
  const { slot } = useOrganizerStores()
  const [digits, setDigits] = useState('')
  const { checkMember } = slot
  const typed = async (next: string) => {
    setDigits(next)
    checkMember.forgive()
    if (next.length < 6) return
    const checked = await checkMember.run({
      slotId,
      act: slot.act,
      proof: { by: 'digits', digits: next },
    })
    setDigits('')
    if (checked === null) return
    said.tell(sayChecked(checked))
    void slot.load(slotId)
  }
  return (
    <View className="stack">
      <View className="t-strong">{slotWords.digitsTitle[slot.act]}</View>
      <DigitsInput
        name="digits"
        value={digits}
        length={6}
        label={slotWords.digitsLabel}
        error={checkMember.failure && sayFailure(checkMember.failure)}
        onChange={(next) => void typed(next)}
      />
      <View className="t-caption">{slotWords.digitsNote}</View>
    </View>
  )
})
