import { randomInt } from 'node:crypto'
import { and, eq, inArray, ne } from 'drizzle-orm'
import * as v from 'valibot'
import {
  idTypes,
  isIdNumber,
  maskId,
  plainId,
  volunteerNumberOf,
  type Holder,
  type IdType,
} from '../../domain/certificates'
import { ok, refuse, type Result } from '../../domain/result'
import type { Db, Tx } from '../db/connect'
import { volunteer } from '../db/tables'
import type { Call, ResidentCall } from '../edge/call'
import type { Work } from '../edge/command'
import { wardsOf } from '../families/wards'
import type { Sealer } from '../sealed'

export interface Identity {
  name: string
  idType: IdType
  idNumber: string
}

/** A sealed text is bound to the person that it is about. */
const ownerOf = (districtId: string, personId: string) => `${districtId}/${personId}`

const holderShape = v.object({
  name: v.string(),
  idType: v.picklist(idTypes),
  idMasked: v.string(),
})

export const sealHolder = (sealer: Sealer, districtId: string, personId: string, holder: Holder) =>
  sealer.seal(JSON.stringify(holder), ownerOf(districtId, personId))

/** Who a certificate says its holder is. */
export const openHolder = (
  sealer: Sealer,
  row: { districtId: string; personId: string; holderSealed: string },
): Holder => {
  const text = sealer.open(row.holderSealed, ownerOf(row.districtId, row.personId))
  return v.parse(holderShape, JSON.parse(text))
}

/** The caller and the children whose guardian the caller is. */
export const holdersOf = async (db: Db | Tx, { districtId, caller }: ResidentCall) => [
  caller.personId,
  ...(await wardsOf(db, districtId, caller.personId)),
]

export type VolunteerRow = typeof volunteer.$inferSelect

/** What is known of these people, for paper. */
export const volunteersOf = (db: Db | Tx, districtId: string, personIds: readonly string[]) =>
  db
    .select()
    .from(volunteer)
    .where(and(eq(volunteer.districtId, districtId), inArray(volunteer.personId, [...personIds])))

/** The holder as paper says it: the number of the document is masked for good. */
export const holderOf = (sealer: Sealer, row: VolunteerRow): Holder => {
  const owner = ownerOf(row.districtId, row.personId)
  return {
    name: sealer.open(row.nameSealed, owner),
    idType: row.idType,
    idMasked: row.idSealed === null ? '' : maskId(sealer.open(row.idSealed, owner)),
  }
}

const numbersToTry = 5

/** A number that nobody has yet; drawn, so that it tells nothing of how many there are. */
const freeNumber = async ({ tx, districtId }: Work): Promise<string> => {
  const drawn = Array.from({ length: numbersToTry }, () =>
    volunteerNumberOf(districtId, randomInt(0, 1_000_000_000)),
  )
  const taken = await tx
    .select({ number: volunteer.number })
    .from(volunteer)
    .where(and(eq(volunteer.districtId, districtId), inArray(volunteer.number, drawn)))
  const free = drawn.find((number) => !taken.some((row) => row.number === number))
  if (free === undefined) throw new Error('every drawn volunteer number is taken')
  return free
}

const isTaken = async ({ tx, districtId }: Work, personId: string, idIndex: string | null) => {
  if (idIndex === null) return false
  const rows = await tx
    .select({ personId: volunteer.personId })
    .from(volunteer)
    .where(
      and(
        eq(volunteer.districtId, districtId),
        eq(volunteer.idIndex, idIndex),
        ne(volunteer.personId, personId),
      ),
    )
  return rows.length > 0
}

/** Keeps what somebody told for paper, sealed; the volunteer number is given once and stays. The person is locked. */
export const keepIdentity = async (
  work: Work,
  { deps }: Call,
  personId: string,
  identity: Identity,
): Promise<Result<VolunteerRow, 'id_wrong' | 'id_taken'>> => {
  const { tx, districtId, auditId, now } = work
  const { sealer } = deps
  const idNumber = plainId(identity.idNumber)
  if (!isIdNumber(identity.idType, idNumber)) return refuse('id_wrong')
  const idIndex = idNumber === '' ? null : sealer.index(`${identity.idType}:${idNumber}`)
  if (await isTaken(work, personId, idIndex)) return refuse('id_taken')
  const [known] = await volunteersOf(tx, districtId, [personId])
  const owner = ownerOf(districtId, personId)
  const told = {
    nameSealed: sealer.seal(identity.name, owner),
    idType: identity.idType,
    idSealed: idNumber === '' ? null : sealer.seal(idNumber, owner),
    idIndex,
    at: now,
    auditId,
  }
  const number = known?.number ?? (await freeNumber(work))
  const [kept] = await tx
    .insert(volunteer)
    .values({ districtId, personId, number, ...told })
    .onConflictDoUpdate({ target: [volunteer.districtId, volunteer.personId], set: told })
    .returning()
  if (!kept) throw new Error('the identity was not written')
  return ok(kept)
}
