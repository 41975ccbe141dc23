import { makeAutoObservable, observableRef, runInAction } from 'mobx'
import { goodsWaitDays } from '../../../domain/shop'
import type { Api } from '../../api'
import type { Failure } from '../../failure'
import type { Picture, Platform } from '../../platform/platform'
import { Command } from '../../stores/command'
import { Loaded } from '../../stores/loaded'
import { Paged } from '../../stores/paged'

type Shelf = Api['shelf']
type Input<P extends keyof Shelf> = Omit<Parameters<Shelf[P]>[0], 'key'>
type Output<P extends keyof Shelf> = Awaited<ReturnType<Shelf[P]>>

export type ShelfItem = Output<'items'>[number]
export type Sponsor = Output<'sponsors'>[number]
export type StockEntry = Output<'history'>['items'][number]
export type ItemForm = Omit<Input<'save'>, 'orgId' | 'itemId' | 'price'> & { price: string }

const blank = (): ItemForm => ({
  name: '',
  kind: 'goods',
  about: '',
  pictureFileId: null,
  price: '',
  limit: 2,
  limitPeriod: 'quarter',
  reach: 'community',
  pickUpPlace: '',
  pickUpHours: '',
  booking: '',
  waitDays: goodsWaitDays,
})

export type ItemGap = 'name' | 'price' | 'place' | 'hours' | 'booking'

/** Minding the shelves of a shop. */
export class ShelfStore {
  readonly shops: Loaded<Output<'shops'>, readonly string[]>
  readonly items: Loaded<ShelfItem[], string>
  readonly sponsors: Loaded<Sponsor[], string>
  readonly save: Command<Input<'save'>, Output<'save'>>
  readonly sell: Command<Input<'sell'>, Output<'sell'>>
  readonly receive: Command<Input<'receive'>, Output<'receive'>>
  readonly count: Command<Input<'count'>, Output<'count'>>
  readonly saveSponsor: Command<Input<'saveSponsor'>, Output<'saveSponsor'>>
  history: Paged<StockEntry>
  form: ItemForm = blank()
  pictureUrl: string | null = null
  uploading = false
  uploadFailure: Failure | null = null
  private checking = false
  private readonly begin: Command<
    { type: Picture['type']; bytes: number },
    Awaited<ReturnType<Api['files']['begin']>>
  >
  private readonly finish: Command<
    { fileId: string; cloudFileId?: string },
    Awaited<ReturnType<Api['files']['finish']>>
  >

  constructor(
    private readonly api: Api,
    private readonly platform: Platform,
  ) {
    const { shelf, files } = api
    const newKey = platform.newKey
    this.shops = new Loaded(async (orgIds) => {
      const found = await Promise.all(orgIds.map((orgId) => shelf.shops({ orgId })))
      return [...new Map(found.flat().map((shop) => [shop.id, shop])).values()]
    })
    this.items = new Loaded((orgId) => shelf.items({ orgId }))
    this.sponsors = new Loaded((orgId) => shelf.sponsors({ orgId }))
    this.save = new Command(newKey, (input) => shelf.save(input))
    this.sell = new Command(newKey, (input) => shelf.sell(input))
    this.receive = new Command(newKey, (input) => shelf.receive(input))
    this.count = new Command(newKey, (input) => shelf.count(input))
    this.saveSponsor = new Command(newKey, (input) => shelf.saveSponsor(input))
    this.begin = new Command(newKey, (input) => files.begin(input))
    this.finish = new Command(newKey, (input) => files.finish(input))
    this.history = this.historyOf('')
    makeAutoObservable<this, 'api' | 'platform' | 'begin' | 'finish'>(this, {
      api: false,
      platform: false,
      begin: false,
      finish: false,
      shops: false,
      items: false,
      sponsors: false,
      save: false,
      sell: false,
      receive: false,
      count: false,
      saveSponsor: false,
      history: observableRef,
    })
  }

  private historyOf(itemId: string): Paged<StockEntry> {
    return new Paged((cursor) => this.api.shelf.history({ itemId, cursor }))
  }

  openHistory(itemId: string): void {
    this.history = this.historyOf(itemId)
  }

  itemOf(itemId: string): ShelfItem | null {
    return this.items.value?.find(({ id }) => id === itemId) ?? null
  }

  /** An empty form, or one with what the item is now. */
  begins(item: ShelfItem | null): void {
    this.checking = false
    this.uploadFailure = null
    this.save.forgive()
    this.pictureUrl = item?.pictureUrl ?? null
    if (item === null) {
      this.form = blank()
      return
    }
    const { name, kind, about, pictureFileId, limit, limitPeriod, reach } = item
    const { pickUpPlace, pickUpHours, booking, waitDays } = item
    const kept = { name, kind, about, pictureFileId, limit, limitPeriod, reach }
    this.form = {
      ...kept,
      pickUpPlace,
      pickUpHours,
      booking,
      waitDays,
      price: String(item.price),
    }
  }

  fill(change: Partial<ItemForm>): void {
    this.form = { ...this.form, ...change }
  }

  get gaps(): ItemGap[] {
    const { name, price, pickUpPlace, pickUpHours, kind, booking } = this.form
    const gaps: ItemGap[] = []
    if (name.trim() === '') gaps.push('name')
    if (!/^[1-9]\d{0,3}$/.test(price)) gaps.push('price')
    if (pickUpPlace.trim().length < 2) gaps.push('place')
    if (pickUpHours.trim().length < 2) gaps.push('hours')
    if (kind === 'service' && booking.trim() === '') gaps.push('booking')
    return gaps
  }

  lacks(gap: ItemGap): boolean {
    return this.checking && this.gaps.includes(gap)
  }

  /** The item's id once it is saved. */
  async keep(orgId: string, itemId: string | null): Promise<string | null> {
    this.checking = true
    if (this.gaps.length > 0) return null
    const { price, ...rest } = this.form
    const saved = await this.save.run({ orgId, itemId, ...rest, price: Number(price) })
    return saved && saved.itemId
  }

  async choosePicture(): Promise<void> {
    const picture = await this.platform.choosePicture()
    if (picture === null) return
    runInAction(() => {
      this.uploading = true
      this.uploadFailure = null
    })
    const failure = await this.put(picture)
    runInAction(() => {
      this.uploading = false
      this.uploadFailure = failure
    })
  }

  removePicture(): void {
    this.fill({ pictureFileId: null })
    this.pictureUrl = null
  }

  /** Three steps: where to, the bytes, they are there. */
  private async put(picture: Picture): Promise<Failure | null> {
    const begun = await this.begin.run({ type: picture.type, bytes: picture.bytes })
    if (begun === null) return this.begin.failure
    try {
      const sent = await this.platform.upload(picture, begun.upload)
      const ended = await this.finish.run({ fileId: begun.fileId, ...sent })
      if (ended === null) return this.finish.failure
      runInAction(() => {
        this.form = { ...this.form, pictureFileId: ended.fileId }
        this.pictureUrl = ended.url
      })
      return null
    } catch {
      return { kind: 'offline' }
    }
  }
}
