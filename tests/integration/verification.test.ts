import { createHttp } from '../../src/cloud/http'
import { paperWords, verifyWords } from '../../src/words/certificates'
import { serialOf, spelledSerial } from '../../src/domain/certificates'
import { minute } from '../../src/domain/time'
import { outcome } from '../support/cloud'
import { useCertified } from '../support/certify'
import { readPdf, withoutBlanks } from '../support/pdf'

const story = useCertified()
const { cloud, world, serve, ask, row, setIssuer } = story

const http = (behindProxy = false) => {
  const { app, deps, files } = cloud()
  return createHttp({ app, deps, files, pages: '/nowhere', behindProxy })
}

const get = async (path: string, headers: Record<string, string> = {}, behindProxy = false) => {
  const response = await http(behindProxy).request(path, { headers })
  return { status: response.status, text: await response.text(), headers: response.headers }
}

/** What a browser shows of a page. */
const shown = (html: string) =>
  html
    .replaceAll(/<style>[\s\S]*<\/style>|<title>.*<\/title>|<!doctype html>/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()

const certified = async () => {
  await setIssuer()
  await serve(world().lin, 3)
  const { certificateId } = await ask(world().lin)
  return row(certificateId)
}

describe('the public page', () => {
  it('shows issuer, masked name, total and state of a certificate, and nothing else', async () => {
    const { serial } = await certified()
    const { status, text } = await get(`/verify/${spelledSerial(serial)}`)
    expect(status).toBe(200)
    expect(shown(text)).toBe(
      [
        verifyWords.title,
        '证明有效 和出具单位的记录一致。',
        `证明编号 ${spelledSerial(serial)}`,
        '出具单位 张家湾社区',
        '持有人 林**',
        '服务时长 2小时',
        verifyWords.note,
        verifyWords.another,
      ].join(' '),
    )
    expect(text).not.toMatch(/秀英|2417|送餐|林家妈妈|许清禾/)
  })

  it('is plain HTML without scripts, by day and by night, kept by nobody', async () => {
    const { serial } = await certified()
    const { text, headers } = await get(`/verify/${serial}`)
    expect(text).not.toMatch(/<script|javascript:|\son\w+=/i)
    expect(text).toContain('prefers-color-scheme:dark')
    expect(text).toContain('noindex')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('content-type')).toMatch(/^text\/html/)
  })

  it('asks for the number, and takes it as people type it', async () => {
    const { serial } = await certified()
    expect((await get('/verify')).text).toContain('<form')
    const typed = encodeURIComponent(spelledSerial(serial).toLowerCase())
    expect(shown((await get(`/verify?serial=${typed}`)).text)).toContain('证明有效')
  })

  it.each([
    '420106-7F3K9-QWXTC-00',
    '<script>alert(1)</script>',
    "'; drop table certificate; --",
    'x'.repeat(2000),
  ])('knows nothing of %j, and does not repeat it', async (text) => {
    const page = await get(`/verify?serial=${encodeURIComponent(text)}`)
    expect(page.status).toBe(404)
    expect(page.text).not.toContain('alert(1)')
    expect(shown(page.text)).toContain('没有找到这份证明')
  })

  it('knows nothing of what waits or was refused', async () => {
    const { lin } = world()
    await story.come(lin, 3)
    const { certificateId } = await ask(lin)
    const { serial } = await row(certificateId)
    expect((await get(`/verify/${serial}`)).status).toBe(404)
  })

  it('from one address so often a minute and no more; another address is not hurt', async () => {
    const { serial } = await certified()
    const from = (address: string) => get(`/verify/${serial}`, { 'x-forwarded-for': address }, true)
    for (let tries = 0; tries < 30; tries += 1) expect((await from('1.1.1.1')).status).toBe(200)
    const refused = await from('1.1.1.1')
    expect(refused.status).toBe(429)
    expect(shown(refused.text)).toContain('查询太频繁了')
    expect((await from('2.2.2.2')).status).toBe(200)
    // What stands before the address that the proxy itself wrote is anybody's claim.
    expect((await from('3.3.3.3, 1.1.1.1')).status).toBe(429)
    cloud().pass(2 * minute)
    expect((await from('1.1.1.1')).status).toBe(200)
  })

  it('whoever names an address where there is no proxy is not believed', async () => {
    const { serial } = await certified()
    for (let tries = 0; tries < 30; tries += 1)
      await get(`/verify/${serial}`, { 'x-forwarded-for': `1.1.1.${String(tries)}` })
    expect((await get(`/verify/${serial}`)).status).toBe(429)
  })
})

describe('the page in the mini-program', () => {
  it('tells the same, whoever asks from wherever', async () => {
    const { serial } = await certified()
    const told = {
      serial,
      state: 'valid',
      issuer: '张家湾社区',
      holder: '林**',
      minutes: 120,
      replacedBy: null,
    }
    for (const api of [
      world().visitor,
      world().as(world().chen),
      world().as(world().there.resident),
    ])
      expect(await api.certificates.verify({ serial: spelledSerial(serial) })).toEqual(told)
  })

  it('knows no other number, and is not asked without end', async () => {
    await certified()
    // Nobody else of this file has asked in this one's name: the tries are counted in the process.
    const { certificates } = world().as(await world().addNeighbour('好奇的人'))
    const guess = (value: number) => serialOf('420106', [value, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    for (let tries = 0; tries < 30; tries += 1)
      expect(await outcome(certificates.verify({ serial: guess(tries) }))).toEqual({
        refused: 'certificate_unknown',
      })
    expect(await outcome(certificates.verify({ serial: guess(0) }))).toEqual({
      refused: 'too_many_tries',
    })
  })
})

describe('the PDF', () => {
  const pdfOf = async (who = world().lin) => {
    const { id } = await certified()
    const handed = await world().as(who).certificates.document({ certificateId: id })
    if (handed.from !== 'http') throw new Error('the local store hands out addresses')
    return handed.url
  }

  const fetched = async (url: string) => {
    const response = await http().request(url)
    return { response, bytes: Buffer.from(await response.arrayBuffer()) }
  }

  it('is handed out under an address that its holder gets, and reads as it was issued', async () => {
    const { response, bytes } = await fetched(await pdfOf())
    expect(response.headers.get('content-type')).toBe('application/pdf')
    expect(response.headers.get('cache-control')).toContain('no-store')
    expect(decodeURIComponent(response.headers.get('content-disposition') ?? '')).toContain(
      paperWords.title,
    )
    const text = withoutBlanks(readPdf(bytes).text)
    for (const said of [
      '姓名林秀英',
      '420***********2417',
      '第3天送餐·午间送餐社区广场2小时',
      '微信扫码核验真伪',
    ])
      expect(text).toContain(said)
  })

  it('is the same to the byte each time', async () => {
    const url = await pdfOf()
    const [first, second] = [await fetched(url), await fetched(url)]
    expect(first.bytes.equals(second.bytes)).toBe(true)
  })

  it('leads to the public page where there is a public address', async () => {
    cloud().deps.publicUrl = 'https://haolin.example'
    try {
      const { serial, verifyAt } = await certified()
      expect(verifyAt).toBe(`https://haolin.example/verify/${serial}`)
    } finally {
      cloud().deps.publicUrl = null
    }
  })

  it('no other address brings it: altered, of another certificate, or too old', async () => {
    const url = await pdfOf()
    const altered = url.replace(/proof=./, (found) => (found.endsWith('A') ? 'proof=B' : 'proof=A'))
    const later = url.replace(/until=\d+/, 'until=99999999999999')
    const other = url.replace(/420106\/[0-9a-f]{4}/, '420106/ffff')
    for (const address of [
      altered,
      later,
      other,
      url.split('?')[0] ?? '',
      '/certificates/420106/x',
    ])
      expect((await http().request(address)).status).toBe(404)
    expect((await http().request(url)).status).toBe(200)
    cloud().pass(11 * minute)
    expect((await http().request(url)).status).toBe(404)
  })

  it('is not drawn from a content that somebody has changed', async () => {
    const url = await pdfOf()
    const { db } = cloud().database
    await db.execute(`update certificate set content = jsonb_set(content, '{inCharge}', '"别人"')`)
    expect((await http().request(url)).status).toBe(500)
  })
})
