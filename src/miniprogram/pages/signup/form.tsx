import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { offerText, rangeText } from '../../../words/format'
import { signupWords as words } from '../../../words/screens/signup'
import { aria } from '../../platform/aria'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { Ticks } from '../../parts/choices'
import { Chip } from '../../parts/chip'
import { Screen } from '../../parts/screen'
import { Section } from '../../parts/section'
import { sayFailure } from '../../say'
import type { Activity, SlotView } from '../../stores/activity'
import type { Member } from '../../stores/family'
import { useStores } from '../../stores/root'
import type { SignedUp } from '../../stores/signups'
import { signupTemplates } from '../../subscribe'
import { SignedUpView } from './outcome'
import { companions, firstChoice, gapOf } from './party'
import { Rules } from './rules'

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
  const [chosenIds, choose] = useState(() => firstChoice(members, slot))
  const [accepted, accept] = useState(false)
  const [done, setDone] = useState<Done | null>(null)
  const chosen = members.filter((member) => chosenIds.includes(member.personId))
  const gap = gapOf({ chosen, slot, accepted })
  const submit = async (): Promise<void> => {
    // WeChat asks only straight from the tap, so this stands before anything is awaited.
    if (platform.can.subscribe) void platform.askToSubscribe(signupTemplates)
    const result = await signups.create.run({ slotId: slot.id, personIds: chosenIds })
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
      bottom={<Submit gap={gap} slot={slot} count={chosen.length} onTap={() => void submit()} />}
    >
      <SlotSummary activity={activity} slot={slot} now={clock.now()} />
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
          options={companions(members, slot)}
          values={chosenIds}
          onChange={(values) => {
            signups.create.forgive()
            choose(values)
          }}
        />
      </Section>
      <Rules
        slot={slot}
        riskNotice={activity.riskNotice}
        accepted={accepted}
        onAccept={accept}
        now={clock.now()}
      />
    </Screen>
  )
})

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

interface SubmitProps {
  gap: string | null
  slot: SlotView
  count: number
  onTap: () => void
}

/** Why it was refused, or what is still to be done, beside the button that it is about. */
const Obstacle = observer(function Obstacle({ gap }: { gap: string | null }) {
  const { failure } = useStores().signups.create
  if (failure) {
    return (
      <View className="t-body c-accent center" id="failure" {...aria({ role: 'alert' })}>
        {sayFailure(failure)}
      </View>
    )
  }
  if (gap === null) return null
  return (
    <View className="t-caption center" id="gap" {...aria({ live: 'polite' })}>
      {gap}
    </View>
  )
})

/** What is still missing stands above the button, which stays off until then. */
const Submit = observer(function Submit({ gap, slot, count, onTap }: SubmitProps) {
  const { signups } = useStores()
  const fits = slot.waiting === 0 && count <= slot.free
  const label = fits || !slot.waitlist ? words.confirm : words.confirmWait
  return (
    <View className="stack-s">
      <Obstacle gap={gap} />
      <Button
        id="confirm-sign-up"
        label={label(String(count))}
        kind="primary"
        busy={signups.create.busy}
        disabled={gap !== null}
        onTap={onTap}
        block
      />
    </View>
  )
})
