import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { phoneWords } from '../../../words/screens/settings'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { TextField } from '../../parts/field'
import { Section } from '../../parts/section'
import { sayFailure } from '../../say'
import { useStores } from '../../stores/root'
import type { Saying } from '../../wired/use-said'

/** The number to be called at: who may read it, and how to take it back. */
export const Phone = observer(function Phone({ said }: { said: Saying }) {
  const { contact } = useStores()
  const { save } = contact
  const masked = contact.mine.value?.masked ?? null
  const error = contact.isWrong ? phoneWords.wrong : save.failure && sayFailure(save.failure)
  const give = async () => {
    if (await contact.give()) said.tell(phoneWords.given)
  }
  const takeBack = async () => {
    if (await contact.takeBack()) said.tell(phoneWords.taken)
  }
  return (
    <Section title={phoneWords.title}>
      <Card>
        <View className="stack">
          <View className="t-body">{phoneWords.use}</View>
          {masked === null ? null : (
            <View id="phone-given" className="t-strong">
              {phoneWords.now(masked)}
            </View>
          )}
          <TextField
            name="phone"
            label={masked === null ? phoneWords.label : phoneWords.labelChange}
            placeholder={phoneWords.hint}
            type="number"
            value={contact.typed}
            error={error}
            maxLength={13}
            onChange={(typed) => {
              contact.type(typed)
            }}
          />
          <Button
            id="save-phone"
            label={masked === null ? phoneWords.give : phoneWords.change}
            busy={save.busy}
            disabled={contact.typed === ''}
            block
            onTap={() => void give()}
          />
          {masked === null ? null : (
            <Button
              id="take-phone"
              label={phoneWords.takeBack}
              kind="quiet"
              busy={save.busy}
              block
              onTap={() => void takeBack()}
            />
          )}
        </View>
      </Card>
    </Section>
  )
})
