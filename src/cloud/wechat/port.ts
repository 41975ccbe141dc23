import type { NoticeKind } from '../../domain/notices'

export interface WeChatMessage {
  /** The task's id: a message sent twice under one id is one message. */
  id: string
  districtId: string
  personId: string
  openid: string
  kind: NoticeKind
  title: string
  body: string
  at: Date
}

/** A check answers at once, or later under the trace id that WeChat names. */
export type PictureVerdict =
  { verdict: 'passed' | 'rejected' } | { verdict: 'later'; trace: string }

/** What the app needs of WeChat. The real one talks to WeChat; the local twin writes down what it would send. */
export interface WeChat {
  /** Whether the message went out; false where the person had not agreed to one. */
  send: (message: WeChatMessage) => Promise<boolean>
  checkPicture: (picture: { openid: string; url: string }) => Promise<PictureVerdict>
}
