import type { Adult } from '../../support/build'
import { newKey, outcome, type Told } from '../../support/cloud'
import { notSeen, type Scene } from './scene'

export const join = async ({ world }: Scene, who: Adult, host: Adult): Promise<Told> => {
  const { as } = world
  const invited = await outcome(as(host).households.invite({ key: newKey(), kind: 'adult' }))
  const invites = 'output' in invited ? await as(host).households.invites({}) : []
  const [latest] = invites
  if (!latest) return invited
  return outcome(as(who).households.accept({ key: newKey(), code: latest.code }))
}

export const handOver = async ({ world }: Scene, head: Adult, other: Adult) =>
  notSeen(await outcome(world.as(head).households.handOver({ key: newKey(), personId: other.id })))

export const leave = ({ world }: Scene, who: Adult): Promise<Told> =>
  outcome(world.as(who).households.leave({ key: newKey() }))

/** Written down by staff, answered by whoever is asked, and carried out where all said yes. */
export const split = async (
  { world, people }: Scene,
  who: Adult,
  wish: { points: number; agree: boolean },
): Promise<Told> => {
  const staff = world.as(world.organizer).households
  const home = await world.as(who).families.mine({})
  const proposed = await outcome(
    staff.proposeSplit({
      key: newKey(),
      familyId: home.familyId,
      personIds: [who.id],
      newHeadId: who.id,
      points: wish.points,
      reason: '分开住',
    }),
  )
  const [open] = await world.as(who).households.splits({})
  if (!('output' in proposed) || !open) return proposed
  const head = people.find(({ id }) =>
    home.members.some(({ personId, isHead }) => isHead && personId === id),
  )
  for (const one of [head, who]) {
    if (!one) continue
    const answer = { key: newKey(), splitId: open.id, agree: wish.agree }
    await outcome(world.as(one).households.answerSplit(answer))
  }
  return outcome(staff.carryOutSplit({ key: newKey(), splitId: open.id }))
}
