import type { Api } from '../../api'
import type { Platform } from '../../platform/platform'
import { Command } from '../../stores/command'
import { Loaded } from '../../stores/loaded'
import { Paged } from '../../stores/paged'

type CertificatesApi = Api['certificates']
type Desk = Awaited<ReturnType<CertificatesApi['desk']>>
export type Waiting = Desk['waiting'][number]
type Wanted = { orgId: string; serial: string }
export type Issued = Awaited<ReturnType<CertificatesApi['issued']>>['items'][number]
type Issuer = Omit<Parameters<CertificatesApi['setIssuer']>[0], 'key'>
type Refusal = Omit<Parameters<CertificatesApi['refuse']>[0], 'key'>
type Revocation = Omit<Parameters<CertificatesApi['revoke']>[0], 'key'>
type Done = { done: true }

/** Certificates that wait for the org, those that it has issued, and in whose name it certifies. */
export class IssuingStore {
  readonly desk: Loaded<Desk, string>
  readonly setIssuer: Command<Issuer, Done>
  readonly issue: Command<{ certificateId: string }, Done>
  readonly refuse: Command<Refusal, Done>
  readonly revoke: Command<Revocation, Done>
  readonly issued: Paged<Issued>
  private wanted: Wanted = { orgId: '', serial: '' }

  constructor({ certificates }: Api, { newKey }: Platform) {
    this.desk = new Loaded((orgId) => certificates.desk({ orgId }))
    this.setIssuer = new Command(newKey, (input) => certificates.setIssuer(input))
    this.issue = new Command(newKey, (input) => certificates.issue(input))
    this.refuse = new Command(newKey, (input) => certificates.refuse(input))
    this.revoke = new Command(newKey, (input) => certificates.revoke(input))
    this.issued = new Paged((cursor) =>
      certificates.issued({ ...this.wanted, ...(cursor !== undefined && { cursor }) }),
    )
  }

  /** What the org has issued, newest first; with a serial number that one only. */
  async find(wanted: Wanted): Promise<void> {
    this.wanted = wanted
    await this.issued.first()
  }
}
