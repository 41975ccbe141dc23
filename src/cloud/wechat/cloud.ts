import type { NoticeKind } from '../../domain/notices'
import { cutTo } from '../../words/messages'
import type { WeChat, WeChatMessage } from './port'

/** The part of wx-server-sdk that is used; the cloud installs the package beside the function. */
export interface WeChatSdk {
  init: (options: { env: unknown }) => void
  DYNAMIC_CURRENT_ENV: unknown
  getWXContext: () => { OPENID?: string; SOURCE?: string }
  getTempFileURL: (options: {
    fileList: string[]
  }) => Promise<{ fileList: { tempFileURL: string }[] }>
  openapi: {
    subscribeMessage: {
      send: (message: {
        touser: string
        templateId: string
        page: string
        data: Record<string, { value: string }>
      }) => Promise<{ errCode: number }>
    }
    security: {
      mediaCheckAsync: (picture: {
        mediaUrl: string
        mediaType: number
        version: number
        scene: number
        openid: string
      }) => Promise<{ traceId: string }>
    }
  }
}

/** WeChat cuts nothing itself: a `thing` field longer than this fails the whole message. */
const longestThing = 20

const thing = (value: string) => ({ value: cutTo(value, longestThing) })

/** The person has no credit for this template left, or has switched messages off. */
const noCredit = 43101

const errorCode = (error: unknown) =>
  typeof error === 'object' && error !== null && 'errCode' in error ? error.errCode : undefined

/**
 * The real WeChat, inside a cloud function. `templates` names the subscribe-message template of each kind
 * of notice; a kind without one is told in the app only.
 */
export const wechatCloud = (
  sdk: WeChatSdk,
  templates: Partial<Record<NoticeKind, string>>,
): WeChat => ({
  send: async ({ openid, kind, title, body }: WeChatMessage) => {
    const templateId = templates[kind]
    if (templateId === undefined) return false
    const data = { thing1: thing(title), thing2: thing(body) }
    try {
      await sdk.openapi.subscribeMessage.send({
        touser: openid,
        templateId,
        page: 'pages/inbox/index',
        data,
      })
      return true
    } catch (error) {
      if (errorCode(error) === noCredit) return false
      throw error
    }
  },
  checkPicture: async ({ openid, url }) => {
    const { traceId } = await sdk.openapi.security.mediaCheckAsync({
      mediaUrl: url,
      mediaType: 2,
      version: 2,
      scene: 1,
      openid,
    })
    return { verdict: 'later', trace: traceId }
  },
})
