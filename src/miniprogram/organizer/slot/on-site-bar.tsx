import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { slotWords } from '../../../words/screens/slot'
import { Button } from '../../parts/button'
import { Segments } from '../../parts/choices'
import { DigitsInput } from '../../parts/digits-input'
import { sayFailure } from '../../say'
import { useStores } from '../../stores/root'
import { useOrganizerStores } from '../stores/root'
import type { Act } from '../stores/slot'
import type { Checking } from './use-checking'

const acts: readonly { value: Act; label: string }[] = [
  { value: 'in', label: slotWords.acts.in },
  { value: 'out', label: slotWords.acts.out },
]

/**
 * Within reach of the thumb: in or out, and by what. Codes are scanned where there is a camera and typed
 * where there is none; the door's own screen is one tap away.
 */
export const OnSiteBar = observer(function OnSiteBar(props: {
  slotId: string
  checking: Checking
}) {
  const { slotId, checking } = props
  const { platform } = useStores()
  const { slot } = useOrganizerStores()
  const [isTyping, type] = useState(!platform.can.scan)
  const scan = async () => {
    const code = await platform.scanCode()
    if (code !== null) await checking.code(code)
  }
  return (
    <View className="stack-s">
      <View className="row">
        <View className="grow">
          <Segments
            id="act"
            label={slotWords.actLabel}
            choices={acts}
            value={slot.act}
            onChange={(act) => {
              slot.chooseAct(act)
            }}
          />
        </View>
        {platform.can.scan ? null : <SiteCode slotId={slotId} size="s" />}
      </View>
      {isTyping ? <TypedDigits checking={checking} /> : null}
      {platform.can.scan ? (
        <Button
          id="scan"
          label={slotWords.scan[slot.act]}
          kind="primary"
          icon="scan"
          block
          onTap={() => void scan()}
        />
      ) : null}
      {platform.can.scan ? (
        <View className="row on-site-more">
          <Button
            id="type-digits"
            label={isTyping ? slotWords.typeNoMore : slotWords.typeInstead}
            block
            onTap={() => {
              type(!isTyping)
            }}
          />
          <SiteCode slotId={slotId} />
        </View>
      ) : null}
    </View>
  )
})

/** The door's own screen. */
function SiteCode({ slotId, size }: { slotId: string; size?: 's' }) {
  const { platform } = useStores()
  return (
    <Button
      id="site-code"
      label={slotWords.siteCode}
      spoken={slotWords.siteCodeSpoken}
      icon="code"
      {...(size ? { size } : { block: true })}
      onTap={() => {
        platform.navigate('organizer/site-code', { slotId })
      }}
    />
  )
}

/** Six digits are asked about as soon as they are there; a wrong code leaves its sentence below. */
const TypedDigits = observer(function TypedDigits({ checking }: { checking: Checking }) {
  const { slot } = useOrganizerStores()
  const [digits, setDigits] = useState('')
  const { whose } = slot
  const typed = async (next: string) => {
    setDigits(next)
    whose.forgive()
    if (next.length < 6) return
    await checking.digits(next)
    setDigits('')
  }
  return (
    <View className="stack-s">
      <View className="t-strong">{slotWords.digitsTitle[slot.act]}</View>
      <DigitsInput
        name="digits"
        value={digits}
        length={6}
        label={slotWords.digitsLabel}
        error={whose.failure && sayFailure(whose.failure)}
        onChange={(next) => void typed(next)}
      />
    </View>
  )
})
