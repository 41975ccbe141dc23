import { calledNotice } from '../../words/notices-hours'
import type { SlotRow } from '../activities/cards'
import type { Work } from '../edge/command'
import { activityOf } from '../signups/parties'
import type { Presence } from './load'

/**
 * Whom staff called by name hears of it, for no code of theirs says that they came; of a child whoever signed. Staff
 * who call themselves know it.
 */
export const tellCalled = async (
  work: Work,
  slot: SlotRow,
  people: readonly Presence[],
  byId: string,
) => {
  if (people.length === 0) return
  const { title = '' } = (await activityOf(work, slot.activityId)) ?? {}
  await work.tell(
    people.flatMap(({ personId, kind, signedBy, signupId: recordId, nickname }) => {
      const toldId = kind === 'minor' ? signedBy : personId
      return toldId === byId ? [] : [calledNotice({ personId: toldId, recordId, nickname, title })]
    }),
  )
}
