import { type Plant, type World, unguarded, uuid } from './world'

const served = (world: World) => world.service.signupId

/** An entry of the trail of the one who served. */
const event = (world: World, kind: string, before: number | null, after: number, by = true) =>
  `insert into service_event select district_id, signup_id, 1, '${kind}', now(), ${
    by ? 'confirmed_by_id' : 'null'
  }, ${String(before)}::int, ${String(after)}, '核对过', audit_id from attendance where signup_id = '${served(world)}'`

/** A correction with everything that follows from it but the award. */
const correctedTo = (world: World, minutes: number) => [
  `update attendance set corrected_minutes = ${String(minutes)} where signup_id = '${served(world)}'`,
]

export const faultsOfHours: Plant[] = [
  {
    rule: 6,
    fault: 'confirmed service that counts for nothing that is said',
    statements: (world) => [
      `update attendance set counted_minutes = null where signup_id = '${served(world)}'`,
    ],
  },
  {
    rule: 6,
    fault: 'more minutes on a day than the record counts',
    statements: (world) => [
      `update service_day set minutes = minutes + 1 where record_id = '${served(world)}'`,
    ],
  },
  {
    rule: 6,
    fault: 'minutes that count and were never served',
    statements: (world) => [
      `update attendance set counted_minutes = 130, earning_minutes = 120 where signup_id = '${served(world)}'`,
      `update service_day set minutes = 130 where record_id = '${served(world)}'`,
    ],
  },
  {
    rule: 6,
    fault: 'minutes that earn while nobody has allowed it',
    statements: (world) => [
      `update attendance set allowed_minutes = 60 where signup_id = '${served(world)}'`,
    ],
  },
  {
    rule: 6,
    fault: 'a day that counts for nothing on record',
    statements: (world) => [
      `update service_day set record_id = ${uuid()} where record_id = '${served(world)}'`,
    ],
  },
  {
    rule: 6,
    fault: 'a day that counts for somebody else',
    statements: (world) => [
      `update service_day set person_id = '${world.lin.id}' where record_id = '${served(world)}'`,
    ],
  },
  {
    rule: 6,
    fault: 'more than eight hours of a day that nobody has agreed to',
    statements: (world) => [
      `update self_report set minutes = 700, counted_minutes = 700 where id = '${world.report.reportId}'`,
      `update service_day set minutes = 700 where record_id = '${world.report.reportId}'`,
      `update consent set state = 'withdrawn'`,
    ],
  },
  {
    rule: 6,
    fault: 'minutes that wait though the day has room for them',
    statements: (world) => [
      `update self_report set counted_minutes = 400 where id = '${world.report.reportId}'`,
      `update service_day set minutes = 400 where record_id = '${world.report.reportId}'`,
      'update consent set over_minutes = 200',
    ],
  },
  {
    rule: 6,
    fault: 'a correction that stands in no trail',
    statements: (world) => correctedTo(world, 120),
  },
  {
    rule: 6,
    fault: 'a correction beyond the planned slot',
    statements: (world) => [...correctedTo(world, 900), event(world, 'corrected', 120, 900)],
  },
  {
    rule: 6,
    fault: 'a correction that does not begin where the record stood',
    statements: (world) => [...correctedTo(world, 120), event(world, 'corrected', 90, 120)],
  },
  {
    rule: 6,
    fault: 'a correction by nobody',
    statements: (world) => [...correctedTo(world, 120), event(world, 'corrected', 120, 120, false)],
  },
  {
    rule: 6,
    fault: 'a report that was corrected and stands in no trail',
    statements: (world) => [
      `update self_report set corrected_minutes = 600 where id = '${world.report.reportId}'`,
    ],
  },
  {
    rule: 6,
    fault: 'a report that was corrected beyond what one may say',
    statements: (world) => [
      `update self_report set corrected_minutes = 721 where id = '${world.report.reportId}'`,
      `insert into service_event select district_id, id, 1, 'corrected', now(), by_id, 600, 721, '核对过', audit_id
       from self_report where id = '${world.report.reportId}'`,
    ],
  },
  {
    rule: 6,
    fault: 'a correction of a report that does not begin with what was told',
    statements: (world) => [
      `update self_report set corrected_minutes = 600 where id = '${world.report.reportId}'`,
      `insert into service_event select district_id, id, 1, 'corrected', now(), by_id, 90, 600, '核对过', audit_id
       from self_report where id = '${world.report.reportId}'`,
    ],
  },
  ...[
    { fault: 'a dispute about nothing', record: uuid(), kind: 'attendance' },
    { fault: 'a dispute that takes a sign-up for a report', record: null, kind: 'self_report' },
  ].map(({ fault, record, kind }) => ({
    rule: 6,
    fault,
    statements: (world: World) => [
      `insert into dispute (district_id, id, record_id, kind, by_id, at, reason, wanted_minutes, state, audit_id)
       select district_id, ${uuid()}, ${record ?? 'signup_id'}, '${kind}', person_id, now(), '记错了', 0, 'open', audit_id
       from attendance where signup_id = '${served(world)}'`,
    ],
  })),
  {
    rule: 6,
    fault: 'minutes beyond eight hours that nobody was asked about',
    statements: () => [`update consent set state = 'withdrawn'`],
  },
  {
    rule: 6,
    fault: 'a question to the org above that is about something else',
    statements: () => ['update consent set over_minutes = over_minutes - 1'],
  },
  {
    rule: 6,
    fault: 'a question that was agreed to and changed nothing',
    statements: () => [`update consent set state = 'agreed'`],
  },
  {
    rule: 6,
    fault: 'an award that follows a reversal of something else',
    statements: (world) => [
      unguarded,
      `update txn set refers_to = (select txn_id from claim)
       where id = '${world.service.award?.txnId ?? ''}'`,
    ],
  },
  {
    rule: 6,
    fault: 'a reversal that takes back less than it names',
    statements: (world) => [
      unguarded,
      `update posting set amount = case when amount > 0 then amount - 1 else amount + 1 end
       where txn_id = (select txn_id from claim where id = '${world.claimId}')`,
      `update claim set amount = amount - 1, remaining = remaining - 1`,
    ],
  },
  {
    rule: 2,
    fault: 'a claim that was lowered by no movement',
    statements: () => ['update claim set remaining = remaining - 1'],
  },
  {
    rule: 2,
    fault: 'a household that owes what no claim says',
    statements: () => ['delete from claim'],
  },
  {
    rule: 9,
    fault: 'a trail that can be changed',
    statements: () => ['drop trigger service_event_append_only on service_event'],
  },
]
