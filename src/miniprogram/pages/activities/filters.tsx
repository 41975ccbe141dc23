import { observer } from 'mobx-react-lite'
import type { Dispatch } from 'react'
import { activityKinds, categories } from '../../../domain/activities'
import { categoryWords, kindWords } from '../../../words/labels'
import { activitiesWords as words } from '../../../words/screens/activities'
import { commonWords } from '../../../words/screens/common'
import { ChoiceGroup } from '../../parts/choices'
import { FilterPills } from '../../parts/filter-pills'
import { Sheet } from '../../parts/sheet'
import { useStores } from '../../stores/root'

export type FilterName = 'category' | 'kind' | 'community'

const any = 'any'

/** One row: each filter shows what is chosen and opens its choices; the last one is on or off. */
export const Filters = observer(function Filters({ onOpen }: { onOpen: Dispatch<FilterName> }) {
  const { activities } = useStores()
  const { category, kind, communityId, onlyFree } = activities.filters
  const community = activities.communities.value?.find((one) => one.id === communityId)
  const pill = (name: FilterName, chosen: string | undefined) => ({
    id: `filter-${name}`,
    label: chosen ?? words[name],
    on: chosen !== undefined,
    opens: true,
    onTap: () => {
      onOpen(name)
    },
  })
  const free = {
    id: 'filter-free',
    label: words.onlyFree,
    on: onlyFree,
    onTap: () => void activities.narrow({ onlyFree: !onlyFree }),
  }
  return (
    <FilterPills
      label={words.filters}
      pills={[
        pill('category', category ? categoryWords[category] : undefined),
        pill('kind', kind ? kindWords[kind] : undefined),
        pill('community', community?.name),
        free,
      ]}
    />
  )
})

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

const FilterChoices = observer(function FilterChoices({
  name,
  onDone,
}: {
  name: FilterName
  onDone: () => void
}) {
  const { activities } = useStores()
  const { category, kind, communityId } = activities.filters
  const communities = activities.communities.value ?? []
  const shared = { id: 'choose', label: words.choose(words[name]) }
  const narrow = (change: Parameters<typeof activities.narrow>[0]): void => {
    void activities.narrow(change)
    onDone()
  }
  switch (name) {
    case 'category':
      return (
        <ChoiceGroup
          {...shared}
          value={category ?? any}
          choices={withAny(words.anyCategory, categories, categoryWords)}
          onChange={(value) => {
            narrow({ category: value === any ? null : value })
          }}
        />
      )
    case 'kind':
      return (
        <ChoiceGroup
          {...shared}
          value={kind ?? any}
          choices={withAny(words.anyKind, activityKinds, kindWords)}
          onChange={(value) => {
            narrow({ kind: value === any ? null : value })
          }}
        />
      )
    case 'community':
      return (
        <ChoiceGroup
          {...shared}
          value={communityId ?? any}
          choices={[
            { value: any, label: words.anyCommunity },
            ...communities.map((one) => ({ value: one.id, label: one.name })),
          ]}
          onChange={(value) => {
            narrow({ communityId: value === any ? null : value })
          }}
        />
      )
  }
})

function withAny<V extends string>(label: string, values: readonly V[], names: Record<V, string>) {
  return [
    { value: any, label } as const,
    ...values.map((value) => ({ value, label: names[value] })),
  ]
}
