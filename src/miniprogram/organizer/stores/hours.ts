import type { Api } from '../../api'
import type { Platform } from '../../platform/platform'
import { Command } from '../../stores/command'
import { Loaded } from '../../stores/loaded'

export type Forgotten = Awaited<ReturnType<Api['hours']['forgotten']>>[number]
export type Dispute = Awaited<ReturnType<Api['hours']['disputes']>>[number]
export type Report = Awaited<ReturnType<Api['hours']['reported']>>[number]
export type Claim = Awaited<ReturnType<Api['points']['claims']>>[number]
export type Consent = Awaited<ReturnType<Api['hours']['consents']>>[number]

type In<T extends (input: never) => unknown> = Omit<Parameters<T>[0], 'key'>
type Out<T extends (input: never) => Promise<unknown>> = Awaited<ReturnType<T>>

type Hours = Api['hours']

/** What of people's hours waits for a hand: at the desk of an org, and at the one above it. */
export class HoursStore {
  readonly forgotten: Loaded<Forgotten[], string>
  readonly disputes: Loaded<Dispute[], string>
  readonly reports: Loaded<Report[], string>
  readonly claims: Loaded<Claim[], string>
  readonly consents: Loaded<Consent[]>
  readonly record: Loaded<Out<Hours['recordOf']>, string>
  readonly settle: Command<In<Hours['settle']>, Out<Hours['settle']>>
  readonly correct: Command<In<Hours['correct']>, Out<Hours['correct']>>
  readonly answer: Command<In<Hours['answerDispute']>, Out<Hours['answerDispute']>>
  readonly decideReport: Command<In<Hours['decideReport']>, Out<Hours['decideReport']>>
  readonly decideConsent: Command<In<Hours['decideConsent']>, Out<Hours['decideConsent']>>
  readonly waive: Command<In<Api['points']['waiveClaim']>, { waived: number }>

  constructor(api: Api, { newKey }: Platform) {
    this.forgotten = new Loaded((orgId) => api.hours.forgotten({ orgId }))
    this.disputes = new Loaded((orgId) => api.hours.disputes({ orgId }))
    this.reports = new Loaded((orgId) => api.hours.reported({ orgId }))
    this.claims = new Loaded((orgId) => api.points.claims({ orgId }))
    this.consents = new Loaded(() => consentsOf(api))
    this.record = new Loaded((recordId) => api.hours.recordOf({ recordId }))
    this.settle = new Command(newKey, (input) => api.hours.settle(input))
    this.correct = new Command(newKey, (input) => api.hours.correct(input))
    this.answer = new Command(newKey, (input) => api.hours.answerDispute(input))
    this.decideReport = new Command(newKey, (input) => api.hours.decideReport(input))
    this.decideConsent = new Command(newKey, (input) => api.hours.decideConsent(input))
    this.waive = new Command(newKey, (input) => api.points.waiveClaim(input))
  }

  async load(orgId: string): Promise<void> {
    const { forgotten, disputes, reports, claims } = this
    await Promise.all([forgotten, disputes, reports, claims].map((one) => one.load(orgId)))
  }
}

/** Of all orgs where the caller reviews; one that lies below another is asked with it already. */
async function consentsOf(api: Api): Promise<Consent[]> {
  const orgs = await api.orgs.mine({})
  const reviewed = orgs.filter((org) => org.roles.includes('reviewer'))
  const lists = await Promise.all(reviewed.map((org) => api.hours.consents({ orgId: org.id })))
  const all = lists.flat()
  return all.filter(
    (one, index) => all.findIndex(({ consentId }) => consentId === one.consentId) === index,
  )
}
