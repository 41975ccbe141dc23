import { View } from '@tarojs/components'
import { familyWords } from '../../../words/screens/family'
import { Avatar } from '../../parts/avatar'
import { List, ListRow } from '../../parts/list'
import { Stars } from '../../parts/stars'
import type { Member } from '../../stores/family'
import { useStores } from '../../stores/root'

/** Everybody of the household, with what they have served. */
export function Members({ members }: { members: readonly Member[] }) {
  const { platform } = useStores()
  return (
    <List>
      {members.map((member) => (
        <ListRow
          key={member.personId}
          id={`member-${member.personId}`}
          leading={<Avatar name={member.nickname} />}
          title={member.nickname}
          note={aboutOf(member)}
          trailing={member.stars === null ? undefined : <Share stars={member.stars} />}
          {...(member.stars === null && {
            value: familyWords.hours(member.minutes),
            valueTone: 'leaf' as const,
          })}
          onTap={() => {
            platform.navigate('household/member', { id: member.personId })
          }}
        />
      ))}
    </List>
  )
}

/** What a child has given to the household: stars, and never a figure of its own. */
function Share({ stars }: { stars: number }) {
  return (
    <View className="stack-s">
      <Stars value={stars} label={familyWords.stars(stars)} />
    </View>
  )
}

function aboutOf(member: Member): string {
  return [
    member.isMe ? familyWords.me : null,
    member.isHead ? familyWords.head : null,
    member.kind === 'minor' && member.age !== null ? familyWords.age(member.age) : null,
    member.isMyWard ? familyWords.ward : null,
    member.kind === 'minor' ? familyWords.hours(member.minutes) : null,
    needsWord(member) ? familyWords.needsWord : null,
  ]
    .filter((part) => part !== null)
    .join(' · ')
}

/** Nobody may sign this child up until a guardian says yes. */
function needsWord({ kind, guardians }: Member): boolean {
  return kind === 'minor' && guardians.every(({ state }) => state !== 'standing')
}
