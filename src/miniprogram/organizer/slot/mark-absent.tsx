import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { namesText } from '../../../words/format'
import { slotWords } from '../../../words/screens/slot'
import { Ticks } from '../../parts/choices'
import { FieldFrame } from '../../parts/field'
import { AskReason } from '../ask-reason'
import { useOrganizerStores } from '../stores/root'
import type { AboutParty } from './about-party'

/** Those of a party who did not come and did not say so; with a reason that stays on record. */
export const MarkAbsent = observer(function MarkAbsent(props: AboutParty) {
  const { board, party, said, onEnd } = props
  const { slot } = useOrganizerStores()
  const missing = slot.whoMayBeAbsent(party)
  const [chosen, choose] = useState(missing.map(({ personId }) => personId))
  const [lacks, setLacks] = useState(false)
  const names = namesText(
    missing.filter(({ personId }) => chosen.includes(personId)).map(({ nickname }) => nickname),
  )
  const mark = async (reason: string) => {
    setLacks(chosen.length === 0)
    if (chosen.length === 0) return
    const { slotId } = board
    const done = await slot.markAbsent.run({ slotId, personIds: chosen, reason })
    onEnd()
    if (done) said.tell(slotWords.marked(done.marked))
    else said.complain(slot.markAbsent.failure)
    void slot.load(slotId)
  }
  return (
    <AskReason
      title={slotWords.absentTitle(names)}
      text={slotWords.absentText}
      label={slotWords.absentReason}
      hint={slotWords.absentReasonHint}
      missing={slotWords.reasonMissing}
      confirm={slotWords.absentConfirm}
      keep={slotWords.back}
      busy={slot.markAbsent.busy}
      onReason={(reason) => void mark(reason)}
      onEnd={onEnd}
    >
      <FieldFrame label={slotWords.absentWho} error={lacks ? slotWords.chooseSomeone : null}>
        <Ticks
          id="absent"
          label={slotWords.absentWho}
          options={missing.map(({ personId, nickname }) => ({ value: personId, label: nickname }))}
          values={chosen}
          onChange={choose}
        />
      </FieldFrame>
    </AskReason>
  )
})
