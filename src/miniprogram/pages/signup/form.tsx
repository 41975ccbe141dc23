import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { offerText, rangeText } from '../../../words/format'
import { signupWords as words } from '../../../words/screens/signup'
import { Card } from '../../parts/card'
import { Ticks } from '../../parts/choices'
import { Chip } from '../../parts/chip'
import { useLater } from '../../parts/later'
import { Screen } from '../../parts/screen'
import { Section } from '../../parts/section'
import type { Activity, SlotView } from '../../stores/activity'
import type { Member } from '../../stores/family'
import { useStores } from '../../stores/root'
import type { SignedUp } from '../../stores/signups'
import { signupTemplates } from '../../subscribe'
import { answerGap, answersOf, draftsOf } from './answers'
import type { Drafts } from './answers'
import { SignedUpView } from './outcome'
import { companions, firstChoice, gapOf } from './party'
import { Questions } from './questions'
import { Rules } from './rules'
import { Submit } from './submit'

interface SignupFormProps {
  activity: Activity
  slot: SlotView
  members: readonly Member[]
}

interface Done {
  result: SignedUp
  names: string[]
}

export const SignupForm = observer(function SignupForm(props: SignupFormProps) {
  const { activity, slot, members } = props
  const { signups, platform, clock } = useStores()
  const [chosenIds, choose] = useState(() => firstChoice(members, slot, clock.now()))
  const [drafts, setDrafts] = useState<Drafts>(() => draftsOf(activity.lastAnswers))
  const [accepted, accept] = useState(false)
  const [done, setDone] = useState<Done | null>(null)
  const { questions } = activity
  const chosen = members.filter((member) => chosenIds.includes(member.personId))
  const gap = gapOf({ chosen, slot, accepted, answers: answerGap(questions, drafts) })
  // The tick answers the finger; what hangs on it below follows.
  const shownGap = useLater(gap, gap)
  const count = useLater(chosen.length, chosen.length)
  const submit = async (): Promise<void> => {
    if (gap !== null) return
    // WeChat asks only straight from the tap, so this stands before anything is awaited.
    if (platform.can.subscribe) void platform.askToSubscribe(signupTemplates)
    const answers = answersOf(questions, drafts)
    const result = await signups.create.run({ slotId: slot.id, personIds: chosenIds, answers })
    if (result) setDone({ result, names: chosen.map((member) => member.nickname) })
  }
  if (done) {
    return (
      <Screen>
        <SignedUpView {...done} slot={slot} />
      </Screen>
    )
  }
  return (
    <Screen
      bottom={<Submit gap={shownGap} slot={slot} count={count} onTap={() => void submit()} />}
    >
      <SlotSummary activity={activity} slot={slot} now={clock.now()} />
      <Who
        members={members}
        slot={slot}
        chosenIds={chosenIds}
        onChoose={(ids) => {
          signups.create.forgive()
          choose(ids)
        }}
      />
      <Questions
        questions={questions}
        drafts={drafts}
        isFilled={Object.keys(activity.lastAnswers).length > 0}
        failure={signups.create.failure}
        onChange={(id, draft) => {
          signups.create.forgive()
          setDrafts({ ...drafts, [id]: draft })
        }}
      />
      <Rules
        slot={slot}
        count={count}
        riskNotice={activity.riskNotice}
        accepted={accepted}
        onAccept={accept}
        now={clock.now()}
      />
    </Screen>
  )
})

interface WhoProps {
  members: readonly Member[]
  slot: SlotView
  chosenIds: readonly string[]
  onChoose: (ids: string[]) => void
}

function Who({ members, slot, chosenIds, onChoose }: WhoProps) {
  const { platform, clock } = useStores()
  return (
    <Section
      title={words.whoComes}
      note={words.whoNote}
      id="who"
      more={words.addChild}
      onMore={() => {
        platform.navigate('pages/family')
      }}
    >
      <Ticks
        id="party-member"
        label={words.whoComes}
        options={companions(members, slot, clock.now())}
        values={chosenIds}
        onChange={onChoose}
      />
    </Section>
  )
}

function SlotSummary({ activity, slot, now }: Omit<SignupFormProps, 'members'> & { now: Date }) {
  return (
    <Card>
      <View className="stack-s">
        <View className="t-strong">{activity.title}</View>
        <View className="t-body">{slot.name}</View>
        <View className="t-quiet">{rangeText(slot.startsAt, slot.endsAt, now)}</View>
        <View className="t-quiet">{activity.place}</View>
        <View className="row">
          <Chip label={offerText(slot.points)} tone="lamp" icon="lamp" />
        </View>
      </View>
    </Card>
  )
}
