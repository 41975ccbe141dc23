import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import * as t from '../../src/cloud/db/tables'
import { liveStatuses, seatStatuses, type SignupStatus } from '../../src/domain/signups'
import { pickUpUntil } from '../../src/domain/shop'
import { dayCap, minutesByDay } from '../../src/domain/hours'
import { day, dayOf, dayStart, hour, later } from '../../src/domain/time'
import { expiryOf } from '../../src/domain/points'
import { addAdult, type Adult, type Builder, type Place } from './build'

/** What has happened in a district, put straight into the tables: for the checker and for long histories. */

const isOneOf = (statuses: readonly SignupStatus[], status: SignupStatus) =>
  statuses.includes(status)

export interface PartyWish {
  slotId: string
  signer: Adult
  personIds: readonly string[]
  status: SignupStatus
  waited?: boolean
  joinedAt?: Date
  seatedAt?: Date
}

/** A party as it stands, its slot's counters moved along. */
export const addParty = async (builder: Builder, wish: PartyWish) => {
  const { db, districtId, auditId, now } = builder
  const { slotId, signer, personIds, status } = wish
  const here = and(eq(t.slot.districtId, districtId), eq(t.slot.id, slotId))
  const [slot] = await db.select().from(t.slot).where(here)
  if (!slot) throw new Error('no such slot')
  const [line] = await db
    .select({ next: sql<number>`coalesce(max(${t.party.line}), 0)::int + 1` })
    .from(t.party)
    .where(and(eq(t.party.districtId, districtId), eq(t.party.slotId, slotId)))
  const isSeated = isOneOf(seatStatuses, status)
  const joinedAt = wish.joinedAt ?? now
  const id = randomUUID()
  await db.insert(t.party).values({
    districtId,
    id,
    slotId,
    familyId: signer.familyId,
    signedBy: signer.id,
    line: line?.next ?? 1,
    joinedAt,
    waited: wish.waited ?? status === 'waitlisted',
    seatedAt: isSeated ? (wish.seatedAt ?? joinedAt) : null,
    sizeWhenSeated: isSeated ? personIds.length : null,
    endedAt: isOneOf(liveStatuses, status) || status === 'excused' ? null : now,
    auditId,
  })
  const { startsAt, endsAt } = slot
  const signups = personIds.map((personId) => ({ id: randomUUID(), personId }))
  await db.insert(t.signup).values(
    signups.map((signup) => ({
      districtId,
      ...signup,
      partyId: id,
      slotId,
      status,
      startsAt,
      endsAt,
      createdAt: joinedAt,
      auditId,
    })),
  )
  const taken = isSeated ? personIds.length : 0
  const waiting = status === 'waitlisted' ? 1 : 0
  await db
    .update(t.slot)
    .set({ taken: sql`${t.slot.taken} + ${taken}`, waiting: sql`${t.slot.waiting} + ${waiting}` })
    .where(here)
  return { id, signupIds: signups.map((signup) => signup.id), slot }
}

export const addAccount = async (
  { db, districtId, auditId }: Builder,
  kind: 'family' | 'held' | 'shop' | 'issuing' | 'adjustment' | 'claim',
  ownerId: string,
) => {
  const balance = kind === 'family' || kind === 'held' ? 0 : null
  const [row] = await db
    .insert(t.account)
    .values({ districtId, id: randomUUID(), kind, ownerId, balance, auditId })
    .onConflictDoUpdate({
      target: [t.account.districtId, t.account.ownerId, t.account.kind],
      set: { kind },
    })
    .returning({ id: t.account.id })
  if (!row) throw new Error('the account was not written')
  return row.id
}

interface Movement {
  kind: typeof t.txn.$inferInsert.kind
  familyId: string
  subject: string
  refersTo?: string
  rule?: unknown
  from: string
  to: string
  amount: number
}

/** One movement with its two postings; running balances follow. */
export const move = async ({ db, districtId, auditId, now }: Builder, movement: Movement) => {
  const { from, to, amount, rule = null, refersTo = null, ...rest } = movement
  const id = randomUUID()
  await db
    .insert(t.txn)
    .values({ districtId, id, at: now, sentence: '历史记录。', rule, refersTo, auditId, ...rest })
  const postings = [
    { districtId, txnId: id, accountId: from, amount: -amount },
    { districtId, txnId: id, accountId: to, amount },
  ]
  await db.insert(t.posting).values(postings)
  for (const posting of postings) {
    await db
      .update(t.account)
      .set({ balance: sql`${t.account.balance} + ${posting.amount}` })
      .where(
        and(
          eq(t.account.districtId, districtId),
          eq(t.account.id, posting.accountId),
          sql`${t.account.balance} is not null`,
        ),
      )
  }
  return id
}

/** A new lot of points in a household's account, given by its community. */
const addLot = async (
  builder: Builder,
  movement: Omit<Movement, 'from' | 'to'>,
  community: Place,
  expiresAt: Date,
) => {
  const { db, districtId, auditId, now } = builder
  const { familyId, amount } = movement
  const from = await addAccount(builder, 'issuing', community.id)
  const accountId = await addAccount(builder, 'family', familyId)
  const txnId = await move(builder, { ...movement, from, to: accountId })
  const id = randomUUID()
  const lot = { districtId, id, accountId, txnId, amount, remaining: amount }
  await db.insert(t.lot).values({ ...lot, earnedAt: now, expiresAt, auditId })
  return { accountId, txnId, lotId: id }
}

/** One adult of each of two families that are not this one; where there are too few, some move in. */
const staffElsewhere = async (builder: Builder, community: Place, familyId: string) => {
  const { db, districtId } = builder
  const rows = await db
    .selectDistinctOn([t.person.familyId], { id: t.person.id, familyId: t.person.familyId })
    .from(t.person)
    .where(and(eq(t.person.districtId, districtId), eq(t.person.kind, 'adult')))
    .orderBy(t.person.familyId, t.person.id)
    .limit(3)
  const found = rows.filter((row) => row.familyId !== familyId)
  const next = async () => found.shift() ?? (await addAdult(builder, community, '工作人员'))
  return { giver: await next(), second: await next() }
}

/** Points that a household has from a bonus of its community, in one lot. */
export const givePoints = async (
  builder: Builder,
  { familyId }: Adult,
  community: Place,
  amount: number,
  expiresAt: Date = expiryOf(builder.now),
) => {
  const id = randomUUID()
  const { db, districtId, auditId, now } = builder
  const { giver, second } = await staffElsewhere(builder, community, familyId)
  const given = await addLot(
    builder,
    { kind: 'bonus', familyId, subject: id, amount },
    community,
    expiresAt,
  )
  await db.insert(t.pointsGrant).values({
    districtId,
    id,
    communityId: community.id,
    kind: 'bonus',
    familyId,
    amount,
    reason: 'long_service',
    note: '历史记录。',
    state: 'approved',
    givenBy: giver.id,
    giverFamilyId: giver.familyId,
    // Long ago, so that it leaves the caps of today alone.
    givenAt: later(now, -400 * day),
    decidedBy: second.id,
    deciderFamilyId: second.familyId,
    decidedAt: later(now, -400 * day),
    txnId: given.txnId,
    auditId,
  })
  return { ...given, grantId: id }
}

/** Two people agreed that a grant is undone: those who gave and approved it. */
const addUndo = async (
  { db, districtId, auditId, now }: Builder,
  { grantId, txnId }: { grantId: string; txnId: string },
) => {
  const [grant] = await db.select().from(t.pointsGrant).where(eq(t.pointsGrant.id, grantId))
  if (!grant) throw new Error('no such grant')
  await db.insert(t.grantUndo).values({
    districtId,
    id: randomUUID(),
    grantId,
    reason: '历史记录。',
    state: 'approved',
    askedBy: grant.givenBy,
    askerFamilyId: grant.giverFamilyId,
    askedAt: now,
    decidedBy: grant.decidedBy,
    deciderFamilyId: grant.deciderFamilyId,
    decidedAt: now,
    txnId,
    auditId,
  })
}

/** Points that were taken out of a lot by a penalty, and given back into it, for it was a mistake. */
export const addUndonePenalty = async (
  builder: Builder,
  { familyId }: Adult,
  community: Place,
  { accountId, lotId, grantId }: { accountId: string; lotId: string; grantId: string },
  amount: number,
) => {
  const { db, districtId } = builder
  const adjustment = await addAccount(builder, 'adjustment', community.id)
  const id = randomUUID()
  const about = { familyId, subject: id, amount }
  const taken = await move(builder, { ...about, kind: 'penalty', from: accountId, to: adjustment })
  const [bonus] = await db.select().from(t.pointsGrant).where(eq(t.pointsGrant.id, grantId))
  if (!bonus) throw new Error('no such grant')
  const why = { kind: 'penalty' as const, reason: 'false_record' as const }
  await db.insert(t.pointsGrant).values({ ...bonus, ...why, id, amount, txnId: taken })
  const back = await move(builder, {
    ...about,
    kind: 'reverse',
    refersTo: taken,
    from: adjustment,
    to: accountId,
  })
  const used = { districtId, lotId, ordinal: 0 }
  await db.insert(t.lotUse).values([
    { ...used, txnId: taken, amount },
    { ...used, txnId: back, amount: -amount },
  ])
  await addUndo(builder, { grantId: id, txnId: back })
  return { taken, back }
}

/** Someone came, left and was confirmed: with an award of the slot's rule, or with the reason for none. */
export const addService = async (
  builder: Builder,
  community: Place,
  who: Adult,
  slotId: string,
  noAward: string | null = null,
) => {
  const { db, districtId, auditId, now } = builder
  const party = await addParty(builder, {
    slotId,
    signer: who,
    personIds: [who.id],
    status: 'attended',
  })
  const { slot } = party
  const signupId = party.signupIds[0] ?? ''
  const minutes = Math.floor((slot.endsAt.getTime() - slot.startsAt.getTime()) / 60_000)
  const points = slot.fixedPoints + Math.floor((minutes * slot.perHourThousandths) / 60_000)
  const rule = { fixed: slot.fixedPoints, perHourThousandths: slot.perHourThousandths, minutes }
  const movement = {
    kind: 'award' as const,
    familyId: who.familyId,
    subject: signupId,
    rule,
    amount: points,
  }
  const award = noAward === null ? await addLot(builder, movement, community, expiryOf(now)) : null
  await db.insert(t.attendance).values({
    districtId,
    signupId,
    slotId,
    personId: who.id,
    familyId: who.familyId,
    checkedInAt: slot.startsAt,
    inBy: 'roll_call',
    inById: who.id,
    checkedOutAt: slot.endsAt,
    outBy: 'roll_call',
    outById: who.id,
    measuredMinutes: minutes,
    agreedMinutes: minutes,
    allowedMinutes: minutes,
    countedMinutes: minutes,
    earningMinutes: minutes,
    confirmedAt: now,
    confirmedById: who.id,
    awardTxnId: award?.txnId ?? null,
    noAward,
    auditId,
  })
  const record = { districtId, recordId: signupId, kind: 'attendance' as const, auditId }
  const of = { personId: who.id, familyId: who.familyId }
  await db
    .insert(t.serviceDay)
    .values(minutesByDay(slot.startsAt, minutes).map((part) => ({ ...record, ...of, ...part })))
  return { signupId, partyId: party.id, award }
}

export interface RedemptionWish {
  itemId: string
  shop: Place
  who: Adult
  lotId: string
  price: number
  end?: 'picked_up' | 'released'
}

/** One piece reserved, and what became of it. */
export const addRedemption = async (builder: Builder, wish: RedemptionWish) => {
  const { db, districtId, auditId, now } = builder
  const { itemId, shop, who, lotId, price, end } = wish
  const id = randomUUID()
  const family = await addAccount(builder, 'family', who.familyId)
  const held = await addAccount(builder, 'held', who.familyId)
  const about = { familyId: who.familyId, subject: id, amount: price }
  const use = async (txnId: string, amount: number) => {
    await db.insert(t.lotUse).values({ districtId, txnId, lotId, amount, ordinal: 0 })
    await db
      .update(t.lot)
      .set({ remaining: sql`${t.lot.remaining} - ${amount}` })
      .where(and(eq(t.lot.districtId, districtId), eq(t.lot.id, lotId)))
  }
  const reserved = await move(builder, { kind: 'reserve', ...about, from: family, to: held })
  await use(reserved, price)
  const to = end === 'picked_up' ? await addAccount(builder, 'shop', shop.id) : family
  const kind = end === 'picked_up' ? 'settle' : 'release'
  const ended = end && (await move(builder, { kind, ...about, refersTo: reserved, from: held, to }))
  if (ended !== undefined && end === 'released') await use(ended, -price)
  await db.insert(t.redemption).values({
    districtId,
    id,
    itemId,
    orgId: shop.id,
    familyId: who.familyId,
    byPersonId: who.id,
    price,
    status: end ?? 'reserved',
    code: id.replaceAll(/\D/g, '').padEnd(8, '0').slice(0, 8),
    reserveTxnId: reserved,
    reservedAt: later(now, -day),
    expiresAt: pickUpUntil(now),
    endTxnId: ended ?? null,
    endedAt: end ? now : null,
    auditId,
  })
  const piece = { districtId, itemId, redemptionId: id, at: now, auditId }
  await db
    .insert(t.stockMove)
    .values({ ...piece, id: randomUUID(), kind: 'reserved', quantity: -1 })
  if (end === 'released') {
    await db
      .insert(t.stockMove)
      .values({ ...piece, id: randomUUID(), kind: 'returned', quantity: 1 })
  }
  await db
    .update(t.shopItem)
    .set({
      stock: sql`${t.shopItem.stock} - ${end === 'released' ? 0 : 1}`,
      reserved: sql`${t.shopItem.reserved} + ${end === undefined ? 1 : 0}`,
      pickedUp: sql`${t.shopItem.pickedUp} + ${end === 'picked_up' ? 1 : 0}`,
    })
    .where(and(eq(t.shopItem.districtId, districtId), eq(t.shopItem.id, itemId)))
  return { id, reserved, ended: ended ?? null }
}

/** Points that were taken back while the household kept none to take: it owes them. */
export const addClaim = async (builder: Builder, who: Adult, community: Place, amount: number) => {
  const { db, districtId, auditId, now } = builder
  const { familyId } = who
  const given = await givePoints(builder, who, community, amount)
  const from = await addAccount(builder, 'claim', familyId)
  const to = await addAccount(builder, 'issuing', community.id)
  const about = { familyId, subject: given.grantId, refersTo: given.txnId }
  const txnId = await move(builder, { ...about, kind: 'reverse', from, to, amount })
  await addUndo(builder, { grantId: given.grantId, txnId })
  const id = randomUUID()
  await db
    .insert(t.claim)
    .values({ districtId, id, familyId, txnId, at: now, amount, remaining: amount, auditId })
  return id
}

/** Someone came and forgot to check out; the clock closed it at the planned end. */
export const addForgotten = async (builder: Builder, who: Adult, signupId: string) => {
  const { db, districtId, auditId } = builder
  const [signup] = await db.select().from(t.signup).where(eq(t.signup.id, signupId))
  if (!signup) throw new Error('no such sign-up')
  const { slotId, startsAt, endsAt } = signup
  await db.insert(t.attendance).values({
    districtId,
    signupId,
    slotId,
    personId: who.id,
    familyId: who.familyId,
    checkedInAt: startsAt,
    inBy: 'roll_call',
    inById: who.id,
    checkedOutAt: endsAt,
    outBy: 'timer',
    measuredMinutes: Math.floor((endsAt.getTime() - startsAt.getTime()) / 60_000),
    auditId,
  })
}

/** Service outside of activities: told, or approved with ten hours of one day, two of which wait. */
export const addReport = async (
  { db, districtId, auditId, now }: Builder,
  who: Adult,
  community: Place,
  state: 'open' | 'approved',
) => {
  const id = randomUUID()
  const about = { personId: who.id, familyId: who.familyId }
  const minutes = state === 'open' ? 90 : 600
  const startsAt = later(dayStart(later(now, -2 * day)), 8 * hour)
  await db.insert(t.selfReport).values({
    districtId,
    id,
    ...about,
    byId: who.id,
    communityId: community.id,
    startsAt: state === 'open' ? later(startsAt, -day) : startsAt,
    minutes,
    what: '帮邻居搬东西',
    at: now,
    state,
    countedMinutes: state === 'open' ? null : dayCap,
    auditId,
  })
  if (state === 'open') return { reportId: id, consentId: '' }
  const record = { districtId, recordId: id, kind: 'self_report' as const, auditId }
  await db
    .insert(t.serviceDay)
    .values({ ...record, ...about, day: dayOf(startsAt), minutes: dayCap })
  const consentId = randomUUID()
  await db.insert(t.consent).values({
    ...record,
    ...about,
    id: consentId,
    orgId: community.id,
    minutes,
    overMinutes: minutes - dayCap,
    raisedMinutes: 0,
    reason: '一天超过八小时',
    askedById: who.id,
    askedAt: now,
    state: 'open',
  })
  return { reportId: id, consentId }
}
