import { View } from '@tarojs/components'
import { categories } from '../../../domain/activities'
import { grantCapKinds } from '../../../domain/grants'
import { capKinds, hardKinds } from '../../../domain/points-rules'
import { dateText } from '../../../words/format'
import { categoryWords } from '../../../words/labels'
import { capWords, grantCapWords, hardWords } from '../../../words/points'
import { rulesWords } from '../../../words/screens/points-rules'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { List, ListRow } from '../../parts/list'
import { Section } from '../../parts/section'
import type { RuleVersion } from '../stores/points-rules'

interface VersionCardProps {
  id: string
  title: string
  version: RuleVersion
  onWithdraw?: (() => void) | undefined
}

const noonOf = (date: string) => `${date}T12:00:00.000+08:00`

/** One version in full: what an hour gives, when it is harder, and where it ends. */
export function VersionCard({ id, title, version, onWithdraw }: VersionCardProps) {
  const { rules, startsOn, note } = version
  const since = startsOn === null ? '' : rulesWords.from(dateText(noonOf(startsOn)))
  const capped = capKinds.filter((kind) => rules.caps[kind] !== null)
  const harder = hardKinds.filter((kind) => rules.hard[kind] > 1000)
  return (
    <Section id={id} title={title} note={[rulesWords.version(version.version), since].join(' ')}>
      <Card>
        <View className="stack">
          <View className="t-body">{version.version === 0 ? rulesWords.plain : note}</View>
          {onWithdraw ? (
            <Button id="withdraw" label={rulesWords.withdraw} size="s" onTap={onWithdraw} />
          ) : null}
        </View>
      </Card>
      <View className="t-caption">{rulesWords.perHour}</View>
      <List>
        {categories.map((category) => (
          <ListRow
            key={category}
            id={`${id}-rate-${category}`}
            title={categoryWords[category]}
            value={rulesWords.rate(rules.perHour[category])}
            valueTone={rules.perHour[category] === 1000 ? 'plain' : 'lamp'}
          />
        ))}
        {rules.fixed > 0 ? (
          <ListRow title={rulesWords.fixed} value={rulesWords.points(rules.fixed)} />
        ) : null}
        {harder.map((kind) => (
          <ListRow
            key={kind}
            id={`${id}-hard-${kind}`}
            title={hardWords[kind]}
            value={rulesWords.times(rules.hard[kind])}
            valueTone="lamp"
          />
        ))}
        {capped.map((kind) => (
          <ListRow
            key={kind}
            id={`${id}-cap-${kind}`}
            title={capWords[kind]}
            value={rulesWords.points(rules.caps[kind] ?? 0)}
          />
        ))}
      </List>
      <View className="t-caption">{rulesWords.grants}</View>
      <List>
        {grantCapKinds.map((kind) => (
          <ListRow
            key={kind}
            id={`${id}-grant-cap-${kind}`}
            title={grantCapWords[kind]}
            value={rulesWords.points(rules.grants[kind])}
          />
        ))}
      </List>
    </Section>
  )
}
