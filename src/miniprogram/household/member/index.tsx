import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { hoursNumber } from '../../../words/format'
import { familyWords } from '../../../words/screens/family'
import { memberWords as words } from '../../../words/screens/household'
import { Avatar } from '../../parts/avatar'
import { EmptyState } from '../../parts/empty-state'
import { Screen } from '../../parts/screen'
import { Stars } from '../../parts/stars'
import { StatRow } from '../../parts/stats'
import type { Member } from '../../stores/family'
import { useStores } from '../../stores/root'
import { useFresh } from '../../use-fresh'
import { useQuery } from '../../use-query'
import { Invite } from '../../wired/invite'
import { useSaid } from '../../wired/use-said'
import { Waiting } from '../../wired/waiting'
import { Guardians } from './guardians'
import { Moves } from './moves'

/** One member of the household: who answers for a child, who is head, who goes. */
const MemberPage = observer(function MemberPage() {
  const { family, session, platform } = useStores()
  const { id } = useQuery()
  const said = useSaid()
  const load = async () => {
    if (session.me) await family.mine.load()
  }
  useFresh(load)
  const mine = family.mine.value
  if (session.isVisitor) {
    return (
      <Screen>
        <Invite art="family" title={familyWords.visitor} action={familyWords.join} />
      </Screen>
    )
  }
  if (mine === null) {
    return (
      <Screen>
        <Waiting kind="lines" failure={family.mine.failure} onRetry={() => void load()} />
      </Screen>
    )
  }
  const member = mine.members.find(({ personId }) => personId === id)
  const self = mine.members.find(({ isMe }) => isMe)
  if (!member || !self) {
    return (
      <Screen over={said.toast}>
        <EmptyState
          art="family"
          title={words.gone}
          action={words.back}
          actionId="back-to-family"
          onAction={() => {
            platform.redirect('pages/family')
          }}
        />
      </Screen>
    )
  }
  const shared = { family: mine, member, self, said, onChange: load }
  return (
    <Screen over={said.toast}>
      <Who member={member} />
      {member.kind === 'minor' ? <Guardians {...shared} /> : null}
      <Moves {...shared} />
    </Screen>
  )
})

function Who({ member }: { member: Member }) {
  return (
    <View className="stack">
      <View className="row">
        <Avatar name={member.nickname} />
        <View className="grow stack-s">
          <View id="member-name" className="t-display">
            {member.nickname}
          </View>
          <View className="t-quiet">
            {[
              member.isMe ? familyWords.me : null,
              member.isHead ? familyWords.head : null,
              member.kind === 'minor' && member.age !== null ? familyWords.age(member.age) : null,
              member.kind === 'minor' && member.hasAccount ? words.hasAccount : null,
            ]
              .filter((part) => part !== null)
              .join(' · ')}
          </View>
        </View>
      </View>
      {member.stars === null ? null : (
        <View className="row">
          <Stars id="member-stars" value={member.stars} label={words.stars(member.stars)} />
          <View className="t-caption">{words.starsNote}</View>
        </View>
      )}
      <StatRow
        stats={[{ value: hoursNumber(member.minutes), label: words.hours, unit: words.hoursUnit }]}
      />
    </View>
  )
}

export default MemberPage
