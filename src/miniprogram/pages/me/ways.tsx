import { observer } from 'mobx-react-lite'
import { meWords } from '../../../words/screens/me'
import { List, ListRow } from '../../parts/list'
import { Section } from '../../parts/section'
import { useStores } from '../../stores/root'

/** A tap that opens a page. */
function useWay(): (route: string) => () => void {
  const { platform } = useStores()
  return (route) => () => {
    platform.navigate(route)
  }
}

/** What is mine and my family's. */
export const Mine = observer(function Mine() {
  const { session } = useStores()
  const to = useWay()
  const unread = session.me?.unread ?? 0
  return (
    <List>
      <ListRow
        id="my-signups"
        icon="calendar"
        title={meWords.mySignups}
        onTap={to('pages/my-signups')}
      />
      <ListRow
        id="my-code"
        icon="code"
        title={meWords.code}
        note={meWords.codeNote}
        onTap={to('pages/code')}
      />
      <ListRow id="my-family" icon="people" title={meWords.family} onTap={to('pages/family')} />
      <ListRow
        id="my-points"
        icon="lamp"
        title={meWords.pointsAndHours}
        onTap={to('pages/points')}
      />
      <ListRow
        id="my-record"
        icon="star"
        title={meWords.myRecord}
        note={meWords.myRecordNote}
        onTap={to('service/record')}
      />
      <ListRow
        id="my-reports"
        icon="clock"
        title={meWords.reports}
        note={meWords.reportsNote}
        onTap={to('service/report')}
      />
      <ListRow
        id="my-redemptions"
        icon="gift"
        title={meWords.redemptions}
        onTap={to('pages/redemptions')}
      />
      <ListRow
        id="my-inbox"
        icon="bell"
        title={meWords.inbox}
        badge={unread > 0 ? unread : undefined}
        onTap={to('pages/inbox')}
      />
    </List>
  )
})

/** What can be done on site where there is no network: show the code, check people in. */
export const WithoutNetwork = observer(function WithoutNetwork() {
  const { code, platform } = useStores()
  const to = useWay()
  const hasBoards = platform.storage.read('boards') !== null
  if (!code.isHeld && !hasBoards) return null
  return (
    <List>
      {code.isHeld ? (
        <ListRow
          id="my-code"
          icon="code"
          title={meWords.code}
          note={meWords.codeOffline}
          onTap={to('pages/code')}
        />
      ) : null}
      {hasBoards ? (
        <ListRow
          id="open-desk"
          icon="edit"
          title={meWords.boardsOffline}
          note={meWords.boardsOfflineNote}
          onTap={to('organizer/desk')}
        />
      ) : null}
    </List>
  )
})

/** What I do for others by a role; nothing for those who hold none. */
export const Work = observer(function Work() {
  const { session, platform } = useStores()
  const to = useWay()
  const isShopkeeper = session.holds('shopkeeper')
  const isReviewer = session.holds('reviewer')
  const isManager = session.holds('admin')
  // Staff find it at their desk.
  const overseen = session.isStaff
    ? undefined
    : session.me?.grants.find(({ role }) => role === 'reviewer' || role === 'auditor')
  if (!session.isStaff && !isShopkeeper && overseen === undefined && !isManager) return null
  return (
    <Section title={meWords.workTitle}>
      <List>
        {session.isStaff ? (
          <ListRow
            id="open-desk"
            icon="edit"
            title={meWords.desk}
            note={meWords.deskNote}
            onTap={to('organizer/desk')}
          />
        ) : null}
        {isReviewer ? (
          <ListRow
            id="open-consents"
            icon="clock"
            title={meWords.consents}
            note={meWords.consentsNote}
            onTap={to('organizer/consents')}
          />
        ) : null}
        {overseen === undefined ? null : (
          <ListRow
            id="open-oversight"
            icon="star"
            title={meWords.oversight}
            note={meWords.oversightNote}
            onTap={() => {
              platform.navigate('organizer/grants', { orgId: overseen.orgId })
            }}
          />
        )}
        {isShopkeeper ? (
          <ListRow
            id="open-pickup"
            icon="gift"
            title={meWords.pickup}
            note={meWords.pickupNote}
            onTap={to('organizer/pickup')}
          />
        ) : null}
        {isShopkeeper || session.holds('admin') ? (
          <ListRow
            id="open-shelf"
            icon="edit"
            title={meWords.shelf}
            note={meWords.shelfNote}
            onTap={to('organizer/shelf')}
          />
        ) : null}
      </List>
    </Section>
  )
})

export const Others = observer(function Others() {
  const { session } = useStores()
  const to = useWay()
  return (
    <Section title={meWords.otherTitle}>
      <List>
        <ListRow
          id="open-settings"
          icon="settings"
          title={meWords.settings}
          note={meWords.settingsNote}
          onTap={to('pages/settings')}
        />
        {session.isDemo ? (
          <ListRow
            id="open-demo"
            icon="person"
            title={meWords.demo}
            note={meWords.demoNote}
            onTap={to('pages/demo')}
          />
        ) : null}
      </List>
    </Section>
  )
})
