import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { momentText, rangeText } from '../../../words/format'
import { checkInWords as words } from '../../../words/screens/check-in'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { Segments, Ticks } from '../../parts/choices'
import { EmptyState } from '../../parts/empty-state'
import { Notice } from '../../parts/notice'
import { Screen } from '../../parts/screen'
import { Section } from '../../parts/section'
import { useStores } from '../../stores/root'
import type { MyParty } from '../../stores/signups'
import { arriveFrom } from '../../stores/step'
import { useNow } from '../../use-now'
import { Proof } from './proof'

/** Who came, and the site's code. */
export const Desk = observer(function Desk({ party }: { party: MyParty }) {
  const { checkIn } = useStores()
  const now = useNow(15_000)
  const isEarly = now < arriveFrom(party)
  const isDone = checkIn.candidates.length === 0
  return (
    <Screen>
      <Card>
        <View className="stack-s">
          <View className="t-strong">{party.title}</View>
          <View className="t-quiet">{rangeText(party.startsAt, party.endsAt, now)}</View>
          <View className="t-quiet">{`${party.place} · ${party.slotName}`}</View>
        </View>
      </Card>
      <ActSwitch />
      {isEarly ? (
        <Notice id="too-early" text={words.tooEarly(momentText(arriveFrom(party), now))} />
      ) : null}
      {party.spot === null || isDone ? null : <Notice id="asks-place" text={words.asksPlace} />}
      {isDone ? <AllDone /> : isEarly ? null : <Who />}
      {isDone || isEarly ? null : <Proof />}
      <ShowCode />
    </Screen>
  )
})

/** Offered while some of the family have arrived and others have not. */
const ActSwitch = observer(function ActSwitch() {
  const { checkIn } = useStores()
  if (!checkIn.canChooseAct) return null
  return (
    <Segments
      id="act"
      label={words.act}
      choices={[
        { value: 'in', label: words.in },
        { value: 'out', label: words.out },
      ]}
      value={checkIn.act}
      onChange={(act) => {
        checkIn.chooseAct(act)
      }}
    />
  )
})

const Who = observer(function Who() {
  const { checkIn } = useStores()
  const title = checkIn.act === 'in' ? words.whoCame : words.whoLeaves
  return (
    <Section title={title} note={words.whoNote[checkIn.act]}>
      <Ticks
        id="who"
        label={title}
        options={checkIn.candidates.map((member) => ({
          value: member.personId,
          label: member.nickname,
        }))}
        values={checkIn.whoCame}
        onChange={(personIds) => {
          checkIn.setWhoCame(personIds)
        }}
      />
    </Section>
  )
})

function AllDone() {
  return <EmptyState id="all-out" art="window" title={words.allOut} text={words.allOutText} />
}

/** The other way round: the organizer scans the family's code. */
function ShowCode() {
  const { platform } = useStores()
  return (
    <View className="stack-s">
      <View className="t-caption center">{words.showCodeNote}</View>
      <Button
        id="show-code"
        label={words.showCode}
        kind="quiet"
        icon="code"
        onTap={() => {
          platform.navigate('pages/code')
        }}
        block
      />
    </View>
  )
}
