import { ScanQueue } from '../../../src/miniprogram/organizer/stores/scan-queue'
import type { NewScan } from '../../../src/miniprogram/organizer/stores/scan-queue'
import { fakePlatform } from '../../support/fake-platform'
import { offline, phoneWith, Refused } from './cloud'

const checked = (names: string[]) => ({
  act: 'in',
  at: '2026-05-02T06:00:00.000Z',
  people: names.map((nickname) => ({ personId: nickname, nickname, minutes: null, waits: false })),
})

const scanOf = (name: string, at = '2026-05-02T06:00:00.000Z'): NewScan => ({
  slotId: 'slot',
  act: 'in',
  at,
  proof: { by: 'code', code: `HLM.${name}` },
  personIds: [name],
  names: [name],
})

type Answer = (input: unknown) => unknown

/** A phone whose network can go away and come back. */
const standWith = (answer: Answer = () => checked(['林阿姨']), me: string | null = 'zhou') => {
  const network = { there: true }
  const who = { me }
  const phone = phoneWith({
    'attendance.checkMember': (input) => (network.there ? answer(input) : offline),
    'attendance.rollCall': (input) => (network.there ? answer(input) : offline),
  })
  const queue = () => new ScanQueue(phone.api, phone.platform, () => who.me)
  return { ...phone, network, who, queue }
}

test('With a network a scan is recorded at once, with the time at which it was made.', async () => {
  const { queue, inputsTo, platform } = standWith()
  expect(await queue().add(scanOf('lin'))).toMatchObject({ is: 'done' })
  expect(inputsTo('attendance.checkMember')).toMatchObject([
    { at: '2026-05-02T06:00:00.000Z', personIds: ['lin'], slotId: 'slot' },
  ])
  expect(platform.kept.has('scans')).toBe(false)
})

test('Without one it is kept on the phone, also when the phone is opened anew.', async () => {
  const { queue, network } = standWith()
  network.there = false
  const first = queue()
  expect(await first.add(scanOf('lin'))).toEqual({ is: 'kept' })
  expect(first.waiting).toHaveLength(1)
  expect(first.actOf('slot', 'lin')).toBe('in')
  const again = queue()
  expect(again.waiting).toEqual(first.waiting)
})

test('What is kept is uploaded oldest first, with the key it had, when the network is back.', async () => {
  const { queue, network, inputsTo, platform } = standWith()
  network.there = false
  const scans = queue()
  await scans.add(scanOf('late', '2026-05-02T06:03:00.000Z'))
  await scans.add(scanOf('early', '2026-05-02T06:01:00.000Z'))
  const keys = scans.waiting.map(({ key }) => key)
  platform.calls.length = 0
  network.there = true
  platform.comeOnline()
  await scans.upload()
  const sent = inputsTo('attendance.checkMember')
  expect(sent).toMatchObject([
    { personIds: ['early'], key: keys[1] },
    { personIds: ['late'], key: keys[0] },
  ])
  expect(scans.waiting).toEqual([])
  expect(platform.kept.has('scans')).toBe(false)
})

test('Digits that are locked for a while wait for the end of it; nothing else is held up.', async () => {
  let isLocked = true
  const { queue } = standWith((input) => {
    const isTyped = JSON.stringify(input).includes('"by":"digits"')
    return isLocked && isTyped ? new Refused('digits_locked') : checked(['lin'])
  })
  const scans = queue()
  const typed = { ...scanOf('lin'), proof: { by: 'digits' as const, digits: '123456' } }
  expect(await scans.add(typed)).toEqual({ is: 'kept' })
  expect(await scans.add(scanOf('chen', '2026-05-02T06:01:00.000Z'))).toMatchObject({ is: 'done' })
  expect([scans.waiting.length, scans.refused.length]).toEqual([1, 0])
  isLocked = false
  await scans.upload()
  expect([scans.waiting.length, scans.refused.length]).toEqual([0, 0])
})

test('A scan whose answer was lost is sent again under the same key.', async () => {
  let isLost = true
  const keys: unknown[] = []
  const { queue } = standWith((input) => {
    keys.push(Reflect.get(Object(input), 'key'))
    return isLost ? offline : checked(['lin'])
  })
  const scans = queue()
  expect(await scans.add(scanOf('lin'))).toEqual({ is: 'kept' })
  isLost = false
  await scans.upload()
  expect(new Set(keys).size).toBe(1)
  expect(keys.length).toBeGreaterThan(1)
})

test('What the cloud refuses later stays, with its reason, until it was read; the others go on.', async () => {
  const { queue, network } = standWith((input) =>
    JSON.stringify(input).includes('stale') ? new Refused('code_stale') : checked(['lin']),
  )
  network.there = false
  const scans = queue()
  await scans.add(scanOf('stale'))
  await scans.add(scanOf('lin'))
  network.there = true
  await scans.upload()
  expect(scans.waiting).toEqual([])
  expect(scans.refused).toMatchObject([
    { names: ['stale'], refusal: { kind: 'refused', reason: 'code_stale' } },
  ])
  scans.dismiss(scans.refused[0]!.key)
  expect(scans.refused).toEqual([])
})

test('What is refused at once is said at once, and not reminded of.', async () => {
  const { queue } = standWith(() => new Refused('not_signed_up'))
  const scans = queue()
  expect(await scans.add(scanOf('nobody'))).toEqual({
    is: 'refused',
    failure: { kind: 'refused', reason: 'not_signed_up' },
  })
  expect(scans.refused).toEqual([])
})

test('Names that were called are uploaded as a roll-call; digits without names stand for the whole party.', async () => {
  const { queue, inputsTo } = standWith()
  const scans = queue()
  await scans.add({ ...scanOf('lin'), proof: { by: 'roll_call' } })
  await scans.add({ ...scanOf('lin'), proof: { by: 'digits', digits: '123456' }, personIds: [] })
  expect(inputsTo('attendance.rollCall')).toMatchObject([{ personIds: ['lin'] }])
  const [typed] = inputsTo('attendance.checkMember')
  expect(typed).toMatchObject({ proof: { by: 'digits', digits: '123456' } })
  expect(typed).not.toHaveProperty('personIds')
})

test('Nobody uploads or sees what somebody else has scanned with this phone.', async () => {
  const { queue, network, who, platform } = standWith()
  network.there = false
  const scans = queue()
  await scans.add(scanOf('lin'))
  network.there = true
  platform.calls.length = 0
  who.me = null
  await scans.upload()
  who.me = 'someone else'
  const theirs = queue()
  await theirs.upload()
  expect(theirs.waiting).toEqual([])
  expect(platform.calls).toEqual([])
  who.me = 'zhou'
  expect(queue().waiting).toHaveLength(1)
})

test('What somebody scribbled into the phone’s storage is not taken for a scan.', () => {
  const good = { ...scanOf('lin'), key: 'k', ownerId: null, refusal: null }
  const keptBy = (text: string) => {
    const platform = fakePlatform({ kept: { scans: text } })
    return new ScanQueue(phoneWith({}).api, platform, () => 'zhou').waiting
  }
  expect(keptBy('not json')).toEqual([])
  expect(keptBy('{"a":1}')).toEqual([])
  expect(keptBy(JSON.stringify([{ key: 'x' }, good]))).toEqual([good])
})
