import { and, asc, desc, eq, inArray, isNotNull, min, sql } from 'drizzle-orm'
import {
  checkLength,
  checkPeriod,
  decideAsk,
  spelledSerial,
  type Period,
} from '../../domain/certificates'
import { ok, refuse, type Result } from '../../domain/result'
import { dayOf } from '../../domain/time'
import { readNow } from '../db/connect'
import { attendance, certificate, org, person, slot } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { notFound } from '../edge/scopes'
import { pageOf, pageSize, readCursor } from '../paging'
import { collect } from './collect'
import { holderOf, holdersOf, openHolder, volunteersOf } from './holders'
import { issuerOf } from './write'

const firstDays = async ({ deps, districtId }: ResidentCall, personIds: readonly string[]) => {
  const rows = await deps.db
    .select({ personId: attendance.personId, first: min(slot.startsAt) })
    .from(attendance)
    .innerJoin(
      slot,
      and(eq(slot.districtId, attendance.districtId), eq(slot.id, attendance.slotId)),
    )
    .where(
      and(
        eq(attendance.districtId, districtId),
        inArray(attendance.personId, [...personIds]),
        isNotNull(attendance.confirmedAt),
      ),
    )
    .groupBy(attendance.personId)
  return new Map(rows.map(({ personId, first }) => [personId, first ? dayOf(first) : null]))
}

/** For whom the caller may ask: the caller first, then the children. */
export const listHolders = async (call: ResidentCall) => {
  const { deps, districtId, caller } = call
  const ids = await holdersOf(deps.db, call)
  const people = await deps.db
    .select({ personId: person.id, nickname: person.nickname })
    .from(person)
    .where(and(eq(person.districtId, districtId), inArray(person.id, ids)))
    .orderBy(sql`${person.id} <> ${caller.personId}`, asc(person.createdAt), asc(person.id))
  const known = await volunteersOf(deps.db, districtId, ids)
  const first = await firstDays(call, ids)
  return {
    issuer: caller.communityName,
    holders: people.map((one) => {
      const row = known.find(({ personId }) => personId === one.personId)
      const holder = row && holderOf(deps.sealer, row)
      return {
        ...one,
        firstDay: first.get(one.personId) ?? null,
        known:
          row && holder
            ? {
                number: row.number,
                name: holder.name,
                idType: holder.idType,
                idNumber: holder.idMasked,
              }
            : null,
      }
    }),
  }
}

interface Preview {
  minutes: number
  times: number
  unsettled: number
  atOnce: boolean
}

/** What a certificate for this period would come to. */
export const preview = async (
  call: ResidentCall,
  wanted: Period & { personId: string },
): Promise<Result<Preview, 'holder_only' | 'period_wrong' | 'period_too_long'>> => {
  const { deps, districtId, caller } = call
  if (!(await holdersOf(deps.db, call)).includes(wanted.personId)) return refuse('holder_only')
  const now = await readNow(deps.db, deps.offset.milliseconds)
  const checked = checkPeriod(wanted, dayOf(now))
  if (!checked.ok) return checked
  const collected = await collect(deps.db, { districtId, ...wanted })
  const { items, minutes, unsettled } = collected
  const length = checkLength(items)
  if (!length.ok) return length
  const issuerReady = (await issuerOf(deps.db, districtId, caller.communityId)) !== null
  const decided = decideAsk({ ...collected, issuerReady })
  return ok({
    minutes,
    times: items.length,
    unsettled,
    atOnce: decided.ok && decided.value === 'issue',
  })
}

const cardColumns = {
  id: certificate.id,
  serial: certificate.serial,
  personId: certificate.personId,
  nickname: person.nickname,
  from: certificate.from,
  until: certificate.until,
  purpose: certificate.purpose,
  purposeNote: certificate.purposeNote,
  state: certificate.state,
  issuer: org.name,
  askedAt: certificate.askedAt,
  issuedAt: certificate.issuedAt,
  minutes: certificate.minutes,
  reason: certificate.reason,
  replacedById: certificate.replacedById,
  replacesId: certificate.replacesId,
}

export const issuingOrg = and(
  eq(org.districtId, certificate.districtId),
  eq(org.id, certificate.orgId),
)
export const itsPerson = and(
  eq(person.districtId, certificate.districtId),
  eq(person.id, certificate.personId),
)

const onWire = <T extends { serial: string; askedAt: Date; issuedAt: Date | null }>(row: T) => ({
  ...row,
  serial: spelledSerial(row.serial),
  askedAt: row.askedAt.toISOString(),
  issuedAt: row.issuedAt?.toISOString() ?? null,
})

/** The caller's own and those of the children, newest first. */
export const listMine = async (call: ResidentCall, input: { cursor?: string | undefined }) => {
  const { deps, districtId } = call
  const after = readCursor(input.cursor)
  const rows = await deps.db
    .select(cardColumns)
    .from(certificate)
    .innerJoin(org, issuingOrg)
    .innerJoin(person, itsPerson)
    .where(
      and(
        eq(certificate.districtId, districtId),
        inArray(certificate.personId, await holdersOf(deps.db, call)),
        after &&
          sql`(${certificate.askedAt}, ${certificate.id}) < (${after.at}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(desc(certificate.askedAt), desc(certificate.id))
    .limit(pageSize + 1)
  const { items, next } = pageOf(rows, ({ askedAt, id }) => ({ at: askedAt, id }))
  return { items: items.map(onWire), next }
}

/**
 * The caller's household, where the certificate is the caller's own or that of a child in the caller's care;
 * null for that of anybody else, husband and wife included.
 */
export const familyOfCertificate = async (
  call: ResidentCall,
  { certificateId }: { certificateId: string },
): Promise<string | null> => {
  const { deps, districtId, caller } = call
  const [row] = await deps.db
    .select({ personId: certificate.personId })
    .from(certificate)
    .where(and(eq(certificate.districtId, districtId), eq(certificate.id, certificateId)))
  if (!row || !(await holdersOf(deps.db, call)).includes(row.personId)) return null
  return caller.familyId
}

/** One certificate as its holder sees it. */
export const showCertificate = async (
  { deps, districtId }: ResidentCall,
  { certificateId }: { certificateId: string },
) => {
  const [row] = await deps.db
    .select({
      ...cardColumns,
      districtId: certificate.districtId,
      holderSealed: certificate.holderSealed,
      verifyAt: certificate.verifyAt,
      content: certificate.content,
    })
    .from(certificate)
    .innerJoin(org, issuingOrg)
    .innerJoin(person, itsPerson)
    .where(and(eq(certificate.districtId, districtId), eq(certificate.id, certificateId)))
  if (!row) throw notFound()
  const { holderSealed: _, content, ...rest } = row
  const [known] = await volunteersOf(deps.db, districtId, [row.personId])
  return {
    ...onWire(rest),
    ...openHolder(deps.sealer, row),
    volunteerNumber: content?.volunteerNumber ?? known?.number ?? '',
    items: content?.items ?? [],
  }
}
