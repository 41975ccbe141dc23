import type { Api } from '../../api'
import type { Platform } from '../../platform/platform'
import { Command } from '../../stores/command'
import { Loaded } from '../../stores/loaded'

type CertificatesApi = Api['certificates']
type Desk = Awaited<ReturnType<CertificatesApi['desk']>>
export type Waiting = Desk['waiting'][number]
type Issuer = Omit<Parameters<CertificatesApi['setIssuer']>[0], 'key'>
type Refusal = Omit<Parameters<CertificatesApi['refuse']>[0], 'key'>
type Done = { done: true }

/** Certificates that wait for the org, and in whose name it certifies. */
export class IssuingStore {
  readonly desk: Loaded<Desk, string>
  readonly setIssuer: Command<Issuer, Done>
  readonly issue: Command<{ certificateId: string }, Done>
  readonly refuse: Command<Refusal, Done>

  constructor({ certificates }: Api, { newKey }: Platform) {
    this.desk = new Loaded((orgId) => certificates.desk({ orgId }))
    this.setIssuer = new Command(newKey, (input) => certificates.setIssuer(input))
    this.issue = new Command(newKey, (input) => certificates.issue(input))
    this.refuse = new Command(newKey, (input) => certificates.refuse(input))
  }
}
