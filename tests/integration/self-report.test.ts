import { randomUUID } from 'node:crypto'
import { day, hour, later } from '../../src/domain/time'
import { grant, type Adult } from '../support/build'
import { newKey } from '../support/cloud'
import { useStory } from '../support/story'

const { cloud, world, signUp, lettersOf, refuses } = useStory()

interface Wish {
  personId?: string
  /** Hours before now. */
  ago?: number
  minutes?: number
  fileId?: string | null
}

const report = async (who: Adult, wish: Wish = {}) => {
  const { personId = who.id, ago = 5, minutes = 90, fileId = null } = wish
  const startsAt = later(await cloud().now(), -ago * hour).toISOString()
  const told = { personId, startsAt, minutes, what: '帮独居老人买菜送药', fileId }
  return world()
    .as(who)
    .hours.report({ key: newKey(), ...told })
}

const decide = (
  reportId: string,
  verdict: 'approve' | 'reject' = 'approve',
  by: Adult = world().organizer,
  answer = verdict === 'reject' ? '没有见到照片' : '',
) => world().as(by).hours.decideReport({ key: newKey(), reportId, verdict, answer })

const mine = async (who: Adult) => {
  const [latest] = await world().as(who).hours.reports({})
  return latest
}

describe('service outside of activities', () => {
  it('is reported, approved, and counts as hours without points', async () => {
    const { lin, organizer, community, as } = world()
    const { reportId } = await report(lin)
    expect(await mine(lin)).toMatchObject({ id: reportId, state: 'open', counted: null })
    expect((await as(lin).points.mine({})).minutes).toBe(0)
    expect(await as(organizer).hours.reported({ orgId: community.id })).toMatchObject([
      { id: reportId, nickname: '林家妈妈', minutes: 90, what: '帮独居老人买菜送药' },
    ])
    expect(await decide(reportId)).toEqual({ state: 'approved', counted: 90 })
    expect(await as(lin).points.mine({})).toMatchObject({ minutes: 90, balance: 0 })
    expect(await mine(lin)).toMatchObject({ state: 'approved', counted: 90 })
    const [letter] = await lettersOf(lin, 'report_decided')
    expect(letter?.about).toEqual({ what: 'report', id: reportId })
    expect(await as(organizer).hours.reported({ orgId: community.id })).toEqual([])
    await refuses(() => decide(reportId), { refused: 'nothing_pending' })
  })

  it('is rejected with a reason, and may be told again', async () => {
    const { lin, as } = world()
    const { reportId } = await report(lin)
    await refuses(() => decide(reportId, 'reject', world().organizer, ' '), {
      refused: 'reason_missing',
    })
    expect(await decide(reportId, 'reject')).toEqual({ state: 'rejected', counted: 0 })
    expect(await mine(lin)).toMatchObject({ state: 'rejected', answer: '没有见到照片' })
    expect((await as(lin).points.mine({})).minutes).toBe(0)
    expect(await report(lin)).toHaveProperty('reportId')
  })

  it('is told by a guardian for a child, and by nobody else for others', async () => {
    const { lin, dad, chen, childId } = world()
    expect(await report(lin, { personId: childId })).toHaveProperty('reportId')
    await refuses(() => report(dad, { personId: childId, ago: 20 }), {
      refused: 'guardian_needed',
      detail: '林小满',
    })
    await refuses(() => report(lin, { personId: chen.id }), { refused: 'not_in_family' })
    await refuses(() => report(lin, { personId: randomUUID() }), { refused: 'not_in_family' })
  })

  it('is refused ahead of time, too late, and with a picture of somebody else', async () => {
    const { lin } = world()
    await refuses(() => report(lin, { ago: 1, minutes: 61 }), { refused: 'report_in_future' })
    await refuses(() => report(lin, { ago: 61 * 24 }), { refused: 'report_too_old' })
    await refuses(() => report(lin, { fileId: randomUUID() }), { refused: 'file_unknown' })
  })

  it('is refused where the time is on record already, by an activity or another report', async () => {
    const { lin, chen } = world()
    const { slotId } = await world().addSlot({ inHours: 0.5, lasts: 60 })
    await signUp(lin, slotId)
    cloud().pass(3 * hour)
    await refuses(() => report(lin, { ago: 2, minutes: 30 }), {
      refused: 'record_overlaps',
      detail: '民俗体验日',
    })
    expect(await report(chen, { ago: 2, minutes: 30 })).toHaveProperty('reportId')
    await refuses(() => report(chen, { ago: 1.75, minutes: 60 }), {
      refused: 'record_overlaps',
      detail: '帮独居老人买菜送药',
    })
    expect(await report(chen, { ago: 1.5, minutes: 60 })).toHaveProperty('reportId')
  })

  it('is decided by staff of the community, never on the own household', async () => {
    const { lin, dad, otherOrganizer, builder, community } = world()
    const { reportId } = await report(lin)
    await refuses(() => decide(reportId, 'approve', otherOrganizer), { failed: 'NOT_FOUND' })
    await refuses(() => decide(reportId, 'approve', lin), { failed: 'NOT_FOUND' })
    await grant(builder, dad, 'organizer', community)
    await refuses(() => decide(reportId, 'approve', dad), { refused: 'own_family' })
  })

  it('beyond eight hours of a day waits for the org above', async () => {
    const { lin, superior, street, as } = world()
    cloud().pass(day)
    // From six in the morning of yesterday, so that all of it lies in one day.
    const now = await cloud().now()
    const sixAgo = (((now.getTime() + 8 * hour) % day) + day - 6 * hour) / hour
    const first = await report(lin, { ago: sixAgo, minutes: 400 })
    const second = await report(lin, { ago: sixAgo - 400 / 60, minutes: 200 })
    await decide(first.reportId)
    expect(await decide(second.reportId)).toEqual({ state: 'approved', counted: 80 })
    expect((await as(lin).points.mine({})).minutes).toBe(480)
    const [asked] = await as(superior).hours.consents({ orgId: street.id })
    expect(asked).toMatchObject({ title: '帮独居老人买菜送药', over: 120, raised: 0 })
    await as(superior).hours.decideConsent({
      key: newKey(),
      consentId: asked?.consentId ?? '',
      verdict: 'agree',
    })
    expect((await as(lin).points.mine({})).minutes).toBe(600)
    expect(await mine(lin)).toMatchObject({ counted: 200, waiting: null })
  })

  it('a picture that was announced and never brought is none', async () => {
    const { lin, organizer, community, as } = world()
    const { fileId } = await as(lin).files.begin({ key: newKey(), type: 'image/png', bytes: 100 })
    await refuses(() => report(lin, { fileId }), { refused: 'file_unknown' })
    expect(await as(organizer).hours.reported({ orgId: community.id })).toEqual([])
  })
})
