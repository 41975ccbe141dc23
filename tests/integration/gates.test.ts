import type { Question } from '../../src/domain/questions'
import type { Skill } from '../../src/domain/skills'
import { addMonths, day, hour, later, minute, monthStart } from '../../src/domain/time'
import type { Adult } from '../support/build'
import { newKey } from '../support/cloud'
import { addService } from '../support/history'
import { useStory } from '../support/story'

const { cloud, world, signUp, statusOf, partyRow, lettersOf, refuses, codeOf } = useStory()

const buttonOf = async (who: Adult, activityId: string) => {
  const { slotViews } = await world().as(who).activities.get({ id: activityId })
  return slotViews[0]?.refusal ?? null
}

describe('a staged opening', () => {
  /** 林家 served at the beginning of this month; 陈师傅 has had nothing yet. */
  const openedNow = async () => {
    const { builder, community, lin, now } = world()
    const startsAt = monthStart(now)
    const earlier = await world().addSlot({ startsAt, endsAt: later(startsAt, hour) })
    await addService(builder, community, lin, earlier.slotId)
    return world().addSlot({ opensAt: later(now, -minute), stagedHours: 24, inHours: 72 })
  }

  it('leaves the first hours to households that have had no place this month', async () => {
    const { lin, dad, chen, now } = world()
    const { activityId, slotId } = await openedNow()
    const told = {
      refused: 'others_first' as const,
      detail: later(now, 24 * hour - minute).toISOString(),
    }
    await refuses(() => signUp(lin, slotId), told)
    await refuses(() => signUp(dad, slotId), told)
    expect(await buttonOf(dad, activityId)).toEqual({
      reason: 'others_first',
      detail: told.detail,
    })
    expect(await signUp(chen, slotId)).toMatchObject({ status: 'confirmed' })
  })

  it('whoever had a place this month and stayed away has had one all the same', async () => {
    const { lin, organizer, as, now } = world()
    cloud().pass(addMonths(monthStart(now), 1).getTime() + day - now.getTime())
    const today = await cloud().now()
    const at = (from: Date) => ({ startsAt: from, closesAt: from, endsAt: later(from, hour) })
    const missed = await world().addSlot(at(later(today, hour)))
    await signUp(lin, missed.slotId)
    cloud().pass(1.5 * hour)
    const personIds = [lin.id]
    const mark = { slotId: missed.slotId, personIds, reason: '一直没有来' }
    await as(organizer).signups.markAbsent({ key: newKey(), ...mark })
    const opensAt = await cloud().now()
    const staged = { opensAt, stagedHours: 24 }
    const { slotId } = await world().addSlot({ ...staged, ...at(later(opensAt, 3 * day)) })
    const detail = later(opensAt, day).toISOString()
    await refuses(() => signUp(lin, slotId), { refused: 'others_first', detail })
  })

  it('is open to everyone after that', async () => {
    const { lin } = world()
    const { slotId } = await openedNow()
    cloud().pass(24 * hour)
    expect(await signUp(lin, slotId)).toMatchObject({ status: 'confirmed' })
  })

  it('a visitor is told nothing of the kind', async () => {
    const { activityId } = await openedNow()
    const { slotViews } = await world().visitor.activities.get({ id: activityId })
    expect(slotViews[0]?.refusal).toBeNull()
  })
})

describe('posts that ask for a skill', () => {
  const vouch = async (who: Adult, skills: Skill[], by: Adult = world().organizer) =>
    world()
      .as(by)
      .signups.vouch({
        key: newKey(),
        orgId: world().community.id,
        code: await codeOf(who),
        skills,
        note: '看过证书原件',
      })

  it('refuse whoever has not got it, and say the same on the button', async () => {
    const { lin } = world()
    const first = await world().addSlot({ requires: ['first_aid'] })
    const home = await world().addSlot({ requires: ['vetted_for_home_visits'] })
    await refuses(() => signUp(lin, first.slotId), {
      refused: 'skill_missing',
      detail: 'first_aid',
    })
    await refuses(() => signUp(lin, home.slotId), {
      refused: 'certificate_missing',
      detail: 'vetted_for_home_visits',
    })
    expect(await buttonOf(lin, first.activityId)).toEqual({
      reason: 'skill_missing',
      detail: 'first_aid',
    })
  })

  it('take whoever staff have vouched for, with the children, who need none', async () => {
    const { lin, childId, dad, organizer, as } = world()
    const { slotId } = await world().addSlot({ requires: ['first_aid'] })
    expect(await vouch(lin, ['first_aid', 'cooking'])).toEqual({ skills: ['first_aid', 'cooking'] })
    expect(await lettersOf(lin, 'skills_vouched')).toHaveLength(1)
    const code = await codeOf(lin)
    const shown = await as(organizer).signups.skillsOf({ orgId: world().community.id, code })
    expect([...shown.skills].sort()).toEqual(['cooking', 'first_aid'])
    await refuses(() => signUp(lin, slotId, [lin.id, dad.id]), {
      refused: 'skill_missing',
      detail: 'first_aid',
    })
    expect(await signUp(lin, slotId, [lin.id, childId])).toMatchObject({ status: 'confirmed' })
  })

  it('refuse again when it was taken back, while places taken before stay', async () => {
    const { lin } = world()
    const before = await world().addSlot({ requires: ['health_certificate'] })
    const after = await world().addSlot({ requires: ['health_certificate'], inHours: 72 })
    await vouch(lin, ['health_certificate'])
    const { partyId } = await signUp(lin, before.slotId)
    expect(await vouch(lin, [])).toEqual({ skills: [] })
    await refuses(() => signUp(lin, after.slotId), {
      refused: 'certificate_missing',
      detail: 'health_certificate',
    })
    expect(await statusOf(partyId)).toBe('confirmed')
  })

  it('nobody vouches for the own household, by an old or a made-up code, or for another community', async () => {
    const { lin, chen, organizer, otherOrganizer, community, there, as } = world()
    const ask = (code: string, by: Adult = organizer) =>
      as(by).signups.vouch({
        key: newKey(),
        orgId: community.id,
        code,
        skills: ['cooking'],
        note: '看过证书原件',
      })
    const [own, ofLin, afar] = [
      await codeOf(organizer),
      await codeOf(lin),
      await codeOf(there.resident),
    ]
    await refuses(() => ask(own), { refused: 'own_family' })
    await refuses(() => ask('HLM.x'), { refused: 'code_invalid' })
    await refuses(() => ask(afar), { refused: 'code_invalid' })
    await refuses(() => ask(ofLin, otherOrganizer), { failed: 'NOT_FOUND' })
    await refuses(() => ask(ofLin, chen), { failed: 'NOT_FOUND' })
    cloud().pass(3 * minute)
    await refuses(() => ask(ofLin), { refused: 'code_stale' })
  })
})

describe('the organizer’s own questions', () => {
  const size: Question = {
    id: 'size',
    kind: 'choice',
    label: '马甲尺码',
    required: true,
    options: ['M', 'L'],
  }
  const years: Question = {
    id: 'years',
    kind: 'number',
    label: '做过几年志愿者',
    required: false,
    options: [],
  }
  const photo: Question = {
    id: 'photo',
    kind: 'consent',
    label: '同意拍照',
    required: true,
    options: [],
  }
  const post = (questions: Question[], inHours = 48) => world().addSlot({ inHours }, { questions })

  it('are answered on sign-up; what nobody asked is not kept', async () => {
    const { lin } = world()
    const { slotId } = await post([size, years, photo])
    const answers = { size: 'L', photo: true, other: '随便写的' }
    const { partyId } = await signUp(lin, slotId, [lin.id], answers)
    expect((await partyRow(partyId)).answers).toEqual({ size: 'L', photo: true })
  })

  it('that are required cannot be left out, and consent cannot be withheld', async () => {
    const { lin } = world()
    const { slotId } = await post([size, photo])
    const ask = (answers: Record<string, string | boolean>) => () =>
      signUp(lin, slotId, [lin.id], answers)
    await refuses(ask({ photo: true }), { refused: 'answer_missing', detail: '马甲尺码' })
    await refuses(ask({ size: '', photo: true }), {
      refused: 'answer_missing',
      detail: '马甲尺码',
    })
    await refuses(ask({ size: 'M' }), { refused: 'answer_missing', detail: '同意拍照' })
    await refuses(ask({ size: 'M', photo: false }), {
      refused: 'answer_missing',
      detail: '同意拍照',
    })
  })

  it('want an answer of their kind', async () => {
    const { lin } = world()
    const { slotId } = await post([size, years, photo])
    const ask = (answers: Record<string, string | number | boolean>) => () =>
      signUp(lin, slotId, [lin.id], { size: 'M', photo: true, ...answers })
    await refuses(ask({ size: 'XXL' }), { refused: 'answer_wrong', detail: '马甲尺码' })
    await refuses(ask({ years: '三年' }), { refused: 'answer_wrong', detail: '做过几年志愿者' })
    await refuses(ask({ photo: '同意' }), { refused: 'answer_wrong', detail: '同意拍照' })
  })

  it('come filled in with one’s own last answers, nobody else’s of the household, and consent never', async () => {
    const { lin, dad, chen, as } = world()
    const first = await post([size, photo])
    await signUp(lin, first.slotId, [lin.id], { size: 'M', photo: true })
    cloud().pass(minute)
    const second = await post([size, photo], 60)
    await signUp(lin, second.slotId, [lin.id], { size: 'L', photo: true })
    const renamed = { ...size, id: 'vest' }
    const third = await post([renamed, years, photo], 72)
    const shown = async (who: Adult) =>
      (await as(who).activities.get({ id: third.activityId })).lastAnswers
    expect(await shown(lin)).toEqual({ vest: 'L' })
    expect(await shown(dad)).toEqual({})
    expect(await shown(chen)).toEqual({})
    const other = await post([{ ...size, options: ['S'] }], 84)
    const { lastAnswers } = await as(lin).activities.get({ id: other.activityId })
    expect(lastAnswers).toEqual({})
  })
})
