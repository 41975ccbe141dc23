import { addSpouse, grant, type Adult } from '../support/build'
import { newKey } from '../support/cloud'
import { useCertified } from '../support/certify'

const story = useCertified()
const { world, serve, come, ask, row, refuses, setIssuer, lettersOf } = story

const reason = '证明上的姓名和证件不一致'

const revoke = (certificateId: string, by: Adult = world().organizer, key = newKey()) =>
  world().as(by).certificates.revoke({ key, certificateId, reason })

const issued = (wish: { serial?: string } = {}, by: Adult = world().organizer) =>
  world()
    .as(by)
    .certificates.issued({ orgId: world().community.id, ...wish })

const certified = async () => {
  await setIssuer()
  await serve(world().lin, 3)
  return (await ask(world().lin)).certificateId
}

describe('staff take a certificate back', () => {
  it('with a reason: its holder is told, and whoever looks it up sees that it is revoked', async () => {
    const { lin, organizer, visitor, as } = world()
    const certificateId = await certified()
    const { serial } = await row(certificateId)
    expect(await revoke(certificateId)).toEqual({ done: true })
    expect(await row(certificateId)).toMatchObject({
      state: 'revoked',
      reason,
      revokedById: organizer.id,
      replacedById: null,
    })
    expect(await as(lin).certificates.get({ certificateId })).toMatchObject({
      state: 'revoked',
      reason,
    })
    const [letter] = await lettersOf(lin, 'certificate_revoked')
    expect(letter?.body).toContain(reason)
    expect(letter?.about).toEqual({ what: 'certificate', id: certificateId })
    expect(await visitor.certificates.verify({ serial })).toMatchObject({
      state: 'revoked',
      replacedBy: null,
    })
    await refuses(() => as(lin).certificates.document({ certificateId }), {
      refused: 'not_issued',
    })
  })

  it('once; and what waits or was refused cannot be taken back', async () => {
    const { chen, organizer, as } = world()
    const certificateId = await certified()
    const key = newKey()
    await revoke(certificateId, organizer, key)
    expect(await revoke(certificateId, organizer, key)).toEqual({ done: true })
    await refuses(() => revoke(certificateId), { refused: 'not_issued' })
    await come(chen, 3)
    const { certificateId: waits } = await ask(chen, {
      identity: { name: '陈大力', idType: 'none', idNumber: '' },
    })
    await refuses(() => revoke(waits), { refused: 'not_issued' })
    const refusal = { key: newKey(), certificateId: waits, reason: '还没有结束' }
    await as(organizer).certificates.refuse(refusal)
    await refuses(() => revoke(waits), { refused: 'not_issued' })
  })

  it('never of the own household, and only where they have the right to', async () => {
    const { lin, dad, chen, otherOrganizer, manager, there, builder, community } = world()
    await grant(builder, dad, 'organizer', community)
    const certificateId = await certified()
    await refuses(() => revoke(certificateId, dad), { refused: 'own_family' })
    for (const who of [lin, chen, otherOrganizer, there.organizer]) {
      await refuses(() => revoke(certificateId, who), { failed: 'NOT_FOUND' })
      await refuses(() => issued({}, who), { failed: 'NOT_FOUND' })
    }
    expect(await revoke(certificateId, manager)).toEqual({ done: true })
  })

  it('nor of somebody who lives with them by now', async () => {
    const { lin, chen, builder, community, as } = world()
    const spouse = await addSpouse(builder, lin, '林家姑姑')
    await grant(builder, spouse, 'organizer', community)
    await setIssuer()
    await serve(chen, 3)
    const { certificateId } = await ask(chen)
    const { code } = await as(lin).households.invite({ key: newKey(), kind: 'adult' })
    await as(chen).households.accept({ key: newKey(), code })
    await refuses(() => revoke(certificateId, spouse), { refused: 'own_family' })
  })

  it('finds it by the number on the paper, or among the latest', async () => {
    const { lin } = world()
    const first = await certified()
    const second = (await ask(lin)).certificateId
    const { serial } = await row(first)
    const found = await issued({ serial: ` ${serial.toLowerCase()} ` })
    expect(found.items).toMatchObject([
      { certificateId: first, maskedName: '林**', minutes: 120, state: 'issued', reason: null },
    ])
    expect(JSON.stringify(found)).not.toMatch(/秀英|2417/)
    expect((await issued({ serial: '420106' })).items).toEqual([])
    await revoke(first)
    const { items } = await issued()
    expect(items.map(({ certificateId, state }) => [certificateId, state])).toEqual([
      [second, 'issued'],
      [first, 'revoked'],
    ])
  })
})

describe('after one was taken back', () => {
  it('the next one is decided by people, and the one after that comes at once again', async () => {
    const { lin, organizer, as } = world()
    await revoke(await certified())
    const preview = () => as(lin).certificates.preview({ personId: lin.id, ...story.period() })
    expect(await preview()).toMatchObject({ unsettled: 0, atOnce: false })
    const { certificateId, state } = await ask(lin)
    expect(state).toBe('waiting')
    await as(organizer).certificates.issue({ key: newKey(), certificateId })
    expect(await preview()).toMatchObject({ atOnce: true })
    expect(await ask(lin)).toMatchObject({ state: 'issued' })
  })

  it('a later correction of the record does not bring it back', async () => {
    const { lin, organizer, as } = world()
    await setIssuer()
    const signupId = await serve(lin, 3)
    const { certificateId } = await ask(lin)
    await revoke(certificateId)
    await as(organizer).hours.correct({
      key: newKey(),
      signupId,
      minutes: 60,
      reason: '核对了签到表',
    })
    expect(await row(certificateId)).toMatchObject({ state: 'revoked', reason, minutes: 120 })
    expect((await as(lin).certificates.mine({})).items).toHaveLength(1)
    expect(await lettersOf(lin, 'certificate_reissued')).toEqual([])
  })
})
