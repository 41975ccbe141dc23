import { readNow } from '../db/connect'
import { audit } from '../db/tables'
import { newId } from '../ids'
import type { ResidentCall } from './call'
import { inTransaction } from './command'

/** Staff who read what is about minors leave a row in the trail, like those who change something. */
export const recordLook = async (
  { deps, districtId, caller }: ResidentCall,
  command: string,
  looked: { subject: string; minors: readonly string[] },
) => {
  const { subject, minors } = looked
  await inTransaction(deps, async (tx) => {
    await tx.insert(audit).values({
      districtId,
      id: newId(),
      at: await readNow(tx, deps.offset.milliseconds),
      personId: caller.personId,
      command,
      subject,
      after: { minors },
    })
  })
}
