import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { activitiesWords as words } from '../../../words/screens/activities'
import { commonWords } from '../../../words/screens/common'
import { ChoiceGroup } from '../../parts/choices'
import { Section } from '../../parts/section'
import { Sheet } from '../../parts/sheet'
import { useStores } from '../../stores/root'
import { any, choicesOf } from './choices'
import type { FilterName } from './choices'

interface FilterSheetProps {
  name: FilterName | null
  onClose: () => void
}

/** The choices of one filter; a tap chooses and closes. */
export const FilterSheet = observer(function FilterSheet({ name, onClose }: FilterSheetProps) {
  return (
    <Sheet
      open={name !== null}
      title={name ? words.choose(words[name]) : ''}
      onClose={onClose}
      closeLabel={commonWords.close}
    >
      {name === null ? null : <FilterChoices name={name} onDone={onClose} />}
    </Sheet>
  )
})

interface FilterChoicesProps {
  name: FilterName
  onDone: () => void
}

const FilterChoices = observer(function FilterChoices({ name, onDone }: FilterChoicesProps) {
  const stores = useStores()
  const { value, choices, further, change } = choicesOf(name, stores)
  const choose = (chosen: string): void => {
    void stores.activities.narrow(change(chosen === any ? null : chosen))
    onDone()
  }
  const shared = { id: 'choose', value, onChange: choose }
  return (
    <View className="stack-l">
      <ChoiceGroup {...shared} label={words.choose(words[name])} choices={choices} />
      {further ? (
        <Section title={further.title}>
          <ChoiceGroup {...shared} label={further.title} choices={further.choices} />
        </Section>
      ) : null}
    </View>
  )
})
