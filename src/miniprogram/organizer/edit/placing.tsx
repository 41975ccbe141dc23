import { observer } from 'mobx-react-lite'
import { waitModes } from '../../../domain/signups'
import { allSkills } from '../../../domain/skills'
import { placingWords } from '../../../words/screens/edit-rules'
import { editWords } from '../../../words/screens/edit'
import { skillWords } from '../../../words/skills'
import { ChoiceField, FieldFrame } from '../../parts/field'
import { SwitchField } from '../../parts/switch-field'
import { TickPills } from '../../parts/tick-pills'
import type { DraftSlot } from '../stores/draft'

const waitModeChoices = waitModes.map((value) => ({ value, label: placingWords.waitModes[value] }))
const skillChoices = allSkills.map((value) => ({ value, label: skillWords[value] }))

/** ★ How long the first hours can be; one that was saved with another length keeps it. */
const stages = [0, 2, 6, 12, 24, 48]

interface PlacingProps {
  slot: DraftSlot
  id: string
  set: (change: Partial<DraftSlot>) => void
}

/** What happens when there are more people than places, and whether somebody decides. */
export const Placing = observer(function Placing({ slot, id, set }: PlacingProps) {
  return (
    <>
      <SwitchField
        id={`${id}-waitlist`}
        label={editWords.waitlist}
        value={slot.waitlist}
        onChange={(waitlist) => {
          set({ waitlist })
        }}
      />
      {slot.waitlist ? (
        <ChoiceField
          id={`${id}-wait-mode`}
          label={placingWords.waitMode}
          note={placingWords.waitModeNotes[slot.waitMode]}
          choices={waitModeChoices}
          value={slot.waitMode}
          onChange={(waitMode) => {
            set({ waitMode })
          }}
        />
      ) : null}
      <SwitchField
        id={`${id}-approval`}
        label={placingWords.approval}
        note={placingWords.approvalNote}
        value={slot.approval}
        onChange={(approval) => {
          set({ approval })
        }}
      />
    </>
  )
})

/** Who may come first, and what they have to know how to do. */
export const Gates = observer(function Gates(props: PlacingProps & { error: string | null }) {
  const { slot, id, error, set } = props
  const hours = [...new Set([...stages, slot.stagedHours])].sort((one, other) => one - other)
  return (
    <>
      <ChoiceField
        id={`${id}-staged`}
        label={placingWords.staged}
        note={placingWords.stagedNote(slot.stagedHours)}
        choices={hours.map((count) => ({
          value: String(count),
          label: placingWords.stagedHours(count),
        }))}
        value={String(slot.stagedHours)}
        onChange={(staged) => {
          set({ stagedHours: Number(staged) })
        }}
      />
      <FieldFrame label={placingWords.requires} note={placingWords.requiresNote} error={error}>
        <TickPills
          id={`${id}-requires`}
          label={placingWords.requires}
          choices={skillChoices}
          values={slot.requires}
          onChange={(requires) => {
            set({ requires })
          }}
        />
      </FieldFrame>
    </>
  )
})
