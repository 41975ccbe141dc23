import { observer } from 'mobx-react-lite'
import { personaWords } from '../../../words/labels'
import { demoWords } from '../../../words/screens/demo'
import { Avatar } from '../../parts/avatar'
import { List, ListRow } from '../../parts/list'
import { Section } from '../../parts/section'
import type { DemoPerson } from '../../stores/demo'
import { useStores } from '../../stores/root'
import type { Saying } from '../../wired/use-said'

interface PeopleProps {
  people: readonly DemoPerson[]
  said: Saying
}

/** Whoever is tapped is who looks at everything from then on. */
export const People = observer(function People({ people, said }: PeopleProps) {
  const { demo, session, platform } = useStores()
  const become = async ({ persona }: DemoPerson) => {
    if (await demo.become(persona)) platform.switchTab('pages/home')
    else said.complain(demo.failure)
  }
  return (
    <Section title={demoWords.people}>
      <List>
        {people.map((person) => (
          <ListRow
            key={person.persona}
            id={`become-${person.persona}`}
            leading={<Avatar name={person.nickname} />}
            title={person.nickname}
            note={personaWords[person.persona]}
            value={session.me?.nickname === person.nickname ? demoWords.current : undefined}
            valueTone="leaf"
            onTap={() => void become(person)}
          />
        ))}
      </List>
    </Section>
  )
})
