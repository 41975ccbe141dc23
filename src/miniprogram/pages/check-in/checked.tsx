import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { clockText, minutesText, namesText } from '../../../words/format'
import { checkInWords as words } from '../../../words/screens/check-in'
import { Button } from '../../parts/button'
import { List, ListRow } from '../../parts/list'
import { Outcome } from '../../parts/outcome'
import { Screen } from '../../parts/screen'
import type { Checked } from '../../stores/check-in'
import { useStores } from '../../stores/root'

/** What was recorded: who, when, and on leaving how long. */
export const CheckedView = observer(function CheckedView({ result }: { result: Checked }) {
  const { checkIn, platform } = useStores()
  const clock = clockText(result.at)
  const names = namesText(result.people.map((person) => person.nickname))
  const isIn = result.act === 'in'
  const isSomeoneLeft = checkIn.act === result.act && checkIn.candidates.length > 0
  return (
    <Screen>
      <View id={isIn ? 'checked-in' : 'checked-out'}>
        <Outcome
          tone="good"
          title={isIn ? words.resultIn(clock) : words.resultOut(clock)}
          text={isIn ? words.resultInText(names) : words.resultOutText(names)}
          note={isIn ? undefined : words.pointsLater}
        >
          {isIn ? null : <Minutes result={result} />}
          <Button
            id="to-my-signups"
            label={words.toMine}
            kind="primary"
            onTap={() => {
              platform.redirect('pages/my-signups')
            }}
            block
          />
          {isSomeoneLeft ? (
            <Button
              id="again"
              label={isIn ? words.stillOthers : words.backToDesk}
              onTap={() => {
                checkIn.begin()
              }}
              block
            />
          ) : null}
        </Outcome>
      </View>
    </Screen>
  )
})

function Minutes({ result }: { result: Checked }) {
  return (
    <List>
      {result.people.map((person) => (
        <ListRow
          key={person.personId}
          id={`minutes-${person.personId}`}
          title={person.nickname}
          value={person.minutes === null ? undefined : minutesText(person.minutes)}
          valueTone="leaf"
        />
      ))}
    </List>
  )
}
