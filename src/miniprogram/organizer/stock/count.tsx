import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { stockWords as words } from '../../../words/screens/shelf'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { TextField } from '../../parts/field'
import { Section } from '../../parts/section'
import { useOrganizerStores } from '../stores/root'
import type { StockProps } from './shared'

/** Counting what is really there. A difference asks for its reason before it can be written down. */
export const CountStock = observer(function CountStock({ item, said, onChange }: StockProps) {
  const { shelf } = useOrganizerStores()
  const [counted, setCounted] = useState('')
  const [reason, setReason] = useState('')
  const [wrong, setWrong] = useState(false)
  const isNumber = /^\d{1,6}$/.test(counted)
  const difference = isNumber ? Number(counted) - item.stock - item.reserved : null
  const count = async () => {
    setWrong(!isNumber)
    if (!isNumber) return
    const input = { itemId: item.id, counted: Number(counted), reason: reason.trim() }
    const done = await shelf.count.run(input)
    if (done === null) {
      said.complain(shelf.count.failure)
      return
    }
    setCounted('')
    setReason('')
    said.tell(words.countDone(done.difference))
    await onChange()
  }
  return (
    <Section id="count" title={words.count} note={words.countNote}>
      <Card>
        <View className="stack-l">
          <TextField
            name="counted"
            label={words.counted}
            type="number"
            value={counted}
            maxLength={6}
            error={wrong ? words.missing.counted : null}
            onChange={setCounted}
          />
          {difference === null ? null : (
            <View id="difference" className="t-body">
              {words.difference(difference)}
            </View>
          )}
          {difference === null || difference === 0 ? null : (
            <TextField
              name="count-reason"
              label={words.reason}
              placeholder={words.reasonHint}
              value={reason}
              maxLength={100}
              onChange={setReason}
            />
          )}
          <Button
            id="count-do"
            label={words.countDo}
            block
            busy={shelf.count.busy}
            onTap={() => void count()}
          />
        </View>
      </Card>
    </Section>
  )
})
