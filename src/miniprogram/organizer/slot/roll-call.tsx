import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { namesText } from '../../../words/format'
import { slotWords } from '../../../words/screens/slot'
import { Button } from '../../parts/button'
import { Section } from '../../parts/section'
import { Card } from '../../parts/card'
import { useStores } from '../../stores/root'
import type { Saying } from '../../wired/use-said'
import { useOrganizerStores } from '../stores/root'
import type { Board, BoardParty, BoardPerson } from '../stores/slot'
import { PersonRow } from './person-row'
import type { Checking } from './use-checking'

interface RollCallProps {
  board: Board
  said: Saying
  checking: Checking
  onExcuse: (person: BoardPerson) => void
  onEnter: (person: BoardPerson) => void
  onMore: (party: BoardParty) => void
}

/** Everybody who holds a seat, family by family; a tap on a name checks in or out. */
export const RollCall = observer(function RollCall(props: RollCallProps) {
  const { board, said, checking, onExcuse, onEnter, onMore } = props
  const { platform } = useStores()
  const { slot } = useOrganizerStores()
  const call = async (person: BoardPerson) => {
    const found = await slot.phoneOf.run({ slotId: board.slotId, personId: person.personId })
    if (found) platform.call(found.phone)
    else said.complain(slot.phoneOf.failure)
  }
  const note = board.confirmedAt === null ? slotWords.rollCallNote[slot.act] : undefined
  return (
    <Section title={slotWords.rollCall} note={note}>
      {slot.listed.length === 0 ? <View className="t-quiet">{slotWords.nobodyThere}</View> : null}
      {slot.listed.map((party) => (
        <PartyCard
          key={party.partyId}
          party={party}
          onMark={checking.people}
          onCall={call}
          onExcuse={onExcuse}
          onEnter={onEnter}
          onMore={() => {
            onMore(party)
          }}
        />
      ))}
    </Section>
  )
})

interface PartyCardProps {
  party: BoardParty
  onMark: (people: readonly BoardPerson[]) => Promise<void>
  onCall: (person: BoardPerson) => Promise<void>
  onExcuse: (person: BoardPerson) => void
  onEnter: (person: BoardPerson) => void
  onMore: () => void
}

const PartyCard = observer(function PartyCard(props: PartyCardProps) {
  const { party, onMark, onCall, onExcuse, onEnter, onMore } = props
  const { slot } = useOrganizerStores()
  const markable = party.people.filter((person) => slot.canMark(person))
  const hasMore = slot.canMove(party) || slot.whoMayBeAbsent(party).length > 0
  const names = namesText(party.people.map((person) => person.nickname))
  const more = hasMore ? (
    <Button
      id={`more-${party.partyId}`}
      label={slotWords.partyMore}
      spoken={slotWords.partyMoreSpoken(names)}
      kind="quiet"
      size="s"
      onTap={onMore}
    />
  ) : undefined
  const isAlone = party.people.length === 1
  return (
    <Card>
      <View id={`party-${party.partyId}`} className="stack">
        {party.people.map((person) => (
          <PersonRow
            key={person.personId}
            person={person}
            walkIn={party.walkIn}
            more={isAlone ? more : undefined}
            onMark={() => void onMark([person])}
            onCall={() => void onCall(person)}
            onExcuse={() => {
              onExcuse(person)
            }}
            onEnter={() => {
              onEnter(person)
            }}
          />
        ))}
        {markable.length > 1 || (hasMore && !isAlone) ? (
          <View className="row between roll-more">
            {markable.length > 1 ? (
              <Button
                id={`roll-party-${party.partyId}`}
                label={slotWords.wholeParty[slot.act]}
                icon="people"
                size="s"
                onTap={() => void onMark(markable)}
              />
            ) : (
              <View />
            )}
            {more}
          </View>
        ) : null}
      </View>
    </Card>
  )
})
