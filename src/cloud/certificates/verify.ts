import { and, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { readSerial, type PublicState } from '../../domain/certificates'
import { ok, refuse, type Result } from '../../domain/result'
import { certificate } from '../db/tables'
import type { Deps } from '../deps'
import type { Call } from '../edge/call'
import { limiter } from '../edge/limiter'

/** All that anybody with the paper is told. */
export interface Verified {
  serial: string
  state: PublicState
  issuer: string
  holder: string
  minutes: number
  replacedBy: string | null
}

const newer = alias(certificate, 'newer')

const stateOf = (state: string, replacedBy: string | null): PublicState => {
  if (state === 'issued') return 'valid'
  return replacedBy === null ? 'revoked' : 'replaced'
}

/** Looks a serial number up; null when it is none, or nothing was issued under it. */
export const findVerified = async (
  { db }: Pick<Deps, 'db'>,
  text: string,
): Promise<Verified | null> => {
  const serial = readSerial(text)
  if (serial === null) return null
  const districtId = serial.slice(0, 6)
  const [row] = await db
    .select({
      state: certificate.state,
      issuer: sql<string>`coalesce(${certificate.content} ->> 'issuer', '')`,
      holder: certificate.maskedName,
      minutes: certificate.minutes,
      replacedBy: newer.serial,
    })
    .from(certificate)
    .leftJoin(
      newer,
      and(eq(newer.districtId, certificate.districtId), eq(newer.id, certificate.replacedById)),
    )
    .where(and(eq(certificate.districtId, districtId), eq(certificate.serial, serial)))
  if (!row || row.minutes === null) return null
  const { state, issuer, holder, minutes, replacedBy } = row
  return { serial, state: stateOf(state, replacedBy), issuer, holder, minutes, replacedBy }
}

/** ★ How often one address, or one account where there is no address, may look something up in a minute. */
const tries = { most: 30, per: 60_000 }

const mayLook = limiter(tries)

/** Whether this address may look up one more; the same book for the page and for the phone. */
export const mayVerify = (deps: Deps, from: string) => mayLook(deps, from)

/** The same for the page in the mini-program. */
export const verify = async (
  { deps, address, openid }: Call,
  { serial }: { serial: string },
): Promise<Result<Verified, 'too_many_tries' | 'certificate_unknown'>> => {
  if (!mayVerify(deps, address ?? openid ?? '')) return refuse('too_many_tries')
  const found = await findVerified(deps, serial)
  return found === null ? refuse('certificate_unknown') : ok(found)
}
