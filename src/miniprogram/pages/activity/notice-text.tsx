import { Text } from '@tarojs/components'
import type { ReactNode } from 'react'
import { fivePartyWords } from '../../../words/labels'
import { activityWords as words } from '../../../words/screens/activity'
import { Button } from '../../parts/button'
import { List, ListRow } from '../../parts/list'
import { Notice } from '../../parts/notice'
import { Section } from '../../parts/section'
import { TagPills } from '../../parts/tag-pills'
import type { Activity } from '../../stores/activity'
import { useStores } from '../../stores/root'

/** The rest of the notice: content, conditions, how to join, risk, insurance, and who gave what. */
export function NoticeText({ activity }: { activity: Activity }) {
  const { platform } = useStores()
  return (
    <>
      <Paragraph title={words.content} text={activity.content} />
      <Paragraph title={words.conditions} text={activity.conditions || words.noConditions} />
      <Paragraph title={words.join} text={words.joinText} />
      <Questions activity={activity} />
      <Paragraph title={words.risk}>
        <Notice id="risk" tone="warn" text={activity.riskNotice} />
        <Text className="t-quiet">{activity.insurance ?? words.noInsurance}</Text>
      </Paragraph>
      <Contributions activity={activity} />
      <Tags tags={activity.tags} />
      {platform.can.shareToChat ? (
        <Button id="share" label={words.share} icon="share" openType="share" block />
      ) : null}
    </>
  )
}

/** What will be asked on sign-up, so that one can think about it before. */
function Questions({ activity }: { activity: Activity }) {
  if (activity.questions.length === 0) return null
  return (
    <Section title={words.questions} note={words.questionsNote} id="questions">
      <List>
        {activity.questions.map((question) => (
          <ListRow
            key={question.id}
            title={question.label}
            value={question.required ? undefined : words.optional}
          />
        ))}
      </List>
    </Section>
  )
}

/** A tap looks for everything with the same word. */
function Tags({ tags }: { tags: readonly string[] }) {
  const { activities, platform } = useStores()
  if (tags.length === 0) return null
  return (
    <TagPills
      id="tag"
      tags={tags.map((tag) => ({ value: tag, label: `#${tag}`, spoken: words.tagSpoken(tag) }))}
      onTap={(tag) => {
        activities.look({ tag })
        platform.switchTab('pages/activities')
      }}
    />
  )
}

interface ParagraphProps {
  title: string
  text?: string
  children?: ReactNode
}

function Paragraph({ title, text, children }: ParagraphProps) {
  return (
    <Section title={title}>
      {text ? (
        <Text className="t-body" userSelect>
          {text}
        </Text>
      ) : null}
      {children}
    </Section>
  )
}

/** 五社: who of the five gave what. */
function Contributions({ activity }: { activity: Activity }) {
  if (activity.contributions.length === 0) return null
  return (
    <Section title={words.contributions} note={words.contributionsNote}>
      <List>
        {activity.contributions.map((gift) => (
          <ListRow
            key={`${gift.party} ${gift.name}`}
            title={gift.name}
            note={gift.gave}
            value={fivePartyWords[gift.party]}
          />
        ))}
      </List>
    </Section>
  )
}
