import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { myRecordWords as words } from '../../../words/screens/my-record'
import { Button } from '../../parts/button'
import { Segments } from '../../parts/choices'
import { EmptyState } from '../../parts/empty-state'
import { List, ListRow } from '../../parts/list'
import { Screen } from '../../parts/screen'
import { Balance } from '../../parts/stats'
import { useStores } from '../../stores/root'
import { useFresh } from '../../use-fresh'
import { Invite } from '../../wired/invite'
import { Waiting } from '../../wired/waiting'
import type { Filter, MyRecord } from '../stores/my-record'
import { useServiceStores } from '../stores/root'
import { Figures, People } from './figures'
import './record.scss'
import { StarCard } from './star-card'

type Whose = Filter['whose']

const views: readonly { value: Whose; label: string }[] = [
  { value: 'mine', label: words.whose.mine },
  { value: 'family', label: words.whose.family },
]

/** 我的服务记录: recognised hours, the star and the way to the next, every figure with its records behind it. */
const RecordPage = observer(function RecordPage() {
  const { myRecord } = useServiceStores()
  const { session } = useStores()
  const load = async () => {
    if (session.me) await myRecord.summary.load()
  }
  useFresh(load)
  const { value, failure } = myRecord.summary
  if (session.isVisitor) {
    return (
      <Screen>
        <Invite title={words.visitor} action={words.join} />
      </Screen>
    )
  }
  return (
    <Screen>
      {value === null ? (
        <Waiting failure={failure} onRetry={() => void load()} />
      ) : value.family.times === 0 && value.mine.times === 0 ? (
        <Nothing />
      ) : (
        <Record record={value} />
      )}
    </Screen>
  )
})

const Nothing = observer(function Nothing() {
  const { platform } = useStores()
  return (
    <EmptyState
      title={words.emptyTitle}
      text={words.emptyText}
      action={words.seeActivities}
      actionId="see-activities"
      onAction={() => {
        platform.switchTab('pages/activities')
      }}
    />
  )
})

const Record = observer(function Record({ record }: { record: MyRecord }) {
  const { platform } = useStores()
  const [whose, look] = useState<Whose>(record.mine.times > 0 ? 'mine' : 'family')
  const open = (filter: Filter) => {
    const query = Object.entries(filter).filter(([, value]) => typeof value === 'string')
    platform.navigate('service/records', Object.fromEntries(query))
  }
  return (
    <View className="stack-l">
      <Segments id="whose" choices={views} value={whose} onChange={look} label={words.whoseLabel} />
      <Balance
        id="total"
        label={words.total[whose]}
        value={words.hours(record[whose].minutes)}
        unit={words.hoursUnit}
        note={words.times(record[whose].times)}
        onTap={() => {
          open({ whose })
        }}
      />
      {whose === 'mine' ? <StarCard record={record} /> : <People record={record} onOpen={open} />}
      <List>
        <ListRow
          id="to-certificates"
          icon="check"
          title={words.certificates}
          note={words.certificatesNote}
          onTap={() => {
            platform.navigate('service/certificates')
          }}
        />
      </List>
      <Figures record={record} whose={whose} onOpen={open} />
      <Button
        id="all-records"
        label={words.all}
        block
        onTap={() => {
          open({ whose })
        }}
      />
      <View className="t-caption center">{words.kept}</View>
      {record.volunteerNumber === null ? null : (
        <View className="t-caption center">{words.number(record.volunteerNumber)}</View>
      )}
    </View>
  )
})

export default RecordPage
