/** What the statement and the inbox say when people move in, move out or divide a household. */

/** Each household reads its own side of it. */
export const joinSentences = (move: { alias: string; nickname: string; points: number }) => ({
  out: `并入「${move.alias}」，${String(move.points)} 分一并带去，到期日不变`,
  in: `${move.nickname}并入本户，带来 ${String(move.points)} 分，到期日不变`,
})

/** Points that had gone along with a division come home, for what had earned them was taken back. */
export const homeSentences = ({ about, points }: { about: string; points: number }) => ({
  out: `${about}，分户时带来的积分退还原来的家庭 ${String(points)} 分`,
  in: `${about}，分出去的家庭退回 ${String(points)} 分`,
})

export const splitSentences = (move: { alias: string; points: number }) => ({
  out: `分户给「${move.alias}」，按两位户主的约定分出 ${String(move.points)} 分`,
  in: `分户，按两位户主的约定分得 ${String(move.points)} 分，到期日不变`,
})

type HouseholdNews =
  | 'joined'
  | 'left'
  | 'head_now'
  | 'guardian_named'
  | 'of_age'
  | 'child_of_age'
  | 'home_moved'
  | 'split_proposed'
  | 'split_done'

const news: Record<HouseholdNews, (by: string, about: string) => { title: string; body: string }> =
  {
    joined: (by, points) => ({
      title: `${by}加入了您的家庭`,
      body:
        points === '0'
          ? '可以一起报名、一起用家庭积分了。'
          : `带来 ${points} 分，已记入家庭账户，到期日不变。可以一起报名了。`,
    }),
    left: (by, alias) => ({
      title: `${by}离开了家庭`,
      body: `积分和待领取的兑换都留在「${alias}」。`,
    }),
    head_now: (by, alias) => ({
      title: '您现在是户主',
      body: `${by}把「${alias}」的户主交给了您，邀请家人、答复分户由您来办。`,
    }),
    guardian_named: (by, child) => ({
      title: `请您做${child}的监护人`,
      body: `${by}请您一起做${child}的监护人。请到「我的家庭」里看过规则，再决定是否同意。`,
    }),
    of_age: () => ({
      title: '您已年满 18 岁',
      body: '从现在起您按成年人报名和服务，不再需要监护人同意；服务证明由您自己申请。',
    }),
    child_of_age: (child) => ({
      title: `${child}已年满 18 岁`,
      body: `${child}从现在起自己作主，您的监护人登记已经结束；家庭和家庭积分不变。`,
    }),
    home_moved: (community, reason) => ({
      title: '家庭所在社区已变更',
      body: `您家现在属于${community}。说明：${reason}。可以在新社区重新选一扇窗。`,
    }),
    split_proposed: (by, points) => ({
      title: '有一份分户约定等您答复',
      body: `${by}登记了分户约定，分出 ${points} 分。两位户主都同意后由社区办理，请到「我的家庭」答复。`,
    }),
    split_done: (by, points) => ({
      title: '分户已办好',
      body: `${by}已按约定办理，分出 ${points} 分，到期日不变，两边的积分明细里都有记录。`,
    }),
  }

export const householdNotice = (about: {
  personId: string
  what: HouseholdNews
  /** Who did it; for a move of the home, where to. */
  by: string
  /** A name, a figure or a reason that completes the sentence. */
  about: string
}) => ({
  personId: about.personId,
  kind: 'family_changed' as const,
  ...news[about.what](about.by, about.about),
  about: null,
})
