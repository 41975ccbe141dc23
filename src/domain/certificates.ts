import { refuse, ok, type Result } from './result'

/**
 * - `waiting`: something in its period is not settled yet, so the issuer decides.
 * - `issued`: good.
 * - `refused`: the issuer said no, with a reason.
 * - `revoked`: was good; what it says is not what the record says any more, or the issuer took it back.
 */
export const certificateStates = ['waiting', 'issued', 'refused', 'revoked'] as const
export type CertificateState = (typeof certificateStates)[number]

export const purposes = ['school', 'work', 'award', 'other'] as const
export type Purpose = (typeof purposes)[number]

/** What proves who somebody is; `none`: the volunteer number alone stands on the paper. */
export const idTypes = ['resident_id', 'passport', 'hk_macao', 'taiwan', 'none'] as const
export type IdType = (typeof idTypes)[number]

/** What anybody with the serial number is told. */
export const publicStates = ['valid', 'revoked', 'replaced'] as const
export type PublicState = (typeof publicStates)[number]

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkLetters = '10X98765432'

const isDay = (year: number, month: number, day: number) => {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1900
}

/** The 18 digits of a resident's identity number: a real birthday and the right last letter (GB 11643-1999). */
export const isResidentId = (text: string): boolean => {
  if (!/^[1-9]\d{16}[\dX]$/.test(text)) return false
  if (!isDay(Number(text.slice(6, 10)), Number(text.slice(10, 12)), Number(text.slice(12, 14))))
    return false
  const sum = weights.reduce((total, weight, index) => total + weight * Number(text[index]), 0)
  return checkLetters[sum % 11] === text[17]
}

/** Letters are written large, and what people put between the digits goes. */
export const plainId = (text: string) => text.replaceAll(/[\s-]/g, '').toUpperCase()

/** Whether this can be the number of such a document; `none` has no number. */
export const isIdNumber = (type: IdType, text: string): boolean => {
  switch (type) {
    case 'resident_id':
      return isResidentId(text)
    case 'passport':
    case 'hk_macao':
    case 'taiwan':
      return /^[A-Z0-9]{6,18}$/.test(text)
    case 'none':
      return text === ''
  }
}

const starred = (text: string, first: number, last: number) =>
  text.slice(0, first) + '*'.repeat(text.length - first - last) + text.slice(text.length - last)

/** 420***********1234: enough to recognise one's own number, too little to know another's. */
export const maskId = (text: string) =>
  text.length < 8 ? starred(text, 1, Math.min(2, text.length - 1)) : starred(text, 3, 4)

/** 林**: the family name stays. A surrogate pair is one character. */
export const maskName = (name: string) => {
  const characters = Array.from(name)
  return characters.map((one, index) => (index === 0 || /[·\s]/.test(one) ? one : '*')).join('')
}

/** Letters that nobody takes for another one when reading aloud: no I, L, O, U. */
const serialLetters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const serialLength = 10

/**
 * Two check letters: sums weighted from either end, by two primes that no weight divides. What one of them
 * misses when a letter is wrong, the other finds.
 */
const checkOf = (body: string) => {
  const values = Array.from(body).map((letter) => serialLetters.indexOf(letter))
  const forwards = values.reduce((sum, value, index) => sum + value * (index + 1), 0)
  const backwards = values.reduce((sum, value, index) => sum + value * (body.length - index), 0)
  return `${serialLetters[forwards % 31] ?? ''}${serialLetters[backwards % 29] ?? ''}`
}

/** A serial number from ten drawn values of 0 to 31: the district, what was drawn, and its check letters. */
export const serialOf = (districtId: string, drawn: readonly number[]) => {
  const body = districtId + drawn.map((value) => serialLetters[value & 31] ?? '').join('')
  return body + checkOf(body)
}

/** As it stands on the paper: 420106-7F3K9-QWXTC-M4. */
export const spelledSerial = (serial: string) =>
  [serial.slice(0, 6), serial.slice(6, 11), serial.slice(11, 16), serial.slice(16)].join('-')

/** What somebody typed or scanned, as it is kept; null when no serial number is like that. */
export const readSerial = (text: string): string | null => {
  const plain = text
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  if (plain.length !== 6 + serialLength + 2 || !/^\d{6}[0-9A-HJKMNP-TV-Z]{12}$/.test(plain))
    return null
  return checkOf(plain.slice(0, -2)) === plain.slice(-2) ? plain : null
}

/** ISO 7064 MOD 11,10: one check digit, which finds every single slip and most swaps. */
const checkDigit = (digits: string) => {
  const product = Array.from(digits).reduce((before, digit) => {
    const sum = (before + Number(digit)) % 10
    return ((sum === 0 ? 10 : sum) * 2) % 11
  }, 10)
  return String((11 - product) % 10)
}

/** 志愿者编号: the district, nine drawn digits and a check digit. In public it stands for the person. */
export const volunteerNumberOf = (districtId: string, drawn: number) => {
  const body = districtId + String(drawn).padStart(9, '0')
  return body + checkDigit(body)
}

export const isVolunteerNumber = (text: string) =>
  /^\d{16}$/.test(text) && checkDigit(text.slice(0, -1)) === text.slice(-1)

export interface Period {
  /** Calendar days in UTC+8, both included, as `YYYY-MM-DD`. */
  from: string
  until: string
}

export type AskRefusal =
  | 'holder_only'
  | 'name_missing'
  | 'glyph_missing'
  | 'id_wrong'
  | 'id_taken'
  | 'period_wrong'
  | 'period_too_long'
  | 'nothing_served'
  | 'certificate_waiting'

/** A period begins before it ends and has begun. */
export const checkPeriod = (period: Period, today: string): Result<null, 'period_wrong'> =>
  period.from <= period.until && period.until <= today ? ok(null) : refuse('period_wrong')

/** ★ How many lines one certificate may have; a longer record is asked for in parts. */
export const mostItems = 400

/** A paper never says less than the whole of its period. */
export const checkLength = (items: readonly unknown[]): Result<null, 'period_too_long'> =>
  items.length > mostItems ? refuse('period_too_long', String(mostItems)) : ok(null)

/** What may be done with what is there for a period. */
export const decideAsk = (asked: {
  minutes: number
  unsettled: number
  issuerReady: boolean
  /** The issuer took one back and has not decided for this person since: the next one is decided by people. */
  takenBack: boolean
}): Result<'issue' | 'wait', 'nothing_served'> => {
  const { minutes, unsettled, issuerReady, takenBack } = asked
  if (minutes === 0 && unsettled === 0) return refuse('nothing_served')
  return ok(unsettled === 0 && minutes > 0 && issuerReady && !takenBack ? 'issue' : 'wait')
}

export type IssueRefusal =
  'not_waiting' | 'own_family' | 'issuer_unknown' | 'nothing_served' | 'period_too_long'

/** Staff issue what waits, for others than their own family, in the name of an issuer that is known. */
export const checkIssue = (issue: {
  state: CertificateState
  ownFamily: boolean
  issuerReady: boolean
  minutes: number
}): Result<null, IssueRefusal> => {
  if (issue.state !== 'waiting') return refuse('not_waiting')
  if (issue.ownFamily) return refuse('own_family')
  if (!issue.issuerReady) return refuse('issuer_unknown')
  if (issue.minutes === 0) return refuse('nothing_served')
  return ok(null)
}

export type RevokeRefusal = 'not_issued' | 'own_family'

/** Staff take back what is good, of others than their own family. */
export const checkRevoke = (revoke: {
  state: CertificateState
  ownFamily: boolean
}): Result<null, RevokeRefusal> => {
  if (revoke.state !== 'issued') return refuse('not_issued')
  return revoke.ownFamily ? refuse('own_family') : ok(null)
}

/** Who the holder is, as the paper says it. */
export interface Holder {
  name: string
  idType: IdType
  /** Masked; empty where no document was named. */
  idMasked: string
}

/** One line of a certificate. */
export interface CertificateItem {
  /** Of an attendance, or of a report that the community approved. */
  recordId: string
  /** The calendar day in UTC+8. */
  date: string
  title: string
  post: string
  place: string
  minutes: number
}

/** All that a certificate says, but who the holder is: kept as it was when it was issued. */
export interface CertificateContent {
  serial: string
  volunteerNumber: string
  period: Period
  purpose: Purpose
  purposeNote: string
  items: CertificateItem[]
  minutes: number
  issuer: string
  inCharge: string
  handler: string
  contact: string
  /** The calendar day of issue in UTC+8. */
  issuedOn: string
  /** The address that its QR code leads to; null: a mini-program code is printed instead. */
  verifyAt: string | null
}
