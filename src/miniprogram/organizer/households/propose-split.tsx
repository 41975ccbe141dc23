import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { householdsWords as words } from '../../../words/screens/households'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { ChoiceField, FieldFrame, TextField } from '../../parts/field'
import { Section } from '../../parts/section'
import { TickPills } from '../../parts/tick-pills'
import type { OpenedHousehold } from '../stores/households'
import { useOrganizerStores } from '../stores/root'
import type { DeskProps } from './move-home'

interface Typed {
  personIds: string[]
  newHeadId: string
  points: string
  reason: string
}

const nothing: Typed = { personIds: [], newHeadId: '', points: '0', reason: '' }

type Gap = 'leaving' | 'newHead' | 'points' | 'reason'

const gapsOf = (typed: Typed, most: number): Gap[] => {
  const gaps: Gap[] = []
  if (typed.personIds.length === 0) gaps.push('leaving')
  if (!typed.personIds.includes(typed.newHeadId)) gaps.push('newHead')
  if (!/^\d{1,7}$/.test(typed.points) || Number(typed.points) > most) gaps.push('points')
  if (typed.reason.trim().length < 2) gaps.push('reason')
  return gaps
}

/** What both heads agree to, written down: who goes, who is head there, how many points go along. */
export const ProposeSplit = observer(function ProposeSplit(props: DeskProps) {
  const { opened, said, onDone } = props
  const { households } = useOrganizerStores()
  const [typed, type] = useState(nothing)
  const [tried, setTried] = useState(false)
  if (opened.members.filter(({ kind }) => kind === 'adult').length < 2) return null
  const gaps = tried ? gapsOf(typed, opened.points) : []
  const wrong = (gap: Gap) => (gaps.includes(gap) ? words.missing[gap] : null)
  const propose = async () => {
    setTried(true)
    if (gapsOf(typed, opened.points).length > 0) return
    const done = await households.propose.run({
      familyId: opened.familyId,
      personIds: typed.personIds,
      newHeadId: typed.newHeadId,
      points: Number(typed.points),
      reason: typed.reason.trim(),
    })
    if (done === null) said.complain(households.propose.failure)
    else onDone(words.proposed)
  }
  return (
    <Section id="propose-split" title={words.splitTitle} note={words.splitNote}>
      <Card>
        <View className="stack-l">
          <WhoGoes opened={opened} typed={typed} type={type} wrong={wrong} />
          <TextField
            name="split-points"
            label={words.points_}
            note={words.pointsHint(opened.points)}
            type="number"
            value={typed.points}
            maxLength={7}
            error={wrong('points')}
            onChange={(points) => {
              type({ ...typed, points })
            }}
          />
          <TextField
            name="split-reason"
            label={words.splitReason}
            placeholder={words.splitReasonHint}
            value={typed.reason}
            maxLength={100}
            error={wrong('reason')}
            onChange={(reason) => {
              type({ ...typed, reason })
            }}
          />
          <Button
            id="propose"
            label={words.propose}
            kind="primary"
            block
            busy={households.propose.busy}
            onTap={() => void propose()}
          />
        </View>
      </Card>
    </Section>
  )
})

interface WhoGoesProps {
  opened: OpenedHousehold
  typed: Typed
  type: (typed: Typed) => void
  wrong: (gap: Gap) => string | null
}

/** Everybody but the head may go; one of the adults who go is head there. */
function WhoGoes({ opened, typed, type, wrong }: WhoGoesProps) {
  const named = (members: OpenedHousehold['members']) =>
    members.map(({ personId, nickname }) => ({ value: personId, label: nickname }))
  const others = opened.members.filter(({ personId }) => personId !== opened.headId)
  const heads = others.filter(
    ({ personId, kind }) => kind === 'adult' && typed.personIds.includes(personId),
  )
  return (
    <>
      <FieldFrame label={words.leaving} error={wrong('leaving')}>
        <TickPills
          id="leaving"
          label={words.leaving}
          choices={named(others)}
          values={typed.personIds}
          onChange={(personIds) => {
            type({ ...typed, personIds })
          }}
        />
      </FieldFrame>
      {heads.length > 0 ? (
        <ChoiceField
          id="new-head"
          label={words.newHead}
          choices={named(heads)}
          value={typed.newHeadId}
          error={wrong('newHead')}
          onChange={(newHeadId) => {
            type({ ...typed, newHeadId })
          }}
        />
      ) : null}
    </>
  )
}
