import { randomUUID } from 'node:crypto'
import type { Db } from '../../src/cloud/db/connect'
import * as t from '../../src/cloud/db/tables'
import { usualStarHours } from '../../src/domain/stars'
import { ruleFor } from '../../src/domain/families'
import type { OrgKind, Role } from '../../src/domain/roles'
import { day, hour, later, minute, yearOf } from '../../src/domain/time'

/** Puts rows of one district straight into the tables, as earlier commands would have left them. */
export interface Builder {
  db: Db
  now: Date
  districtId: string
  auditId: string
}

export interface Place {
  id: string
  path: string
}

export interface Adult {
  id: string
  familyId: string
  openid: string
}

/** Opens a district with its own node of the tree and the audit row that all its first rows name. */
export const openDistrict = async (db: Db, now: Date, districtId: string, name: string) => {
  const builder: Builder = { db, now, districtId, auditId: randomUUID() }
  await db.insert(t.district).values({ districtId, name, about: `${name}的社区`, reported: {} })
  await db
    .insert(t.audit)
    .values({ districtId, id: builder.auditId, at: now, command: 'world.build' })
  await db.insert(t.starLevel).values(
    usualStarHours.map((hours, index) => ({
      districtId,
      level: index + 1,
      hours,
      auditId: builder.auditId,
    })),
  )
  const node = await addOrg(builder, null, 'district', name)
  return { builder, node }
}

export const addOrg = async (
  { db, districtId, auditId }: Builder,
  parent: Place | null,
  kind: OrgKind,
  name: string,
): Promise<Place> => {
  const id = randomUUID()
  const path = `${parent?.path ?? '/'}${id}/`
  await db
    .insert(t.org)
    .values({ districtId, id, parentId: parent?.id ?? null, kind, name, path, auditId })
  return { id, path }
}

export const addBuilding = async ({ db, districtId, auditId }: Builder, community: Place) => {
  const id = randomUUID()
  await db.insert(t.building).values({
    districtId,
    id,
    communityId: community.id,
    ordinal: 1,
    name: '1栋',
    floors: 6,
    perFloor: 2,
    windows: 12,
    auditId,
  })
  return id
}

/** A household of one adult with an account. */
export const addAdult = async (
  builder: Builder,
  community: Place,
  nickname: string,
): Promise<Adult> => {
  const { db, districtId, auditId, now } = builder
  const id = randomUUID()
  const familyId = randomUUID()
  const openid = `openid-${districtId}-${id}`
  await db.insert(t.family).values({
    districtId,
    id: familyId,
    headId: id,
    alias: `${nickname}家`,
    communityId: community.id,
    createdAt: now,
    auditId,
  })
  await addMember(builder, familyId, nickname, 'adult', null, id)
  await db.insert(t.identity).values({ openid, districtId, personId: id, auditId })
  return { id, familyId, openid }
}

const addMember = async (
  { db, districtId, auditId, now }: Builder,
  familyId: string,
  nickname: string,
  kind: 'adult' | 'minor',
  birthYear: number | null,
  id: string = randomUUID(),
) => {
  await db
    .insert(t.person)
    .values({ districtId, id, familyId, nickname, kind, birthYear, createdAt: now, auditId })
  return id
}

/** A second adult of a household, with an account of the own. */
export const addSpouse = async (
  builder: Builder,
  head: Adult,
  nickname: string,
): Promise<Adult> => {
  const id = await addMember(builder, head.familyId, nickname, 'adult', null)
  const openid = `openid-${builder.districtId}-${id}`
  const { db, districtId, auditId } = builder
  await db.insert(t.identity).values({ openid, districtId, personId: id, auditId })
  return { id, familyId: head.familyId, openid }
}

/** A child of certainly `age` completed years, with its guardian. */
export const addChild = async (
  builder: Builder,
  guardian: Adult,
  nickname: string,
  age: number,
) => {
  const { db, districtId, auditId, now } = builder
  const birthYear = yearOf(now) - age - 1
  const id = await addMember(builder, guardian.familyId, nickname, 'minor', birthYear)
  await db.insert(t.guardian).values({
    districtId,
    minorId: id,
    guardianId: guardian.id,
    rule: ruleFor(birthYear, now),
    consentVersion: '2026-01',
    consentAt: now,
    auditId,
  })
  return id
}

/** Lets a minor use the app alone. */
export const addAccount = async (
  { db, districtId, auditId }: Builder,
  personId: string,
  familyId: string,
): Promise<Adult> => {
  const openid = `openid-${districtId}-${personId}`
  await db.insert(t.identity).values({ openid, districtId, personId, auditId })
  return { id: personId, familyId, openid }
}

export const grant = (
  { db, districtId, auditId, now }: Builder,
  who: Adult,
  role: Role,
  org: Place,
) =>
  db
    .insert(t.roleGrant)
    .values({ districtId, personId: who.id, role, orgId: org.id, at: now, auditId })

export type SlotWish = Partial<Omit<typeof t.slot.$inferInsert, 'districtId' | 'auditId'>> & {
  /** Hours from now to the start; two days unless said. */
  inHours?: number
  /** How long it lasts, in minutes; two hours unless said. */
  lasts?: number
}

export type ActivityWish = Partial<typeof t.activity.$inferInsert> & { slots?: SlotWish[] }

const slotRow = (builder: Builder, activityId: string, wish: SlotWish, ordinal: number) => {
  const { inHours = 48, lasts = 120, ...rest } = wish
  const startsAt = later(builder.now, inHours * hour)
  return {
    districtId: builder.districtId,
    id: randomUUID(),
    activityId,
    ordinal,
    name: `岗位${String(ordinal + 1)}`,
    startsAt,
    endsAt: later(startsAt, lasts * minute),
    opensAt: later(startsAt < builder.now ? startsAt : builder.now, -day),
    closesAt: startsAt,
    cancelUntil: later(startsAt, -3 * hour),
    capacity: 10,
    minAge: 0,
    earnAge: 10,
    adultRequired: false,
    waitlist: true,
    fixedPoints: 0,
    perHourThousandths: 1000,
    auditId: builder.auditId,
    ...rest,
  }
}

/** A published activity of a community with its slots; answers their ids. */
export const addActivity = async (builder: Builder, community: Place, wish: ActivityWish = {}) => {
  const { db, districtId, auditId, now } = builder
  const { slots = [{}], ...rest } = wish
  const id = randomUUID()
  const rows = slots.map((slot, ordinal) => slotRow(builder, id, slot, ordinal))
  await db.insert(t.activity).values({
    districtId,
    id,
    orgId: community.id,
    communityId: community.id,
    kind: 'event',
    title: '民俗体验日',
    category: 'culture',
    place: '社区广场',
    address: '',
    content: '一起做拓印和剪纸。',
    conditions: '',
    riskNotice: '请看好孩子，注意剪刀。',
    audience: 'community',
    audiencePath: community.path,
    tags: [],
    servedGroups: [],
    contributions: [],
    status: 'published',
    startsAt: new Date(Math.min(...rows.map((row) => row.startsAt.getTime()))),
    endsAt: new Date(Math.max(...rows.map((row) => row.endsAt.getTime()))),
    createdAt: now,
    publishedAt: now,
    auditId,
    ...rest,
  })
  await db.insert(t.slot).values(rows)
  return { id, slotIds: rows.map((row) => row.id) }
}

export type ItemWish = Partial<typeof t.shopItem.$inferInsert>

/** Something to redeem, with its stock received. */
export const addItem = async (
  { db, districtId, auditId, now }: Builder,
  shop: Place,
  scope: Place,
  wish: ItemWish = {},
) => {
  const { id = randomUUID(), stock = 10, ...rest } = wish
  await db.insert(t.shopItem).values({
    districtId,
    id,
    orgId: shop.id,
    scopePath: scope.path,
    name: '纸巾',
    kind: 'goods',
    about: '一提',
    price: 15,
    stock,
    limitPerQuarter: 2,
    pickUpPlace: '社区服务站',
    pickUpHours: '9:00–17:00',
    onSale: true,
    auditId,
    ...rest,
  })
  if (stock > 0) {
    const move = { districtId, itemId: id, kind: 'received' as const, quantity: stock }
    await db.insert(t.stockMove).values({ ...move, id: randomUUID(), at: now, auditId })
  }
  return id
}
