/** A seat that is held for a household from the waiting line. */
export const offerWords = {
  accept: '确认参加',
  decline: '让给下一位',
  accepted: '已确认参加，到时见。',
  declined: '名额已让给下一位，谢谢您告诉我们。',
  declineTitle: '把名额让给下一位？',
  declineText: (title: string) => `「${title}」的名额会马上给后面排队的邻居，再想来要重新报名。`,
  keep: '再想想',
} as const
