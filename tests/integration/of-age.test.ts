import { eq } from 'drizzle-orm'
import * as t from '../../src/cloud/db/tables'
import { yearOf } from '../../src/domain/time'
import { addAccount, addChild } from '../support/build'
import { newKey } from '../support/cloud'
import { useStory } from '../support/story'

/** Nobody stays a minor for ever. */

const { cloud, world, signUp, lettersOf, refuses } = useStory()

/** On the second of January of the year after this one. */
const newYear = async () => {
  const now = await cloud().now()
  cloud().pass(Date.UTC(yearOf(now) + 1, 0, 2) - now.getTime())
  await cloud().tick()
}

const personRow = async (id: string) => {
  const [row] = await cloud().database.db.select().from(t.person).where(eq(t.person.id, id))
  if (!row) throw new Error('no such person')
  return row
}
const guardiansOf = async (id: string) =>
  (await cloud().database.db.select().from(t.guardian)).filter(({ minorId }) => minorId === id)

describe('in the year after the eighteenth birthday', () => {
  it('a young person becomes an adult, nobody answers for them, and all are told', async () => {
    const { builder, lin } = world()
    const id = await addChild(builder, lin, '林大伟', 17)
    const grown = await addAccount(builder, id, lin.familyId)
    await cloud().tick()
    expect(await personRow(id)).toMatchObject({ kind: 'minor' })
    expect(await guardiansOf(id)).toHaveLength(1)

    await newYear()
    expect(await personRow(id)).toMatchObject({ kind: 'adult' })
    expect(await guardiansOf(id)).toEqual([])
    expect(await lettersOf(grown, 'family_changed')).toMatchObject([{ title: '您已年满 18 岁' }])
    expect(await lettersOf(lin, 'family_changed')).toMatchObject([{ title: '林大伟已年满 18 岁' }])
    await cloud().tick()
    expect(await lettersOf(grown, 'family_changed')).toHaveLength(1)
  })

  it('comes alone where an adult must come, and an absence counts', async () => {
    const { builder, lin, organizer } = world()
    const id = await addChild(builder, lin, '林大伟', 17)
    const grown = await addAccount(builder, id, lin.familyId)
    await newYear()
    const now = await cloud().now()
    const startsAt = new Date(now.getTime() + 60 * 60_000)
    const times = { startsAt, endsAt: new Date(startsAt.getTime() + 60 * 60_000) }
    const slot = { ...times, closesAt: startsAt, adultRequired: true }
    const { slotId } = await world().addSlot(slot)
    await signUp(grown, slotId)
    cloud().pass(90 * 60_000)
    const mark = { key: newKey(), slotId, personIds: [id], reason: '没有来' }
    await world().as(organizer).signups.markAbsent(mark)
    expect((await world().as(grown).signups.absences({})).items).toMatchObject([
      { step: 'warning' },
    ])
  })

  it('is asked alone for the own certificate', async () => {
    const { builder, lin } = world()
    const id = await addChild(builder, lin, '林大伟', 17)
    await newYear()
    const preview = { personId: id, from: '2020-01-01', until: '2020-12-31' }
    await refuses(() => world().as(lin).certificates.preview(preview), { refused: 'holder_only' })
  })

  it('who is younger stays a minor', async () => {
    const { builder, lin } = world()
    const id = await addChild(builder, lin, '林小伟', 16)
    await newYear()
    expect(await personRow(id)).toMatchObject({ kind: 'minor' })
    expect(await guardiansOf(id)).toHaveLength(1)
  })
})
