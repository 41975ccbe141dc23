import { reaction } from 'mobx'
import { createContext, useContext } from 'react'
import type { Api } from '../api'
import type { Clock } from '../clock'
import type { Platform } from '../platform/platform'
import { AbsencesStore } from './absences'
import { ActivitiesStore } from './activities'
import { ActivityStore } from './activity'
import { CheckInStore } from './check-in'
import { CodeStore } from './code'
import { CommunityStore } from './community'
import { ContactStore } from './contact'
import { DemoStore } from './demo'
import { FamilyStore } from './family'
import { FeedbackStore } from './feedback'
import { InboxStore } from './inbox'
import { JoinStore } from './join'
import { PointsStore } from './points'
import { SessionStore } from './session'
import { SettingsStore } from './settings'
import { ShopStore } from './shop'
import { SignupsStore } from './signups'

/** One store per concept, wired once. */
export class RootStore {
  readonly settings: SettingsStore
  readonly session: SessionStore
  readonly community: CommunityStore
  readonly activities: ActivitiesStore
  readonly activity: ActivityStore
  readonly feedback: FeedbackStore
  readonly signups: SignupsStore
  readonly absences: AbsencesStore
  readonly checkIn: CheckInStore
  readonly code: CodeStore
  readonly contact: ContactStore
  readonly inbox: InboxStore
  readonly join: JoinStore
  readonly points: PointsStore
  readonly shop: ShopStore
  readonly family: FamilyStore
  readonly demo: DemoStore

  constructor(
    readonly api: Api,
    readonly platform: Platform,
    readonly clock: Clock,
  ) {
    this.settings = new SettingsStore(platform)
    this.session = new SessionStore(api, platform)
    this.community = new CommunityStore(api)
    this.activities = new ActivitiesStore(api, clock)
    this.activity = new ActivityStore(api)
    this.feedback = new FeedbackStore(api, platform)
    this.signups = new SignupsStore(api, platform)
    this.absences = new AbsencesStore(api, platform)
    this.checkIn = new CheckInStore(api, platform, this.signups)
    this.code = new CodeStore(api, platform, clock)
    this.contact = new ContactStore(api, platform)
    this.inbox = new InboxStore(api, platform)
    this.join = new JoinStore(api, platform, clock, this.session)
    this.points = new PointsStore(api, platform)
    this.shop = new ShopStore(api, platform)
    this.family = new FamilyStore(api, platform)
    this.demo = new DemoStore(api, this.session)
    reaction(
      () => this.session.me?.personId,
      () => {
        this.forgetPerson()
      },
    )
  }

  /** Who lives together has changed: what belongs to a household is asked for anew. */
  async changedHousehold(): Promise<void> {
    this.signups.forget()
    this.points.forget()
    this.shop.forget()
    this.family.forget()
    await this.session.refresh()
  }

  /** Someone else looks now: nothing of the last person is shown to them. */
  private forgetPerson(): void {
    this.community.forget()
    this.activities.forgetPerson()
    this.activity.forget()
    this.feedback.forget()
    this.signups.forget()
    this.absences.forget()
    this.code.belongTo(this.session.me?.personId)
    if (this.session.me === null) this.platform.storage.remove('boards')
    this.contact.forget()
    this.inbox.forget()
    this.points.forget()
    this.shop.forget()
    this.family.forget()
  }
}

const StoresContext = createContext<RootStore | null>(null)

export const StoresProvider = StoresContext.Provider

export function useStores(): RootStore {
  const stores = useContext(StoresContext)
  if (!stores) throw new Error('No stores: the app did not provide them.')
  return stores
}
