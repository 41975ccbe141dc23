import { AdmitStore } from '../../../src/miniprogram/organizer/stores/admit'
import type { HouseholdMember } from '../../../src/miniprogram/organizer/stores/admit'
import { DeskStore } from '../../../src/miniprogram/organizer/stores/desk'
import { PendingStore } from '../../../src/miniprogram/organizer/stores/pending'
import { VouchStore } from '../../../src/miniprogram/organizer/stores/vouch'
import { phoneWith, Refused } from './cloud'

const party = (partyId: string) => ({
  partyId,
  joinedAt: '2026-05-02T05:00:00.000Z',
  nicknames: ['林阿姨'],
  answers: {},
})

test('Several sign-ups are approved in one act; who was decided on meanwhile is not sent again.', async () => {
  const waiting = ['a', 'b', 'c']
  const { api, platform, inputsTo } = phoneWith({
    'signups.pending': () => ({ free: 2, questions: [], parties: waiting.map(party) }),
    'signups.decide': () => ({ confirmed: 2, waitlisted: 0, rejected: 0 }),
  })
  const pending = new PendingStore(api, platform)
  await pending.load('slot')
  pending.toggleAll()
  expect(pending.areAllChosen).toBe(true)
  waiting.splice(1, 1)
  await pending.load('slot')
  await pending.approve('slot')
  expect(inputsTo('signups.decide')).toMatchObject([
    { slotId: 'slot', partyIds: ['a', 'c'], verdict: 'approve' },
  ])
})

test("Another slot's parties begin unchosen.", async () => {
  const { api, platform } = phoneWith({
    'signups.pending': () => ({ free: 2, questions: [], parties: [party('a')] }),
  })
  const pending = new PendingStore(api, platform)
  await pending.load('slot')
  pending.toggle('a')
  await pending.load('other')
  expect(pending.chosen).toEqual([])
})

const member = (personId: string, wish: Partial<HouseholdMember> = {}): HouseholdMember => ({
  personId,
  nickname: personId,
  kind: 'adult',
  isHolder: false,
  signedUp: false,
  needsGuardian: false,
  ...wish,
})

const lin = member('lin', { isHolder: true })
const child = member('child', { kind: 'minor' })

test('Nobody is admitted without a code and a reason.', async () => {
  const { api, platform, inputsTo } = phoneWith({
    'signups.household': () => ({ members: [lin] }),
    'signups.addByStaff': () => ({ partyId: 'party', raisedBy: 1 }),
  })
  const admit = new AdmitStore(api, platform)
  expect(await admit.submit('slot')).toBeNull()
  expect([admit.lacksCode, admit.lacksReason]).toEqual([true, true])
  admit.setCode(' HLM.code ')
  admit.setReason('路过想参加')
  expect(await admit.submit('slot')).toEqual({ partyId: 'party', raisedBy: 1 })
  expect(inputsTo('signups.addByStaff')).toMatchObject([
    { slotId: 'slot', code: 'HLM.code', personIds: ['lin'], walkIn: true, reason: '路过想参加' },
  ])
})

test('Of a family it is chosen who comes: a child alone, too, and never nobody.', async () => {
  const { api, platform, inputsTo } = phoneWith({
    'signups.household': () => ({ members: [lin, child, member('dad', { signedUp: true })] }),
    'signups.addByStaff': () => ({ partyId: 'party', raisedBy: 0 }),
  })
  const admit = new AdmitStore(api, platform)
  admit.setCode('HLM.code')
  admit.setReason('没带手机')
  expect(await admit.submit('slot')).toBeNull()
  expect(inputsTo('signups.addByStaff')).toEqual([])
  expect([admit.chosen, admit.others.map(({ personId }) => personId)]).toEqual([['lin'], ['dad']])
  admit.setChosen([])
  expect(await admit.submit('slot')).toBeNull()
  expect(admit.lacksPeople).toBe(true)
  admit.setChosen(['child'])
  expect(await admit.submit('slot')).not.toBeNull()
  expect(inputsTo('signups.addByStaff')).toMatchObject([{ personIds: ['child'] }])
})

test('A fresh code of the same family keeps the ticks, one of another family begins anew.', async () => {
  const households = [[lin, child], [lin, child], [member('chen', { isHolder: true })]]
  const { api, platform } = phoneWith({
    'signups.household': () => ({ members: households.shift() }),
  })
  const admit = new AdmitStore(api, platform)
  admit.setCode('old')
  await admit.lookUp('slot')
  admit.setChosen(['lin', 'child'])
  admit.setCode('new')
  await admit.lookUp('slot')
  expect(admit.chosen).toEqual(['lin', 'child'])
  admit.setCode('other')
  await admit.lookUp('slot')
  expect(admit.chosen).toEqual(['chen'])
})

test('A code that nobody knows says so, and admits nobody.', async () => {
  const { api, platform, inputsTo } = phoneWith({
    'signups.household': () => new Refused('code_stale'),
  })
  const admit = new AdmitStore(api, platform)
  admit.setCode('old')
  admit.setReason('路过想参加')
  expect(await admit.submit('slot')).toBeNull()
  expect(admit.lookFailure).toMatchObject({ reason: 'code_stale' })
  expect(inputsTo('signups.addByStaff')).toEqual([])
})

test('The next person at the door is registered in the same way, with nothing of the last one.', () => {
  const { api, platform } = phoneWith({})
  const admit = new AdmitStore(api, platform)
  admit.choose('ahead')
  admit.setCode('code')
  admit.clear()
  expect([admit.mode, admit.code, admit.lacksCode]).toEqual(['ahead', '', false])
})

test('A code that ran out while skills were ticked is scanned again, and the ticks stay.', async () => {
  const codes = ['old', 'new']
  const { api, platform, inputsTo } = phoneWith({
    'signups.skillsOf': () => ({ personId: 'zhou', nickname: '小周', skills: ['cooking'] }),
    'signups.vouch': () =>
      codes.shift() === 'old' ? new Refused('code_stale') : { skills: ['cooking', 'driving'] },
  })
  const vouch = new VouchStore(api, platform)
  vouch.setCode('old')
  await vouch.lookUp('org')
  expect(vouch.isChanged).toBe(false)
  vouch.choose(['cooking', 'driving'])
  vouch.setNote('看过驾驶证')
  expect(await vouch.save('org')).toBeNull()
  vouch.setCode('new')
  await vouch.lookUp('org')
  expect(await vouch.save('org')).toEqual(['cooking', 'driving'])
  expect(inputsTo('signups.vouch')).toMatchObject([{ code: 'old' }, { code: 'new' }])
})

test('Nobody vouches without saying why.', async () => {
  const { api, platform, inputsTo } = phoneWith({
    'signups.skillsOf': () => ({ personId: 'zhou', nickname: '小周', skills: [] }),
  })
  const vouch = new VouchStore(api, platform)
  vouch.setCode('code')
  await vouch.lookUp('org')
  vouch.choose(['driving'])
  expect(await vouch.save('org')).toBeNull()
  expect(vouch.lacksNote).toBe(true)
  expect(inputsTo('signups.vouch')).toEqual([])
})

test('The desk counts what waits behind it: appeals, comments, hours and series that run.', async () => {
  const { api, platform } = phoneWith({
    'orgs.mine': () => [{ id: 'org', name: '张家湾社区', kind: 'community', roles: ['organizer'] }],
    'activities.desk': () => [],
    'signups.appeals': () => [{}, {}],
    'feedback.queue': () => [{}],
    'series.list': () => [{ status: 'running' }, { status: 'stopped' }],
    'hours.counts': () => ({ forgotten: 1, disputes: 2, reports: 0, claims: 1 }),
  })
  const desk = new DeskStore(api, platform)
  await desk.load()
  expect(desk.counts.value).toEqual({ appeals: 2, comments: 1, series: 1, hours: 4 })
})
