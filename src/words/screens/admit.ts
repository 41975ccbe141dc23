/** Shared by whatever begins with somebody's member code. */
export const codeWords = {
  scan: '扫成员码',
  scanAgain: '换一个码',
  label: '成员码',
  placeholder: '粘贴居民成员码的文字',
  note: '请居民打开“我的成员码”，点“显示成员码的文字”，复制到这里。码一分钟换一次。',
  missing: '请先扫码，或者粘贴成员码。',
  scanned: '已经扫到成员码',
} as const

export const admitWords = {
  mode: '怎么登记',
  modes: [
    { value: 'walk-in', label: '现场补报' },
    { value: 'ahead', label: '代报名' },
  ],
  modeNotes: {
    'walk-in': '人已经在现场。名额满了会加座，并记在案；候补的人不受影响。',
    ahead: '替不方便用手机的居民提前报名。名额满了或有人候补时不能插队。',
  },
  full: (free: number) =>
    free > 0 ? `这一场还有 ${String(free)} 个名额。` : '这一场已经满了，补报会加座。',
  whoNote: '出示一个码就够了：读出来以后，再选家里谁来，没有手机的孩子也可以。',
  look: '看看是哪一家',
  comers: '谁来',
  comersNote: '可以只选孩子或别的家人，一次最多 6 位。',
  comersMissing: '请选一选是谁来。',
  holder: (name: string) => `${name}（本人）`,
  child: (name: string) => `${name}（孩子）`,
  signedUp: (names: string) => `${names}已经报了这一场。`,
  needsGuardian: (names: string) => `${names}要由监护人出示成员码才能登记。`,
  nobody: '这一家没有可以登记的人了。',
  reason: '原因',
  reasonHint: '例如：路过想参加，现场还有材料',
  reasonAheadHint: '例如：王阿姨没有智能手机，打电话来报',
  reasonMissing: '请写明原因，至少 2 个字。会记在案。',
  submit: { 'walk-in': '补报', ahead: '代报名' },
  done: '登记好了',
  doneText: '已经占上名额，通知发给了出示成员码的人。',
  raised: (seats: number) => `原来的名额满了，加了 ${String(seats)} 个座。`,
  next: '再登记一位',
  back: '回到场次',
} as const
