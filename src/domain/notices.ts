/** Everything a person can be told. Each has its words in `words/notices.ts`. */
export const noticeKinds = [
  'signup_confirmed',
  'signup_waitlisted',
  'signup_promoted',
  'signup_pending',
  'signup_rejected',
  'seat_offered',
  'offer_expired',
  'signup_added',
  'signup_moved',
  'turn_skipped',
  'signup_cancelled',
  'activity_cancelled',
  'activity_changed',
  'activity_soon',
  'points_awarded',
  'points_expiring',
  'points_granted',
  'grant_waiting',
  'grant_flagged',
  'budget_warning',
  'marked_absent',
  'appeal_answered',
  'skills_vouched',
  'check_out_forgotten',
  'minutes_settled',
  'minutes_corrected',
  'dispute_answered',
  'consent_decided',
  'report_decided',
  'claim_waived',
  'family_changed',
  'redemption_reserved',
  'redemption_picked_up',
  'redemption_released',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** What a notice can be about; a tap opens it. */
export const noticeAbouts = [
  'activity',
  'signup',
  'points',
  'redemption',
  'record',
  'report',
] as const
export type NoticeAbout = (typeof noticeAbouts)[number]
