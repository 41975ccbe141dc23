import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { settingsWords } from '../../../words/screens/settings'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { ChoiceField } from '../../parts/field'
import { Screen } from '../../parts/screen'
import { Section } from '../../parts/section'
import { SignOut } from '../../wired/sign-out'
import { SwitchField } from '../../parts/switch-field'
import { useStores } from '../../stores/root'
import { themeChoices } from '../../stores/settings'
import { useFresh } from '../../use-fresh'
import { useSaid } from '../../wired/use-said'
import { Phone } from './phone'

const themes = themeChoices.map((value) => ({ value, label: settingsWords.themes[value] }))

const SettingsPage = observer(function SettingsPage() {
  const { session, contact } = useStores()
  const said = useSaid()
  const isAdult = () => session.me?.kind === 'adult'
  const [leaving, leave] = useState(false)
  useFresh(() => (isAdult() ? contact.mine.load() : Promise.resolve()))
  const { me } = session
  const over = (
    <>
      <SignOut
        open={leaving}
        onEnd={() => {
          leave(false)
        }}
      />
      {said.toast}
    </>
  )
  return (
    <Screen over={over}>
      <Looks />
      {me?.kind === 'adult' ? <Phone said={said} /> : null}
      <Privacy />
      <Section title={settingsWords.account}>
        <Card>
          <View className="stack">
            <View id="signed-in-as" className="t-body">
              {me ? settingsWords.signedInAs(me.nickname, me.communityName) : settingsWords.visitor}
            </View>
            {me ? (
              <Button
                id="sign-out"
                label={settingsWords.signOut}
                onTap={() => {
                  leave(true)
                }}
              />
            ) : null}
          </View>
        </Card>
      </Section>
    </Screen>
  )
})

/** Apart from the rest of the page, which need not be drawn anew with it. */
const Looks = observer(function Looks() {
  const { settings } = useStores()
  return (
    <Section title={settingsWords.looks}>
      <Card>
        <View className="stack-l">
          <SwitchField
            id="big-type"
            label={settingsWords.bigType}
            note={settingsWords.bigTypeNote}
            value={settings.bigType}
            onChange={(on) => {
              settings.setBigType(on)
            }}
          />
          <ChoiceField
            id="theme"
            label={settingsWords.theme}
            choices={themes}
            value={settings.themeChoice}
            onChange={(choice) => {
              settings.chooseTheme(choice)
            }}
          />
        </View>
      </Card>
    </Section>
  )
})

function Privacy() {
  return (
    <Section title={settingsWords.privacyTitle}>
      <Card>
        <View className="stack">
          {settingsWords.privacyText.map((sentence) => (
            <View key={sentence} className="t-body">
              {sentence}
            </View>
          ))}
          <View className="t-strong">{settingsWords.rights}</View>
          <View className="t-body">{settingsWords.rightsText}</View>
        </View>
      </Card>
    </Section>
  )
}

export default SettingsPage
