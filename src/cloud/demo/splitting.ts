import { day, later } from '../../domain/time'
import type { Home } from './homes'
import type { Ledger } from './ledger'
import type { Author } from './plan'
import type { Wuchang } from './wuchang'

const isPair = ({ adults, minors }: Home) => adults.length === 2 && minors.length === 0

/** A household of two wants to divide: one head has agreed, the word of the other is waited for. */
export const askToSplit = (author: Author, ledger: Ledger, { near, personas }: Wuchang) => {
  const at = later(author.now, -2 * day)
  const home = near.homes.find((one) => isPair(one) && ledger.spendable(one, author.now) >= 4)
  const [head, other] = home?.adults ?? []
  if (!home || !head || !other) return
  author.plan.familySplit.push({
    ...author.under('people'),
    id: author.id(at),
    familyId: home.id,
    byPersonId: personas.organizer.id,
    headId: head.id,
    newHeadId: other.id,
    personIds: [other.id],
    memberIds: [head.id, other.id],
    points: Math.floor(ledger.spendable(home, author.now) / 2),
    reason: '孩子成家，分开立户',
    status: 'proposed',
    headAgreed: true,
    createdAt: at,
  })
}
