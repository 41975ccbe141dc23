import { randomUUID } from 'node:crypto'
import { holdsOver, type Role } from '../../src/domain/roles'
import type { Access } from '../../src/contract/access'
import type { Answer } from '../../src/cloud/app'
import { newKey, useCloud, type Who } from '../support/cloud'
import { countRows } from '../support/count'
import { inputs, procedures, thingsOf, type Things } from './authorisation/inputs'
import { buildWorld, type World } from '../support/world'

const cloud = useCloud()
let world: World

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

beforeEach(async () => {
  world = await buildWorld(cloud())
})

it('every procedure of the contract says who may call it, and is tried here', () => {
  const declared = [...procedures.keys()].sort()
  expect(declared).toEqual([...Object.keys(inputs)].sort())
  const offered = declared.filter((name) => !name.startsWith('demo.'))
  expect([...cloud().app.procedures.keys()].sort()).toEqual(offered)
  for (const [name, access] of cloud().app.procedures) expect(procedures.get(name)).toEqual(access)
})

it('the demonstration is not there while it is off', async () => {
  for (const name of [...procedures.keys()].filter((each) => each.startsWith('demo.'))) {
    const input = inputs[name]?.(await thingsOf(world, 'missing'))
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

describe.each([...procedures].filter(([name]) => !name.startsWith('demo.')))(
  '%s',
  (name, access) => {
    const call = (caller: Caller, things: Things) =>
      cloud().send(caller, name, inputs[name]?.(things, newKey()))

    it('lets in whom it declares and nobody else, and keeps nothing of those it turns away', async () => {
      const everything = [
        await thingsOf(world, 'here'),
        await thingsOf(world, 'next door'),
        await thingsOf(world, 'there'),
        await thingsOf(world, 'missing'),
      ]
      await cloud().app.idle()
      const before = await countRows(cloud().database.db)
      const letIn: [Caller, Things][] = []
      for (const caller of callersOf(world)) {
        for (const things of everything) {
          const wanted = expected(access, caller, things)
          if (wanted === 'let in') letIn.push([caller, things])
          else
            expect([caller.name, things.place, codeOf(await call(caller, things))]).toEqual([
              caller.name,
              things.place,
              wanted,
            ])
        }
      }
      await cloud().app.idle()
      expect(await countRows(cloud().database.db)).toEqual(before)
      for (const [caller, things] of letIn) {
        const code = codeOf(await call(caller, things))
        expect([caller.name, things.place, code]).not.toEqual([
          caller.name,
          things.place,
          'UNAUTHORIZED',
        ])
        expect(['ok', 'REFUSED', 'NOT_FOUND']).toContain(code)
        const isOwn = caller.districtOf === things.districtId
        if (access.scope !== 'self' && access.scope !== 'district' && isOwn)
          expect(code).not.toBe('NOT_FOUND')
      }
    })

    it('answers alike to what is not there and to what is of another district, and tells nothing of it', async () => {
      const there = await thingsOf(world, 'there')
      const missing = await thingsOf(world, 'missing')
      for (const caller of callersOf(world).filter(({ districtOf }) => districtOf === '420106')) {
        const elsewhere = await call(caller, there)
        expect([caller.name, told(elsewhere)]).toEqual([
          caller.name,
          told(await call(caller, missing)),
        ])
        const text = JSON.stringify(elsewhere)
        for (const secret of Object.values(there)) {
          if (typeof secret === 'string' && secret.length > 8) expect(text).not.toContain(secret)
        }
        expect(text).not.toMatch(/银川|春城|兴庆/)
      }
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
  const things = await thingsOf(world, 'here')
  const everyone = callersOf(world)
  for (const [name, access] of cloud().app.procedures) {
    if (!access.writes) continue
    const caller = everyone.find(
      (each) => expected(access, each, things) === 'let in' && each.openid !== null,
    )
    if (!caller) throw new Error(`nobody may call ${name}`)
    const { key: _, ...rest } = inputs[name]?.(things, newKey()) ?? {}
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
