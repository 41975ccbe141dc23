import type { Adult } from './build'
import { newKey } from './cloud'
import type { useStory } from './story'

export const why = '记错了人，应为同名的另一家'

/** Bonuses and penalties, and their undoing, in few words. */
export const useUndoing = ({ world, lettersOf }: ReturnType<typeof useStory>) => {
  /** Staff put it before a second person. */
  const propose = (
    to: Adult,
    amount: number,
    kind: 'bonus' | 'penalty' = 'bonus',
    by: Adult = world().organizer,
  ) =>
    world()
      .as(by)
      .grants.give({
        key: newKey(),
        orgId: world().community.id,
        kind,
        familyId: to.familyId,
        amount,
        reason: kind === 'bonus' ? 'emergency' : 'false_record',
        note: kind === 'bonus' ? '台风夜里帮忙' : '签到后提前离开',
      })

  /** The organizer gives it, unless somebody else does, and the colleague approves. */
  const give = async (...wish: Parameters<typeof propose>): Promise<string> => {
    const { colleague, as } = world()
    const { grantId } = await propose(...wish)
    await as(colleague).grants.decide({ key: newKey(), grantId, verdict: 'approve', note: '' })
    return grantId
  }

  const ask = (by: Adult, grantId: string) =>
    world().as(by).grants.undo({ key: newKey(), grantId, reason: why })

  const answer = (
    by: Adult,
    about: { grantId: string; undoId: string },
    verdict: 'approve' | 'decline' = 'approve',
  ) =>
    world()
      .as(by)
      .grants.decideUndo({ key: newKey(), ...about, verdict })

  /** The organizer asks and the colleague agrees. */
  const undo = async (grantId: string) => {
    const { undoId } = await ask(world().organizer, grantId)
    await answer(world().colleague, { grantId, undoId })
  }

  const letters = async (who: Adult, kind: string) =>
    (await lettersOf(who, kind)).map(({ title, body }) => ({ title, body }))

  return { propose, give, ask, answer, undo, letters }
}
