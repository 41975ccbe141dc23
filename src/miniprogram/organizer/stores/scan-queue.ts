import { makeAutoObservable, observableRef, runInAction } from 'mobx'
import * as v from 'valibot'
import { acts } from '../../../domain/attendance'
import { reasons } from '../../../domain/reasons'
import type { Api } from '../../api'
import { failureOf } from '../../failure'
import type { Failure } from '../../failure'
import type { Platform } from '../../platform/platform'
import type { Checked } from './board'

const proof = v.variant('by', [
  v.object({ by: v.literal('code'), code: v.string() }),
  v.object({ by: v.literal('digits'), digits: v.string() }),
  v.object({ by: v.literal('roll_call') }),
])

const refusal = v.variant('kind', [
  v.object({
    kind: v.literal('refused'),
    reason: v.picklist(reasons),
    detail: v.optional(v.string()),
  }),
  v.object({ kind: v.literal('not_found') }),
  v.object({ kind: v.literal('bad_input') }),
])

/** One scan as the phone keeps it. The key goes with it, so that the cloud takes it once. */
const keptScan = v.object({
  key: v.string(),
  ownerId: v.nullable(v.string()),
  slotId: v.string(),
  act: v.picklist(acts),
  at: v.string(),
  proof,
  /** Whom it is about, where the phone knew it. */
  personIds: v.array(v.string()),
  names: v.array(v.string()),
  /** Why the cloud did not take it; null: not asked yet, or not reached. */
  refusal: v.nullable(refusal),
})

export type KeptScan = v.InferOutput<typeof keptScan>
export type Proof = KeptScan['proof']
export type NewScan = Pick<KeptScan, 'slotId' | 'act' | 'at' | 'proof' | 'personIds' | 'names'>

/** What became of a scan just made. */
export type Told =
  { is: 'done'; checked: Checked } | { is: 'kept' } | { is: 'refused'; failure: Failure }

const keptAs = 'scans'

/**
 * Every scan of the organizer goes through here: written down on the phone first, then uploaded as soon as
 * the network allows, oldest first. What the cloud refuses stays until the organizer has read why.
 */
export class ScanQueue {
  private scans: readonly KeptScan[]
  private readonly answers = new Map<string, Checked>()
  private uploading: Promise<void> | null = null

  constructor(
    private readonly api: Api,
    private readonly platform: Platform,
    /** Who is signed in; unknown while the phone has not reached the cloud. */
    private readonly whoAmI: () => string | null,
  ) {
    this.scans = readKept(platform)
    makeAutoObservable<this, 'api' | 'platform' | 'whoAmI' | 'answers' | 'uploading' | 'scans'>(
      this,
      {
        api: false,
        platform: false,
        whoAmI: false,
        answers: false,
        uploading: false,
        scans: observableRef,
        waitingOn: false,
        actOf: false,
      },
    )
    const retry = (): void => {
      void this.upload()
    }
    platform.onOnline(retry)
    platform.onForeground(retry)
  }

  /** Mine, or made while nobody knew yet who held the phone. */
  private get own(): readonly KeptScan[] {
    const me = this.whoAmI()
    return this.scans.filter(({ ownerId }) => me === null || ownerId === null || ownerId === me)
  }

  get waiting(): readonly KeptScan[] {
    return this.own.filter((scan) => scan.refusal === null)
  }

  get refused(): readonly KeptScan[] {
    return this.own.filter((scan) => scan.refusal !== null)
  }

  waitingOn(slotId: string): readonly KeptScan[] {
    return this.waiting.filter((scan) => scan.slotId === slotId)
  }

  /** What is written down about this person and not uploaded yet; the last act, where there are two. */
  actOf(slotId: string, personId: string): KeptScan['act'] | null {
    const about = this.waitingOn(slotId).filter(({ personIds }) => personIds.includes(personId))
    return about.at(-1)?.act ?? null
  }

  /** Writes the scan down, tries to upload it, and says what came of it. */
  async add(scan: NewScan): Promise<Told> {
    const key = this.platform.newKey()
    const made: KeptScan = { ...scan, key, ownerId: this.whoAmI(), refusal: null }
    this.keep([...this.scans, made])
    await this.upload()
    // Another upload may just have ended when this one came.
    if (this.isUntouched(key)) await this.upload()
    const checked = this.answers.get(key)
    if (checked) {
      this.answers.delete(key)
      return { is: 'done', checked }
    }
    const failure = this.scans.find((one) => one.key === key)?.refusal ?? null
    if (failure === null) return { is: 'kept' }
    // It is read on the spot; nothing has to remind of it.
    this.dismiss(key)
    return { is: 'refused', failure: failureFrom(failure) }
  }

  /** The organizer has read why it was refused. */
  dismiss(key: string): void {
    this.keep(this.scans.filter((scan) => scan.key !== key))
  }

  /** Uploads what waits, oldest first, until nothing waits or the cloud is out of reach. */
  async upload(): Promise<void> {
    this.uploading ??= this.drain().finally(() => {
      this.uploading = null
    })
    await this.uploading
  }

  private tried = new Set<string>()

  private isUntouched(key: string): boolean {
    return !this.tried.has(key) && this.waiting.some((scan) => scan.key === key)
  }

  private async drain(): Promise<void> {
    this.tried = new Set()
    for (;;) {
      const me = this.whoAmI()
      // While it is not known who holds the phone, nobody's scans are uploaded in another one's name.
      const next = this.waiting
        .filter(({ key, ownerId }) => !this.tried.has(key) && (ownerId === null || ownerId === me))
        .sort((one, other) => (one.at < other.at ? -1 : 1))[0]
      if (next === undefined) return
      this.tried.add(next.key)
      if (!(await this.send(next))) return
    }
  }

  /** False when the cloud was not reached, so that trying the others is of no use now. */
  private async send(scan: KeptScan): Promise<boolean> {
    try {
      const checked = await this.ask(scan)
      this.answers.set(scan.key, checked)
      this.dismiss(scan.key)
      return true
    } catch (error) {
      const failure = failureOf(error)
      switch (failure.kind) {
        case 'offline':
        case 'no_cloud':
        case 'unavailable':
        case 'signed_out':
          return false
        case 'internal':
          // Something broke in the cloud: this one waits for another try, and does not hold up the others.
          return true
        case 'refused':
          // The lock is over in ten minutes; the digits are judged by the time at which they were typed.
          if (failure.reason === 'digits_locked') return true
          this.noteRefusal(scan.key, failure)
          return true
        case 'not_found':
        case 'bad_input':
          this.noteRefusal(scan.key, failure)
          return true
      }
    }
  }

  private ask({ key, slotId, act, at, proof: by, personIds }: KeptScan): Promise<Checked> {
    if (by.by === 'roll_call') {
      return this.api.attendance.rollCall({ key, slotId, act, at, personIds })
    }
    const some = personIds.length > 0 ? { personIds } : {}
    return this.api.attendance.checkMember({ key, slotId, act, at, proof: by, ...some })
  }

  private noteRefusal(key: string, why: NonNullable<KeptScan['refusal']>): void {
    this.keep(this.scans.map((scan) => (scan.key === key ? { ...scan, refusal: why } : scan)))
  }

  private keep(scans: readonly KeptScan[]): void {
    runInAction(() => {
      this.scans = scans
    })
    if (scans.length === 0) this.platform.storage.remove(keptAs)
    else this.platform.storage.write(keptAs, JSON.stringify(scans))
  }
}

/** The same failure, as the screens tell it apart. */
export const failureFrom = (why: NonNullable<KeptScan['refusal']>): Failure => {
  if (why.kind !== 'refused') return why
  const { detail, ...rest } = why
  return detail === undefined ? rest : { ...rest, detail }
}

/** What was kept the last time. One that cannot be read does not hold up the others. */
function readKept(platform: Platform): readonly KeptScan[] {
  const text = platform.storage.read(keptAs)
  if (text === null) return []
  const list = v.safeParse(v.pipe(v.string(), v.parseJson(), v.array(v.unknown())), text)
  if (!list.success) return []
  return list.output.flatMap((one) => {
    const parsed = v.safeParse(keptScan, one)
    return parsed.success ? [parsed.output] : []
  })
}
