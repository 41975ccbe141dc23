import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { hoursNumber, numberText } from '../../../words/format'
import { roleWords } from '../../../words/labels'
import { meWords } from '../../../words/screens/me'
import { skillWords } from '../../../words/skills'
import { Avatar } from '../../parts/avatar'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { Chip } from '../../parts/chip'
import { useJoin } from '../../wired/invite'
import { StatRow } from '../../parts/stats'
import { useStores } from '../../stores/root'

/** Who I am here, and what the household has gathered. */
export const Face = observer(function Face() {
  const { session, points, platform } = useStores()
  const { me } = session
  if (me === null) return <Stranger />
  const roles = [...new Set(me.grants.map((grant) => roleWords[grant.role]))]
  const account = points.account.value
  const toPoints = (tab: string) => () => {
    platform.navigate('pages/points', { tab })
  }
  return (
    <Card>
      <View className="stack-l">
        <View className="row">
          <Avatar name={me.nickname} size="l" />
          <View className="grow stack-s">
            <View id="nickname" className="t-title">
              {me.nickname}
            </View>
            <View className="t-quiet">{me.communityName}</View>
          </View>
        </View>
        {me.isHead || roles.length > 0 ? (
          <View className="row wrap">
            {me.isHead ? <Chip label={meWords.head} tone="lamp" /> : null}
            {roles.map((role) => (
              <Chip key={role} label={role} tone="accent" />
            ))}
          </View>
        ) : null}
        {me.skills.length > 0 ? (
          <View id="skills" className="stack-s">
            <View className="t-caption">{meWords.skills}</View>
            <View className="row wrap">
              {me.skills.map((skill) => (
                <Chip key={skill} label={skillWords[skill]} tone="leaf" />
              ))}
            </View>
          </View>
        ) : null}
        <StatRow
          stats={[
            {
              id: 'points-balance',
              value: account ? numberText(account.balance) : '–',
              unit: meWords.pointsUnit,
              label: meWords.points,
              onTap: toPoints('entries'),
            },
            {
              id: 'hours',
              value: account ? hoursNumber(account.minutes) : '–',
              unit: meWords.hoursUnit,
              label: meWords.hours,
              onTap: toPoints('hours'),
            },
          ]}
        />
      </View>
    </Card>
  )
})

/** Nobody yet, or somebody who signed out. */
const Stranger = observer(function Stranger() {
  const { session } = useStores()
  const join = useJoin()
  const { canReturn } = session
  return (
    <Card tone="lamp">
      <View className="stack">
        <View className="t-title">{canReturn ? meWords.leftName : meWords.visitorName}</View>
        <View className="t-quiet">{canReturn ? meWords.leftText : meWords.visitorText}</View>
        <Button
          id="join"
          label={canReturn ? meWords.signIn : meWords.join}
          kind="primary"
          onTap={join}
        />
      </View>
    </Card>
  )
})
