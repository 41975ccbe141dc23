import { readFileSync } from 'node:fs'
import path from 'node:path'
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import * as t from '../../src/cloud/db/tables'
import type { AccountKind } from '../../src/domain/points'
import { plainRules } from '../../src/domain/points-rules'
import { day, dayOf, hour, later, startOfDate } from '../../src/domain/time'
import type { Adult } from '../support/build'
import { newKey, useCloud } from '../support/cloud'
import { addParty } from '../support/history'
import { buildWorld, type World } from '../support/world'

/** The examples of docs/how-to/ledger.md are played here, and what comes of them is what stands there. */
const guide = path.resolve(__dirname, '../../docs/how-to/ledger.md')

/** The cells of the example's table in the guide, without the padding that makes it pretty. */
const written = (name: string) => {
  const text = readFileSync(guide, 'utf8')
  const [, rest = ''] = text.split(`<!-- example: ${name} -->`)
  const [example = ''] = rest.split('<!-- end of example -->')
  const cells = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
  const lines = example.split('\n').filter((line) => line.startsWith('|'))
  return lines.filter((line) => !/^[|\s:-]+$/.test(line)).map(cells)
}

const cloud = useCloud()
let world: World

/** One household's book while the example is played. */
class Example {
  private readonly rows: string[][] = []
  private readonly sums = new Map<AccountKind, number>()
  private seen = new Set<string>()

  constructor(
    private readonly who: Adult,
    private readonly columns: readonly AccountKind[],
  ) {}

  private signed(amount: number) {
    return amount === 0 ? '' : amount < 0 ? `−${String(-amount)}` : `+${String(amount)}`
  }

  private lots = async () => {
    const rows = await cloud()
      .database.db.select({ remaining: t.lot.remaining, amount: t.lot.amount })
      .from(t.lot)
      .innerJoin(
        t.account,
        and(eq(t.account.districtId, t.lot.districtId), eq(t.account.id, t.lot.accountId)),
      )
      .where(eq(t.account.ownerId, this.who.familyId))
      .orderBy(sql`${t.lot.fromLotId} is not null`, asc(t.lot.earnedAt), asc(t.lot.id))
    return rows.map(({ remaining, amount }) => `${String(remaining)}/${String(amount)}`).join(' · ')
  }

  /** What one step moved, account by account, and how the lots stand after it. */
  async step(title: string, act: () => Promise<unknown>) {
    await act()
    await cloud().app.idle()
    const { db } = cloud().database
    const txns = await db
      .select({ id: t.txn.id, sentence: t.txn.sentence })
      .from(t.txn)
      .where(eq(t.txn.familyId, this.who.familyId))
    const fresh = txns.filter(({ id }) => !this.seen.has(id))
    this.seen = new Set(txns.map(({ id }) => id))
    const moved = new Map<AccountKind, number>()
    if (fresh.length > 0) {
      const rows = await db
        .select({ kind: t.account.kind, amount: sql<number>`sum(${t.posting.amount})::int` })
        .from(t.posting)
        .innerJoin(
          t.account,
          and(
            eq(t.account.districtId, t.posting.districtId),
            eq(t.account.id, t.posting.accountId),
          ),
        )
        .where(
          inArray(
            t.posting.txnId,
            fresh.map(({ id }) => id),
          ),
        )
        .groupBy(t.account.kind)
      for (const { kind, amount } of rows) {
        moved.set(kind, amount)
        this.sums.set(kind, (this.sums.get(kind) ?? 0) + amount)
      }
    }
    const amounts = this.columns.map((kind) => this.signed(moved.get(kind) ?? 0))
    this.rows.push([title, ...amounts, await this.lots()])
    return fresh.map(({ sentence }) => sentence)
  }

  /** The whole table as the guide has it. */
  get table() {
    const sums = this.columns.map((kind) => `**${this.signed(this.sums.get(kind) ?? 0) || '0'}**`)
    return [
      ['', ...this.columns, 'lots (left of first size)'],
      ...this.rows,
      ['**sum**', ...sums, ''],
    ]
  }
}

beforeEach(async () => {
  world = await buildWorld(cloud())
})

/** Somebody was there from `from` for so many minutes; staff confirm it. */
const serve = async (
  who: Adult,
  people: readonly { id: string; minutes: number }[],
  slot: { from: Date; lasts: number; fixedPoints: number },
) => {
  const { builder, organizer, as } = world
  const inHours = (slot.from.getTime() - builder.now.getTime()) / hour
  const { slotId } = await world.addSlot({
    inHours,
    lasts: slot.lasts,
    fixedPoints: slot.fixedPoints,
  })
  const personIds = people.map(({ id }) => id)
  const party = { slotId, signer: who, personIds, status: 'confirmed' as const }
  const { signupIds, slot: row } = await addParty(builder, party)
  const { db, districtId, auditId } = builder
  for (const [index, { id, minutes }] of people.entries()) {
    await db.insert(t.attendance).values({
      districtId,
      signupId: signupIds[index] ?? '',
      slotId,
      personId: id,
      familyId: who.familyId,
      checkedInAt: row.startsAt,
      inBy: 'roll_call',
      inById: id,
      checkedOutAt: later(row.startsAt, minutes * 60_000),
      outBy: 'roll_call',
      outById: id,
      measuredMinutes: minutes,
      auditId,
    })
  }
  await as(organizer).attendance.confirm({ key: newKey(), slotId })
}

const yesterday = async (clock: string) =>
  later(startOfDate(dayOf(later(await cloud().now(), -day))), Number(clock.slice(0, 2)) * hour)

it('a family serves, reserves, changes its mind, and picks up', async () => {
  const { lin, teenager, childId, shopkeeper, shop, as } = world
  const book = new Example(lin, ['issuing', 'family', 'held', 'shop'])
  const from = await yesterday('14')
  const first = await book.step('two hours at a slot, confirmed', () =>
    serve(
      lin,
      [
        { id: lin.id, minutes: 120 },
        { id: teenager.id, minutes: 90 },
        { id: childId, minutes: 120 },
      ],
      { from, lasts: 120, fixedPoints: 1 },
    ),
  )
  expect(readFileSync(guide, 'utf8')).toContain(
    first.find((sentence) => sentence.startsWith('林家妈妈')) ?? 'no sentence',
  )
  const itemId = await world.addItem({ price: 4, name: '肥皂' })
  let redemptionId = ''
  let code = ''
  const reserve = async () => {
    const answer = await as(lin).shop.reserve({ key: newKey(), itemId })
    redemptionId = answer.redemptionId
    code = answer.code
  }
  await book.step('they reserve soap for 4', reserve)
  await book.step('they change their mind', () =>
    as(lin).shop.cancel({ key: newKey(), redemptionId }),
  )
  await book.step('they reserve it again', reserve)
  await book.step('the shopkeeper hands it over', () =>
    as(shopkeeper).shop.pickUp({ key: newKey(), orgId: shop.id, code }),
  )
  expect(book.table).toEqual(written('serve and redeem'))
})

it('points expire, and come back from a redemption with a week to live', async () => {
  const { chen, as } = world
  const book = new Example(chen, ['issuing', 'family', 'held', 'expired'])
  const now = await cloud().now()
  await book.step('20 points, with six days left', () =>
    world.givePoints(chen, 20, later(now, 6 * day)),
  )
  const itemId = await world.addItem({ price: 8 })
  let redemptionId = ''
  await book.step('they reserve something for 8', async () => {
    redemptionId = (await as(chen).shop.reserve({ key: newKey(), itemId })).redemptionId
  })
  await book.step('three days later they cancel', () => {
    cloud().pass(3 * day)
    return as(chen).shop.cancel({ key: newKey(), redemptionId })
  })
  const pass = (days: number) => async () => {
    cloud().pass(days * day + hour)
    await cloud().tick()
  }
  await book.step('another three days: the old date', pass(3))
  await book.step('a week after the cancellation', pass(4))
  expect(book.table).toEqual(written('expiry'))
})

it('a rule with hard hours and a cap', async () => {
  const { manager, chen, community, as } = world
  const startsOn = dayOf(later(await cloud().now(), day))
  await as(manager).rules.propose({
    key: newKey(),
    orgId: community.id,
    startsOn,
    rules: {
      ...plainRules,
      hard: { ...plainRules.hard, night: 1500 },
      caps: { ...plainRules.caps, personDay: 6 },
    },
    note: '夜间多给一些',
  })
  cloud().pass(4 * day)
  const book = new Example(chen, ['issuing', 'family'])
  const evening = await yesterday('20')
  const sentences = [
    ...(await book.step('20:00 to 24:00: 2 hours at 1, 2 hours at 1.5', () =>
      serve(chen, [{ id: chen.id, minutes: 240 }], { from: evening, lasts: 240, fixedPoints: 0 }),
    )),
    ...(await book.step('two hours more on that day: the cap leaves 1', () =>
      serve(chen, [{ id: chen.id, minutes: 120 }], {
        from: later(evening, -4 * hour),
        lasts: 120,
        fixedPoints: 0,
      }),
    )),
  ]
  expect(book.table).toEqual(written('rules'))
  const text = readFileSync(guide, 'utf8')
  for (const sentence of sentences) expect(text).toContain(sentence)
})

const give = async (kind: 'bonus' | 'penalty', amount: number) => {
  const { chen, organizer, community, as } = world
  const { grantId } = await as(organizer).grants.give({
    key: newKey(),
    orgId: community.id,
    kind,
    familyId: chen.familyId,
    amount,
    reason: kind === 'bonus' ? 'emergency' : 'false_record',
    note: kind === 'bonus' ? '台风夜里帮三位老人转移' : '签到后提前离开',
  })
  return grantId
}

const approve = (grantId: string) =>
  world.as(world.colleague).grants.decide({ key: newKey(), grantId, verdict: 'approve', note: '' })

const undo = async (grantId: string) => {
  const { organizer, colleague, as } = world
  const reason = '记错了人'
  const { undoId } = await as(organizer).grants.undo({ key: newKey(), grantId, reason })
  const about = { grantId, undoId, verdict: 'approve' as const }
  return as(colleague).grants.decideUndo({ key: newKey(), ...about })
}

it('a bonus and a penalty by two persons', async () => {
  const book = new Example(world.chen, ['issuing', 'family', 'adjustment'])
  let grantId = ''
  await book.step('a bonus of 5 is given', async () => {
    grantId = await give('bonus', 5)
  })
  const sentences = [...(await book.step('a colleague approves', () => approve(grantId)))]
  await book.step('a penalty of 8 is given', async () => {
    grantId = await give('penalty', 8)
  })
  const penalty = () => approve(grantId)
  sentences.push(...(await book.step('a colleague approves: no more than there is', penalty)))
  expect(book.table).toEqual(written('bonus and penalty'))
  const text = readFileSync(guide, 'utf8')
  for (const sentence of sentences) expect(text).toContain(sentence)
})

it('a bonus and a penalty that were mistakes', async () => {
  const book = new Example(world.chen, ['issuing', 'family', 'adjustment'])
  const [bonus, penalty] = [await give('bonus', 6), await give('penalty', 2)]
  await book.step('a bonus of 6, approved', () => approve(bonus))
  await book.step('a penalty of 2, approved', () => approve(penalty))
  const sentences = [
    ...(await book.step('the penalty was a mistake: it is undone', () => undo(penalty))),
    ...(await book.step('so was the bonus', () => undo(bonus))),
  ]
  expect(book.table).toEqual(written('undone'))
  const text = readFileSync(guide, 'utf8')
  for (const sentence of sentences) expect(text).toContain(sentence)
})
