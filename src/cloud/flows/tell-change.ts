import { sameSpot } from '../../domain/place'
import { changedSpotWords, changeWords, movedWords, type ChangedText } from '../../words/changes'
import { activityChangedNotice } from '../../words/notices'
import type { ActivityRow, SlotRow } from '../activities/cards'
import type { Work } from '../edge/command'
import type { Change, Planned } from './plan-change'
import { hearersOf, type Everyone } from './reach'

/** What is different about one activity, in words. */
interface Changes {
  activity: ActivityRow
  /** Concerns everyone on it. */
  texts: string[]
  /** Concerns those on the slot. That more or fewer people may come concerns nobody who is signed up. */
  moves: Map<string, string>
}

const texts = [
  'title',
  'place',
  'address',
  'content',
  'conditions',
  'riskNotice',
] as const satisfies readonly ChangedText[]

const spotWords = ({ spot: before }: ActivityRow, { spot: after }: Change): string[] => {
  if (after === undefined || sameSpot(before, after)) return []
  if (after === null) return [changedSpotWords.dropped]
  return [before === null ? changedSpotWords.asked : changedSpotWords.moved]
}

export const changesFor = (
  row: ActivityRow,
  planned: readonly Planned[],
  change: Change,
): Changes => ({
  activity: row,
  texts: [
    ...texts.flatMap((field) => {
      const value = change[field]
      return value === undefined || value === row[field] ? [] : [changeWords[field](value)]
    }),
    ...spotWords(row, change),
  ],
  moves: new Map(
    planned
      .filter(({ moved, row: slot }) => moved && slot.activityId === row.id)
      .sort((one, other) => one.row.ordinal - other.row.ordinal)
      .map(({ row: { id, name }, after }) => [id, movedWords({ name, ...after })]),
  ),
})

/** Everyone who signed or is on it is told once per activity, of what concerns the own people. Answers how many people that are. */
export const tellChanges = async (
  work: Work,
  changes: readonly Changes[],
  slots: readonly SlotRow[],
  everyone: Everyone,
) => {
  const activityOf = new Map(slots.map(({ id, activityId }) => [id, activityId]))
  const hears = await hearersOf(work, everyone)
  const notices = changes.flatMap(({ activity, texts: changed, moves }) => {
    const here = everyone.filter(({ slotId }) => activityOf.get(slotId) === activity.id)
    const slotsOf = new Map<string, Set<string>>()
    for (const one of here)
      for (const personId of hears(one))
        slotsOf.set(personId, (slotsOf.get(personId) ?? new Set()).add(one.slotId))
    return [...slotsOf].flatMap(([personId, own]) => {
      const moved = [...moves].flatMap(([slotId, words]) => (own.has(slotId) ? [words] : []))
      const said = [...changed, ...moved]
      if (said.length === 0) return []
      const { id, title } = activity
      return [activityChangedNotice({ personId, activityId: id, title, changes: said })]
    })
  })
  await work.tell(notices)
  return new Set(notices.map(({ personId }) => personId)).size
}
