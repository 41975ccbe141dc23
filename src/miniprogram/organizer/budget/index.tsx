import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { budgetWords } from '../../../words/screens/budget'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { FilterRow, Segments } from '../../parts/choices'
import { TextField } from '../../parts/field'
import { Notice } from '../../parts/notice'
import { Screen } from '../../parts/screen'
import { Section } from '../../parts/section'
import { Balance, StatRow } from '../../parts/stats'
import { useFresh } from '../../use-fresh'
import { useQuery } from '../../use-query'
import { useSaid } from '../../wired/use-said'
import type { Saying } from '../../wired/use-said'
import { Waiting } from '../../wired/waiting'
import type { Budgets, CommunityBudget } from '../stores/budget'
import { useOrganizerStores } from '../stores/root'

const BudgetPage = observer(function BudgetPage() {
  const { budget } = useOrganizerStores()
  const { orgId = '' } = useQuery()
  const [chosen, choose] = useState<string | null>(null)
  const said = useSaid()
  const load = () => budget.budgets.load(orgId)
  useFresh(load)
  const { value, failure } = budget.budgets
  const shown =
    value?.communities.find(({ communityId }) => communityId === chosen) ?? value?.communities[0]
  if (!value || !shown) {
    return (
      <Screen>
        <Waiting failure={failure} onRetry={() => void load()} />
      </Screen>
    )
  }
  return (
    <Screen over={said.toast}>
      {value.communities.length > 1 ? (
        <FilterRow
          id="community"
          label={budgetWords.community}
          choices={value.communities.map((one) => ({ value: one.communityId, label: one.name }))}
          value={shown.communityId}
          onChange={choose}
        />
      ) : null}
      <Figures budgets={value} community={shown} />
      <Setting
        key={shown.communityId}
        budgets={value}
        community={shown}
        said={said}
        onSaved={() => void load()}
      />
      <Notice text={budgetWords.note} />
    </Screen>
  )
})

interface FiguresProps {
  budgets: Budgets
  community: CommunityBudget
}

const stateOf = (percent: number) => {
  if (percent >= 100) return { text: budgetWords.over, tone: 'warn' as const }
  return percent >= 80
    ? { text: budgetWords.near, tone: 'lamp' as const }
    : { text: budgetWords.fine, tone: 'good' as const }
}

/** What was given of what was meant, and what people can still ask for. */
function Figures({ budgets, community }: FiguresProps) {
  const { amount, used, percent, owed, held, expiring } = community
  const state = percent === null ? null : stateOf(percent)
  return (
    <>
      <Balance
        id="used"
        label={`${budgetWords.quarter(budgets.quarter)} · ${budgetWords.used}`}
        value={budgetWords.number(used)}
        unit={budgetWords.unit}
        note={
          amount === null || percent === null
            ? budgetWords.none
            : `${budgetWords.amount} ${budgetWords.number(amount)} ${budgetWords.unit} · ${budgetWords.percent(percent)}`
        }
      />
      {state === null ? null : <Notice id="state" text={state.text} tone={state.tone} />}
      <StatRow
        stats={[
          { id: 'owed', value: budgetWords.number(owed), label: budgetWords.owed },
          { id: 'held', value: budgetWords.number(held), label: budgetWords.held },
          { id: 'expiring', value: budgetWords.number(expiring), label: budgetWords.expiring },
        ]}
      />
    </>
  )
}

interface SettingProps extends FiguresProps {
  said: Saying
  onSaved: () => void
}

const Setting = observer(function Setting({ budgets, community, said, onSaved }: SettingProps) {
  const { budget } = useOrganizerStores()
  const [quarter, setQuarter] = useState<'this' | 'next'>('this')
  const known = quarter === 'this' ? community.amount : community.nextAmount
  const [typed, setTyped] = useState<string | null>(null)
  const [wrong, setWrong] = useState(false)
  const text = typed ?? (known === null ? '' : String(known))
  const save = async () => {
    const isRight = /^\d{1,8}$/.test(text) && Number(text) <= 10_000_000
    setWrong(!isRight)
    if (!isRight) return
    const amount = Number(text)
    const done = await budget.set.run({ orgId: community.communityId, quarter, amount })
    if (done === null) {
      said.complain(budget.set.failure)
      return
    }
    said.tell(budgetWords.saved(done.quarter, done.amount))
    setTyped(null)
    onSaved()
  }
  return (
    <Section title={budgetWords.which}>
      <Segments
        id="quarter"
        label={budgetWords.which}
        choices={[
          { value: 'this', label: budgetWords.whichThis },
          { value: 'next', label: budgetWords.whichNext },
        ]}
        value={quarter}
        onChange={(next) => {
          setQuarter(next)
          setTyped(null)
        }}
      />
      <Card>
        <View className="stack">
          <TextField
            name="amount"
            type="number"
            label={budgetWords.set(quarter === 'this' ? budgets.quarter : budgets.nextQuarter)}
            note={budgetWords.setNote}
            error={wrong ? budgetWords.wrong : null}
            value={text}
            maxLength={8}
            onChange={setTyped}
          />
          <Button
            id="save"
            label={budgetWords.save}
            kind="primary"
            block
            busy={budget.set.busy}
            onTap={() => void save()}
          />
        </View>
      </Card>
    </Section>
  )
})

export default BudgetPage
