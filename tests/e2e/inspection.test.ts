import type { Browser } from 'playwright-core'
import { inspect } from '../support/e2e/inspect'
import { openBrowser, openPhone, type Phone } from '../support/e2e/phone'

/** The screens are judged by a small program; here it is shown each fault it has to find. */
describe('the inspection of a screen', () => {
  const bar = { width: 390, target: 60, type: 18 }
  let browser: Browser
  let phone: Phone

  const shown = async (html: string) => {
    await phone.page.setContent(
      `<body style="margin:0;font-size:18px"><div class="taro_page"><div class="screen">${html}</div></div>`,
    )
    return inspect(phone, bar)
  }
  const button = (style: string, words = '签到', more = '') =>
    `<div role="button" style="${style}" ${more}>${words}</div>`

  beforeAll(async () => {
    browser = await openBrowser()
    phone = await openPhone(browser, 'about:blank')
  })

  afterAll(() => browser.close())

  it('has nothing to say of a good one', async () => {
    expect(await shown(`<p>你好</p>${button('height:60px')}`)).toEqual([])
  })

  const faults: [string, string, string][] = [
    ['what sticks out at the side', '<p style="width:420px">你好</p>', 'sticks out'],
    ['what is too low to be hit', button('height:44px'), 'is 390 × 44 to tap: 签到'],
    ['what is too narrow', button('width:20px;height:60px', ''), 'is 20 × 60 to tap'],
    ['what has no name', button('height:60px', ''), 'has no name'],
    ['what is too small to be read', '<p style="font-size:13px">你好</p>', 'is set in 13: 你好'],
    [
      'what is cut off',
      '<p style="width:40px;overflow:hidden;white-space:nowrap">张家湾社区</p>',
      'is cut off: 张家湾社区',
    ],
    ['what is called like something else', '<p id="a">1</p><p id="a">2</p>', 'is called twice: a'],
  ]

  it.each(faults)('finds %s', async (_, html, sentence) => {
    expect(await shown(html)).toEqual(expect.arrayContaining([expect.stringContaining(sentence)]))
  })
})
