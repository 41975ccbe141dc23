import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { readSerial } from '../../../domain/certificates'
import { periodWords, purposeText } from '../../../words/certificates'
import { momentText } from '../../../words/format'
import { certificateWords, issuingWords as words } from '../../../words/screens/certificates'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { Chip } from '../../parts/chip'
import { SearchBar } from '../../parts/search-bar'
import { Section } from '../../parts/section'
import { useStores } from '../../stores/root'
import { Waiting as WaitingShape } from '../../wired/waiting'
import type { Issued } from '../stores/issuing'
import { useOrganizerStores } from '../stores/root'

interface IssuedListProps {
  orgId: string
  onRevoke: (issued: Issued) => void
}

/** What the org has issued, the newest first, or the one whose number somebody holds. */
export const IssuedList = observer(function IssuedList({ orgId, onRevoke }: IssuedListProps) {
  const { issuing } = useOrganizerStores()
  const [typed, type] = useState('')
  const find = (serial: string) => void issuing.find({ orgId, serial })
  const { items, failure } = issuing.issued
  return (
    <Section title={words.issuedTitle}>
      <SearchBar
        value={typed}
        placeholder={words.findHint}
        clearLabel={words.clear}
        onChange={(text) => {
          type(text)
          // A whole number is looked up at once; of a part nothing can be said.
          if (text === '' || readSerial(text) !== null) find(text)
        }}
        onSubmit={find}
      />
      {items === null ? (
        <WaitingShape
          failure={failure}
          onRetry={() => {
            find(typed)
          }}
        />
      ) : null}
      {items?.length === 0 ? (
        <View id="none-issued" className="t-quiet">
          {typed === '' ? words.noneIssued : words.notFound}
        </View>
      ) : null}
      <View className="stack">
        {(items ?? []).map((one) => (
          <IssuedCard key={one.certificateId} issued={one} onRevoke={onRevoke} />
        ))}
      </View>
    </Section>
  )
})

interface IssuedCardProps {
  issued: Issued
  onRevoke: (issued: Issued) => void
}

const IssuedCard = observer(function IssuedCard({ issued, onRevoke }: IssuedCardProps) {
  const { clock } = useStores()
  const { certificateId, nickname, maskedName, serial, state, purpose, purposeNote } = issued
  return (
    <Card id={`issued-${certificateId}`}>
      <View className="stack">
        <View className="stack-s">
          <View className="row row-top between">
            <View className="t-strong grow">{`${nickname} · ${maskedName}`}</View>
            <Chip
              label={certificateWords.states[state]}
              tone={state === 'issued' ? 'leaf' : 'plain'}
            />
          </View>
          <View className="t-body">{purposeText(purpose, purposeNote)}</View>
          <View className="t-quiet">{periodWords(issued.from, issued.until)}</View>
          <View className="t-quiet">{words.total(words.duration(issued.minutes))}</View>
          <View className="t-caption">{serial}</View>
          <View className="t-caption">
            {words.issuedAt(momentText(issued.issuedAt, clock.now()))}
          </View>
          {issued.reason === null ? null : (
            <View className="t-body">{words.reason(issued.reason)}</View>
          )}
        </View>
        {state === 'issued' ? (
          <Button
            id={`revoke-${certificateId}`}
            label={words.revoke}
            block
            onTap={() => {
              onRevoke(issued)
            }}
          />
        ) : null}
      </View>
    </Card>
  )
})
