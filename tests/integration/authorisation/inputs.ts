import { randomUUID } from 'node:crypto'
import { isContractProcedure } from '@orpc/contract'
import * as v from 'valibot'
import { contract } from '../../../src/contract'
import type { Access } from '../../../src/contract/access'
import { roles } from '../../../src/domain/roles'
import { hour, later } from '../../../src/domain/time'
import { addActivity, addItem, type Adult, type Builder, type Place } from '../../support/build'
import { addParty, addRedemption, givePoints } from '../../support/history'
import type { World } from '../../support/world'

const access = v.object({
  caller: v.union([v.picklist(['anyone', 'identified', 'resident']), v.array(v.picklist(roles))]),
  scope: v.picklist(['district', 'self', 'family', 'org']),
  writes: v.boolean(),
})

const collect = (node: object, path: string[], found: Map<string, Access>) => {
  for (const [name, value] of Object.entries(node)) {
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
  personId: string
  partyId: string
  itemId: string
  redemptionId: string
  fileId: string
}

const make = async (
  name: string,
  builder: Builder,
  at: { community: Place; shop: Place; rightsOn: Place },
  owner: Adult,
): Promise<Things> => {
  const { community, shop } = at
  const draft = await addActivity(builder, community, { title: `${name} draft`, status: 'draft' })
  const posted = await addActivity(builder, community, { title: `${name} posted` })
  const slotId = posted.slotIds[0] ?? ''
  const party = await addParty(builder, {
    slotId,
    signer: owner,
    personIds: [owner.id],
    status: 'confirmed',
  })
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
    personId: owner.id,
    partyId: party.id,
    itemId,
    redemptionId: redemption.id,
    fileId: randomUUID(),
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
  personId: randomUUID(),
  partyId: randomUUID(),
  itemId: randomUUID(),
  redemptionId: randomUUID(),
  fileId: randomUUID(),
})

/**
 * The things of the community, of the one next door, of another district, or of nobody. Things of a counter
 * are asked for with `shop.` procedures, whose rights hold on the shop below the community.
 */
export const thingsOf = (world: World, where: 'here' | 'next door' | 'there' | 'missing') => {
  const { builder, community, shop, lin, fangqi, neighbour, there } = world
  switch (where) {
    case 'here':
      return make(where, builder, { community, shop, rightsOn: shop }, lin)
    case 'next door':
      return make(where, builder, { community: fangqi, shop: fangqi, rightsOn: fangqi }, neighbour)
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
const onSlot: MakeInput = ({ slotId }) => ({ slotId })

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
  }),
  'points.mine': plain,
  'points.entries': plain,
  'activities.list': ({ communityId }) => ({ communityId }),
  'activities.get': ({ activityId }) => ({ id: activityId }),
  'activities.desk': ({ orgId }) => ({ orgId }),
  'activities.draft': ({ draftId }) => ({ id: draftId }),
  'activities.create': ({ orgId }, key) => ({ key, orgId, draft: draft() }),
  'activities.edit': ({ draftId }, key) => ({ key, id: draftId, draft: draft() }),
  'activities.publish': ({ draftId }, key) => ({ key, id: draftId }),
  'activities.cancel': ({ activityId }, key) => ({ key, id: activityId, reason: '天气不好' }),
  'signups.create': ({ slotId, personId }, key) => ({ key, slotId, personIds: [personId] }),
  'signups.cancel': ({ partyId }, key) => ({ key, partyId }),
  'signups.mine': () => ({ when: 'coming' }),
  'attendance.memberCode': plain,
  'attendance.siteCode': onSlot,
  'attendance.checkMyself': ({ slotId }, key) => ({ key, slotId, act: 'in', proof }),
  'attendance.whichSlot': () => ({ code: 'HLS.x' }),
  'attendance.checkMember': ({ slotId }, key) => ({ key, slotId, act: 'in', proof }),
  'attendance.rollCall': ({ slotId, personId }, key) => ({
    key,
    slotId,
    act: 'in',
    personIds: [personId],
  }),
  'attendance.excuse': ({ slotId, personId }, key) => ({ key, slotId, personId, reason: '生病' }),
  'attendance.board': onSlot,
  'attendance.confirm': ({ slotId }, key) => ({ key, slotId }),
  'attendance.hours': plain,
  'shop.items': plain,
  'shop.item': ({ itemId }) => ({ id: itemId }),
  'shop.reserve': ({ itemId }, key) => ({ key, itemId }),
  'shop.cancel': ({ redemptionId }, key) => ({ key, redemptionId }),
  'shop.mine': plain,
  'shop.desk': ({ shopId }) => ({ orgId: shopId }),
  'shop.lookUp': ({ shopId }) => ({ orgId: shopId, code: '00000000' }),
  'shop.pickUp': ({ shopId }, key) => ({ key, orgId: shopId, code: '00000000' }),
  'shop.refuse': ({ redemptionId }, key) => ({ key, redemptionId, reason: '货坏了' }),
  'inbox.list': plain,
  'inbox.readAll': (_, key) => ({ key }),
  'files.begin': (_, key) => ({ key, type: 'image/png', bytes: 100 }),
  'files.finish': ({ fileId }, key) => ({ key, fileId }),
  'demo.people': plain,
  'demo.signIn': () => ({ persona: 'resident' }),
  'demo.shiftClock': () => ({ minutes: 1 }),
  'demo.sent': plain,
}
