import type { Grant } from '../../domain/roles'
import type { Deps } from '../deps'

/** Who is calling, as the database knows the person. */
export interface Caller {
  personId: string
  familyId: string
  nickname: string
  kind: 'adult' | 'minor'
  birthYear: number | null
  isHead: boolean
  communityId: string
  communityName: string
  communityPath: string
  grants: readonly (Grant & { orgName: string })[]
}

/** One request on its way through the app. */
export interface Call {
  deps: Deps
  districtId: string
  /** The WeChat account, proved by WeChat's context or by a signed session; null for a visitor. */
  openid: string | null
  caller: Caller | null
  requestId: string
  /** Where it came from, for counting who asks how often; null where the door does not know. */
  address: string | null
}

export type ResidentCall = Call & { caller: Caller }
