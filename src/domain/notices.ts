/** Everything a person can be told. Each has its words in `words/notices.ts`. */
export const noticeKinds = [
  'signup_confirmed',
  'signup_waitlisted',
  'signup_promoted',
  'signup_cancelled',
  'activity_cancelled',
  'points_awarded',
  'marked_absent',
  'redemption_reserved',
  'redemption_picked_up',
  'redemption_released',
] as const
export type NoticeKind = (typeof noticeKinds)[number]
