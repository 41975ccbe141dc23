import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import * as t from '../../src/cloud/db/tables'
import { isVolunteerNumber, readSerial } from '../../src/domain/certificates'
import { day, dayOf, dayStart, hour, later } from '../../src/domain/time'
import { newKey } from '../support/cloud'
import { lawfulId, useCertified } from '../support/certify'
import { grant } from '../support/build'
import { servedOn } from '../support/past-service'

const story = useCertified()
const { cloud, world, serve, come, ask, asking, row, refuses, setIssuer, lettersOf } = story

/** Staff correct confirmed minutes. */
const correct = (signupId: string, minutes: number) =>
  world()
    .as(world().organizer)
    .hours.correct({ key: newKey(), signupId, minutes, reason: '核对了签到表' })

/** So many reports of ten minutes each, two a day from the first day of the period on, all approved. */
const serveOften = async (times: number, fromDay = 1) => {
  const { builder, lin, community, now } = world()
  const { districtId, auditId, db } = builder
  const first = Date.parse(story.period().from) + fromDay * day
  const reports = Array.from({ length: times }, (_, index) => ({
    id: randomUUID(),
    startsAt: new Date(first + Math.floor(index / 2) * day + (index % 2) * hour),
  }))
  const of = { districtId, personId: lin.id, familyId: lin.familyId, auditId }
  await db.insert(t.selfReport).values(
    reports.map(({ id, startsAt }) => ({
      ...of,
      id,
      startsAt,
      byId: lin.id,
      communityId: community.id,
      minutes: 10,
      what: '给独居老人送饭',
      at: now,
      state: 'approved' as const,
      countedMinutes: 10,
    })),
  )
  await db.insert(t.serviceDay).values(
    reports.map(({ id, startsAt }) => ({
      ...of,
      recordId: id,
      kind: 'self_report' as const,
      day: dayOf(startsAt),
      minutes: 10,
    })),
  )
}

describe('asking for a certificate', () => {
  it('brings it at once when everything in its period is confirmed', async () => {
    await setIssuer()
    await serve(world().lin, 3)
    await serve(world().lin, 9, 90)
    expect(
      await world()
        .as(world().lin)
        .certificates.preview({ personId: world().lin.id, ...story.period() }),
    ).toEqual({
      minutes: 210,
      times: 2,
      unsettled: 0,
      atOnce: true,
    })
    const { certificateId, state } = await ask(world().lin)
    expect(state).toBe('issued')
    const seen = await world().as(world().lin).certificates.get({ certificateId })
    expect(seen).toMatchObject({
      name: '林秀英',
      idType: 'resident_id',
      idMasked: '420***********2417',
      issuer: '张家湾社区',
      minutes: 210,
      state: 'issued',
      items: [
        { title: '第9天送餐', post: '午间送餐', minutes: 90 },
        { title: '第3天送餐', post: '午间送餐', minutes: 120 },
      ],
    })
    expect(isVolunteerNumber(seen.volunteerNumber)).toBe(true)
    expect(readSerial(seen.serial)).not.toBeNull()
    const { items } = await world().as(world().lin).certificates.mine({})
    expect(items.map(({ id }) => id)).toEqual([certificateId])
    expect(await world().as(world().lin).myRecord.mine({})).toMatchObject({
      volunteerNumber: seen.volunteerNumber,
    })
  })

  it('waits for staff while hours of its period wait for the org above, and not for points alone', async () => {
    const { lin, superior, street, as } = world()
    await setIssuer()
    const startsAt = later(dayStart(later(world().now, -4 * day)), 8 * hour)
    const long = await servedOn(world(), lin, { startsAt, minutes: 540 })
    const preview = () => as(lin).certificates.preview({ personId: lin.id, ...story.period() })
    expect(await preview()).toMatchObject({ minutes: 480, unsettled: 1, atOnce: false })
    const [asked] = await as(superior).hours.consents({ orgId: street.id })
    const consentId = asked?.consentId ?? ''
    const decision = { key: newKey(), consentId, verdict: 'agree' as const, answer: '' }
    await as(superior).hours.decideConsent(decision)
    expect(await preview()).toMatchObject({ minutes: 540, unsettled: 0, atOnce: true })
    await correct(long, 100)
    await correct(long, 200)
    expect(await as(superior).hours.consents({ orgId: street.id })).toHaveLength(1)
    expect(await preview()).toMatchObject({ minutes: 200, unsettled: 0, atOnce: true })
    expect(await ask(lin)).toMatchObject({ state: 'issued' })
  })

  it('asks for the name once, and keeps the number of the volunteer', async () => {
    await setIssuer()
    await serve(world().lin, 3)
    await refuses(() => ask(world().lin, { identity: undefined }), { refused: 'name_missing' })
    const first = await ask(world().lin)
    const { holders } = await world().as(world().lin).certificates.holders({})
    expect(holders[0]?.known).toMatchObject({ name: '林秀英', idNumber: '420***********2417' })
    const second = await ask(world().lin, { identity: undefined })
    const [one, other] = [await row(first.certificateId), await row(second.certificateId)]
    expect(other.content?.volunteerNumber).toBe(one.content?.volunteerNumber)
    expect(other.serial).not.toBe(one.serial)
  })

  it('the same record gives the same content', async () => {
    await setIssuer()
    await serve(world().lin, 3)
    await serve(world().lin, 5)
    const contents = []
    for (const { certificateId } of [await ask(world().lin), await ask(world().lin)]) {
      contents.push({ ...(await row(certificateId)).content, serial: '' })
    }
    expect(contents[0]).toEqual(contents[1])
  })

  it('needs no document: the volunteer number stands for it', async () => {
    await setIssuer()
    await serve(world().lin, 3)
    const identity = { name: '林秀英', idType: 'none' as const, idNumber: '' }
    const { certificateId } = await ask(world().lin, { identity })
    expect(await world().as(world().lin).certificates.get({ certificateId })).toMatchObject({
      idType: 'none',
      idMasked: '',
    })
  })

  it('never says less than the whole of its period: a longer one is asked for in parts', async () => {
    const { lin, organizer, community } = world()
    await serveOften(401)
    const certificates = world().as(lin).certificates
    const told = { refused: 'period_too_long' as const, detail: '400' }
    await refuses(() => certificates.preview({ personId: lin.id, ...story.period() }), told)
    await refuses(() => ask(lin), told)
    await setIssuer()
    await refuses(() => ask(lin), told)

    // The first day holds two of them: what is left fits.
    const { from, until } = story.period()
    const rest = { from: dayOf(later(new Date(from), 2 * day)), until }
    const { minutes, times } = await certificates.preview({ personId: lin.id, ...rest })
    expect([times, minutes]).toEqual([399, 3990])

    // It waited while there was little, and much was approved meanwhile.
    const waiting = asking(lin, { from: rest.from })
    await cloud().database.db.delete(t.issuer)
    const { certificateId } = await ask(lin, { ...waiting, key: newKey() })
    await serveOften(2, 3)
    const issue = { key: newKey(), certificateId }
    await setIssuer(community.id, organizer)
    await refuses(() => world().as(organizer).certificates.issue(issue), told)
  })

  it('is refused rightly and leaves nothing behind', async () => {
    const { lin, chen, dad, childId } = world()
    await setIssuer()
    await serve(lin, 3)
    const { identity } = story
    await refuses(() => ask(lin, { personId: chen.id }), { refused: 'holder_only' })
    await refuses(() => ask(lin, { personId: dad.id }), { refused: 'holder_only' })
    await refuses(() => ask(dad, { personId: childId }), { refused: 'holder_only' })
    await refuses(() => ask(lin, { identity: { ...identity, name: '张𠮷' } }), {
      refused: 'glyph_missing',
      detail: '𠮷',
    })
    await refuses(() => ask(lin, { purpose: 'other', purposeNote: '参加𠮷大赛' }), {
      refused: 'glyph_missing',
      detail: '𠮷',
    })
    await refuses(() => ask(lin, { identity: { ...identity, idNumber: '420106199003072418' } }), {
      refused: 'id_wrong',
    })
    await refuses(() => ask(lin, { identity: { ...identity, idNumber: '' } }), {
      refused: 'id_wrong',
    })
    await refuses(() => ask(lin, { from: story.period().until, until: story.period().from }), {
      refused: 'period_wrong',
    })
    await refuses(() => ask(lin, { until: '2099-01-01' }), { refused: 'period_wrong' })
    await refuses(() => ask(lin, { from: '2020-01-01', until: '2020-12-31' }), {
      refused: 'nothing_served',
    })
    await refuses(() => ask(lin, { from: '2026-02-30' }), { failed: 'BAD_REQUEST' })
    await ask(lin)
    await serve(chen, 4)
    await refuses(() => ask(chen), { refused: 'id_taken' })
  })

  it('a guardian asks for the child', async () => {
    const { lin, dad, childId } = world()
    await setIssuer()
    await serve({ id: childId, familyId: lin.familyId }, 3)
    const { certificateId } = await ask(lin, {
      personId: childId,
      identity: { name: '林小满', idType: 'none', idNumber: '' },
    })
    expect(await world().as(lin).certificates.get({ certificateId })).toMatchObject({
      name: '林小满',
      minutes: 120,
    })
    await refuses(() => world().as(dad).certificates.get({ certificateId }), {
      failed: 'NOT_FOUND',
    })
  })

  it('sent twice under one key it is one certificate', async () => {
    await setIssuer()
    await serve(world().lin, 3)
    const input = asking(world().lin)
    const first = await world().as(world().lin).certificates.ask(input)
    expect(await world().as(world().lin).certificates.ask(input)).toEqual(first)
    expect((await world().as(world().lin).certificates.mine({})).items).toHaveLength(1)
  })
})

describe('what the database keeps', () => {
  it('tells neither name nor number, in any table', async () => {
    await setIssuer()
    await serve(world().lin, 3)
    await ask(world().lin)
    await ask(world().lin, { purpose: 'award' })
    await cloud().app.idle()
    const { db } = cloud().database
    const kept = JSON.stringify([
      await db.select().from(t.volunteer),
      await db.select().from(t.certificate),
      await db.select().from(t.certificateItem),
      await db.select().from(t.audit),
      await db.select().from(t.commandKey),
      await db.select().from(t.outbox),
    ])
    for (const secret of ['林秀英', lawfulId, lawfulId.slice(4, 14), '2417'])
      expect(kept).not.toContain(secret)
  })

  it('what is sealed for one person cannot be opened as another’s', async () => {
    const { sealer } = cloud().deps
    const sealed = sealer.seal('林秀英', '420106/lin')
    expect(sealer.open(sealed, '420106/lin')).toBe('林秀英')
    expect(() => sealer.open(sealed, '420106/chen')).toThrow()
    expect(sealer.seal('林秀英', '420106/lin')).not.toBe(sealed)
  })
})

describe('where something is not settled yet', () => {
  it('it waits, and staff of the community issue it', async () => {
    const { lin, organizer, colleague } = world()
    await setIssuer()
    await serve(lin, 9)
    await come(lin, 3)
    const { certificateId, state } = await ask(lin)
    expect(state).toBe('waiting')
    await refuses(() => ask(lin), { refused: 'certificate_waiting' })
    await refuses(() => world().as(lin).certificates.document({ certificateId }), {
      refused: 'not_issued',
    })
    for (const who of [organizer, colleague])
      expect(await lettersOf(who, 'certificate_asked')).toHaveLength(1)
    const desk = await world().as(organizer).certificates.desk({ orgId: world().community.id })
    expect(desk).toMatchObject({
      issuer: { inCharge: '许清禾' },
      waiting: [
        {
          certificateId,
          nickname: '林家妈妈',
          maskedName: '林**',
          minutes: 120,
          times: 1,
          unsettled: 1,
        },
      ],
    })
    expect(JSON.stringify(desk)).not.toContain('秀英')
    await world().as(organizer).certificates.issue({ key: newKey(), certificateId })
    expect(await world().as(lin).certificates.get({ certificateId })).toMatchObject({
      state: 'issued',
      minutes: 120,
    })
    expect(await lettersOf(lin, 'certificate_issued')).toHaveLength(1)
    await refuses(
      () => world().as(organizer).certificates.issue({ key: newKey(), certificateId }),
      { refused: 'not_waiting' },
    )
  })

  it('or refuse it with a reason', async () => {
    const { lin, organizer } = world()
    await setIssuer()
    await come(lin, 3)
    const { certificateId } = await ask(lin)
    await refuses(
      () => world().as(organizer).certificates.issue({ key: newKey(), certificateId }),
      { refused: 'nothing_served' },
    )
    await world()
      .as(organizer)
      .certificates.refuse({ key: newKey(), certificateId, reason: '这一场还没有结束' })
    expect(await world().as(lin).certificates.get({ certificateId })).toMatchObject({
      state: 'refused',
      reason: '这一场还没有结束',
    })
    const [letter] = await lettersOf(lin, 'certificate_refused')
    expect(letter?.body).toContain('这一场还没有结束')
    await refuses(
      () =>
        world()
          .as(organizer)
          .certificates.refuse({ key: newKey(), certificateId, reason: '再说一次' }),
      { refused: 'not_waiting' },
    )
  })

  it('a community that has not said in whose name it certifies says so first', async () => {
    const { lin, organizer } = world()
    await serve(lin, 3)
    const { certificateId, state } = await ask(lin)
    expect(state).toBe('waiting')
    const issue = () => world().as(organizer).certificates.issue({ key: newKey(), certificateId })
    await refuses(issue, { refused: 'issuer_unknown' })
    await refuses(
      () =>
        world().as(organizer).certificates.setIssuer({
          key: newKey(),
          orgId: world().community.id,
          inCharge: '𠮷老师',
          handler: '郑晓舟',
          contact: '社区服务站',
        }),
      { refused: 'glyph_missing', detail: '𠮷' },
    )
    await setIssuer()
    await issue()
    expect(await row(certificateId)).toMatchObject({ state: 'issued', issuedById: organizer.id })
  })

  it('nobody decides for the own family', async () => {
    const { lin, dad, builder, community } = world()
    await setIssuer()
    await grant(builder, dad, 'organizer', community)
    await serve(lin, 9)
    await come(lin, 3)
    const { certificateId } = await ask(lin)
    await refuses(() => world().as(dad).certificates.issue({ key: newKey(), certificateId }), {
      refused: 'own_family',
    })
    await refuses(
      () => world().as(dad).certificates.refuse({ key: newKey(), certificateId, reason: '不合适' }),
      { refused: 'own_family' },
    )
  })

  it('nor for somebody who has moved in since', async () => {
    const { chen, organizer, as } = world()
    await serve(chen, 3)
    const { certificateId } = await ask(chen)
    await setIssuer()
    const { code } = await as(organizer).households.invite({ key: newKey(), kind: 'adult' })
    await as(chen).households.accept({ key: newKey(), code })
    await refuses(() => as(organizer).certificates.issue({ key: newKey(), certificateId }), {
      refused: 'own_family',
    })
    await refuses(
      () => as(organizer).certificates.refuse({ key: newKey(), certificateId, reason: '不合适' }),
      { refused: 'own_family' },
    )
  })
})

describe('a later correction', () => {
  it('revokes the certificate and issues another one; both name the other', async () => {
    const { lin } = world()
    await setIssuer()
    const corrected = await serve(world().lin, 3)
    await serve(lin, 9)
    const { certificateId } = await ask(lin)
    await correct(corrected, 60)
    const before = await row(certificateId)
    const after = await row(before.replacedById ?? '')
    expect(before).toMatchObject({ state: 'revoked', minutes: 240 })
    expect(after).toMatchObject({
      state: 'issued',
      minutes: 180,
      replacesId: before.id,
      purpose: 'work',
      maskedName: '林**',
    })
    expect(after.serial).not.toBe(before.serial)
    expect(await lettersOf(lin, 'certificate_reissued')).toHaveLength(1)
    const mine = world().as(lin)
    expect(await mine.certificates.get({ certificateId: after.id })).toMatchObject({
      name: '林秀英',
      replacesId: before.id,
    })
    await refuses(() => mine.certificates.document({ certificateId: before.id }), {
      refused: 'not_issued',
    })
    const found = await world().visitor.certificates.verify({ serial: before.serial })
    expect(found).toMatchObject({ state: 'replaced', replacedBy: after.serial })
  })

  it('that leaves nothing to certify revokes it for good', async () => {
    await setIssuer()
    const corrected = await serve(world().lin, 3)
    const { certificateId } = await ask(world().lin)
    await correct(corrected, 0)
    const { serial, ...rest } = await row(certificateId)
    expect(rest).toMatchObject({ state: 'revoked', replacedById: null })
    expect(await world().visitor.certificates.verify({ serial })).toMatchObject({
      state: 'revoked',
      replacedBy: null,
    })
  })

  it('of what the holder had reported revokes it too; until it is answered, another one waits for staff', async () => {
    const { lin, organizer, as } = world()
    await setIssuer()
    const startsAt = later(world().now, -3 * day).toISOString()
    const told = { personId: lin.id, startsAt, minutes: 60, what: '给独居老人送饭', fileId: null }
    const { reportId } = await as(lin).hours.report({ key: newKey(), ...told })
    await as(organizer).hours.decideReport({ key: newKey(), reportId, verdict: 'approve' })
    const { certificateId } = await ask(lin)
    const wrong = { recordId: reportId, minutes: 90, reason: '我少写了半个小时。' }
    const { disputeId } = await as(lin).hours.dispute({ key: newKey(), ...wrong })
    const preview = () => as(lin).certificates.preview({ personId: lin.id, ...story.period() })
    expect(await preview()).toMatchObject({ minutes: 60, unsettled: 1, atOnce: false })
    const verdict = { is: 'upheld' as const, minutes: 90 }
    const answer = { key: newKey(), disputeId, verdict, answer: '问过那位老人了' }
    await as(organizer).hours.answerDispute(answer)
    const before = await row(certificateId)
    expect(before).toMatchObject({ state: 'revoked', minutes: 60 })
    expect(await row(before.replacedById ?? '')).toMatchObject({ state: 'issued', minutes: 90 })
    expect(await preview()).toMatchObject({ minutes: 90, unsettled: 0 })
  })

  it('of a record that no certificate rests on changes none', async () => {
    await setIssuer()
    await serve(world().lin, 9)
    const { certificateId } = await ask(world().lin)
    await correct(await serve(world().lin, 3), 60)
    expect(await row(certificateId)).toMatchObject({ state: 'issued', minutes: 120 })
  })

  it('that forgets the certificates is found by the checker', async () => {
    await setIssuer()
    const corrected = await serve(world().lin, 3)
    await ask(world().lin)
    const { checkInvariants } = await import('../../src/cloud/ops/check')
    const { db } = cloud().database
    const set = (minutes: number) =>
      db.update(t.serviceDay).set({ minutes }).where(eq(t.serviceDay.recordId, corrected))
    await set(60)
    expect((await checkInvariants(db)).map(({ rule }) => rule)).toContain(12)
    await set(120)
  })
})

it('nobody but the holder and a guardian reads a certificate', async () => {
  const { lin, dad, chen, teenager, organizer, neighbour, there } = world()
  await setIssuer()
  await serve(lin, 3)
  const { certificateId } = await ask(lin)
  for (const who of [dad, chen, teenager, organizer, neighbour, there.resident, there.organizer]) {
    const { certificates } = world().as(who)
    await refuses(() => certificates.get({ certificateId }), { failed: 'NOT_FOUND' })
    await refuses(() => certificates.document({ certificateId }), { failed: 'NOT_FOUND' })
    expect((await certificates.mine({})).items).toEqual([])
  }
})
