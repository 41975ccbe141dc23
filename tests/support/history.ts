import { randomInt, randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import * as t from '../../src/cloud/db/tables'
import { liveStatuses, seatStatuses, type SignupStatus } from '../../src/domain/signups'
import { createSealer } from '../../src/cloud/sealed'
import { contentHash } from '../../src/cloud/ids'
import {
  serialLength,
  serialOf,
  volunteerNumberOf,
  type CertificateContent,
} from '../../src/domain/certificates'
import { pickUpUntil } from '../../src/domain/shop'
import { day, dayOf, later } from '../../src/domain/time'
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

const addAccount = async (
  { db, districtId, auditId }: Builder,
  kind: 'family' | 'held' | 'shop' | 'issuing',
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
  return given
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
    confirmedAt: now,
    confirmedById: who.id,
    awardTxnId: award?.txnId ?? null,
    noAward,
    auditId,
  })
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

const sealer = createSealer('a sealing key of the tests')

/** Somebody told name and no document, and has asked for a certificate that the community has to decide on. */
export const addWaitingCertificate = async (builder: Builder, community: Place, who: Adult) => {
  const { db, districtId, auditId, now } = builder
  const owner = `${districtId}/${who.id}`
  const id = randomUUID()
  const number = volunteerNumberOf(districtId, randomInt(1_000_000_000))
  await db.insert(t.volunteer).values({
    districtId,
    personId: who.id,
    number,
    nameSealed: sealer.seal('林秀英', owner),
    idType: 'none',
    at: now,
    auditId,
  })
  await db.insert(t.certificate).values({
    districtId,
    id,
    serial: serialOf(
      districtId,
      Array.from({ length: serialLength }, () => randomInt(32)),
    ),
    personId: who.id,
    familyId: who.familyId,
    orgId: community.id,
    askedBy: who.id,
    askedAt: now,
    from: dayOf(later(now, -60 * day)),
    until: dayOf(now),
    purpose: 'work',
    purposeNote: '',
    holderSealed: sealer.seal(
      JSON.stringify({ name: '林秀英', idType: 'none', idMasked: '' }),
      owner,
    ),
    maskedName: '林**',
    state: 'waiting',
    auditId,
  })
  return id
}

/** A certificate of one record, issued to whoever it is of. */
export const addIssuedCertificate = async (
  builder: Builder,
  community: Place,
  who: Adult,
  record: { signupId: string; minutes: number },
) => {
  const { db, districtId, auditId, now } = builder
  const id = await addWaitingCertificate(builder, community, who)
  const own = and(eq(t.certificate.districtId, districtId), eq(t.certificate.id, id))
  const [row] = await db.select().from(t.certificate).where(own)
  if (!row) throw new Error('the certificate was not written')
  const line = { date: row.until, title: '送餐', post: '送餐员', place: '社区食堂' }
  const content: CertificateContent = {
    serial: row.serial,
    volunteerNumber: volunteerNumberOf(districtId, 1),
    period: { from: row.from, until: row.until },
    purpose: 'work',
    purposeNote: '',
    items: [{ ...record, ...line }],
    minutes: record.minutes,
    issuer: '张家湾社区',
    inCharge: '许清禾',
    handler: '郑晓舟',
    contact: '社区服务站',
    issuedOn: row.until,
    verifyAt: null,
  }
  await db
    .update(t.certificate)
    .set({
      state: 'issued',
      issuedAt: now,
      content,
      contentHash: contentHash(content),
      minutes: record.minutes,
    })
    .where(own)
  await db.insert(t.certificateItem).values({ districtId, certificateId: id, ...record, auditId })
  return id
}
