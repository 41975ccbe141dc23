import { observer } from 'mobx-react-lite'
import { dayWords, idTypeWords, periodWords, purposeText } from '../../../words/certificates'
import { certificateWords as words } from '../../../words/screens/certificates'
import { List, ListRow } from '../../parts/list'
import { Section } from '../../parts/section'
import type { Certificate } from '../stores/certificates'

/** What the paper says of the holder. */
export const Facts = observer(function Facts({ certificate }: { certificate: Certificate }) {
  const { idMasked, idType, minutes, from, until, purpose, purposeNote } = certificate
  return (
    <List>
      <ListRow id="holder" title={words.holder} value={certificate.name} />
      <ListRow
        id="document"
        title={idMasked === '' ? words.document : idTypeWords[idType]}
        note={words.knownNumber(idMasked)}
      />
      <ListRow title={words.volunteerNumber} note={certificate.volunteerNumber} />
      <ListRow title={words.periodLabel} note={periodWords(from, until)} />
      <ListRow title={words.purpose} value={purposeText(purpose, purposeNote)} />
      {minutes === null ? null : (
        <ListRow id="total" title={words.total} value={words.duration(minutes)} valueTone="leaf" />
      )}
      <ListRow title={words.issuerLabel} value={certificate.issuer} />
      <ListRow id="serial" title={words.serial} note={certificate.serial} />
    </List>
  )
})

/** The service that it lists. */
export function Lines({ certificate }: { certificate: Certificate }) {
  const { items } = certificate
  if (items.length === 0) return null
  return (
    <Section title={words.lines(items.length)}>
      <List>
        {items.map((item) => (
          <ListRow
            key={item.recordId}
            title={`${item.title} · ${item.post}`}
            note={words.line(dayWords(item.date), item.place)}
            value={words.duration(item.minutes)}
          />
        ))}
      </List>
    </Section>
  )
}
