import type { Api } from '../api'
import type { Clock } from '../clock'
import { Loaded } from './loaded'

type MemberCode = Awaited<ReturnType<Api['attendance']['memberCode']>>

/** The caller's member code, which the cloud renews each minute. */
export class CodeStore {
  readonly code: Loaded<MemberCode>

  constructor(
    api: Api,
    private readonly clock: Clock,
  ) {
    this.code = new Loaded(() => api.attendance.memberCode({}))
  }

  /** Asks for a new code when the one that is shown has run out. */
  async renew(): Promise<void> {
    const { value, busy, failure } = this.code
    const isStale = value === null || new Date(value.validUntil) <= this.clock.now()
    if (isStale && !busy && failure === null) await this.code.load()
  }

  forget(): void {
    this.code.forget()
  }
}
