import { familyWords } from '../../../words/screens/family'
import { Avatar } from '../../parts/avatar'
import { List, ListRow } from '../../parts/list'
import type { Member } from '../../stores/family'

/** Everybody of the household, with what they have served. */
export function Members({ members }: { members: readonly Member[] }) {
  return (
    <List>
      {members.map((member) => (
        <ListRow
          key={member.personId}
          id={`member-${member.personId}`}
          leading={<Avatar name={member.nickname} />}
          title={member.nickname}
          note={aboutOf(member)}
          value={familyWords.hours(member.minutes)}
          valueTone="leaf"
        />
      ))}
    </List>
  )
}

function aboutOf(member: Member): string {
  return [
    member.isMe ? familyWords.me : null,
    member.isHead ? familyWords.head : null,
    member.kind === 'minor' && member.age !== null ? familyWords.age(member.age) : null,
    member.isMyWard ? familyWords.ward : null,
  ]
    .filter((part) => part !== null)
    .join(' · ')
}
