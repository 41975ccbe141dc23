import { and, eq, inArray } from 'drizzle-orm'
import {
  checkLength,
  checkPeriod,
  decideAsk,
  maskName,
  type AskRefusal,
  type Period,
  type Purpose,
} from '../../domain/certificates'
import { ok, refuse, type Result } from '../../domain/result'
import { dayOf } from '../../domain/time'
import { certificateNotice } from '../../words/notices'
import { brokenConstraint } from '../db/errors'
import { certificate, roleGrant } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { newId } from '../ids'
import { collect, lockPerson } from './collect'
import { missingGlyph } from './glyphs'
import {
  holderOf,
  holdersOf,
  keepIdentity,
  sealHolder,
  volunteersOf,
  type Identity,
  type VolunteerRow,
} from './holders'
import { contentOf, issuedColumns, issuerOf, newSerial, verifyPage, writeItems } from './write'

interface AskInput extends Period {
  key: string
  personId: string
  purpose: Purpose
  purposeNote: string
  identity?: Identity | undefined
}

interface Checked extends AskInput {
  /** A character of what is to be printed that the font lacks; looked for before anything is locked. */
  missing: string | null
}

type Asked = { certificateId: string; state: 'issued' | 'waiting' }

/** What was told now, or what is known from before. */
const identityOf = async (
  work: Work,
  call: ResidentCall,
  { personId, identity, missing }: Checked,
): Promise<Result<VolunteerRow, 'name_missing' | 'glyph_missing' | 'id_wrong' | 'id_taken'>> => {
  const [known] = await volunteersOf(work.tx, work.districtId, [personId])
  if (identity === undefined && known === undefined) return refuse('name_missing')
  if (missing !== null) return refuse('glyph_missing', missing)
  if (identity !== undefined) return keepIdentity(work, call, personId, identity)
  return known === undefined ? refuse('name_missing') : ok(known)
}

/** Whoever can decide for the community learns that somebody waits. */
const tellStaff = async (work: Work, orgId: string, certificateId: string) => {
  const rows = await work.tx
    .selectDistinct({ personId: roleGrant.personId })
    .from(roleGrant)
    .where(
      and(
        eq(roleGrant.districtId, work.districtId),
        eq(roleGrant.orgId, orgId),
        inArray(roleGrant.role, ['organizer', 'admin']),
      ),
    )
  await work.tell(
    rows.map(({ personId }) => certificateNotice('certificate_asked', { personId, certificateId })),
  )
}

const ask = command(
  'certificates.ask',
  async (work: Work, call: ResidentCall, input: Checked): Promise<Result<Asked, AskRefusal>> => {
    const { tx, districtId, auditId, now } = work
    const { deps, caller } = call
    const { personId, from, until, purpose, purposeNote } = input
    if (!(await holdersOf(tx, call)).includes(personId)) return refuse('holder_only')
    await lockPerson(work, personId)
    const known = await identityOf(work, call, input)
    if (!known.ok) return known
    const period = checkPeriod(input, dayOf(now))
    if (!period.ok) return period
    const collected = await collect(tx, { districtId, personId, from, until })
    const length = checkLength(collected.items)
    if (!length.ok) return length
    const issuer = await issuerOf(tx, districtId, caller.communityId)
    const decided = decideAsk({ ...collected, issuerReady: issuer !== null })
    if (!decided.ok) return decided
    const [waiting] = await tx
      .select({ id: certificate.id })
      .from(certificate)
      .where(
        and(
          eq(certificate.districtId, districtId),
          eq(certificate.personId, personId),
          eq(certificate.state, 'waiting'),
        ),
      )
    if (waiting && decided.value === 'wait') return refuse('certificate_waiting')
    const holder = holderOf(deps.sealer, known.value)
    const serial = newSerial(districtId)
    const about = {
      id: newId(),
      serial,
      from,
      until,
      purpose,
      purposeNote,
      verifyAt: verifyPage(deps.publicUrl, serial),
    }
    const content =
      decided.value === 'issue' && issuer !== null
        ? contentOf({ ...about, volunteerNumber: known.value.number }, issuer, collected, now)
        : null
    await tx.insert(certificate).values({
      districtId,
      ...about,
      personId,
      familyId: caller.familyId,
      orgId: caller.communityId,
      askedBy: caller.personId,
      askedAt: now,
      holderSealed: sealHolder(deps.sealer, districtId, personId, holder),
      maskedName: maskName(holder.name),
      state: 'waiting',
      auditId,
      ...(content && issuedColumns(content, now)),
    })
    if (content) await writeItems(work, about.id, content)
    else await tellStaff(work, caller.communityId, about.id)
    const state = content ? ('issued' as const) : ('waiting' as const)
    work.record({ subject: about.id, after: { personId, from, until, purpose, state } })
    return ok({ certificateId: about.id, state })
  },
)

/** The unique index that keeps a document's number with one person. */
const oneNumberOnce = 'volunteer_id'

/** Asks for a certificate: it is there at once when everything in its period is settled, else it waits. */
export const askCertificate = async (call: ResidentCall, input: AskInput) => {
  const printed = `${input.identity?.name ?? ''}${input.purposeNote}`
  try {
    return await ask(call, { ...input, missing: await missingGlyph(call.deps, printed) })
  } catch (error) {
    // Somebody else brought the same number in the same moment, and nothing of this was written.
    if (brokenConstraint(error) === oneNumberOnce) return refuse('id_taken')
    throw error
  }
}
