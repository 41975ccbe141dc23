import { eq } from 'drizzle-orm'
import * as t from '../../src/cloud/db/tables'
import { dayOf, day, later } from '../../src/domain/time'
import type { Adult } from './build'
import { newKey, useCloud, type Told } from './cloud'
import { expectRefused } from './count'
import { addParty, addService } from './history'
import { buildWorld, type World } from './world'

type Api = ReturnType<World['as']>
type AskInput = Parameters<Api['certificates']['ask']>[0]

/** An invented number whose check letter is right. */
export const lawfulId = '420106199003072417'

/** The world of a certificate story: a community that certifies, and people who have served. */
export const useCertified = () => {
  const cloud = useCloud()
  let built: World | undefined
  const world = () => {
    if (!built) throw new Error('the world is built before each test')
    return built
  }
  beforeEach(async () => {
    built = await buildWorld(cloud())
  })

  const period = () => ({ from: dayOf(later(world().now, -300 * day)), until: dayOf(world().now) })

  const setIssuer = (orgId = world().community.id, who = world().organizer) =>
    world().as(who).certificates.setIssuer({
      key: newKey(),
      orgId,
      inCharge: '许清禾',
      handler: '郑晓舟',
      contact: '社区服务站 027-0000 0000',
    })

  const identity = { name: '林秀英', idType: 'resident_id' as const, idNumber: lawfulId }

  const asking = (who: Adult, wish: Partial<AskInput> = {}): AskInput => ({
    key: newKey(),
    personId: who.id,
    ...period(),
    purpose: 'work',
    purposeNote: '',
    identity,
    ...wish,
  })

  /** Someone served two hours so many days ago, and it was confirmed. */
  const serve = async (who: Pick<Adult, 'id' | 'familyId'>, daysAgo: number, minutes = 120) => {
    const { slotId } = await world().addSlot(
      { inHours: -24 * daysAgo, lasts: minutes, name: '午间送餐' },
      { title: `第${String(daysAgo)}天送餐`, status: 'settled' },
    )
    const { builder, community } = world()
    return (await addService(builder, community, { openid: '', ...who }, slotId)).signupId
  }

  /** Someone came and nobody has confirmed it yet. */
  const come = async (who: Adult, daysAgo: number) => {
    const { builder } = world()
    const { slotId } = await world().addSlot({ inHours: -24 * daysAgo }, { status: 'ended' })
    const party = await addParty(builder, {
      slotId,
      signer: who,
      personIds: [who.id],
      status: 'confirmed',
    })
    const { slot, signupIds } = party
    const by = { inBy: 'roll_call' as const, inById: who.id }
    const out = { outBy: 'roll_call' as const, outById: who.id, measuredMinutes: 120 }
    await builder.db.insert(t.attendance).values({
      districtId: builder.districtId,
      signupId: signupIds[0] ?? '',
      slotId,
      personId: who.id,
      familyId: who.familyId,
      checkedInAt: slot.startsAt,
      checkedOutAt: slot.endsAt,
      auditId: builder.auditId,
      ...by,
      ...out,
    })
    return slotId
  }

  const row = async (id: string) => {
    const [found] = await cloud()
      .database.db.select()
      .from(t.certificate)
      .where(eq(t.certificate.id, id))
    if (!found) throw new Error('no such certificate')
    return found
  }

  return {
    cloud,
    world,
    period,
    setIssuer,
    identity,
    asking,
    serve,
    come,
    row,
    ask: (who: Adult, wish: Partial<AskInput> = {}) =>
      world().as(who).certificates.ask(asking(who, wish)),
    refuses: (asked: () => Promise<unknown>, told: Told) => expectRefused(cloud(), asked, told),
    lettersOf: async (who: Adult, kind: string) => {
      await cloud().app.idle()
      const { items } = await world().as(who).inbox.list({})
      return items.filter((item) => item.kind === kind)
    },
  }
}
