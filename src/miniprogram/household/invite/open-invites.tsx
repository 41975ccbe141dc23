import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { momentText } from '../../../words/format'
import { inviteWords as words } from '../../../words/screens/household'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { CodeBoard } from '../../parts/code-board'
import { Section } from '../../parts/section'
import { useStores } from '../../stores/root'
import type { Saying } from '../../wired/use-said'
import { qrOf } from '../stores/household'
import { useHousehold } from '../stores/root'

/** What was given and not used yet, each with its code to show or to read out. */
export const OpenInvites = observer(function OpenInvites({ said }: { said: Saying }) {
  const household = useHousehold()
  const { clock } = useStores()
  const open = household.invites.value ?? []
  if (open.length === 0) return null
  const withdraw = async (inviteId: string) => {
    const done = await household.withdrawInvite.run({ inviteId })
    if (done) said.tell(words.withdrawn)
    else said.complain(household.withdrawInvite.failure)
    await household.invites.load()
  }
  return (
    <Section id="open-invites" title={words.open}>
      {open.map(({ id, kind, code, wardName, expiresAt }) => (
        <Card key={id}>
          <View className="stack center">
            <View className="t-strong">{words.for(kind, wardName)}</View>
            <CodeBoard
              code={qrOf(code)}
              digits={code}
              label={words.label(code)}
              note={words.until(momentText(expiresAt, clock.now()))}
            />
            <Button
              id={`withdraw-${id}`}
              label={words.withdraw}
              kind="quiet"
              size="s"
              onTap={() => void withdraw(id)}
            />
          </View>
        </Card>
      ))}
    </Section>
  )
})
