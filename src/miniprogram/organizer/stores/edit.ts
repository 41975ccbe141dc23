import { makeAutoObservable, runInAction, toJS } from 'mobx'
import type { Api } from '../../api'
import type { Clock } from '../../clock'
import type { ActivityKind } from '../../../domain/activities'
import { failureOf } from '../../failure'
import type { Failure } from '../../failure'
import type { Picture, Platform } from '../../platform/platform'
import { Command } from '../../stores/command'
import { copyOf, emptyDraft, nextQuestion, nextSlot, problemsOf, withUsualTimes } from './draft'
import type { Contribution, Draft, DraftSlot, Problem, Question } from './draft'
import { beginOn, firstDayOf, previewOf, Repeating } from './repeat'
import type { Preview } from './repeat'

type Begun = Awaited<ReturnType<Api['files']['begin']>>
type PutPicture = Omit<Parameters<Api['files']['begin']>[0], 'key'>
type EndPicture = Omit<Parameters<Api['files']['finish']>[0], 'key'>

/** Where a form comes from: nothing, a draft of one's own, or something to do once more. */
export type Source =
  | { from: 'nothing'; kind: ActivityKind; orgId: string }
  | { from: 'draft'; id: string }
  | { from: 'copy'; id: string }
  | { from: 'template'; id: string; orgId: string }

type MakeSeries = Omit<Parameters<Api['series']['create']>[0], 'key'>
type SaveTemplate = Omit<Parameters<Api['series']['saveTemplate']>[0], 'key'>

/** The form an organizer fills in. It knows what is wrong with it before the cloud is asked. */
export class EditStore {
  draft: Draft
  /** Null until the first save. */
  id: string | null = null
  orgId: string | null = null
  coverUrl: string | null = null
  readonly repeating = new Repeating()
  /** The template that the form began with. */
  begunWith: string | null = null
  opening = false
  failure: Failure | null = null
  uploading = false
  uploadFailure: Failure | null = null
  /** After the first try to save, what is wrong is told while it is being put right. */
  private checking = false
  readonly create: Command<{ orgId: string; draft: Draft }, { id: string }>
  readonly edit: Command<{ id: string; draft: Draft }, { id: string }>
  readonly publish: Command<{ id: string }, { done: true }>
  readonly discard: Command<{ id: string }, { done: true }>
  readonly makeSeries: Command<MakeSeries, { id: string; made: number }>
  readonly saveTemplate: Command<SaveTemplate, { id: string }>
  private readonly begin: Command<PutPicture, Begun>
  private readonly finish: Command<EndPicture, { fileId: string; url: string }>

  constructor(
    private readonly api: Api,
    private readonly platform: Platform,
    private readonly clock: Clock,
  ) {
    const { newKey } = platform
    this.draft = emptyDraft('event', clock.now())
    this.create = new Command(newKey, (input) => api.activities.create(input))
    this.edit = new Command(newKey, (input) => api.activities.edit(input))
    this.publish = new Command(newKey, (input) => api.activities.publish(input))
    this.discard = new Command(newKey, (input) => api.activities.discard(input))
    this.makeSeries = new Command(newKey, (input) => api.series.create(input))
    this.saveTemplate = new Command(newKey, (input) => api.series.saveTemplate(input))
    this.begin = new Command(newKey, (input) => api.files.begin(input))
    this.finish = new Command(newKey, (input) => api.files.finish(input))
    const plain = {
      repeating: false,
      create: false,
      edit: false,
      publish: false,
      discard: false,
      makeSeries: false,
      saveTemplate: false,
      begin: false,
      finish: false,
    } as const
    makeAutoObservable<this, 'api' | 'platform' | 'clock' | 'begin' | 'finish'>(this, {
      ...plain,
      api: false,
      platform: false,
      clock: false,
    })
  }

  get problems(): Problem[] {
    if (!this.checking) return []
    const repeats = this.repeating.rule !== null
    const problems = problemsOf(toJS(this.draft), this.clock.now(), { repeats })
    return this.preview?.dates.length === 0 ? [...problems, 'repeat'] : problems
  }

  get isBusy(): boolean {
    return this.create.busy || this.edit.busy || this.publish.busy || this.makeSeries.busy
  }

  get firstDay(): string {
    return firstDayOf(this.draft)
  }

  /** What the rule comes to; null when it happens once. */
  get preview(): Preview | null {
    const { rule, until } = this.repeating
    return rule && previewOf(toJS(this.draft), toJS(rule), until, this.clock.now())
  }

  async open(source: Source): Promise<void> {
    this.id = null
    this.coverUrl = null
    this.repeating.once()
    this.begunWith = null
    this.failure = null
    this.checking = false
    if (source.from === 'nothing') {
      this.orgId = source.orgId
      this.draft = emptyDraft(source.kind, this.clock.now())
      return
    }
    this.opening = true
    try {
      await (source.from === 'template' ? this.beginWith(source) : this.fetch(source))
    } catch (error) {
      runInAction(() => {
        this.failure = failureOf(error)
      })
    } finally {
      runInAction(() => {
        this.opening = false
      })
    }
  }

  private async fetch({ from, id }: { from: 'draft' | 'copy'; id: string }): Promise<void> {
    const found = await this.api.activities.draft({ id })
    const now = this.clock.now()
    runInAction(() => {
      const isCopy = from === 'copy'
      this.id = isCopy ? null : found.id
      this.orgId = found.orgId
      this.coverUrl = found.coverUrl
      this.draft = isCopy ? copyOf(found.draft, now) : withUsualTimes(found.draft, now)
    })
  }

  private async beginWith({ id, orgId }: { id: string; orgId: string }): Promise<void> {
    const templates = await this.api.series.templates({ orgId })
    const found = templates.find((template) => template.id === id)
    runInAction(() => {
      this.orgId = orgId
      if (found === undefined) {
        this.failure = { kind: 'not_found' }
        return
      }
      this.begunWith = found.name
      this.draft = copyOf(found.draft, this.clock.now(), 0)
    })
  }

  set<K extends keyof Draft>(field: K, value: Draft[K]): void {
    this.draft[field] = value
  }

  setSlot(index: number, change: Partial<DraftSlot>): void {
    const slot = this.draft.slots[index]
    if (slot) Object.assign(slot, change)
  }

  addSlot(): void {
    const last = this.draft.slots.at(-1)
    if (last) this.draft.slots.push(nextSlot(toJS(last)))
  }

  removeSlot(index: number): void {
    this.draft.slots.splice(index, 1)
  }

  addQuestion(): void {
    this.draft.questions.push(nextQuestion(this.draft.questions))
  }

  setQuestion(index: number, change: Partial<Question>): void {
    const question = this.draft.questions[index]
    if (question) Object.assign(question, change)
  }

  removeQuestion(index: number): void {
    this.draft.questions.splice(index, 1)
  }

  /** Moves every slot along with the series' first day. */
  setFirstDay(date: string): void {
    if (date !== '') this.draft = beginOn(toJS(this.draft), date)
  }

  addContribution(): void {
    this.draft.contributions.push({ party: 'community', name: '', gave: '' })
  }

  setContribution(index: number, change: Partial<Contribution>): void {
    const contribution = this.draft.contributions[index]
    if (contribution) Object.assign(contribution, change)
  }

  removeContribution(index: number): void {
    this.draft.contributions.splice(index, 1)
  }

  /** True when nothing stands in the way; from now on what does is told beside its field. */
  check(): boolean {
    this.checking = true
    return this.problems.length === 0
  }

  /** The cloud's id of what was saved, or null when something is wrong with it. */
  async save(): Promise<string | null> {
    if (!this.check() || this.orgId === null) return null
    const draft = toJS(this.draft)
    const saved =
      this.id === null
        ? await this.create.run({ orgId: this.orgId, draft })
        : await this.edit.run({ id: this.id, draft })
    if (saved === null) return null
    runInAction(() => {
      this.id = saved.id
    })
    return saved.id
  }

  /** Publishes what recurs; null when something is wrong with it. */
  async publishSeries(): Promise<{ id: string; made: number } | null> {
    const { rule, until } = this.repeating
    if (!this.check() || this.orgId === null || rule === null) return null
    const draft = toJS(this.draft)
    const from = this.firstDay
    const saved = this.id === null ? {} : { draftId: this.id }
    const recurs = { rule: toJS(rule), from, until }
    return this.makeSeries.run({ orgId: this.orgId, ...saved, draft, ...recurs })
  }

  /** True once the saved draft is gone. */
  async discardDraft(): Promise<boolean> {
    if (this.id === null) return false
    return (await this.discard.run({ id: this.id })) !== null
  }

  /** Keeps the form under a name. A cover belongs to the person who put it there, so it is left out. */
  async keepAsTemplate(name: string): Promise<boolean> {
    if (!this.check() || this.orgId === null) return false
    const draft = { ...toJS(this.draft), coverFileId: null }
    const saved = await this.saveTemplate.run({ orgId: this.orgId, name, draft })
    return saved !== null
  }

  get saveFailure(): Failure | null {
    return this.create.failure ?? this.edit.failure
  }

  async chooseCover(): Promise<void> {
    const picture = await this.platform.choosePicture()
    if (picture === null) return
    runInAction(() => {
      this.uploading = true
      this.uploadFailure = null
    })
    const failure = await this.putCover(picture)
    runInAction(() => {
      this.uploading = false
      this.uploadFailure = failure
    })
  }

  removeCover(): void {
    this.draft.coverFileId = null
    this.coverUrl = null
  }

  /** Three steps: where to, the bytes, they are there. */
  private async putCover(picture: Picture): Promise<Failure | null> {
    const begun = await this.begin.run({ type: picture.type, bytes: picture.bytes })
    if (begun === null) return this.begin.failure
    try {
      const put = await this.platform.upload(picture, begun.upload)
      const ended = await this.finish.run({ fileId: begun.fileId, ...put })
      if (ended === null) return this.finish.failure
      runInAction(() => {
        this.draft.coverFileId = ended.fileId
        this.coverUrl = ended.url
      })
      return null
    } catch {
      return { kind: 'offline' }
    }
  }
}
