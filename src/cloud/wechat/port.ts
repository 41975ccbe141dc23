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

/** A message that WeChat did not take, and why. */
export interface Unsent {
  id: string
  error: unknown
}

/** A check answers at once, or later under the trace id that WeChat names. */
export type PictureVerdict =
  { verdict: 'passed' | 'rejected' } | { verdict: 'later'; trace: string }

/** A machine is sure of a text, or leaves it to a person. */
export type TextVerdict = 'passed' | 'review' | 'rejected'

/** What the app needs of WeChat. The real one talks to WeChat; the local twin writes down what it would send. */
export interface WeChat {
  /** How many messages go out well within the lease of their tasks. */
  atOnce: number

  /**
   * Sends what can be sent, each message whatever becomes of the others, and answers those that did not go out.
   * Whoever has not agreed to a message is told in the app only.
   */
  send: (messages: readonly WeChatMessage[]) => Promise<readonly Unsent[]>
  checkPicture: (picture: { openid: string; url: string }) => Promise<PictureVerdict>
  /** A picture of the mini-program code that opens a page; `scene` has 32 characters at the most. */
  miniCode: (code: { page: string; scene: string }) => Promise<Buffer>
  checkText: (said: { openid: string; text: string }) => Promise<TextVerdict>
}
