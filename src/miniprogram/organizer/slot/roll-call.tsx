import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { slotWords } from '../../../words/screens/slot'
import { Button } from '../../parts/button'
import { Section } from '../../parts/section'
import { Card } from '../../parts/card'
import type { Saying } from '../../wired/use-said'
import { useOrganizerStores } from '../stores/root'
import type { Board, BoardParty, BoardPerson } from '../stores/slot'
import { PersonRow } from './person-row'
import { sayChecked } from './say-checked'

interface RollCallProps {
  board: Board
  said: Saying
  onExcuse: (person: BoardPerson) => void
}

/** Everybody who holds a seat, family by family; a tap on a name checks in or out. */
export const RollCall = observer(function RollCall({ board, said, onExcuse }: RollCallProps) {
  const { slot } = useOrganizerStores()
  const mark = async (people: readonly BoardPerson[]) => {
    const checked = await slot.rollCall.run({
      slotId: board.slotId,
      act: slot.act,
      personIds: people.map((person) => person.personId),
    })
    if (checked) said.tell(sayChecked(checked))
    else said.complain(slot.rollCall.failure)
    void slot.load(board.slotId)
  }
  const note = board.confirmedAt === null ? slotWords.rollCallNote[slot.act] : undefined
  return (
    <Section title={slotWords.rollCall} note={note}>
      {slot.parties.map((party) => (
        <PartyCard key={party.partyId} party={party} onMark={mark} onExcuse={onExcuse} />
      ))}
    </Section>
  )
})

interface PartyCardProps {
  party: BoardParty
  onMark: (people: readonly BoardPerson[]) => Promise<void>
  onExcuse: (person: BoardPerson) => void
}

const PartyCard = observer(function PartyCard({ party, onMark, onExcuse }: PartyCardProps) {
  const { slot } = useOrganizerStores()
  const markable = party.people.filter((person) => slot.canMark(person))
  return (
    <Card>
      <View id={`party-${party.partyId}`} className="stack">
        {party.people.map((person) => (
          <PersonRow
            key={person.personId}
            person={person}
            onMark={() => void onMark([person])}
            onExcuse={() => {
              onExcuse(person)
            }}
          />
        ))}
        {markable.length > 1 ? (
          <Button
            id={`roll-party-${party.partyId}`}
            label={slotWords.wholeParty[slot.act]}
            icon="people"
            size="s"
            busy={slot.rollCall.busy}
            onTap={() => void onMark(markable)}
          />
        ) : null}
      </View>
    </Card>
  )
})
