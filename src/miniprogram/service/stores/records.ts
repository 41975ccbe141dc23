import { makeAutoObservable, runInAction } from 'mobx'
import type { Api } from '../../api'
import type { Failure } from '../../failure'
import type { Platform } from '../../platform/platform'
import { Command } from '../../stores/command'
import { Loaded } from '../../stores/loaded'
import { useStores } from '../../stores/root'
import type { RootStore } from '../../stores/root'

type ServiceRecord = Awaited<ReturnType<Api['hours']['record']>>
type Dispute = Omit<Parameters<Api['hours']['dispute']>[0], 'key'>
type Affirm = Omit<Parameters<Api['hours']['affirm']>[0], 'key'>
type Begin = Omit<Parameters<Api['files']['begin']>[0], 'key'>
type Finish = Omit<Parameters<Api['files']['finish']>[0], 'key'>
type Tell = Omit<Parameters<Api['hours']['report']>[0], 'key'>

export type Report = Awaited<ReturnType<Api['hours']['reports']>>[number]

/** One record of service, and what the household has reported by itself. */
export class RecordsStore {
  readonly record: Loaded<ServiceRecord, string>
  readonly dispute: Command<Dispute, { disputeId: string }>
  readonly affirm: Command<Affirm, { affirmed: true }>
  readonly reports: Loaded<Report[]>
  readonly report: Command<Tell, { reportId: string }>
  private readonly begin: Command<Begin, Awaited<ReturnType<Api['files']['begin']>>>
  private readonly finish: Command<Finish, { fileId: string; url: string }>
  /** The picture of the report that is being written. */
  fileId: string | null = null
  uploading = false
  uploadFailure: Failure | null = null

  constructor(
    api: Api,
    private readonly platform: Platform,
  ) {
    const { newKey } = platform
    this.record = new Loaded((recordId) => api.hours.record({ recordId }))
    this.dispute = new Command(newKey, (input) => api.hours.dispute(input))
    this.affirm = new Command(newKey, (input) => api.hours.affirm(input))
    this.reports = new Loaded(() => api.hours.reports({}))
    this.report = new Command(newKey, (input) => api.hours.report(input))
    this.begin = new Command(newKey, (input) => api.files.begin(input))
    this.finish = new Command(newKey, (input) => api.files.finish(input))
    const plain = { record: false, dispute: false, reports: false, report: false } as const
    makeAutoObservable<this, 'platform' | 'begin' | 'finish'>(this, {
      ...plain,
      affirm: false,
      platform: false,
      begin: false,
      finish: false,
    })
  }

  async choosePicture(): Promise<void> {
    const picture = await this.platform.choosePicture()
    if (picture === null) return
    this.startUpload()
    const begun = await this.begin.run({ type: picture.type, bytes: picture.bytes })
    if (begun === null) {
      this.endUpload(null, this.begin.failure)
      return
    }
    try {
      const put = await this.platform.upload(picture, begun.upload)
      const ended = await this.finish.run({ fileId: begun.fileId, ...put })
      this.endUpload(ended?.fileId ?? null, ended === null ? this.finish.failure : null)
    } catch {
      this.endUpload(null, { kind: 'offline' })
    }
  }

  forgetPicture(): void {
    this.fileId = null
    this.uploadFailure = null
  }

  private startUpload(): void {
    this.uploading = true
    this.uploadFailure = null
  }

  private endUpload(fileId: string | null, failure: Failure | null): void {
    runInAction(() => {
      this.uploading = false
      this.uploadFailure = failure
      if (fileId !== null) this.fileId = fileId
    })
  }
}

const built = new WeakMap<RootStore, { personId: string | undefined; store: RecordsStore }>()

/** Belongs to one person: someone who signs in later begins with an empty one. */
export function useRecords(): RecordsStore {
  const root = useStores()
  const personId = root.session.me?.personId
  const known = built.get(root)
  const isSame =
    personId === undefined || known?.personId === undefined || known.personId === personId
  if (known && isSame) {
    known.personId ??= personId
    return known.store
  }
  const store = new RecordsStore(root.api, root.platform)
  built.set(root, { personId, store })
  return store
}
