import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { stockWords as words } from '../../../words/screens/shelf'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { ChoiceField, TextField } from '../../parts/field'
import { Section } from '../../parts/section'
import { useOrganizerStores } from '../stores/root'
import { NewSponsor } from './new-sponsor'
import type { StockProps } from './shared'

const own = 'own'
const other = 'new'

/** Pieces come in: how many, and from whom. */
export const Receive = observer(function Receive(props: StockProps) {
  const { item, said, onChange } = props
  const { shelf } = useOrganizerStores()
  const [quantity, setQuantity] = useState('')
  const [from, setFrom] = useState(own)
  const [note, setNote] = useState('')
  const [wrong, setWrong] = useState(false)
  const receive = async () => {
    const isNumber = /^[1-9]\d{0,3}$/.test(quantity)
    setWrong(!isNumber)
    if (!isNumber) return
    const done = await shelf.receive.run({
      itemId: item.id,
      quantity: Number(quantity),
      sponsorId: from === own ? null : from,
      note: note.trim(),
    })
    if (done === null) {
      said.complain(shelf.receive.failure)
      return
    }
    setQuantity('')
    setNote('')
    said.tell(words.received(done.stock))
    await onChange()
  }
  return (
    <Section id="receive" title={words.receive} note={words.receiveNote}>
      <Card>
        <View className="stack-l">
          <TextField
            name="received"
            label={words.quantity}
            type="number"
            value={quantity}
            maxLength={4}
            error={wrong ? words.missing.quantity : null}
            onChange={setQuantity}
          />
          <From value={from} onChange={setFrom} />
          {from === other ? (
            <NewSponsor {...props} onSaved={setFrom} />
          ) : (
            <>
              <TextField
                name="receive-note"
                label={words.note}
                placeholder={words.noteHint}
                value={note}
                maxLength={100}
                onChange={setNote}
              />
              <Button
                id="receive-do"
                label={words.receiveDo}
                kind="primary"
                block
                busy={shelf.receive.busy}
                onTap={() => void receive()}
              />
            </>
          )}
        </View>
      </Card>
    </Section>
  )
})

/** The sponsors of the shop, the community itself, or somebody new. */
const From = observer(function From(props: { value: string; onChange: (from: string) => void }) {
  const { shelf } = useOrganizerStores()
  const sponsors = shelf.sponsors.value ?? []
  return (
    <ChoiceField
      id="from"
      label={words.from}
      choices={[
        { value: own, label: words.own },
        ...sponsors.map(({ id, name }) => ({ value: id, label: name })),
        { value: other, label: words.newSponsor },
      ]}
      {...props}
    />
  )
})
