import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { categoryWords, kindWords } from '../../../words/labels'
import { templateWords } from '../../../words/screens/edit-rules'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { Confirm } from '../../parts/confirm'
import { EmptyState } from '../../parts/empty-state'
import { Screen } from '../../parts/screen'
import { useStores } from '../../stores/root'
import { useFresh } from '../../use-fresh'
import { useQuery } from '../../use-query'
import { useSaid } from '../../wired/use-said'
import type { Saying } from '../../wired/use-said'
import { Waiting } from '../../wired/waiting'
import { useOrganizerStores } from '../stores/root'
import type { Template } from '../stores/series'

const TemplatesPage = observer(function TemplatesPage() {
  const { platform } = useStores()
  const { series } = useOrganizerStores()
  const [dropping, drop] = useState<Template | null>(null)
  const said = useSaid()
  const { orgId = '' } = useQuery()
  const load = () => series.templates.load(orgId)
  useFresh(load)
  const { value, failure } = series.templates
  if (value === null) {
    return (
      <Screen>
        <Waiting failure={failure} onRetry={() => void load()} />
      </Screen>
    )
  }
  const over = (
    <>
      <AskDrop
        template={dropping}
        said={said}
        onEnd={() => {
          drop(null)
          void load()
        }}
      />
      {said.toast}
    </>
  )
  return (
    <Screen over={over}>
      {value.length === 0 ? (
        <EmptyState
          art="calendar"
          title={templateWords.emptyTitle}
          text={templateWords.emptyText}
          action={templateWords.post}
          actionId="post"
          onAction={() => {
            platform.redirect('organizer/edit', { kind: 'event', orgId })
          }}
        />
      ) : (
        <View className="stack">
          {value.map((template) => (
            <TemplateCard key={template.id} template={template} orgId={orgId} onDrop={drop} />
          ))}
        </View>
      )}
    </Screen>
  )
})

interface TemplateCardProps {
  template: Template
  orgId: string
  onDrop: (template: Template) => void
}

function TemplateCard({ template, orgId, onDrop }: TemplateCardProps) {
  const { platform } = useStores()
  const { id, name, draft } = template
  const about = [kindWords[draft.kind], categoryWords[draft.category], draft.place]
  return (
    <Card id={`template-${id}`}>
      <View className="stack">
        <View className="stack-s">
          <View className="t-strong">{name}</View>
          <View className="t-caption">{about.join(' · ')}</View>
          <View className="t-caption">{templateWords.slots(draft.slots.length)}</View>
        </View>
        <View className="row between">
          <Button
            id={`use-${id}`}
            label={templateWords.use}
            spoken={`${templateWords.use} ${name}`}
            size="s"
            onTap={() => {
              platform.redirect('organizer/edit', { template: id, orgId })
            }}
          />
          <Button
            id={`drop-${id}`}
            label={templateWords.drop}
            spoken={`${templateWords.drop} ${name}`}
            kind="quiet"
            size="s"
            onTap={() => {
              onDrop(template)
            }}
          />
        </View>
      </View>
    </Card>
  )
}

interface AskDropProps {
  template: Template | null
  said: Saying
  onEnd: () => void
}

const AskDrop = observer(function AskDrop({ template, said, onEnd }: AskDropProps) {
  const { series } = useOrganizerStores()
  if (template === null) return null
  const drop = async () => {
    const done = await series.drop.run({ templateId: template.id })
    onEnd()
    if (done) said.tell(templateWords.dropped(template.name))
    else said.complain(series.drop.failure)
  }
  return (
    <Confirm
      open
      title={templateWords.dropTitle(template.name)}
      text={templateWords.dropText}
      confirmLabel={templateWords.dropConfirm}
      cancelLabel={templateWords.dropKeep}
      tone="danger"
      busy={series.drop.busy}
      onConfirm={() => void drop()}
      onCancel={onEnd}
    />
  )
})

export default TemplatesPage
