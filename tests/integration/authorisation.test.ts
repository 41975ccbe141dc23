import { randomUUID } from 'node:crypto'
import { holdsOver, type Role } from '../../src/domain/roles'
import type { Access } from '../../src/contract/access'
import type { Answer } from '../../src/cloud/app'
import { newKey, useCloud, type Who } from '../support/cloud'
import { countRows } from '../support/count'
import { keepRows } from '../support/kept'
import { inputs, procedures, thingsOf, type Things } from './authorisation/inputs'
import { buildWorld, type World } from '../support/world'

const cloud = useCloud()
let world: World
let here: Things
let nextDoor: Things
let there: Things
let missing: Things
let bringBack: () => Promise<void>

interface Caller extends Who {
  name: string
  familyId: string | null
  districtOf: string
  grants: { role: Role; orgId: string; orgPath: string }[]
}

/** Everyone who might call, with what the tables say about them. */
const callersOf = ({
  lin,
  chen,
  organizer,
  manager,
  auditor,
  street,
  otherOrganizer,
  shopkeeper,
  superior,
  there,
  community,
  fangqi,
  shop,
}: World): Caller[] => {
  const here = { districtOf: '420106', grants: [] }
  const on = (role: Role, { id, path }: { id: string; path: string }) => ({
    role,
    orgId: id,
    orgPath: path,
  })
  return [
    { name: 'a visitor', openid: null, familyId: null, ...here },
    { name: 'a newcomer', openid: 'openid-newcomer', familyId: null, ...here },
    { name: 'the family itself', ...lin, ...here },
    { name: 'another resident', ...chen, ...here },
    {
      name: 'the organizer',
      ...organizer,
      ...here,
      grants: [on('organizer', community), on('lead_worker', community)],
    },
    { name: 'the manager', ...manager, ...here, grants: [on('admin', community)] },
    { name: 'the auditor', ...auditor, ...here, grants: [on('auditor', street)] },
    {
      name: 'an organizer of another community',
      ...otherOrganizer,
      ...here,
      grants: [on('organizer', fangqi)],
    },
    { name: 'the shopkeeper', ...shopkeeper, ...here, grants: [on('shopkeeper', shop)] },
    {
      name: 'a reviewer of the street above',
      ...superior,
      ...here,
      grants: [on('reviewer', street)],
    },
    { name: 'a resident of another district', ...there.resident, districtOf: '640104', grants: [] },
    {
      name: 'staff of another district',
      ...there.organizer,
      districtOf: '640104',
      grants: [on('organizer', there.community), on('shopkeeper', there.shop)],
    },
  ]
}

type Expected = 'UNAUTHORIZED' | 'NOT_FOUND' | 'let in'

/** What the declared role and scope come to, worked out here once more and apart from the edge. */
const expected = ({ caller: wanted, scope }: Access, caller: Caller, things: Things): Expected => {
  if (wanted === 'identified' && caller.openid === null) return 'UNAUTHORIZED'
  if (wanted !== 'anyone' && wanted !== 'identified' && caller.familyId === null)
    return 'UNAUTHORIZED'
  const isOfDistrict = caller.districtOf === things.districtId
  if (Array.isArray(wanted)) {
    const holds =
      isOfDistrict && things.orgPath !== null && holdsOver(caller.grants, wanted, things.orgPath)
    return holds ? 'let in' : 'NOT_FOUND'
  }
  if (scope === 'family')
    return isOfDistrict && caller.familyId === things.familyId ? 'let in' : 'NOT_FOUND'
  return 'let in'
}

const codeOf = (answer: Answer) => (answer.ok ? 'ok' : answer.error.code)

/** What someone is told who is turned away; whoever is let in gets what is their own. */
const told = (answer: Answer) => {
  if (answer.ok) return 'let in'
  const { code, defined, status, message, data } = answer.error
  return { code, defined, status, message, data }
}

/** Written once; each test begins with exactly these rows, whatever the one before has made of them. */
beforeAll(async () => {
  world = await buildWorld(cloud())
  here = await thingsOf(world, 'here')
  nextDoor = await thingsOf(world, 'next door')
  there = await thingsOf(world, 'there')
  missing = await thingsOf(world, 'missing')
  bringBack = await keepRows(cloud().database.db)
})
beforeEach(() => bringBack())

it('every procedure of the contract says who may call it, and is tried here', () => {
  const declared = [...procedures.keys()].sort()
  expect(declared).toEqual([...Object.keys(inputs)].sort())
  const offered = declared.filter((name) => !name.startsWith('demo.'))
  expect([...cloud().app.procedures.keys()].sort()).toEqual(offered)
  for (const [name, access] of cloud().app.procedures) expect(procedures.get(name)).toEqual(access)
})

it('the demonstration is not there while it is off', async () => {
  for (const name of [...procedures.keys()].filter((each) => each.startsWith('demo.'))) {
    const input = inputs[name]?.(missing)
    expect(codeOf(await cloud().send({ openid: null }, name, input))).toBe('NOT_FOUND')
  }
})

it('paths that are no procedures lead nowhere', async () => {
  for (const path of [
    '__proto__.x',
    'signups',
    'signups.create.x',
    'constructor',
    'signups.toString',
    '',
  ]) {
    const answer = await cloud().send({ openid: world.lin.openid }, path, {})
    expect(codeOf(answer)).toBe('NOT_FOUND')
  }
})

type Cell = [Caller, Things]

/** What is elsewhere and what is not there come first: nothing that succeeds may change what they are told. */
const cells = (): Cell[] => {
  const everyone = callersOf(world)
  const of = (...things: Things[]) =>
    everyone.flatMap((caller) => things.map((each): Cell => [caller, each]))
  return [...of(there, missing), ...of(here, nextDoor)]
}

/** Not a word about the things of the other district. */
const expectSilence = (answer: Answer) => {
  const text = JSON.stringify(answer)
  for (const secret of Object.values(there)) {
    if (typeof secret === 'string' && secret.length > 8) expect(text).not.toContain(secret)
  }
  expect(text).not.toMatch(/银川|春城|兴庆/)
}

describe.each([...procedures].filter(([name]) => !name.startsWith('demo.')))(
  '%s',
  (name, access) => {
    const answers = new Map<string, Answer>()
    const call = async ([caller, things]: Cell) => {
      const answer = await cloud().send(caller, name, inputs[name]?.(things, newKey()))
      answers.set(`${caller.name}, ${things.place}`, answer)
      return codeOf(answer)
    }
    const isLetIn = ([caller, things]: Cell) => expected(access, caller, things) === 'let in'

    const expectTurnedAway = async (cell: Cell) => {
      const [caller, things] = cell
      expect([caller.name, things.place, await call(cell)]).toEqual([
        caller.name,
        things.place,
        expected(access, caller, things),
      ])
    }

    const expectLetIn = async (cell: Cell) => {
      const [caller, things] = cell
      const code = await call(cell)
      const told = [caller.name, things.place, code]
      expect(told).not.toEqual([caller.name, things.place, 'UNAUTHORIZED'])
      expect(['ok', 'REFUSED', 'NOT_FOUND']).toContain(code)
      const isOwn = caller.districtOf === things.districtId
      if (access.scope !== 'self' && access.scope !== 'district' && isOwn)
        expect(told).not.toEqual([caller.name, things.place, 'NOT_FOUND'])
    }

    /** Whoever lives here is told the same of what is elsewhere as of what is nowhere. */
    const expectAlike = ({ name: who }: Caller) => {
      const elsewhere = answers.get(`${who}, ${there.place}`)
      const nowhere = answers.get(`${who}, ${missing.place}`)
      if (!elsewhere || !nowhere) throw new Error(`${who} was not asked`)
      expect([who, told(elsewhere)]).toEqual([who, told(nowhere)])
      expectSilence(elsewhere)
    }

    it('lets in whom it declares and nobody else, keeps nothing of those it turns away, and tells nobody whether a thing is in another district or nowhere', async () => {
      await cloud().app.idle()
      const before = await countRows(cloud().database.db)
      for (const cell of cells()) if (!isLetIn(cell)) await expectTurnedAway(cell)
      await cloud().app.idle()
      expect(await countRows(cloud().database.db)).toEqual(before)
      for (const cell of cells()) if (isLetIn(cell)) await expectLetIn(cell)
      for (const caller of callersOf(world)) if (caller.districtOf === '420106') expectAlike(caller)
    })
  },
)

describe('who someone is', () => {
  it('is what the door has proved, whatever the request claims', async () => {
    const { chen, lin } = world
    const claims = { openid: lin.openid, role: 'admin', personId: lin.id, familyId: lin.familyId }
    const answer = await cloud().app.dispatch(
      { path: ['families', 'mine'], input: {}, ...claims, meta: claims },
      { openid: chen.openid },
    )
    expect(answer).toMatchObject({ ok: true, output: { familyId: chen.familyId } })
    const visitor = await cloud().app.dispatch(
      { path: ['families', 'mine'], input: {}, ...claims },
      { openid: null },
    )
    expect(codeOf(visitor)).toBe('UNAUTHORIZED')
  })

  it('decides the district: a resident who names another one stays at home', async () => {
    const { chen } = world
    const answer = await cloud().send(
      { openid: chen.openid, districtId: '640104' },
      'session.who',
      {},
    )
    expect(answer).toMatchObject({ ok: true, output: { districtId: '420106' } })
  })

  it('what a body adds to what was asked is not kept', async () => {
    const { newcomer, community } = world
    const extra = {
      familyId: world.lin.familyId,
      role: 'admin',
      balance: 1000,
      grants: ['admin'],
      isHead: true,
    }
    const join = {
      key: newKey(),
      nickname: '新邻居',
      birthYear: 1980,
      consentVersion: '2026-01',
      communityId: community.id,
      ...extra,
    }
    const answer = await cloud().send({ openid: 'openid-newcomer' }, 'families.join', join)
    expect(codeOf(answer)).toBe('ok')
    expect((await newcomer.session.who({})).me).toMatchObject({ grants: [] })
    expect((await newcomer.families.mine({})).members).toHaveLength(1)
    expect(await newcomer.points.mine({})).toMatchObject({ balance: 0 })
  })
})

it('every command wants the key of its intent', async () => {
  const everyone = callersOf(world)
  for (const [name, access] of cloud().app.procedures) {
    if (!access.writes) continue
    const caller = everyone.find(
      (each) => expected(access, each, here) === 'let in' && each.openid !== null,
    )
    if (!caller) throw new Error(`nobody may call ${name}`)
    const { key: _, ...rest } = inputs[name]?.(here, newKey()) ?? {}
    expect([name, codeOf(await cloud().send(caller, name, rest))]).toEqual([name, 'BAD_REQUEST'])
    expect([name, codeOf(await cloud().send(caller, name, { ...rest, key: 'x' }))]).toEqual([
      name,
      'BAD_REQUEST',
    ])
  }
})

it('an id that is none is a bad request', async () => {
  const { organizer } = world
  const answer = await cloud().send({ openid: organizer.openid }, 'activities.get', {
    id: `${randomUUID()}'`,
  })
  expect(codeOf(answer)).toBe('BAD_REQUEST')
})
