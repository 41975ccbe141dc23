import type { Db } from '../../src/cloud/db/connect'
import {
  addAccount,
  addActivity,
  addAdult,
  addBuilding,
  addChild,
  addItem,
  addOrg,
  addSpouse,
  grant,
  openDistrict,
  type Adult,
} from './build'
import type { Api, Cloud } from './cloud'
import { givePoints } from './history'
import { keepRows } from './kept'

/** 武昌区 with 张家湾 and 纺器; the people of the story live in the former. */
const buildWuchang = async (cloud: Cloud, now: Date) => {
  const { builder, node } = await openDistrict(cloud.database.db, now, '420106', '武昌区')
  const street = await addOrg(builder, node, 'street', '水果湖街道')
  const otherStreet = await addOrg(builder, node, 'street', '杨园街')
  const community = await addOrg(builder, street, 'community', '张家湾社区')
  const fangqi = await addOrg(builder, otherStreet, 'community', '纺器社区')
  const team = await addOrg(builder, community, 'team', '张家湾志愿队')
  const shop = await addOrg(builder, community, 'merchant', '张家湾积分超市')
  const building = await addBuilding(builder, community)

  const lin = await addAdult(builder, community, '林家妈妈')
  const dad = await addSpouse(builder, lin, '林家爸爸')
  const childId = await addChild(builder, lin, '林小满', 8)
  const teenager = await addAccount(
    builder,
    await addChild(builder, lin, '林大满', 15),
    lin.familyId,
  )
  const chen = await addAdult(builder, community, '陈师傅')
  const organizer = await addAdult(builder, community, '周老师')
  await grant(builder, organizer, 'organizer', community)
  await grant(builder, organizer, 'lead_worker', community)
  const colleague = await addAdult(builder, community, '郑老师')
  await grant(builder, colleague, 'organizer', community)
  const superior = await addAdult(builder, community, '街道王科')
  await grant(builder, superior, 'reviewer', street)
  const manager = await addAdult(builder, community, '社区主任')
  await grant(builder, manager, 'admin', community)
  const auditor = await addAdult(builder, fangqi, '街道核查员')
  await grant(builder, auditor, 'auditor', street)
  const shopkeeper = await addAdult(builder, community, '吴店长')
  await grant(builder, shopkeeper, 'shopkeeper', shop)
  const neighbour = await addAdult(builder, fangqi, '纺器邻居')
  const otherOrganizer = await addAdult(builder, fangqi, '纺器老师')
  await grant(builder, otherOrganizer, 'organizer', fangqi)
  return {
    builder,
    node,
    street,
    otherStreet,
    community,
    fangqi,
    team,
    shop,
    building,
    lin,
    dad,
    childId,
    teenager,
    chen,
    organizer,
    colleague,
    superior,
    manager,
    auditor,
    shopkeeper,
    neighbour,
    otherOrganizer,
  }
}

/** 兴庆区, which must never be seen from the other one. */
const buildXingqing = async (cloud: Cloud, now: Date) => {
  const { builder, node } = await openDistrict(cloud.database.db, now, '640104', '兴庆区')
  const street = await addOrg(builder, node, 'street', '丽景街')
  const community = await addOrg(builder, street, 'community', '春城社区')
  const shop = await addOrg(builder, community, 'merchant', '春城小店')
  const resident = await addAdult(builder, community, '银川邻居')
  const organizer = await addAdult(builder, community, '春城老师')
  await grant(builder, organizer, 'organizer', community)
  await grant(builder, organizer, 'shopkeeper', shop)
  return { builder, node, street, community, shop, resident, organizer }
}

const writeWorld = async (cloud: Cloud, now: Date) => {
  const here = await buildWuchang(cloud, now)
  const there = await buildXingqing(cloud, now)
  return { here, there, again: await keepRows(cloud.database.db) }
}

/** Written once for each database; before every further test its rows come back in one go. */
const written = new WeakMap<Db, Awaited<ReturnType<typeof writeWorld>>>()

const districts = async (cloud: Cloud, now: Date) => {
  const { db } = cloud.database
  const known = written.get(db)
  await known?.again()
  const { here, there, again } = known ?? (await writeWorld(cloud, now))
  written.set(db, { here, there, again })
  return {
    here: { ...here, builder: { ...here.builder, now } },
    there: { ...there, builder: { ...there.builder, now } },
  }
}

/** Two districts with the people of the story, and what each of them can call. */
export const buildWorld = async (cloud: Cloud) => {
  const now = await cloud.now()
  const { here, there } = await districts(cloud, now)
  const as = (adult: Pick<Adult, 'openid'>): Api => cloud.api({ openid: adult.openid })
  return {
    ...here,
    cloud,
    now,
    there,
    as,
    visitor: cloud.api({ openid: null }),
    newcomer: cloud.api({ openid: 'openid-newcomer' }),
    addActivity: (wish?: Parameters<typeof addActivity>[2]) =>
      addActivity(here.builder, here.community, wish),
    /** A published activity of one slot. */
    addSlot: async (
      slot: NonNullable<NonNullable<Parameters<typeof addActivity>[2]>['slots']>[number] = {},
      wish: Parameters<typeof addActivity>[2] = {},
    ) => {
      const { id, slotIds } = await addActivity(here.builder, here.community, {
        ...wish,
        slots: [slot],
      })
      return { activityId: id, slotId: slotIds[0] ?? '' }
    },
    addNeighbour: (nickname = '邻居') => addAdult(here.builder, here.community, nickname),
    addItem: (wish?: Parameters<typeof addItem>[3]) =>
      addItem(here.builder, here.shop, here.community, wish),
    givePoints: (who: Adult, amount: number, expiresAt?: Date) =>
      givePoints(here.builder, who, here.community, amount, expiresAt),
  }
}

export type World = Awaited<ReturnType<typeof buildWorld>>
