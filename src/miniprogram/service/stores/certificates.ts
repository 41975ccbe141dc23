import { checkPeriod, isIdNumber, plainId } from '../../../domain/certificates'
import type { IdType, Purpose } from '../../../domain/certificates'
import { dayOf, yearOf } from '../../../domain/time'
import { makeAutoObservable } from 'mobx'
import type { Api } from '../../api'
import type { Clock } from '../../clock'
import type { Platform } from '../../platform/platform'
import { Command } from '../../stores/command'
import { Loaded } from '../../stores/loaded'
import { Paged } from '../../stores/paged'

type CertificatesApi = Api['certificates']
export type Card = Awaited<ReturnType<CertificatesApi['mine']>>['items'][number]
export type Certificate = Awaited<ReturnType<CertificatesApi['get']>>
export type Holders = Awaited<ReturnType<CertificatesApi['holders']>>
type Preview = Awaited<ReturnType<CertificatesApi['preview']>>
type AskInput = Omit<Parameters<CertificatesApi['ask']>[0], 'key'>
type Asked = Awaited<ReturnType<CertificatesApi['ask']>>
type Verified = Awaited<ReturnType<CertificatesApi['verify']>>

export type PeriodChoice = 'year' | 'last' | 'all' | 'own'

/** What somebody is filling in to ask for a certificate. */
export class AskForm {
  personId = ''
  purpose: Purpose = 'work'
  purposeNote = ''
  choice: PeriodChoice = 'year'
  ownFrom = ''
  ownUntil = ''
  /** The identity is typed anew, though one is known. */
  editing = false
  name = ''
  idType: IdType = 'none'
  idNumber = ''
  /** What is wrong is said once somebody has tried to send it. */
  tried = false

  constructor(private readonly clock: Clock) {
    makeAutoObservable<this, 'clock'>(this, { clock: false })
  }

  set(change: Partial<Omit<AskForm, 'set' | 'start'>>): void {
    Object.assign(this, change)
  }

  start(personId: string): void {
    this.set({ personId, editing: false, name: '', idType: 'none', idNumber: '', tried: false })
  }

  period(firstDay: string | null): { from: string; until: string } {
    const now = this.clock.now()
    const today = dayOf(now)
    const year = yearOf(now)
    switch (this.choice) {
      case 'year':
        return { from: `${String(year)}-01-01`, until: today }
      case 'last':
        return { from: `${String(year - 1)}-01-01`, until: `${String(year - 1)}-12-31` }
      case 'all':
        return { from: firstDay ?? today, until: today }
      case 'own':
        return { from: this.ownFrom, until: this.ownUntil }
    }
  }

  isPeriodGood(firstDay: string | null): boolean {
    const period = this.period(firstDay)
    const isWhole = period.from !== '' && period.until !== ''
    return isWhole && checkPeriod(period, dayOf(this.clock.now())).ok
  }

  get isNameGood(): boolean {
    return Array.from(this.name.trim()).length >= 2
  }

  get isIdGood(): boolean {
    return isIdNumber(this.idType, this.idType === 'none' ? '' : plainId(this.idNumber))
  }

  /** Left out where what is known is right. */
  identity(isKnown: boolean): AskInput['identity'] {
    if (isKnown && !this.editing) return undefined
    const idNumber = this.idType === 'none' ? '' : plainId(this.idNumber)
    return { name: this.name.trim(), idType: this.idType, idNumber }
  }
}

/** Certificates on the phone: my own, asking for one, and looking one up. */
export class CertificatesStore {
  readonly mine: Paged<Card>
  readonly one: Loaded<Certificate, string>
  readonly holders: Loaded<Holders>
  readonly preview: Loaded<Preview, { personId: string; from: string; until: string }>
  readonly ask: Command<AskInput, Asked>
  readonly found: Loaded<Verified, string>
  readonly form: AskForm

  constructor(
    private readonly api: Api,
    private readonly platform: Platform,
    clock: Clock,
  ) {
    const { certificates } = api
    this.mine = new Paged((cursor) => certificates.mine({ cursor }))
    this.one = new Loaded((certificateId) => certificates.get({ certificateId }))
    this.holders = new Loaded(() => certificates.holders({}))
    this.preview = new Loaded((about) => certificates.preview(about))
    this.ask = new Command(platform.newKey, (input) => certificates.ask(input))
    this.found = new Loaded((serial) => certificates.verify({ serial }))
    this.form = new AskForm(clock)
  }

  /** Fetches the PDF and opens it; false when it did not come. */
  async open(certificateId: string, name: string): Promise<boolean> {
    try {
      const handed = await this.api.certificates.document({ certificateId })
      return await this.platform.openPdf(handed, name)
    } catch {
      return false
    }
  }
}
