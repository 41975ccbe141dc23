import * as v from 'valibot'
import { certificateStates, idTypes, publicStates, purposes } from '../domain/certificates'
import { read, refusals, write } from './access'
import { cursor, done, id, instant, key, text, whole } from './shapes'

const staff = ['organizer', 'admin'] as const

const isDay = (value: string) => {
  const day = new Date(value)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)
}

/** A calendar day, which the calendar has to have. */
const dayText = v.pipe(v.string(), v.isoDate(), v.check(isDay, 'no such day'))
const period = { from: dayText, until: dayText }

/** The holder's name and document, told on need: only when paper is asked for. */
const identity = v.object({
  name: text(2, 30),
  idType: v.picklist(idTypes),
  /** Empty where no document is named. */
  idNumber: text(0, 30),
})

const card = {
  id,
  serial: v.string(),
  personId: id,
  nickname: v.string(),
  ...period,
  purpose: v.picklist(purposes),
  purposeNote: v.string(),
  state: v.picklist(certificateStates),
  issuer: v.string(),
  askedAt: instant,
  issuedAt: v.nullable(instant),
  minutes: v.nullable(whole),
  reason: v.nullable(v.string()),
  replacedById: v.nullable(id),
  replacesId: v.nullable(id),
}

/** 志愿服务记录证明. */
export const certificates = {
  /** For whom the caller may ask, and what is known of each: masked. */
  holders: read('resident', 'self')
    .input(v.object({}))
    .output(
      v.object({
        issuer: v.string(),
        holders: v.array(
          v.object({
            personId: id,
            nickname: v.string(),
            /** The day of the first confirmed service; null for none. */
            firstDay: v.nullable(dayText),
            known: v.nullable(
              v.object({
                number: v.string(),
                name: v.string(),
                idType: v.picklist(idTypes),
                idNumber: v.string(),
              }),
            ),
          }),
        ),
      }),
    ),

  /** What a certificate for this period would come to. */
  preview: read('resident', 'self')
    .errors(refusals('holder_only', 'period_wrong', 'period_too_long'))
    .input(v.object({ personId: id, ...period }))
    .output(
      v.object({
        minutes: whole,
        times: whole,
        /** Came, and not confirmed yet. */
        unsettled: whole,
        /** Whether asking now brings it at once. */
        atOnce: v.boolean(),
      }),
    ),

  /** Asks for one. `identity` is left out when what is known is right. */
  ask: write('resident', 'self')
    .errors(
      refusals(
        'holder_only',
        'name_missing',
        'glyph_missing',
        'id_wrong',
        'id_taken',
        'period_wrong',
        'period_too_long',
        'nothing_served',
        'certificate_waiting',
        'key_reused',
      ),
    )
    .input(
      v.object({
        key,
        personId: id,
        ...period,
        purpose: v.picklist(purposes),
        purposeNote: text(0, 30),
        identity: v.optional(identity),
      }),
    )
    .output(v.object({ certificateId: id, state: v.picklist(['issued', 'waiting']) })),

  /** The caller's own and those of the children in the caller's care, newest first. */
  mine: read('resident', 'self')
    .input(v.object({ cursor: v.optional(cursor) }))
    .output(v.object({ items: v.array(v.object(card)), next: v.nullable(v.string()) })),

  /** Only its holder and a guardian of the holder see it. */
  get: read('resident', 'family')
    .input(v.object({ certificateId: id }))
    .output(
      v.object({
        ...card,
        name: v.string(),
        idType: v.picklist(idTypes),
        idMasked: v.string(),
        volunteerNumber: v.string(),
        /** The public page; null where there is no public address. */
        verifyAt: v.nullable(v.string()),
        items: v.array(
          v.object({
            recordId: id,
            date: dayText,
            title: v.string(),
            post: v.string(),
            place: v.string(),
            minutes: whole,
          }),
        ),
      }),
    ),

  /** Where the phone gets the PDF: an address that is good for some minutes, or a file in the cloud. */
  document: read('resident', 'family')
    .errors(refusals('not_issued'))
    .input(v.object({ certificateId: id }))
    .output(
      v.variant('from', [
        v.object({ from: v.literal('http'), url: v.string() }),
        v.object({ from: v.literal('cloud'), fileId: v.string() }),
      ]),
    ),

  /** What waits for the org's decision, oldest first, and in whose name it certifies. */
  desk: read(staff, 'org')
    .input(v.object({ orgId: id }))
    .output(
      v.object({
        issuer: v.nullable(
          v.object({ inCharge: v.string(), handler: v.string(), contact: v.string() }),
        ),
        waiting: v.array(
          v.object({
            certificateId: id,
            nickname: v.string(),
            maskedName: v.string(),
            ...period,
            purpose: v.picklist(purposes),
            purposeNote: v.string(),
            askedAt: instant,
            minutes: whole,
            times: whole,
            unsettled: whole,
          }),
        ),
      }),
    ),

  setIssuer: write(staff, 'org')
    .errors(refusals('glyph_missing', 'key_reused'))
    .input(
      v.object({
        key,
        orgId: id,
        inCharge: text(2, 30),
        handler: text(2, 30),
        contact: text(2, 60),
      }),
    )
    .output(done),

  issue: write(staff, 'org')
    .errors(
      refusals(
        'not_waiting',
        'own_family',
        'issuer_unknown',
        'nothing_served',
        'period_too_long',
        'key_reused',
      ),
    )
    .input(v.object({ key, certificateId: id }))
    .output(done),

  refuse: write(staff, 'org')
    .errors(refusals('not_waiting', 'own_family', 'key_reused'))
    .input(v.object({ key, certificateId: id, reason: text(2, 100) }))
    .output(done),

  /** What the org has issued, newest first; with a serial number that one only. */
  issued: read(staff, 'org')
    .input(v.object({ orgId: id, serial: v.optional(text(0, 40), ''), cursor: v.optional(cursor) }))
    .output(
      v.object({
        items: v.array(
          v.object({
            certificateId: id,
            serial: v.string(),
            nickname: v.string(),
            maskedName: v.string(),
            ...period,
            purpose: v.picklist(purposes),
            purposeNote: v.string(),
            state: v.picklist(certificateStates),
            issuedAt: instant,
            minutes: whole,
            reason: v.nullable(v.string()),
          }),
        ),
        next: v.nullable(v.string()),
      }),
    ),

  /** Takes one back that was issued, with a reason that its holder reads. */
  revoke: write(staff, 'org')
    .errors(refusals('not_issued', 'own_family', 'key_reused'))
    .input(v.object({ key, certificateId: id, reason: text(2, 100) }))
    .output(done),

  /**
   * Whether a paper is good. Whoever holds it has its serial number, from whatever district; the number
   * cannot be guessed, and nothing else is told.
   */
  verify: read('anyone', 'district')
    .errors(refusals('too_many_tries', 'certificate_unknown'))
    .input(v.object({ serial: text(1, 40) }))
    .output(
      v.object({
        serial: v.string(),
        state: v.picklist(publicStates),
        issuer: v.string(),
        holder: v.string(),
        minutes: whole,
        replacedBy: v.nullable(v.string()),
      }),
    ),
}
