import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { deskWords } from '../../../words/screens/desk'
import { FilterRow } from '../../parts/choices'
import { EmptyState } from '../../parts/empty-state'
import { Screen } from '../../parts/screen'
import { useStores } from '../../stores/root'
import { useFresh } from '../../use-fresh'
import { useSaid } from '../../wired/use-said'
import { Waiting } from '../../wired/waiting'
import type { DeskActivity } from '../stores/desk'
import { useOrganizerStores } from '../stores/root'
import { Entries } from './entries'
import { Groups } from './groups'
import { KeptBoardList, UnsentNotice } from './kept'
import { Menu } from './menu'
import { Post } from './post'

const DeskPage = observer(function DeskPage() {
  const { desk, scans } = useOrganizerStores()
  const { platform } = useStores()
  const [chosen, choose] = useState<DeskActivity | null>(null)
  const said = useSaid()
  const load = async () => {
    await Promise.all([desk.load(), scans.upload()])
  }
  useFresh(load)
  const orgs = desk.orgs.value
  if (orgs === null) {
    return (
      <Screen>
        <Waiting failure={desk.orgs.failure} onRetry={() => void load()} />
        {desk.orgs.failure === null ? null : <KeptBoardList />}
      </Screen>
    )
  }
  if (orgs.length === 0 || desk.orgId === null) {
    return (
      <Screen>
        <EmptyState
          title={deskWords.notStaff}
          action={deskWords.home}
          actionId="home"
          onAction={() => {
            platform.switchTab('pages/home')
          }}
        />
      </Screen>
    )
  }
  const over = (
    <>
      <Menu
        activity={chosen}
        said={said}
        onEnd={() => {
          choose(null)
        }}
      />
      {said.toast}
    </>
  )
  return (
    <Screen over={over}>
      {orgs.length > 1 ? (
        <FilterRow
          id="org"
          label={deskWords.orgLabel}
          choices={orgs.map((org) => ({ value: org.id, label: org.name }))}
          value={desk.orgId}
          onChange={(orgId) => void desk.chooseOrg(orgId)}
        />
      ) : null}
      <UnsentNotice />
      <Post orgId={desk.orgId} />
      <Entries orgId={desk.orgId} />
      <Groups onChoose={choose} />
    </Screen>
  )
})

export default DeskPage
