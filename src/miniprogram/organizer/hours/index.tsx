import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import type { ReactElement } from 'react'
import { hoursDeskWords as words } from '../../../words/screens/hours'
import { Segments } from '../../parts/choices'
import { EmptyState } from '../../parts/empty-state'
import { Screen } from '../../parts/screen'
import { useFresh } from '../../use-fresh'
import { useQuery } from '../../use-query'
import { useSaid } from '../../wired/use-said'
import { Waiting } from '../../wired/waiting'
import type { HoursStore } from '../stores/hours'
import { useOrganizerStores } from '../stores/root'
import { ClaimList } from './claims'
import { DisputeList } from './disputes'
import { ForgottenList } from './forgotten'
import type { Handling } from './handling'
import './hours.scss'
import { ReportList } from './reports'

type Tab = keyof typeof words.tabs

const tabs: readonly Tab[] = ['forgotten', 'disputes', 'reports', 'claims']

/** 时长处理: what of people's hours waits at the desk, one list for each kind. */
const HoursPage = observer(function HoursPage() {
  const { hours } = useOrganizerStores()
  const { orgId = '', tab } = useQuery()
  const [view, show] = useState<Tab>(tabs.find((known) => known === tab) ?? 'forgotten')
  const [sheet, open] = useState<ReactElement | null>(null)
  const said = useSaid()
  const load = () => hours.load(orgId)
  useFresh(load)
  const handling: Handling = {
    said,
    open,
    onDone: () => {
      open(null)
      void load()
    },
  }
  const over = (
    <>
      {sheet}
      {said.toast}
    </>
  )
  return (
    <Screen over={over}>
      <Segments
        id="hours-tab"
        label={words.tabsLabel}
        choices={tabs.map((name) => ({
          value: name,
          label: words.counted(words.tabs[name], hours[name].value?.length ?? 0),
        }))}
        value={view}
        onChange={show}
      />
      <Shown hours={hours} view={view} handling={handling} onRetry={() => void load()} />
    </Screen>
  )
})

interface ViewProps {
  hours: HoursStore
  view: Tab
  handling: Handling
  onRetry: () => void
}

const Shown = observer(function Shown({ hours, view, handling, onRetry }: ViewProps) {
  const { value, failure } = hours[view]
  if (value === null) return <Waiting failure={failure} onRetry={onRetry} />
  if (value.length === 0) return <EmptyState art="letters" title={words.empty[view]} />
  switch (view) {
    case 'forgotten':
      return <ForgottenList handling={handling} />
    case 'disputes':
      return <DisputeList handling={handling} />
    case 'reports':
      return <ReportList handling={handling} />
    case 'claims':
      return <ClaimList handling={handling} />
  }
})

export default HoursPage
