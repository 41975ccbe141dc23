import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { rulesWords } from '../../../words/screens/points-rules'
import { List, ListRow } from '../../parts/list'
import { Section } from '../../parts/section'
import { Waiting } from '../../wired/waiting'
import { useOrganizerStores } from '../stores/root'

/** Last month under both rules: each community in all, and the households whom it concerns most. */
export const PreviewOf = observer(function PreviewOf({ onRetry }: { onRetry: () => void }) {
  const { rules } = useOrganizerStores()
  const { value, failure, busy } = rules.preview
  if (value === null) {
    return failure !== null || busy ? (
      <Waiting kind="lines" failure={failure} onRetry={onRetry} />
    ) : (
      <View className="t-caption">{rulesWords.previewNeeded}</View>
    )
  }
  return (
    <>
      <Section
        id="preview-of"
        title={rulesWords.previewTitle(value.month)}
        note={rulesWords.previewNote}
      >
        <List>
          {value.communities.map(({ communityId, name, services, before, after }) => (
            <ListRow
              key={communityId}
              id={`preview-${communityId}`}
              title={name}
              note={`${rulesWords.previewLine(services)} · ${rulesWords.change(before, after)}`}
              value={rulesWords.difference(before, after)}
              valueTone={after >= before ? 'lamp' : 'accent'}
            />
          ))}
        </List>
      </Section>
      <Section id="affected" title={rulesWords.affected}>
        {value.households.length === 0 ? (
          <View className="t-caption">{rulesWords.affectedNone}</View>
        ) : (
          <List>
            {value.households.map(({ alias, before, after }, index) => (
              <ListRow
                key={`${alias}-${String(index)}`}
                id={`affected-${String(index)}`}
                title={alias}
                note={rulesWords.change(before, after)}
                value={rulesWords.difference(before, after)}
                valueTone={after >= before ? 'lamp' : 'accent'}
              />
            ))}
          </List>
        )}
      </Section>
    </>
  )
})
