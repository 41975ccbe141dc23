import { openCloud, newKey, outcome, type Cloud } from '../../support/cloud'
import { expectSound } from '../../support/check'
import { addAdult } from '../../support/build'
import { lawfulId } from '../../support/certify'
import { addService } from '../../support/history'
import { racingPool, rush } from '../../support/race'
import { buildWorld, type World } from '../../support/world'
import { dayOf, day, later } from '../../../src/domain/time'

let cloud: Cloud
let world: World

beforeEach(async () => {
  cloud = await openCloud({ poolSize: racingPool })
  world = await buildWorld(cloud)
})
afterEach(() => cloud.close())

test('of many who bring the same document at once one gets it, and the others read why not', async () => {
  const { builder, community } = world
  const { slotId } = await world.addSlot(
    { inHours: -48, lasts: 60, capacity: 32 },
    { status: 'settled' },
  )
  const people = []
  for (let index = 0; index < 32; index += 1) {
    const who = await addAdult(builder, community, `居民${String(index)}`)
    await addService(builder, community, who, slotId)
    people.push(who)
  }
  const period = { from: dayOf(later(world.now, -30 * day)), until: dayOf(world.now) }
  const identity = { name: '林秀英', idType: 'resident_id' as const, idNumber: lawfulId }
  const about = { ...period, purpose: 'work' as const, purposeNote: '', identity }
  const told = await rush(
    cloud.database.db,
    people.map((who) => () => {
      const input = { key: newKey(), personId: who.id, ...about }
      return outcome(world.as(who).certificates.ask(input))
    }),
  )
  const refused = told.filter((one) => 'refused' in one && one.refused === 'id_taken')
  expect([told.filter((one) => 'output' in one).length, refused.length]).toEqual([1, 31])
  await cloud.app.idle()
  await expectSound(cloud.database.db, await cloud.now())
})
