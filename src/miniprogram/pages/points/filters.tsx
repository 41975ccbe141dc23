import { observer } from 'mobx-react-lite'
import { pointsWords } from '../../../words/screens/points'
import { Button } from '../../parts/button'
import { FilterRow } from '../../parts/choices'
import { useStores } from '../../stores/root'
import type { Saying } from '../../wired/use-said'

/** Narrows the statement to a month or a member, and takes it along as a file. */
export const Filters = observer(function Filters({ said }: { said: Saying }) {
  const { points, platform } = useStores()
  const choices = points.statement.value
  if (choices === null || choices.months.length === 0) return null
  const save = async () => {
    const file = await points.export.run(points.filter)
    if (file === null) {
      said.complain(points.export.failure)
      return
    }
    const isTaken = await platform.saveFile(file.url, file.name)
    if (isTaken) said.tell(pointsWords.exported(file.rows))
  }
  return (
    <>
      <FilterRow
        id="month"
        label={pointsWords.monthLabel}
        choices={[
          { value: '', label: pointsWords.allMonths },
          ...choices.months.map((month) => ({ value: month, label: pointsWords.month(month) })),
        ]}
        value={points.month}
        onChange={(month) => void points.choose({ month })}
      />
      {choices.members.length > 1 ? (
        <FilterRow
          id="member"
          label={pointsWords.memberLabel}
          choices={[
            { value: '', label: pointsWords.allMembers },
            ...choices.members.map(({ personId, nickname }) => ({
              value: personId,
              label: nickname,
            })),
          ]}
          value={points.personId}
          onChange={(personId) => void points.choose({ personId })}
        />
      ) : null}
      <Button
        id="export"
        label={pointsWords.export}
        size="s"
        busy={points.export.busy}
        onTap={() => void save()}
      />
    </>
  )
})
