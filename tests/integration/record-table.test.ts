import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import * as t from '../../src/cloud/db/tables'
import { hour, minute } from '../../src/domain/time'
import { newKey, outcome, type Told } from '../support/cloud'
import { useStory } from '../support/story'

/**
 * The whole table of what can be done with a record of service: how far it has got, times what is tried. In each
 * state everything that is not allowed is refused with its reason and leaves nothing behind; each of the rest is done.
 */

const { cloud, world, signUp, refuses } = useStory()
let slotId: string

/** A slot of two hours; the story goes on a minute after its end. */
beforeEach(async () => {
  slotId = (await world().addSlot({ inHours: 0.5, lasts: 120 })).slotId
})

const staff = () => world().as(world().organizer)
const rollCall = (act: 'in' | 'out') =>
  staff().attendance.rollCall({ key: newKey(), slotId, act, personIds: [world().lin.id] })
const confirm = () => staff().attendance.confirm({ key: newKey(), slotId })

const signupId = async () => {
  const { db } = cloud().database
  const { lin } = world()
  const isTheirs = and(eq(t.signup.slotId, slotId), eq(t.signup.personId, lin.id))
  const [row] = await db.select({ id: t.signup.id }).from(t.signup).where(isTheirs)
  return row?.id ?? randomUUID()
}
/** The one that was raised, or one that never was. */
const disputeId = async () => {
  const [row] = await cloud().database.db.select({ id: t.dispute.id }).from(t.dispute)
  return row?.id ?? randomUUID()
}
/** They say that they did not come at all. */
const deny = async () =>
  world()
    .as(world().lin)
    .hours.dispute({
      key: newKey(),
      recordId: await signupId(),
      minutes: 0,
      reason: '我没有到场，是认错人了。',
    })
const dispute = async () =>
  world()
    .as(world().lin)
    .hours.dispute({
      key: newKey(),
      recordId: await signupId(),
      minutes: 90,
      reason: '我做到了最后，有人可以作证。',
    })
const answer = async (verdict: { is: 'upheld'; minutes: number } | { is: 'dismissed' }) => {
  const about = { disputeId: await disputeId(), verdict, answer: '核对过签到表' }
  return staff().hours.answerDispute({ key: newKey(), ...about })
}

const come = async () => {
  cloud().pass(0.5 * hour)
  await rollCall('in')
  cloud().pass(2 * hour + minute)
}
const leave = async () => {
  await come()
  await rollCall('out')
}
const forget = async () => {
  await come()
  cloud().pass(2 * hour)
  await cloud().tick()
}
const serve = async () => {
  await leave()
  await confirm()
}

/** How a record gets into each state, from the sign-up on. */
const states = {
  'not come': () => {
    cloud().pass(3 * hour)
    return Promise.resolve()
  },
  absent: async () => {
    cloud().pass(3 * hour)
    await confirm()
  },
  here: come,
  left: leave,
  forgotten: forget,
  confirmed: serve,
  'forgotten and disputed': async () => {
    await forget()
    await dispute()
  },
  'confirmed and disputed': async () => {
    await serve()
    await dispute()
  },
  'here and denied': async () => {
    await come()
    await deny()
  },
  'left and denied': async () => {
    await leave()
    await deny()
  },
  'confirmed, the dispute answered': async () => {
    await serve()
    await dispute()
    await answer({ is: 'dismissed' })
  },
} as const satisfies Record<string, () => Promise<unknown>>

const commands = {
  settle: async () =>
    staff().hours.settle({ key: newKey(), signupId: await signupId(), minutes: 60 }),
  correct: async () => {
    const about = { signupId: await signupId(), minutes: 60, reason: '核对过签到表' }
    return staff().hours.correct({ key: newKey(), ...about })
  },
  dispute,
  deny,
  affirm: async () =>
    world()
      .as(world().lin)
      .hours.affirm({ key: newKey(), recordId: await signupId() }),
  uphold: () => answer({ is: 'upheld', minutes: 60 }),
  dismiss: () => answer({ is: 'dismissed' }),
  confirm,
} as const

type State = keyof typeof states
type Command = keyof typeof commands

const unknown: Told = { failed: 'NOT_FOUND' }
const no = (refused: Extract<Told, { refused: string }>['refused'], detail?: string): Told => ({
  refused,
  ...(detail !== undefined && { detail }),
})

const withoutRecord = {
  settle: unknown,
  correct: unknown,
  dispute: no('not_signed_up'),
  deny: no('not_signed_up'),
  affirm: no('not_signed_up'),
  uphold: unknown,
  dismiss: unknown,
}
const undisputed = { uphold: unknown, dismiss: unknown }
const oneAtATime = {
  dispute: no('dispute_open'),
  deny: no('dispute_open'),
  affirm: no('dispute_open'),
}
const nothingOpen = { confirm: no('nothing_to_confirm') }

/** What each state refuses; what is not named is done. */
const table: Record<State, Partial<Record<Command, Told>>> = {
  'not come': withoutRecord,
  absent: { ...withoutRecord, ...nothingOpen },
  here: {
    ...undisputed,
    settle: no('still_here'),
    correct: no('not_confirmed_yet'),
    dispute: no('still_here'),
    confirm: no('still_here', '1'),
  },
  left: {
    ...undisputed,
    settle: no('not_forgotten'),
    correct: no('not_confirmed_yet'),
    dispute: no('not_confirmed_yet'),
  },
  forgotten: { ...undisputed, ...nothingOpen, correct: no('not_confirmed_yet') },
  confirmed: { ...undisputed, ...nothingOpen, settle: no('already_confirmed') },
  'forgotten and disputed': {
    ...nothingOpen,
    settle: no('dispute_open'),
    correct: no('not_confirmed_yet'),
    ...oneAtATime,
  },
  'confirmed and disputed': {
    ...nothingOpen,
    settle: no('already_confirmed'),
    correct: no('dispute_open'),
    ...oneAtATime,
  },
  'here and denied': {
    ...nothingOpen,
    settle: no('still_here'),
    correct: no('not_confirmed_yet'),
    ...oneAtATime,
    dispute: no('still_here'),
    uphold: no('still_here'),
  },
  'left and denied': {
    ...nothingOpen,
    settle: no('not_forgotten'),
    correct: no('not_confirmed_yet'),
    ...oneAtATime,
    dispute: no('not_confirmed_yet'),
  },
  'confirmed, the dispute answered': {
    ...nothingOpen,
    settle: no('already_confirmed'),
    uphold: no('nothing_pending'),
    dismiss: no('nothing_pending'),
  },
}

const isState = (name: string): name is State => name in states
const isCommand = (name: string): name is Command => name in commands
const stateNames = Object.keys(states).filter(isState)
const commandNames = Object.keys(commands).filter(isCommand)

const reach = async (state: State) => {
  await signUp(world().lin, slotId)
  await states[state]()
}

it.each(stateNames)(
  'a record that is %s refuses what does not fit, with its reason',
  async (state) => {
    await reach(state)
    for (const command of commandNames) {
      const told = table[state][command]
      if (told) await refuses(commands[command], told)
    }
  },
)

const allowed = stateNames.flatMap((state) =>
  commandNames.filter((command) => !table[state][command]).map((command) => ({ state, command })),
)

it.each(allowed)('a record that is $state: $command is done', async ({ state, command }) => {
  await reach(state)
  expect(await outcome(commands[command]())).toHaveProperty('output')
})
