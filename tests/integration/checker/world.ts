import { randomUUID } from 'node:crypto'
import type { Db } from '../../../src/cloud/db/connect'
import * as t from '../../../src/cloud/db/tables'
import {
  addActivity,
  addAdult,
  addBuilding,
  addChild,
  addItem,
  addOrg,
  addSpouse,
  grant,
  openDistrict,
} from '../../support/build'
import { addIssuedCertificate } from '../../support/certificates'
import {
  addClaim,
  addParty,
  addRedemption,
  addReport,
  addService,
  addUndonePenalty,
  givePoints,
} from '../../support/history'
import { addGift, addSplit, endHousehold, movePoints } from '../../support/moving'

/** One of everything that the rules speak of, all of it in order. */
export const buildWorld = async (db: Db) => {
  const now = new Date()
  const { builder, node } = await openDistrict(db, now, '420106', '武昌区')
  const street = await addOrg(builder, node, 'street', '水果湖街道')
  const community = await addOrg(builder, street, 'community', '张家湾社区')
  const elsewhere = await addOrg(builder, street, 'community', '纺器社区')
  const shop = await addOrg(builder, community, 'merchant', '积分超市')
  const building = await addBuilding(builder, community)
  const lin = await addAdult(builder, community, '林家妈妈')
  const dad = await addSpouse(builder, lin, '林家爸爸')
  const child = await addChild(builder, lin, '林小满', 8)
  const chen = await addAdult(builder, community, '陈师傅')
  const zhou = await addAdult(builder, community, '周老师')
  const wu = await addAdult(builder, community, '吴阿姨')
  await grant(builder, zhou, 'organizer', community)

  const coming = await addActivity(builder, community, {
    slots: [{ capacity: 3 }, { inHours: 12, capacity: 3 }, { inHours: 49 }, { inHours: 24 * 9 }],
  })
  const [full = '', lastDay = '', overlapping = '', empty = ''] = coming.slotIds
  const seated = await addParty(builder, {
    slotId: full,
    signer: lin,
    personIds: [lin.id, child],
    status: 'confirmed',
  })
  const alone = await addParty(builder, {
    slotId: full,
    signer: zhou,
    personIds: [zhou.id],
    status: 'confirmed',
  })
  const first = await addParty(builder, {
    slotId: full,
    signer: chen,
    personIds: [chen.id],
    status: 'waitlisted',
  })
  const second = await addParty(builder, {
    slotId: full,
    signer: wu,
    personIds: [wu.id],
    status: 'waitlisted',
  })

  const before = await addActivity(builder, community, {
    slots: [{ inHours: -5 }, { inHours: -9, perHourThousandths: 0 }],
  })
  const [served = '', unpaid = ''] = before.slotIds
  const service = await addService(builder, community, chen, served)
  const past = await addActivity(builder, community, { slots: [{ inHours: -20 }] })
  const certified = await addService(builder, community, zhou, past.slotIds[0] ?? '')
  const certificate = await addIssuedCertificate(builder, community, zhou, {
    recordId: certified.signupId,
    minutes: 120,
  })
  const noAward = await addService(builder, community, wu, unpaid, 'nothing_earned')
  await addParty(builder, { slotId: served, signer: dad, personIds: [dad.id], status: 'absent' })

  const item = await addItem(builder, shop, community, { stock: 5 })
  const points = await givePoints(builder, lin, community, 100)
  const shopping = { itemId: item, shop, who: lin, lotId: points.lotId, price: 15 }
  const waiting = await addRedemption(builder, shopping)
  const pickedUp = await addRedemption(builder, { ...shopping, end: 'picked_up' })
  const released = await addRedemption(builder, { ...shopping, end: 'released' })

  const report = await addReport(builder, wu, community, 'approved')
  const claimId = await addClaim(builder, zhou, community, 10)
  await addGift(builder, shop, item)
  const former = await addAdult(builder, community, '并入的邻居')
  const lots = await givePoints(builder, former, community, 9)
  const mover = await endHousehold(builder, former, wu)
  const joined = { from: former.familyId, to: wu.familyId, lotId: lots.lotId, amount: 9 }
  await movePoints(builder, community, { ...joined, subject: former.familyId })
  const apart = await addAdult(builder, community, '分出的邻居')
  const splitId = await addSplit(builder, { from: lin, to: apart, points: 7 })
  const part = { from: lin.familyId, to: apart.familyId, lotId: points.lotId, amount: 7 }
  await movePoints(builder, community, { ...part, subject: splitId })

  const cleared = await addAdult(builder, community, '扣错的邻居')
  const kept = await givePoints(builder, cleared, community, 12)
  const penalty = await addUndonePenalty(builder, cleared, community, kept, 4)

  const command = { key: randomUUID(), auditId: randomUUID(), partyId: seated.id }
  await db.insert(t.audit).values({
    districtId: '420106',
    id: command.auditId,
    at: now,
    personId: lin.id,
    command: 'signups.create',
    subject: seated.id,
    key: command.key,
  })
  await db.insert(t.commandKey).values({
    districtId: '420106',
    account: lin.openid,
    key: command.key,
    command: 'signups.create',
    requestHash: 'x',
    answer: { partyId: seated.id },
    auditId: command.auditId,
    at: now,
  })
  const other = await openDistrict(db, now, '640104', '兴庆区')
  return {
    builder,
    now,
    community,
    elsewhere,
    shop,
    building,
    lin,
    dad,
    child,
    chen,
    zhou,
    wu,
    full,
    lastDay,
    overlapping,
    empty,
    seated,
    alone,
    first,
    second,
    service,
    certified,
    certificate,
    noAward,
    item,
    points,
    waiting,
    pickedUp,
    released,
    report,
    claimId,
    mover,
    apart,
    kept,
    penalty,
    command,
    served,
    other,
  }
}

export type World = Awaited<ReturnType<typeof buildWorld>>

/** A fault that is planted from outside, by plain statements, and the rule that must report it. */
export interface Plant {
  rule: number
  fault: string
  statements: (world: World) => string[]
  /** Other rules that see the same fault from their side. */
  also?: number[]
}

/** The guards of the database refuse even the tests; a session that replays a replica's rows meets none. */
export const unguarded = 'set local session_replication_role = replica'

export const uuid = () => `'${randomUUID()}'`

export const signupOf = (party: { signupIds: string[] }) => party.signupIds[0] ?? ''
