import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { householdsWords as words } from '../../../words/screens/households'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { List, ListRow } from '../../parts/list'
import { Notice } from '../../parts/notice'
import { Screen } from '../../parts/screen'
import { sayFailure } from '../../say'
import { useStores } from '../../stores/root'
import { useFresh } from '../../use-fresh'
import { useQuery } from '../../use-query'
import { useSaid } from '../../wired/use-said'
import { CodeField } from '../code-field'
import type { OpenedHousehold } from '../stores/households'
import { useOrganizerStores } from '../stores/root'
import { Cases } from './cases'
import { MoveHome } from './move-home'
import { ProposeSplit } from './propose-split'

/** A household stands in front of the desk: its code first, then what it came for. */
const HouseholdsPage = observer(function HouseholdsPage() {
  const { households } = useOrganizerStores()
  const { activities } = useStores()
  const { orgId = '' } = useQuery()
  const said = useSaid()
  useLoad(() => {
    households.clear()
  })
  const load = async () => {
    await Promise.all([households.cases.load(orgId), activities.communities.load()])
  }
  useFresh(load)
  const { opened } = households
  const done = async (text: string) => {
    said.tell(text)
    households.clear()
    await load()
  }
  return (
    <Screen over={said.toast}>
      {opened === null ? (
        <>
          <Notice text={words.note} />
          <Finding orgId={orgId} />
          <Cases orgId={orgId} said={said} />
        </>
      ) : (
        <>
          <Household opened={opened} />
          <ProposeSplit opened={opened} said={said} onDone={(text) => void done(text)} />
          <MoveHome opened={opened} said={said} onDone={(text) => void done(text)} />
          <Button
            id="other-household"
            label={words.other}
            kind="quiet"
            block
            onTap={() => {
              households.clear()
            }}
          />
        </>
      )}
    </Screen>
  )
})

/** A scanned code is looked up at once; a pasted one when it is whole. */
const Finding = observer(function Finding({ orgId }: { orgId: string }) {
  const { platform } = useStores()
  const { households } = useOrganizerStores()
  const { code, open } = households
  return (
    <Card>
      <View className="stack">
        <CodeField
          code={code}
          error={open.failure && sayFailure(open.failure)}
          onCode={(next) => {
            households.setCode(next)
            if (platform.can.scan) void households.lookUp(orgId)
          }}
        />
        {platform.can.scan ? null : (
          <Button
            id="open-household"
            label={words.look}
            kind="primary"
            block
            disabled={code === ''}
            busy={open.busy}
            onTap={() => void households.lookUp(orgId)}
          />
        )}
      </View>
    </Card>
  )
})

function Household({ opened }: { opened: OpenedHousehold }) {
  return (
    <>
      <Card tone="lamp">
        <View className="stack-s">
          <View id="household-alias" className="t-display">
            {opened.alias}
          </View>
          <View className="t-quiet">{opened.communityName}</View>
          <View className="t-body">{words.points(opened.points)}</View>
        </View>
      </Card>
      <List>
        {opened.members.map(({ personId, nickname, kind }) => (
          <ListRow
            key={personId}
            title={nickname}
            note={kind === 'adult' ? words.adult : words.minor}
            {...(personId === opened.headId && { value: words.head })}
          />
        ))}
      </List>
    </>
  )
}

export default HouseholdsPage
