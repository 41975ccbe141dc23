import type { NoticeKind } from '../../domain/notices'
import { cutTo } from '../../words/messages'
import type { TextVerdict, Unsent, WeChat, WeChatMessage } from './port'

/** The part of wx-server-sdk that is used; the cloud installs the package beside the function. */
export interface WeChatSdk {
  init: (options: { env: unknown }) => void
  DYNAMIC_CURRENT_ENV: unknown
  getWXContext: () => { OPENID?: string; SOURCE?: string }
  getTempFileURL: (options: {
    fileList: string[]
  }) => Promise<{ fileList: { tempFileURL: string }[] }>
  uploadFile: (options: { cloudPath: string; fileContent: Buffer }) => Promise<{ fileID: string }>
  openapi: {
    subscribeMessage: {
      send: (message: {
        touser: string
        templateId: string
        page: string
        data: Record<string, { value: string }>
      }) => Promise<{ errCode: number }>
    }
    wxacode: {
      getUnlimited: (code: {
        page: string
        scene: string
        checkPath: boolean
        width: number
      }) => Promise<{ buffer: Buffer }>
    }
    security: {
      mediaCheckAsync: (picture: {
        mediaUrl: string
        mediaType: number
        version: number
        scene: number
        openid: string
      }) => Promise<{ traceId: string }>
      msgSecCheck: (said: {
        content: string
        version: number
        scene: number
        openid: string
      }) => Promise<{ result?: { suggest: string } }>
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

/** WeChat asks where a text stands; a comment is its second kind. */
const commentScene = 2

/** Whatever WeChat may call it, only a clear pass is one. */
const textVerdict = (suggest: string | undefined): TextVerdict => {
  switch (suggest) {
    case 'pass':
      return 'passed'
    case 'risky':
      return 'rejected'
    default:
      return 'review'
  }
}

const sendOne = async (
  sdk: WeChatSdk,
  templates: Partial<Record<NoticeKind, string>>,
  { openid, kind, title, body }: WeChatMessage,
) => {
  const templateId = templates[kind]
  if (templateId === undefined) return
  const data = { thing1: thing(title), thing2: thing(body) }
  try {
    await sdk.openapi.subscribeMessage.send({
      touser: openid,
      templateId,
      page: 'pages/inbox/index',
      data,
    })
  } catch (error) {
    if (errorCode(error) !== noCredit) throw error
  }
}

/**
 * The real WeChat, inside a cloud function. `templates` names the subscribe-message template of each kind
 * of notice; a kind without one is told in the app only.
 */
export const wechatCloud = (
  sdk: WeChatSdk,
  templates: Partial<Record<NoticeKind, string>>,
): WeChat => ({
  // ★ Each takes WeChat a moment.
  atOnce: 20,
  send: async (messages) => {
    const unsent: Unsent[] = []
    for (const message of messages) {
      try {
        await sendOne(sdk, templates, message)
      } catch (error) {
        unsent.push({ id: message.id, error })
      }
    }
    return unsent
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
  miniCode: async ({ page, scene }) => {
    const { buffer } = await sdk.openapi.wxacode.getUnlimited({
      page,
      scene,
      // The page may be of a version that is still being reviewed.
      checkPath: false,
      width: 430,
    })
    return Buffer.from(buffer)
  },
  checkText: async ({ openid, text }) => {
    const { result } = await sdk.openapi.security.msgSecCheck({
      content: text,
      version: 2,
      scene: commentScene,
      openid,
    })
    return textVerdict(result?.suggest)
  },
})
