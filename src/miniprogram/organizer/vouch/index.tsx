import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { vouchWords } from '../../../words/screens/vouch'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { Notice } from '../../parts/notice'
import { Screen } from '../../parts/screen'
import { sayFailure } from '../../say'
import { useStores } from '../../stores/root'
import { useQuery } from '../../use-query'
import { useSaid } from '../../wired/use-said'
import { CodeField } from '../code-field'
import { useOrganizerStores } from '../stores/root'
import { Skills } from './skills'

const VouchPage = observer(function VouchPage() {
  const { vouch } = useOrganizerStores()
  const said = useSaid()
  const { orgId = '' } = useQuery()
  useLoad(() => {
    vouch.clear()
  })
  const save = async () => {
    const name = vouch.holder?.nickname ?? ''
    const skills = await vouch.save(orgId)
    if (skills === null) {
      said.complain(vouch.vouch.failure)
      return
    }
    vouch.clear()
    said.tell(vouchWords.saved(name, skills.length))
  }
  const bottom =
    vouch.holder === null ? undefined : (
      <Button
        id="vouch"
        label={vouch.isChanged ? vouchWords.save : vouchWords.unchanged}
        kind="primary"
        block
        disabled={!vouch.isChanged}
        busy={vouch.vouch.busy}
        onTap={() => void save()}
      />
    )
  return (
    <Screen bottom={bottom} over={said.toast}>
      <Notice text={vouchWords.note} />
      <Finding orgId={orgId} />
      <Skills />
    </Screen>
  )
})

/** A scanned code is looked up at once; a pasted one when it is whole. */
const Finding = observer(function Finding({ orgId }: { orgId: string }) {
  const { platform } = useStores()
  const { vouch } = useOrganizerStores()
  const { failure, code, looking } = vouch
  return (
    <Card>
      <View className="stack">
        <CodeField
          code={code}
          error={failure && sayFailure(failure)}
          onCode={(next) => {
            vouch.setCode(next)
            if (platform.can.scan) void vouch.lookUp(orgId)
          }}
        />
        {platform.can.scan ? null : (
          <Button
            id="look-up"
            label={vouchWords.look}
            block
            disabled={code === ''}
            busy={looking}
            onTap={() => void vouch.lookUp(orgId)}
          />
        )}
      </View>
    </Card>
  )
})

export default VouchPage
