import { AdmitStore } from '../../../src/miniprogram/organizer/stores/admit'
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

test('Nobody is admitted without a code and a reason.', async () => {
  const { api, platform, inputsTo } = phoneWith({
    'signups.addByStaff': () => ({ partyId: 'party', raisedBy: 1 }),
  })
  const admit = new AdmitStore(api, platform)
  expect(await admit.submit('slot')).toBeNull()
  expect([admit.lacksCode, admit.lacksReason]).toEqual([true, true])
  admit.setCode(' HLM.code ')
  admit.setReason('路过想参加')
  expect(await admit.submit('slot')).toEqual({ partyId: 'party', raisedBy: 1 })
  expect(inputsTo('signups.addByStaff')).toMatchObject([
    { slotId: 'slot', code: 'HLM.code', walkIn: true, reason: '路过想参加' },
  ])
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
