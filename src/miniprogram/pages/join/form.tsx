import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { reasonWords } from '../../../words/reasons'
import { joinWords as words } from '../../../words/screens/join'
import { Button } from '../../parts/button'
import { Ticks } from '../../parts/choices'
import { ChoiceField, TextField } from '../../parts/field'
import { Section } from '../../parts/section'
import type { Community } from '../../stores/activities'
import { useStores } from '../../stores/root'
import { WindowFields } from './window-fields'

interface JoinFormProps {
  communities: readonly Community[]
  /** Opens the full text of the rules. */
  onRead: () => void
}

export const JoinForm = observer(function JoinForm({ communities, onRead }: JoinFormProps) {
  const { join, platform } = useStores()
  const { form } = join
  const community = communities.find((one) => one.id === form.communityId)
  return (
    <>
      <View className="stack-s">
        <View className="t-display">{words.title}</View>
        <View className="t-quiet">{words.intro}</View>
        <Button
          id="have-invite"
          label={words.haveInvite}
          kind="quiet"
          size="s"
          onTap={() => {
            platform.navigate('household/accept')
          }}
        />
      </View>
      <WhoFields />
      <ChoiceField
        id="community"
        label={words.community}
        choices={communities.map((one) => ({
          value: one.id,
          label: words.communityOf(one.streetName, one.name),
        }))}
        value={form.communityId ?? ''}
        error={join.shows('community') ? words.communityFirst : null}
        onChange={(communityId) => {
          join.chooseCommunity(communityId)
        }}
      />
      {community && community.buildings.length > 0 ? (
        <WindowFields buildings={community.buildings} />
      ) : null}
      <Section title={words.consentTitle} note={words.consentShort}>
        <Button
          id="read-consent"
          label={words.readConsent}
          kind="secondary"
          size="s"
          onTap={onRead}
        />
        <Ticks
          id="consent"
          label={words.consentTitle}
          options={[{ value: 'yes', label: words.consent }]}
          values={form.consent ? ['yes'] : []}
          onChange={(values) => {
            join.fill({ consent: values.length > 0 })
          }}
        />
      </Section>
    </>
  )
})

/** A child is told at once who has to add it. */
const WhoFields = observer(function WhoFields() {
  const { join } = useStores()
  const { form } = join
  const yearError = join.shows('minor')
    ? reasonWords.minor_needs_guardian()
    : join.shows('birth_year')
      ? words.birthYearFirst
      : null
  return (
    <>
      <TextField
        name="nickname"
        type="nickname"
        label={words.nickname}
        placeholder={words.nicknameHint}
        maxLength={20}
        value={form.nickname}
        error={join.shows('nickname') ? words.nicknameFirst : null}
        onChange={(nickname) => {
          join.fill({ nickname })
        }}
      />
      <TextField
        name="birth-year"
        type="number"
        label={words.birthYear}
        placeholder={words.birthYearHint}
        note={words.birthYearNote}
        maxLength={4}
        value={form.birthYear}
        error={yearError}
        onChange={(birthYear) => {
          join.fill({ birthYear })
        }}
      />
    </>
  )
})
