import type { IdType, PublicState, Purpose } from '../domain/certificates'
import { minutesText } from './format'

export const purposeWords: Record<Purpose, string> = {
  school: '升学、综合素质评价',
  work: '求职、入职',
  award: '评优、表彰',
  other: '其他',
}

/** The purpose as paper says it: the words of the holder, where there are any. */
export const purposeText = (purpose: Purpose, note: string) =>
  note === ''
    ? purposeWords[purpose]
    : purpose === 'other'
      ? note
      : `${purposeWords[purpose]}（${note}）`

export const idTypeWords: Record<IdType, string> = {
  resident_id: '居民身份证',
  passport: '护照',
  hk_macao: '港澳居民来往内地通行证',
  taiwan: '台湾居民来往大陆通行证',
  none: '未提供',
}

/** 2026年11月22日, of a calendar day. */
export const dayWords = (day: string) => {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${year}年${String(Number(month))}月${String(Number(date))}日`
}

export const periodWords = (from: string, until: string) => `${dayWords(from)}至${dayWords(until)}`

/** Why one was revoked. */
export const certificateReasons = {
  corrected: '其中的服务记录后来有更正',
} as const

/** What stands on the paper. */
export const paperWords = {
  title: '志愿服务记录证明',
  serial: '证明编号',
  volunteerNumber: '志愿者编号',
  name: '姓名',
  idType: '证件类型',
  idNumber: '证件号码',
  noIdNumber: '未提供，以志愿者编号为准',
  purpose: '用途',
  period: '服务期间',
  statement: (about: {
    name: string
    from: string
    until: string
    times: number
    minutes: number
  }) =>
    `兹证明 ${about.name} 于${periodWords(about.from, about.until)}参加志愿服务 ${String(about.times)} 次，志愿服务时长共计 ${minutesText(about.minutes)}。服务记录如下：`,
  columns: { number: '序号', date: '日期', content: '服务内容', place: '地点', minutes: '时长' },
  /** Service outside of activities, as it was told and approved. */
  reported: { post: '经社区核实的服务申报', place: '－' },
  total: (times: number) => `合计 ${String(times)} 次`,
  inCharge: '负责人',
  handler: '经办人',
  contact: '联系方式',
  issuedOn: '出具日期',
  issuer: '出具单位',
  seal: '（出具单位盖章）',
  scan: '扫码核验真伪',
  scanInWechat: '微信扫码核验真伪',
  law: '本证明依据《志愿服务条例》和《志愿服务记录与证明出具办法（试行）》出具，只记载志愿服务的事实，对出具内容可随时核验。',
  page: (number: number, of: number) => `第 ${String(number)} 页，共 ${String(of)} 页`,
  duration: minutesText,
  fileName: (serial: string) => `志愿服务记录证明-${serial}.pdf`,
} as const

export const publicStateWords: Record<PublicState, { title: string; text: string }> = {
  valid: { title: '证明有效', text: '和出具单位的记录一致。' },
  revoked: { title: '证明已撤销', text: '出具单位已经撤销，这份证明不再有效。' },
  replaced: {
    title: '证明已被新的代替',
    text: '出具以后，其中的服务记录有更正，请以新的证明为准。',
  },
}

/** The public page that anybody can open with the number on the paper. */
export const verifyWords = {
  title: '志愿服务证明核验',
  product: '好邻',
  ask: '输入证明上的编号',
  placeholder: '420106-7F3K9-QWXTC-M4',
  look: '核验',
  another: '核验另一份',
  serial: '证明编号',
  issuer: '出具单位',
  holder: '持有人',
  total: '服务时长',
  newer: '新的证明',
  unknownTitle: '没有找到这份证明',
  unknownText: '请对照证明上的编号，逐个字再看一遍。编号里没有字母 I、L、O、U。',
  tooManyTitle: '查询太频繁了',
  tooManyText: '请过一分钟再试。',
  note: '本页只显示出具单位、持有人的姓氏、服务时长和证明的状态。',
  duration: minutesText,
} as const
