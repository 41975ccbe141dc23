import { wechatCloud, type WeChatSdk } from '../../../src/cloud/wechat/cloud'

type Check = WeChatSdk['openapi']['security']['msgSecCheck']

const wechat = (msgSecCheck: Check) =>
  wechatCloud(
    {
      init: jest.fn(),
      DYNAMIC_CURRENT_ENV: null,
      getWXContext: () => ({}),
      getTempFileURL: jest.fn(),
      uploadFile: jest.fn(),
      openapi: {
        subscribeMessage: { send: jest.fn() },
        wxacode: { getUnlimited: jest.fn() },
        security: { mediaCheckAsync: jest.fn(), msgSecCheck },
      },
    },
    {},
  )

describe("WeChat's check of a text", () => {
  it('is asked about a comment in the name of the account', async () => {
    const check = jest.fn<ReturnType<Check>, Parameters<Check>>(async () => ({
      result: { suggest: 'pass' },
    }))
    await wechat(check).checkText({ openid: 'openid', text: '很好' })
    expect(check).toHaveBeenCalledWith({ content: '很好', version: 2, scene: 2, openid: 'openid' })
  })

  it.each([
    ['passed', 'pass'],
    ['rejected', 'risky'],
    ['review', 'review'],
    ['review', 'a word of next year'],
  ])('is %s where it suggests %s', async (verdict, suggest) => {
    const port = wechat(async () => ({ result: { suggest } }))
    expect(await port.checkText({ openid: 'openid', text: '很好' })).toBe(verdict)
  })

  it('leaves to a person what it says nothing about', async () => {
    const port = wechat(async () => ({}))
    expect(await port.checkText({ openid: 'openid', text: '很好' })).toBe('review')
  })

  it('fails when WeChat is away, so that it is asked again', async () => {
    const port = wechat(() => Promise.reject(new Error('away')))
    await expect(port.checkText({ openid: 'openid', text: '很好' })).rejects.toThrow('away')
  })
})
