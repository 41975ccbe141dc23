import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { grantsWords } from '../../../words/screens/grants'
import { Button } from '../../parts/button'
import { EmptyState } from '../../parts/empty-state'
import { Notice } from '../../parts/notice'
import { Screen } from '../../parts/screen'
import { Section } from '../../parts/section'
import { useStores } from '../../stores/root'
import { useFresh } from '../../use-fresh'
import { useQuery } from '../../use-query'
import { useSaid } from '../../wired/use-said'
import { Waiting } from '../../wired/waiting'
import type { Grant, GrantLists } from '../stores/grants'
import { useOrganizerStores } from '../stores/root'
import { Ask } from './ask'
import type { Asking } from './ask'
import { Flags } from './flags'
import { Form } from './form'
import { GrantCard } from './grant-card'

const staff: ReadonlySet<string> = new Set(['organizer', 'lead_worker', 'admin'])
const overseers: ReadonlySet<string> = new Set(['reviewer', 'auditor'])

/** What waits for a second person, what became of the others, and what the org above should look at. */
const GrantsPage = observer(function GrantsPage() {
  const { grants } = useOrganizerStores()
  const { session } = useStores()
  const { orgId = '' } = useQuery()
  const [asking, ask] = useState<Asking | null>(null)
  const [writing, write] = useState(false)
  const said = useSaid()
  const roles = session.me?.grants.map(({ role }) => role) ?? []
  const isStaff = roles.some((role) => staff.has(role))
  const oversees = roles.some((role) => overseers.has(role))
  const load = async () => {
    await Promise.all([grants.lists.load(orgId), oversees ? grants.flags.load(orgId) : undefined])
  }
  useFresh(load)
  const { value, failure } = grants.lists
  if (value === null) {
    return (
      <Screen>
        <Waiting failure={failure} onRetry={() => void load()} />
      </Screen>
    )
  }
  if (writing) {
    return (
      <Form
        orgId={orgId}
        said={said}
        onEnd={() => {
          write(false)
          void load()
        }}
      />
    )
  }
  const over = (
    <>
      <Ask
        asking={asking}
        said={said}
        onEnd={() => {
          ask(null)
          void load()
        }}
      />
      {said.toast}
    </>
  )
  const bottom = isStaff ? (
    <Button
      id="give"
      label={grantsWords.give}
      kind="primary"
      block
      onTap={() => {
        grants.begin()
        void grants.households.load({ orgId, search: '' })
        write(true)
      }}
    />
  ) : undefined
  return (
    <Screen over={over} bottom={bottom}>
      <Notice id="caps" text={grantsWords.note(value.caps)} />
      {oversees ? <Flags /> : null}
      <Lists lists={value} onAsk={ask} />
    </Screen>
  )
})

interface ListsProps {
  lists: GrantLists
  onAsk: (asking: Asking) => void
}

function Lists({ lists: { waiting, decided }, onAsk }: ListsProps) {
  return (
    <>
      {waiting.length === 0 ? (
        <EmptyState title={grantsWords.none} text={grantsWords.noneText} />
      ) : (
        <Group id="waiting" title={grantsWords.waiting} grants={waiting} onAsk={onAsk} />
      )}
      {decided.length === 0 ? null : (
        <Group id="decided" title={grantsWords.decided} grants={decided} onAsk={onAsk} />
      )}
    </>
  )
}

interface GroupProps {
  id: string
  title: string
  grants: readonly Grant[]
  onAsk: (asking: Asking) => void
}

function Group({ id, title, grants, onAsk }: GroupProps) {
  return (
    <Section id={id} title={title}>
      <View className="stack">
        {grants.map((grant) => (
          <GrantCard key={grant.id} grant={grant} onAsk={onAsk} />
        ))}
      </View>
    </Section>
  )
}

export default GrantsPage
