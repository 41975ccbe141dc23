import { randomUUID } from 'node:crypto'
import { isContractProcedure } from '@orpc/contract'
import * as v from 'valibot'
import * as t from '../../../src/cloud/db/tables'
import { contract } from '../../../src/contract'
import type { Access } from '../../../src/contract/access'
import { plainRules } from '../../../src/domain/points-rules'
import { roles } from '../../../src/domain/roles'
import { hour, later } from '../../../src/domain/time'
import {
  addActivity,
  addAdult,
  addItem,
  type Adult,
  type Builder,
  type Place,
} from '../../support/build'
import { addWaitingCertificate } from '../../support/certificates'
import {
  addClaim,
  addForgotten,
  addParty,
  addRedemption,
  addReport,
  givePoints,
} from '../../support/history'
import type { World } from '../../support/world'

const access = v.object({
  caller: v.union([v.picklist(['anyone', 'identified', 'resident']), v.array(v.picklist(roles))]),
  scope: v.picklist(['district', 'self', 'family', 'org']),
  writes: v.boolean(),
})

const collect = (node: object, path: string[], found: Map<string, Access>) => {
  const entries: [string, unknown][] = Object.entries(node)
  for (const [name, value] of entries) {
    if (isContractProcedure(value)) {
      found.set([...path, name].join('.'), v.parse(access, value['~orpc'].meta))
    } else if (typeof value === 'object' && value !== null) collect(value, [...path, name], found)
  }
  return found
}

/** Every procedure of the contract by its dotted path, with what it declares. */
export const procedures = collect(contract, [], new Map<string, Access>())

/** One of each thing that an input may name. */
export interface Things {
  place: string
  districtId: string
  /** The path on which rights over these things hold; null where there is none. */
  orgPath: string | null
  familyId: string | null
  communityId: string
  orgId: string
  shopId: string
  draftId: string
  activityId: string
  slotId: string
  otherSlotId: string
  personId: string
  partyId: string
  itemId: string
  redemptionId: string
  fileId: string
  seriesId: string
  templateId: string
  feedbackId: string
  absenceId: string
  certificateId: string
  parentId: string
  signupId: string
  disputeId: string
  consentId: string
  reportId: string
  claimId: string
  ruleId: string
  grantId: string
  undoId: string
  inviteId: string
  inviteCode: string
  splitId: string
}

/** What an organizer keeps and what people said, each one of a kind. */
const addSaid = async (
  { db, districtId, auditId, now }: Builder,
  of: { orgId: string; activityId: string; slotId: string; partyId: string; personId: string },
) => {
  const { orgId, activityId, slotId, partyId, personId } = of
  const own = () => ({ districtId, id: randomUUID(), auditId })
  const kept = { orgId, draft: draft() }
  const recurs = { every: 'day' as const, exceptHolidays: false, exceptWeekends: false }
  const running = {
    rule: recurs,
    from: '2026-01-01',
    until: '2026-01-01',
    status: 'running' as const,
  }
  const series = { ...own(), ...kept, ...running, createdBy: personId, createdAt: now }
  const template = { ...own(), ...kept, name: '常用' }
  const feedback = {
    ...own(),
    activityId,
    personId,
    stars: 3,
    text: '还行',
    status: 'review' as const,
    at: now,
  }
  const absence = {
    ...own(),
    personId,
    partyId,
    slotId,
    at: now,
    step: 'warning' as const,
    appeal: 'open' as const,
  }
  await db.insert(t.series).values(series)
  await db.insert(t.template).values(template)
  await db.insert(t.feedback).values(feedback)
  await db.insert(t.absence).values(absence)
  return {
    seriesId: series.id,
    templateId: template.id,
    feedbackId: feedback.id,
    absenceId: absence.id,
  }
}

/** What waits for somebody about the hours of the owner. */
const addWaiting = async (builder: Builder, owner: Adult, community: Place, signupId: string) => {
  const { db, districtId, auditId, now } = builder
  await addForgotten(builder, owner, signupId)
  const disputeId = randomUUID()
  await db.insert(t.dispute).values({
    districtId,
    id: disputeId,
    recordId: signupId,
    byId: owner.id,
    at: now,
    reason: '记少了一小时',
    wantedMinutes: 90,
    state: 'open',
    auditId,
  })
  const { reportId } = await addReport(builder, owner, community, 'open')
  const { consentId } = await addReport(builder, owner, community, 'approved')
  const claimId = await addClaim(builder, owner, community, 10)
  return { signupId, disputeId, reportId, consentId, claimId }
}

/** A rule that begins in a while, and a bonus that waits; who gave it is of no family that may ask. */
const addRuled = async (builder: Builder, community: Place, owner: Adult) => {
  const { db, districtId, auditId, now } = builder
  const giver = await addAdult(builder, community, '提出人')
  const own = () => ({ districtId, id: randomUUID(), auditId, communityId: community.id })
  const rule = {
    ...own(),
    version: 1,
    startsOn: '2099-01-01',
    rules: plainRules,
    note: '以后的规则',
    proposedBy: giver.id,
    proposedAt: now,
  }
  const grant = {
    ...own(),
    kind: 'bonus' as const,
    familyId: owner.familyId,
    amount: 3,
    reason: 'emergency' as const,
    note: '帮忙排水',
    state: 'waiting' as const,
    givenBy: giver.id,
    giverFamilyId: giver.familyId,
    givenAt: now,
  }
  await db.insert(t.pointsRule).values(rule)
  await db.insert(t.pointsGrant).values(grant)
  return { ruleId: rule.id, grantId: grant.id, undoId: randomUUID() }
}

/** An invitation and a division that wait, both of one household. */
const addHouseholdCase = async ({ db, districtId, auditId, now }: Builder, owner: Adult) => {
  const own = () => ({ districtId, id: randomUUID(), familyId: owner.familyId, auditId })
  const invite = {
    ...own(),
    kind: 'adult' as const,
    code: Array.from(
      randomUUID()
        .replaceAll(/[^2-9a-f]/g, '')
        .toUpperCase(),
    )
      .join('')
      .padEnd(8, 'Z')
      .slice(0, 8),
    byPersonId: owner.id,
    status: 'open' as const,
    createdAt: now,
    expiresAt: later(now, 48 * hour),
  }
  const split = {
    ...own(),
    byPersonId: owner.id,
    headId: owner.id,
    newHeadId: owner.id,
    personIds: [owner.id],
    memberIds: [owner.id],
    points: 0,
    reason: '分开住',
    status: 'proposed' as const,
    createdAt: now,
  }
  await db.insert(t.familyInvite).values(invite)
  await db.insert(t.familySplit).values(split)
  return { inviteId: invite.id, inviteCode: invite.code, splitId: split.id }
}

const make = async (
  name: string,
  builder: Builder,
  at: { community: Place; shop: Place; street: Place; rightsOn: Place },
  owner: Adult,
): Promise<Things> => {
  const { community, shop } = at
  const draft = await addActivity(builder, community, { title: `${name} draft`, status: 'draft' })
  const posted = await addActivity(builder, community, {
    title: `${name} posted`,
    slots: [{}, { inHours: 72 }],
  })
  const [slotId = '', otherSlotId = ''] = posted.slotIds
  const party = await addParty(builder, {
    slotId,
    signer: owner,
    personIds: [owner.id],
    status: 'confirmed',
  })
  const said = await addSaid(builder, {
    orgId: community.id,
    activityId: posted.id,
    slotId,
    partyId: party.id,
    personId: owner.id,
  })
  const certificateId = await addWaitingCertificate(builder, community, owner)
  const waiting = await addWaiting(builder, owner, community, party.signupIds[0] ?? '')
  const itemId = await addItem(builder, shop, community, { name: `${name} item` })
  const { lotId } = await givePoints(builder, owner, community, 100)
  const redemption = await addRedemption(builder, { itemId, shop, who: owner, lotId, price: 15 })
  return {
    place: name,
    districtId: builder.districtId,
    orgPath: at.rightsOn.path,
    familyId: owner.familyId,
    communityId: community.id,
    orgId: community.id,
    shopId: shop.id,
    draftId: draft.id,
    activityId: posted.id,
    slotId,
    otherSlotId,
    personId: owner.id,
    partyId: party.id,
    itemId,
    redemptionId: redemption.id,
    fileId: randomUUID(),
    certificateId,
    parentId: at.street.id,
    ...said,
    ...waiting,
    ...(await addRuled(builder, community, owner)),
    ...(await addHouseholdCase(builder, owner)),
  }
}

const missing = (): Things => ({
  place: 'missing',
  districtId: '420106',
  orgPath: null,
  familyId: null,
  communityId: randomUUID(),
  orgId: randomUUID(),
  shopId: randomUUID(),
  draftId: randomUUID(),
  activityId: randomUUID(),
  slotId: randomUUID(),
  otherSlotId: randomUUID(),
  personId: randomUUID(),
  partyId: randomUUID(),
  itemId: randomUUID(),
  redemptionId: randomUUID(),
  fileId: randomUUID(),
  seriesId: randomUUID(),
  templateId: randomUUID(),
  feedbackId: randomUUID(),
  absenceId: randomUUID(),
  certificateId: randomUUID(),
  parentId: randomUUID(),
  signupId: randomUUID(),
  disputeId: randomUUID(),
  consentId: randomUUID(),
  reportId: randomUUID(),
  claimId: randomUUID(),
  ruleId: randomUUID(),
  grantId: randomUUID(),
  undoId: randomUUID(),
  inviteId: randomUUID(),
  inviteCode: 'ABCDEFG2',
  splitId: randomUUID(),
})

/**
 * The things of the community, of the one next door, of another district, or of nobody. Things of a counter
 * are asked for with `shop.` procedures, whose rights hold on the shop below the community.
 */
export const thingsOf = (world: World, where: 'here' | 'next door' | 'there' | 'missing') => {
  const { builder, community, shop, street, otherStreet, lin, fangqi, neighbour, there } = world
  switch (where) {
    case 'here':
      return make(where, builder, { community, shop, street, rightsOn: shop }, lin)
    case 'next door':
      return make(
        where,
        builder,
        { community: fangqi, shop: fangqi, street: otherStreet, rightsOn: fangqi },
        neighbour,
      )
    case 'there':
      return make(where, there.builder, { ...there, rightsOn: there.shop }, there.resident)
    case 'missing':
      return Promise.resolve(missing())
  }
}

const at = (hours: number) => later(new Date(), hours * hour).toISOString()

const draft = () => ({
  kind: 'event',
  title: '民俗体验日',
  category: 'culture',
  coverFileId: null,
  place: '社区广场',
  address: '',
  content: '一起做拓印和剪纸。',
  conditions: '',
  riskNotice: '请看好孩子，注意剪刀。',
  insurance: null,
  audience: 'community',
  tags: [],
  servedGroups: [],
  contributions: [],
  slots: [
    {
      name: '剪纸',
      startsAt: at(48),
      endsAt: at(50),
      capacity: 8,
      minAge: 0,
      earnAge: 10,
      adultRequired: false,
      waitlist: true,
      points: { fixed: 0, perHourThousandths: 1000 },
    },
  ],
})

type MakeInput = (things: Things, key?: string) => Record<string, unknown>

const proof = { by: 'digits', digits: '000000' }
const plain: MakeInput = () => ({})
const year = { from: '2026-01-01', until: '2026-01-31' }
const onSlot: MakeInput = ({ slotId }) => ({ slotId })
const ofRecord: MakeInput = ({ signupId }) => ({ recordId: signupId })
const ofOrg: MakeInput = ({ orgId }) => ({ orgId })

/** A valid input for every procedure, naming the given things. */
export const inputs: Record<string, MakeInput> = {
  'session.who': plain,
  'orgs.communities': plain,
  'orgs.community': ({ communityId }) => ({ communityId }),
  'orgs.district': plain,
  'orgs.lights': ({ communityId }) => ({ communityId }),
  'orgs.mine': plain,
  'families.join': ({ communityId }, key) => ({
    key,
    nickname: '新邻居',
    birthYear: 1980,
    consentVersion: '2026-01',
    communityId,
  }),
  'families.mine': plain,
  'families.addChild': (_, key) => ({
    key,
    nickname: '孩子',
    birthYear: 2018,
    consentVersion: '2026-01',
    rule: 'under_14',
  }),
  'households.invite': (_, key) => ({ key, kind: 'adult' }),
  'households.invites': plain,
  'households.withdrawInvite': ({ inviteId }, key) => ({ key, inviteId }),
  'households.look': ({ inviteCode }) => ({ code: inviteCode }),
  'households.accept': ({ inviteCode }, key) => ({ key, code: inviteCode }),
  'households.claim': ({ inviteCode }, key) => ({
    key,
    code: inviteCode,
    consentVersion: '2026-01',
  }),
  'households.leave': (_, key) => ({ key }),
  'households.handOver': ({ personId }, key) => ({ key, personId }),
  'households.nameGuardian': ({ personId }, key) => ({
    key,
    minorId: personId,
    guardianId: personId,
  }),
  'households.consent': ({ personId }, key) => ({
    key,
    minorId: personId,
    rule: 'under_14',
    consentVersion: '2026-01',
  }),
  'households.withdrawConsent': ({ personId }, key) => ({ key, minorId: personId }),
  'households.splits': plain,
  'households.answerSplit': ({ splitId }, key) => ({ key, splitId, agree: true }),
  'households.open': ({ orgId }, key) => ({ key, orgId, code: 'HLM.x' }),
  'households.moveHome': ({ familyId, communityId }, key) => ({
    key,
    familyId: familyId ?? communityId,
    communityId,
    reason: '搬家了',
  }),
  'households.proposeSplit': ({ familyId, communityId, personId }, key) => ({
    key,
    familyId: familyId ?? communityId,
    personIds: [personId],
    newHeadId: personId,
    points: 0,
    reason: '分开住',
  }),
  'households.cases': ofOrg,
  'households.carryOutSplit': ({ splitId }, key) => ({ key, splitId }),
  'households.dropSplit': ({ splitId }, key) => ({ key, splitId, reason: '写错了' }),
  'families.phone': plain,
  'families.savePhone': (_, key) => ({ key, phone: '13800000000' }),
  'points.mine': plain,
  'points.expiring': plain,
  'points.entries': plain,
  'points.statement': plain,
  'points.export': (_, key) => ({ key }),
  'rules.mine': plain,
  'rules.show': ofOrg,
  'rules.preview': ({ orgId }) => ({ orgId, rules: plainRules }),
  'rules.propose': ({ orgId }, key) => ({
    key,
    orgId,
    startsOn: at(240).slice(0, 10),
    rules: plainRules,
    note: '第一版规则',
  }),
  'rules.withdraw': ({ ruleId }, key) => ({ key, ruleId }),
  'budgets.show': ofOrg,
  'budgets.set': ({ orgId }, key) => ({ key, orgId, quarter: 'this', amount: 100 }),
  'grants.households': ({ orgId }) => ({ orgId, search: '' }),
  'grants.give': ({ orgId, familyId }, key) => ({
    key,
    orgId,
    kind: 'bonus',
    familyId: familyId ?? randomUUID(),
    amount: 5,
    reason: 'emergency',
    note: '暴雨夜帮忙排水',
  }),
  'grants.list': ofOrg,
  'grants.decide': ({ grantId }, key) => ({ key, grantId, verdict: 'decline', note: '' }),
  'grants.withdraw': ({ grantId }, key) => ({ key, grantId }),
  'grants.undo': ({ grantId }, key) => ({ key, grantId, reason: '记错了人' }),
  'grants.decideUndo': ({ grantId, undoId }, key) => ({ key, grantId, undoId, verdict: 'decline' }),
  'grants.withdrawUndo': ({ grantId, undoId }, key) => ({ key, grantId, undoId }),
  'grants.flags': ofOrg,
  'activities.list': ({ communityId }) => ({ communityId }),
  'activities.get': ({ activityId }) => ({ id: activityId }),
  'activities.desk': ({ orgId }) => ({ orgId }),
  'activities.draft': ({ draftId }) => ({ id: draftId }),
  'activities.create': ({ orgId }, key) => ({ key, orgId, draft: draft() }),
  'activities.edit': ({ draftId }, key) => ({ key, id: draftId, draft: draft() }),
  'activities.discard': ({ draftId }, key) => ({ key, id: draftId }),
  'activities.publish': ({ draftId }, key) => ({ key, id: draftId }),
  'activities.cancel': ({ activityId }, key) => ({ key, id: activityId, reason: '天气不好' }),
  'activities.change': ({ activityId }, key) => ({
    key,
    id: activityId,
    reach: 'one',
    change: { place: '文化站' },
  }),
  'series.list': ofOrg,
  'series.create': ({ orgId }, key) => ({
    key,
    orgId,
    draft: draft(),
    rule: { every: 'day', exceptHolidays: true, exceptWeekends: false },
    from: at(48).slice(0, 10),
    until: at(72).slice(0, 10),
  }),
  'series.stop': ({ seriesId }, key) => ({ key, seriesId }),
  'series.templates': ofOrg,
  'series.saveTemplate': ({ orgId }, key) => ({ key, orgId, name: '送餐', draft: draft() }),
  'series.dropTemplate': ({ templateId }, key) => ({ key, templateId }),
  'signups.create': ({ slotId, personId }, key) => ({ key, slotId, personIds: [personId] }),
  'signups.cancel': ({ partyId }, key) => ({ key, partyId }),
  'signups.mine': () => ({ when: 'coming' }),
  'signups.accept': ({ partyId }, key) => ({ key, partyId }),
  'signups.decline': ({ partyId }, key) => ({ key, partyId }),
  'signups.pending': onSlot,
  'signups.decide': ({ slotId, partyId }, key) => ({
    key,
    slotId,
    partyIds: [partyId],
    verdict: 'approve',
  }),
  'signups.household': ({ slotId }) => ({ slotId, code: 'HLM.x' }),
  'signups.addByStaff': ({ slotId }, key) => ({
    key,
    slotId,
    code: 'HLM.x',
    walkIn: false,
    reason: '现场加人',
  }),
  'signups.move': ({ slotId, otherSlotId, partyId }, key) => ({
    key,
    slotId,
    partyId,
    toSlotId: otherSlotId,
    reason: '换一场',
  }),
  'signups.markAbsent': ({ slotId, personId }, key) => ({
    key,
    slotId,
    personIds: [personId],
    reason: '没有来',
  }),
  'signups.absences': plain,
  'signups.appeal': ({ absenceId }, key) => ({ key, absenceId, text: '那天孩子发烧了' }),
  'signups.appeals': ofOrg,
  'signups.answerAppeal': ({ absenceId }, key) => ({
    key,
    absenceId,
    verdict: 'revoke',
    reason: '情况属实',
  }),
  'signups.skillsOf': ({ orgId }) => ({ orgId, code: 'HLM.x' }),
  'signups.vouch': ({ orgId }, key) => ({
    key,
    orgId,
    code: 'HLM.x',
    skills: ['cooking'],
    note: '看过证书',
  }),
  'feedback.mine': ({ activityId }) => ({ activityId }),
  'feedback.give': ({ activityId }, key) => ({ key, activityId, stars: 5, text: '很好' }),
  'feedback.list': ({ activityId }) => ({ activityId }),
  'feedback.queue': ofOrg,
  'feedback.decide': ({ feedbackId }, key) => ({ key, feedbackId, verdict: 'show' }),
  'myRecord.mine': plain,
  'myRecord.list': () => ({ whose: 'mine' }),
  'certificates.holders': plain,
  'certificates.preview': ({ personId }) => ({ personId, ...year }),
  'certificates.ask': ({ personId }, key) => ({
    key,
    personId,
    ...year,
    purpose: 'work',
    purposeNote: '',
    identity: { name: '林秀英', idType: 'none', idNumber: '' },
  }),
  'certificates.mine': plain,
  'certificates.get': ({ certificateId }) => ({ certificateId }),
  'certificates.document': ({ certificateId }) => ({ certificateId }),
  'certificates.desk': ofOrg,
  'certificates.setIssuer': ({ orgId }, key) => ({
    key,
    orgId,
    inCharge: '许老师',
    handler: '郑老师',
    contact: '社区服务站',
  }),
  'certificates.issue': ({ certificateId }, key) => ({ key, certificateId }),
  'certificates.refuse': ({ certificateId }, key) => ({
    key,
    certificateId,
    reason: '请先到社区核对',
  }),
  'certificates.issued': ofOrg,
  'certificates.revoke': ({ certificateId }, key) => ({
    key,
    certificateId,
    reason: '姓名和证件不一致',
  }),
  // Whoever has the number on a paper may ask, from anywhere; tests of its own look at what is told.
  'certificates.verify': () => ({ serial: '420106-00000-00000-00' }),
  'attendance.memberCode': plain,
  'attendance.siteCode': onSlot,
  'attendance.checkMyself': ({ slotId }, key) => ({ key, slotId, act: 'in', proof }),
  'attendance.whichSlot': () => ({ code: 'HLS.x' }),
  'attendance.checkMember': ({ slotId }, key) => ({ key, slotId, act: 'in', proof }),
  'attendance.whose': ({ slotId }, key) => ({ key, slotId, proof }),
  'attendance.phoneOf': ({ slotId, personId }, key) => ({ key, slotId, personId }),
  'attendance.rollCall': ({ slotId, personId }, key) => ({
    key,
    slotId,
    act: 'in',
    personIds: [personId],
  }),
  'attendance.excuse': ({ slotId, personId }, key) => ({ key, slotId, personId, reason: '生病' }),
  'attendance.enter': ({ slotId, personId }, key) => ({
    key,
    slotId,
    personId,
    minutes: 60,
    reason: '忘了签到',
  }),
  'attendance.board': onSlot,
  'attendance.confirm': ({ slotId }, key) => ({ key, slotId }),
  'attendance.hours': plain,
  'hours.record': ofRecord,
  'hours.recordOf': ofRecord,
  'hours.affirm': ({ signupId }, key) => ({ key, recordId: signupId }),
  'hours.dispute': ({ signupId }, key) => ({
    key,
    recordId: signupId,
    minutes: 60,
    reason: '记少了一小时',
  }),
  'hours.counts': ofOrg,
  'hours.forgotten': ofOrg,
  'hours.settle': ({ signupId }, key) => ({ key, signupId, minutes: 60 }),
  'hours.correct': ({ signupId }, key) => ({ key, signupId, minutes: 60, reason: '核对过了' }),
  'hours.disputes': ofOrg,
  'hours.answerDispute': ({ disputeId }, key) => ({
    key,
    disputeId,
    verdict: { is: 'dismissed' },
    answer: '核对过了',
  }),
  'hours.consents': ({ parentId }) => ({ orgId: parentId }),
  'hours.decideConsent': ({ consentId }, key) => ({ key, consentId, verdict: 'agree' }),
  'hours.report': ({ personId }, key) => ({
    key,
    personId,
    startsAt: at(-30),
    minutes: 60,
    what: '帮邻居搬东西',
    fileId: null,
  }),
  'hours.reports': plain,
  'hours.reported': ofOrg,
  'hours.decideReport': ({ reportId }, key) => ({ key, reportId, verdict: 'approve' }),
  'points.claims': ofOrg,
  'points.waiveClaim': ({ claimId }, key) => ({ key, claimId, reason: '记错了' }),
  'shop.items': plain,
  'shop.item': ({ itemId }) => ({ id: itemId }),
  'shop.reserve': ({ itemId }, key) => ({ key, itemId }),
  'shop.cancel': ({ redemptionId }, key) => ({ key, redemptionId }),
  'shop.mine': plain,
  'shop.desk': ({ shopId }) => ({ orgId: shopId }),
  'shop.lookUp': ({ shopId }) => ({ orgId: shopId, code: '00000000' }),
  'shop.pickUp': ({ shopId }, key) => ({ key, orgId: shopId, code: '00000000' }),
  'shop.refuse': ({ redemptionId }, key) => ({ key, redemptionId, reason: '货坏了' }),
  'shelf.shops': ({ shopId }) => ({ orgId: shopId }),
  'shelf.items': ({ shopId }) => ({ orgId: shopId }),
  'shelf.save': ({ shopId, itemId }, key) => ({
    key,
    orgId: shopId,
    itemId,
    name: '毛巾',
    kind: 'goods',
    about: '',
    pictureFileId: null,
    price: 8,
    limit: 2,
    limitPeriod: 'month',
    reach: 'community',
    pickUpPlace: '服务站',
    pickUpHours: '9:00–17:00',
    booking: '',
    waitDays: 7,
  }),
  'shelf.sell': ({ itemId }, key) => ({ key, itemId, onSale: false }),
  'shelf.sponsors': ({ shopId }) => ({ orgId: shopId }),
  'shelf.saveSponsor': ({ shopId }, key) => ({
    key,
    orgId: shopId,
    kind: 'person',
    name: '王奶奶',
    about: '',
  }),
  'shelf.receive': ({ itemId }, key) => ({
    key,
    itemId,
    quantity: 3,
    sponsorId: null,
    note: '',
  }),
  'shelf.count': ({ itemId }, key) => ({ key, itemId, counted: 20, reason: '多出来' }),
  'shelf.history': ({ itemId }) => ({ itemId }),
  'shelf.book': plain,
  'inbox.list': plain,
  'inbox.readAll': (_, key) => ({ key }),
  'files.begin': (_, key) => ({ key, type: 'image/png', bytes: 100 }),
  'files.finish': ({ fileId }, key) => ({ key, fileId }),
  'demo.people': plain,
  'demo.signIn': () => ({ persona: 'resident' }),
  'demo.shiftClock': () => ({ minutes: 1 }),
  'demo.sent': plain,
}
