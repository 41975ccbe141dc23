import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { acceptWords as words } from '../../../words/screens/household'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { TextField } from '../../parts/field'
import { Screen } from '../../parts/screen'
import { sayFailure } from '../../say'
import { useStores } from '../../stores/root'
import { useQuery } from '../../use-query'
import { Outcome } from '../../parts/outcome'
import { useHousehold } from '../stores/root'
import { Consent } from './consent'

/** A code is typed or scanned, then one sees whose it is, and only then says yes. */
const AcceptPage = observer(function AcceptPage() {
  const { platform } = useStores()
  const household = useHousehold()
  const { code } = useQuery()
  const [done, end] = useState<string | null>(null)
  const [begun, begin] = useState(false)
  useLoad(() => {
    household.type(code ?? '')
    if (household.isWhole) void household.look()
    // A browser's field has to find its value when it comes; it stumbles over one that follows at once.
    begin(true)
  })
  if (done !== null) {
    return (
      <Screen
        bottom={
          <Button
            id="see-family"
            label={words.seeFamily}
            kind="primary"
            block
            onTap={() => {
              platform.redirect('pages/family')
            }}
          />
        }
      >
        <Outcome tone="good" title={done} />
      </Screen>
    )
  }
  return (
    <Screen>
      {begun ? <CodeEntry /> : null}
      {household.looked ? <Consent looked={household.looked} onDone={end} /> : null}
    </Screen>
  )
})

const CodeEntry = observer(function CodeEntry() {
  const { platform } = useStores()
  const household = useHousehold()
  const [tried, setTried] = useState(false)
  const failure = household.lookFailure
  const wrong = tried && !household.isWhole ? words.wrong : null
  const look = async () => {
    setTried(true)
    if (household.isWhole) await household.look()
  }
  const scan = async () => {
    const scanned = await platform.scanCode()
    if (scanned === null) return
    household.type(scanned)
    await look()
  }
  return (
    <Card>
      <View className="stack">
        <TextField
          name="invite-code"
          label={words.label}
          note={words.enterNote}
          placeholder={words.hint}
          error={wrong ?? (failure && sayFailure(failure))}
          value={household.code}
          maxLength={12}
          onChange={(text) => {
            household.type(text)
          }}
        />
        {platform.can.scan ? (
          <Button id="scan-invite" label={words.scan} icon="scan" block onTap={() => void scan()} />
        ) : null}
        <Button
          id="look"
          label={words.look}
          kind={household.looked ? 'secondary' : 'primary'}
          block
          busy={household.looking}
          onTap={() => void look()}
        />
      </View>
    </Card>
  )
})

export default AcceptPage
