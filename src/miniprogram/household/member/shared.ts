import type { Family, Member } from '../../stores/family'
import type { Saying } from '../../wired/use-said'

/** What every section of the page works with. */
export interface MemberProps {
  family: Family
  member: Member
  /** Whoever looks. */
  self: Member
  said: Saying
  onChange: () => Promise<void>
}
