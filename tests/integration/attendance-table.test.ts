import { hour, later, minute } from '../../src/domain/time'
import type { Adult } from '../support/build'
import { newKey, outcome, useCloud, type Told } from '../support/cloud'
import { expectRefused } from '../support/count'
import { buildWorld, type World } from '../support/world'

/**
 * The whole table of what can be done at the door: how far somebody has got, times what is tried. Each cell
 * is either done or refused with its reason, and a refusal leaves nothing behind.
 */

const cloud = useCloud()
let world: World
let slotId: string
let arrived: string

const staff = () => world.as(world.organizer).attendance
const byCode = (code: string) => ({ by: 'code' as const, code })

/** The slot begins in five hours and lasts two; it has two seats, so that a third household waits. */
beforeEach(async () => {
  world = await buildWorld(cloud())
  const made = await world.addSlot({ inHours: 5, lasts: 120, capacity: 2 })
  slotId = made.slotId
  arrived = later(await cloud().now(), 4.5 * hour).toISOString()
})

const signUp = (who: Adult) =>
  world.as(who).signups.create({ key: newKey(), slotId, personIds: [who.id] })
const rollCall = (act: 'in' | 'out', personId: string, at?: string) =>
  staff().rollCall({ key: newKey(), slotId, act, personIds: [personId], ...(at && { at }) })
const excuse = (personId: string) =>
  staff().excuse({ key: newKey(), slotId, personId, reason: '发烧在家' })
const markAbsent = (personId: string) =>
  world
    .as(world.organizer)
    .signups.markAbsent({ key: newKey(), slotId, personIds: [personId], reason: '没有来' })

interface Story {
  /** Five hours before the slot. */
  before?: (who: Adult) => Promise<unknown>
  /** A quarter of an hour before it; the clock is put back by what passes meanwhile. */
  then?: (who: Adult) => Promise<unknown>
}

/** Some time later, and back again. */
const after = async (milliseconds: number, act: () => Promise<unknown>) => {
  cloud().pass(milliseconds)
  await act()
  cloud().pass(-milliseconds)
}
const comeAndGo = async (who: Adult) => {
  await rollCall('in', who.id)
  await after(hour, () => rollCall('out', who.id))
}
const cancel = async (who: Adult) => {
  const { partyId } = await signUp(who)
  await world.as(who).signups.cancel({ key: newKey(), partyId })
}
const wait = async (who: Adult) => {
  await signUp(world.colleague)
  await signUp(world.chen)
  await signUp(who)
}

/** How somebody gets into each state. */
const states = {
  'not signed up': {},
  waiting: { before: wait },
  cancelled: { before: cancel },
  excused: { before: signUp, then: (who) => excuse(who.id) },
  arriving: { before: signUp },
  'left, by a scan that came first': {
    before: signUp,
    then: (who) =>
      after(30 * minute, async () => rollCall('out', who.id, (await cloud().now()).toISOString())),
  },
  here: { before: signUp, then: (who) => rollCall('in', who.id) },
  gone: { before: signUp, then: comeAndGo },
  served: {
    before: signUp,
    then: async (who) => {
      await comeAndGo(who)
      await after(3 * hour, () => staff().confirm({ key: newKey(), slotId }))
    },
  },
  absent: { before: signUp, then: (who) => after(hour, () => markAbsent(who.id)) },
} as const satisfies Record<string, Story>

type State = keyof typeof states

/** What is tried, an hour into the slot. */
const commands = {
  'in by member code': async (who: Adult) => {
    const { code } = await world.as(who).attendance.memberCode({})
    return staff().checkMember({ key: newKey(), slotId, act: 'in', proof: byCode(code) })
  },
  'out by family code': async (who: Adult) => {
    const { family } = await world.as(who).attendance.memberCode({})
    return staff().checkMember({ key: newKey(), slotId, act: 'out', proof: byCode(family.code) })
  },
  'in by site code': async (who: Adult) => {
    const { code } = await staff().siteCode({ slotId })
    const check = { key: newKey(), slotId, act: 'in' as const, proof: byCode(code) }
    return world.as(who).attendance.checkMyself(check)
  },
  'out by site code': async (who: Adult) => {
    const { code } = await staff().siteCode({ slotId })
    const check = { key: newKey(), slotId, act: 'out' as const, proof: byCode(code) }
    return world.as(who).attendance.checkMyself(check)
  },
  'in by roll-call': (who: Adult) => rollCall('in', who.id),
  'out by roll-call': (who: Adult) => rollCall('out', who.id),
  'in by a scan of before': (who: Adult) => rollCall('in', who.id, arrived),
  excuse: (who: Adult) => excuse(who.id),
  'mark absent': (who: Adult) => markAbsent(who.id),
  'enter by hand': (who: Adult) =>
    staff().enter({ key: newKey(), slotId, personId: who.id, minutes: 60, reason: '忘了签到' }),
} as const

type Command = keyof typeof commands
type Cell = string

const row = (cells: Partial<Record<Command, Cell>>, otherwise: Cell): Record<Command, Cell> => {
  const names = Object.keys(commands)
  const isCommand = (name: string): name is Command => name in commands
  const all: Record<Command, Cell> = {
    'in by member code': otherwise,
    'out by family code': otherwise,
    'in by site code': otherwise,
    'out by site code': otherwise,
    'in by roll-call': otherwise,
    'out by roll-call': otherwise,
    'in by a scan of before': otherwise,
    excuse: otherwise,
    'mark absent': otherwise,
    'enter by hand': otherwise,
  }
  for (const name of names.filter(isCommand)) all[name] = cells[name] ?? otherwise
  return all
}

const toLeave = {
  'out by family code': 'not_checked_in',
  'out by site code': 'not_checked_in',
  'out by roll-call': 'not_checked_in',
}
const tooSoon = { 'enter by hand': 'not_over_yet' }
const isIn = {
  'in by member code': 'already_checked_in',
  'in by site code': 'already_checked_in',
  'in by roll-call': 'already_checked_in',
  excuse: 'already_checked_in',
  'mark absent': 'already_checked_in',
  'enter by hand': 'already_checked_in',
}

const table: Record<State, Record<Command, Cell>> = {
  'not signed up': row({}, 'not_signed_up'),
  waiting: row({}, 'not_signed_up'),
  cancelled: row({}, 'not_signed_up'),
  excused: row({ 'enter by hand': 'not_over_yet' }, 'not_signed_up'),
  arriving: row({ ...toLeave, ...tooSoon }, 'done'),
  'left, by a scan that came first': row({ ...toLeave, ...tooSoon }, 'done'),
  here: row(isIn, 'done'),
  gone: row(
    {
      ...isIn,
      'in by a scan of before': 'done',
    },
    'already_checked_out',
  ),
  served: row({ 'mark absent': 'not_signed_up' }, 'already_confirmed'),
  absent: row(
    {
      'in by a scan of before': 'done',
      'mark absent': 'not_signed_up',
      'enter by hand': 'not_over_yet',
    },
    'already_confirmed',
  ),
}

const cells = Object.entries(table).flatMap(([state, tried]) =>
  Object.entries(tried).map(([command, cell]) => ({ state, command, cell })),
)

const isState = (name: string): name is State => name in states
const isCommand = (name: string): name is Command => name in commands

it.each(cells)('$state: $command is $cell', async ({ state, command, cell }) => {
  if (!isState(state) || !isCommand(command)) throw new Error('no such cell')
  const who = world.lin
  const { before, then }: Story = states[state]
  await before?.(who)
  cloud().pass(4.75 * hour)
  await then?.(who)
  cloud().pass(75 * minute)
  const tried = () => commands[command](who)
  if (cell === 'done') {
    expect(await outcome(tried())).toHaveProperty('output')
    return
  }
  await expectRefused(cloud(), tried, { refused: cell } as Told)
})

it('the table has every state and every command', () => {
  expect(cells).toHaveLength(Object.keys(states).length * Object.keys(commands).length)
})
