import { readFileSync } from 'node:fs'
import { day, dayOf, later } from '../../src/domain/time'
import { useHaolin } from '../support/e2e/haolin'
import type { Phone } from '../support/e2e/phone'
import { readPdf, withoutBlanks } from '../support/pdf'

/** A certificate in a browser: seen, downloaded, and looked up on the public page. */
describe('a certificate', () => {
  const haolin = useHaolin()
  let volunteer: Phone
  let organizer: Phone
  let serial = ''

  beforeAll(async () => {
    volunteer = await haolin.phone('volunteer')
    organizer = await haolin.phone('organizer')
  })

  it('stands in my record, beside the hours that it is about', async () => {
    await volunteer.go('pages/me')
    await volunteer.tapId('my-record')
    await volunteer.arrivesAt('service/record')
    await volunteer.sees(/再服务 .*，就是[一二三四五]星志愿者/)
    await volunteer.tapId('to-certificates')
    await volunteer.arrivesAt('service/certificates')
    await volunteer.page.locator('[id^="certificate-"]', { hasText: '已开具' }).first().click()
    await volunteer.arrivesAt('service/certificate')
    await volunteer.sees('证明开好了')
    serial = /\d{6}-[0-9A-Z-]{14}/.exec(await volunteer.reads('serial'))?.[0] ?? ''
    expect(serial).not.toBe('')
  })

  it('is downloaded as a PDF that says what the screen says', async () => {
    const coming = volunteer.page.waitForEvent('download')
    await volunteer.tap('下载 PDF')
    const download = await coming
    const path = await download.path()
    const { text } = readPdf(readFileSync(path))
    expect(withoutBlanks(text)).toContain(`证明编号${serial}`)
    expect(withoutBlanks(text)).toContain('姓名周向阳')
  })

  it('anybody looks it up on the public page, in a browser without scripts', async () => {
    const browser = volunteer.page.context().browser()
    if (!browser) throw new Error('the phone is in a browser')
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${haolin.cloud().address}/verify`)
    await page.getByLabel('输入证明上的编号').fill(serial.toLowerCase())
    await page.getByRole('button', { name: '核验' }).click()
    await page.getByText('证明有效').waitFor()
    expect(await page.locator('#holder').textContent()).toBe('周**')
    expect(await page.locator('main').textContent()).not.toContain('周向阳')
    await context.close()
  })

  it('somebody without an account looks it up in the app', async () => {
    const visitor = await haolin.phone(null)
    await visitor.go('service/verify')
    await visitor.types('serial', serial)
    await visitor.tap('核验')
    await visitor.sees('证明有效')
    await visitor.sees('周**')
  })

  it('the organizer decides on the one that waits', async () => {
    await organizer.go('organizer/desk')
    await organizer.tapId('open-certificates')
    await organizer.arrivesAt('organizer/certificates')
    await organizer.sees('周向阳 · 周**')
    await organizer.page.locator('[id^="refuse-"]').first().click()
    await organizer.types('reason', '上周的服务还在核对，请月底再申请')
    await organizer.tapId('confirm-yes')
    await organizer.sees('没有给周向阳开具，原因已经告诉本人。')
    await volunteer.go('service/certificates')
    await volunteer.sees('未开具')
  })

  it('is asked for in the browser, and is there at once when all of its time is confirmed', async () => {
    const now = await haolin.cloud().now()
    await volunteer.go('service/ask')
    await volunteer.tapId('period-own')
    await volunteer.types('period-from', dayOf(later(now, -100 * day)))
    await volunteer.types('period-until', dayOf(later(now, -31 * day)))
    await volunteer.untilReads('outlook', '都已确认，提交后马上开具。')
    await volunteer.tapId('submit')
    await volunteer.arrivesAt('service/certificate')
    await volunteer.sees('证明开好了')
  })

  it('is taken back by the organizer, who finds it by the number on the paper', async () => {
    await organizer.go('organizer/desk')
    await organizer.tapId('open-certificates')
    await organizer.types('search', serial)
    const found = organizer.page.locator('[id^="revoke-"]')
    await organizer.settled()
    expect(await found.count()).toBe(1)
    await found.click()
    await organizer.types('reason', '姓名写错了，请重新申请')
    await organizer.tapId('confirm-yes')
    await organizer.sees('周向阳的证明已经撤销，原因已经告诉本人。')
    await organizer.sees('原因：姓名写错了，请重新申请')
  })

  it('its holder reads why, and the public page says that it is revoked, and no more', async () => {
    await volunteer.go('pages/inbox')
    await volunteer.tap(/志愿服务证明已被撤销/)
    await volunteer.arrivesAt('service/certificate')
    await volunteer.sees('这份证明已撤销')
    await volunteer.sees('原因：姓名写错了，请重新申请')
    const page = await (await fetch(`${haolin.cloud().address}/verify/${serial}`)).text()
    expect(page).toContain('证明已撤销')
    expect(page).not.toContain('姓名写错了')
  })
})
