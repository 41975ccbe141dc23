import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { checkInWords as words } from '../../../words/screens/check-in'
import { Button } from '../../parts/button'
import { DigitsInput } from '../../parts/digits-input'
import { Notice } from '../../parts/notice'
import { Section } from '../../parts/section'
import { sayFailure } from '../../say'
import { useStores } from '../../stores/root'

/** The site's code: scanned on the way here, scanned now, or typed as its six digits. */
export const Proof = observer(function Proof() {
  const { checkIn, platform } = useStores()
  const isNobody = checkIn.whoCame.length === 0
  if (isNobody) return <Notice id="choose-first" text={words.chooseFirst} />
  if (checkIn.scanned !== null) return <Scanned />
  return (
    <>
      {platform.can.scan ? (
        <Button
          id="scan"
          label={words.scan[checkIn.act]}
          kind="primary"
          icon="scan"
          busy={checkIn.check.busy}
          onTap={() => void checkIn.scanAndCheck()}
          block
        />
      ) : null}
      <Section
        title={platform.can.scan ? words.orDigits : words.digitsTitle}
        note={words.digitsNote}
      >
        <Digits />
      </Section>
    </>
  )
})

const Scanned = observer(function Scanned() {
  const { checkIn } = useStores()
  return (
    <View className="stack">
      <Notice id="scanned" tone="good" text={words.ready} />
      <Button
        id="check-scanned"
        label={words.submit[checkIn.act]}
        kind="primary"
        busy={checkIn.check.busy}
        onTap={() => void checkIn.checkScanned()}
        block
      />
    </View>
  )
})

/** Why a code was refused stands here, scanned or typed: this is where one goes on. */
const Digits = observer(function Digits() {
  const { checkIn, platform } = useStores()
  const { failure } = checkIn.check
  return (
    <View className="stack">
      <DigitsInput
        name="digits"
        length={6}
        label={words.digitsLabel}
        value={checkIn.digits}
        error={failure && sayFailure(failure)}
        onChange={(digits) => {
          checkIn.typeDigits(digits)
        }}
      />
      <Button
        id="check-digits"
        label={words.submit[checkIn.act]}
        kind={platform.can.scan ? 'secondary' : 'primary'}
        busy={checkIn.check.busy}
        disabled={checkIn.digits.length < 6}
        onTap={() => void checkIn.checkDigits()}
        block
      />
    </View>
  )
})
