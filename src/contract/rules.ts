import * as v from 'valibot'
import { categories, highestFactor } from '../domain/activities'
import { grantCapKinds } from '../domain/grants'
import { capKinds, hardKinds } from '../domain/points-rules'
import { read, refusals, write } from './access'
import { count, id, key, positive, text, whole } from './shapes'

const lookers = ['admin', 'organizer', 'lead_worker', 'reviewer', 'auditor'] as const

const date = v.pipe(v.string(), v.isoDate())
const factor = count(highestFactor)
const harder = v.pipe(factor, v.minValue(1000))
const cap = v.nullable(positive(100_000))

/** What a community gives. Strict: a reason to earn that is not in here cannot be sent, let alone configured. */
export const pointsRules = v.strictObject({
  perHour: v.strictObject(v.entriesFromList(categories, factor)),
  hard: v.strictObject(v.entriesFromList(hardKinds, harder)),
  fixed: count(50),
  caps: v.strictObject(v.entriesFromList(capKinds, cap)),
  grants: v.strictObject(v.entriesFromList(grantCapKinds, count(1000))),
})

const version = v.object({
  /** Null for the plain rule, which nobody has set. */
  ruleId: v.nullable(id),
  version: whole,
  startsOn: v.nullable(date),
  rules: pointsRules,
  note: v.string(),
})

/** What communities give for service: versions, each with the day from which it holds. */
export const rules = {
  /** The rule of the caller's own community, and the one that comes next. */
  mine: read('resident', 'self')
    .input(v.strictObject({}))
    .output(v.object({ communityName: v.string(), inForce: version, coming: v.nullable(version) })),

  /** The communities of an org and of the orgs below it, each with its rule. */
  show: read(lookers, 'org')
    .input(v.object({ orgId: id }))
    .output(
      v.array(
        v.object({
          communityId: id,
          name: v.string(),
          inForce: version,
          coming: v.nullable(version),
          past: v.array(version),
        }),
      ),
    ),

  /** What last month's records would have given under the rule of today and under another one. */
  preview: read(['admin'], 'org')
    .input(v.object({ orgId: id, rules: pointsRules }))
    .output(
      v.object({
        /** `2026-10` */
        month: v.string(),
        communities: v.array(
          v.object({
            communityId: id,
            name: v.string(),
            services: whole,
            before: whole,
            after: whole,
          }),
        ),
        /** The ten households whose points would differ most, by their alias. */
        households: v.array(v.object({ alias: v.string(), before: whole, after: whole })),
      }),
    ),

  /** The next version for all communities of the org, from a day that has not begun. */
  propose: write(['admin'], 'org')
    .errors(refusals('rule_starts_too_soon', 'rule_waiting', 'key_reused'))
    .input(v.object({ key, orgId: id, startsOn: date, rules: pointsRules, note: text(2, 100) }))
    .output(v.object({ ruleIds: v.array(id) })),

  /** Takes a version back before its day. */
  withdraw: write(['admin'], 'org')
    .errors(refusals('rule_in_force', 'key_reused'))
    .input(v.object({ key, ruleId: id }))
    .output(v.object({ ruleId: id })),
}
