import { sql } from 'drizzle-orm'
import { doctorCommand } from '../../src/cloud/ops/doctor'
import { hour } from '../../src/domain/time'
import { addActivity } from '../support/build'
import { addParty } from '../support/history'
import { freshDatabase, type TestDatabase } from '../support/database'
import { buildWorld } from './checker/world'

let database: TestDatabase

beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())
beforeEach(() => database.empty())

const told = async (offset?: number) => {
  const lines: string[] = []
  const failure = await doctorCommand(database, (line) => lines.push(line), offset).then(
    () => null,
    (error: unknown) => String(error),
  )
  return { text: lines.join('\n'), failure }
}

it('a database in order is told rule by rule, and the command ends well', async () => {
  await buildWorld(database.db)
  const { text, failure } = await told()
  expect(failure).toBeNull()
  expect(text.match(/✓/g)).toHaveLength(12)
  expect(text).toContain('Everything holds.')
})

it('a violation is named with its subject, and the command fails', async () => {
  await buildWorld(database.db)
  await database.db.execute(sql`update account set balance = balance + 5 where kind = 'family'`)
  const { text, failure } = await told()
  expect(text).toMatch(/✗ +2 /)
  expect(text).toContain('family balance is')
  expect(failure).toMatch(/violations\. Nothing was changed/)
})

it("what is due is judged by the demonstration's clock, where that was moved", async () => {
  const { builder, community, wu } = await buildWorld(database.db)
  const { slotIds } = await addActivity(builder, community, {
    slots: [{ inHours: 24, capacity: 1 }],
  })
  const [slotId = ''] = slotIds
  const party = { slotId, signer: wu, personIds: [wu.id], status: 'waitlisted' as const }
  await addParty(builder, party)
  expect((await told()).failure).not.toBeNull()
  expect((await told(23 * hour)).failure).toBeNull()
})
