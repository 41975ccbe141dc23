import type { Paper } from '../../../src/cloud/certificates/drawing'
import { drawCertificate, lackingIn } from '../../../src/cloud/certificates/pdf'
import { installedFont } from '../../../src/cloud/open'
import { drawnCode } from '../../../src/cloud/wechat/drawn-code'
import type { CertificateContent } from '../../../src/domain/certificates'
import { paperWords } from '../../../src/words/certificates'
import { readPdf, renderPdf, withoutBlanks } from '../../support/pdf'

const fontFile = installedFont()

const itemsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    recordId: String(index),
    date: `2026-03-${String((index % 28) + 1).padStart(2, '0')}`,
    title: `第${String(index + 1)}次 午间送餐`,
    post: '送餐员',
    place: '张家湾社区老年食堂',
    minutes: 90,
  }))

const paperOf = (wish: Partial<CertificateContent> = {}, name = '欧阳喆堃'): Paper => ({
  fontFile,
  codePicture: null,
  holder: { name, idType: 'resident_id', idMasked: '420***********2417' },
  content: {
    serial: '4201067F3K9QWXTCM4',
    volunteerNumber: '4201061234567891',
    period: { from: '2026-01-01', until: '2026-11-22' },
    purpose: 'school',
    purposeNote: '',
    items: itemsOf(4),
    minutes: 360,
    issuer: '张家湾社区',
    inCharge: '许清禾',
    handler: '郑晓舟',
    contact: '027-0000 0000',
    issuedOn: '2026-11-22',
    verifyAt: 'https://haolin.example/verify/4201067F3K9QWXTCM4',
    ...wish,
  },
})

describe('the paper', () => {
  it('says all that it has to, read back by a PDF reader', async () => {
    const { pages, text, title } = readPdf(await drawCertificate(paperOf()))
    expect(pages).toHaveLength(1)
    expect(Math.round(pages[0]?.width ?? 0)).toBe(595)
    expect(Math.round(pages[0]?.height ?? 0)).toBe(842)
    expect(title).toContain('志愿服务记录证明')
    const plain = withoutBlanks(text)
    for (const said of [
      '志愿服务记录证明',
      '证明编号420106-7F3K9-QWXTC-M4',
      '姓名欧阳喆堃',
      '志愿者编号4201061234567891',
      '证件类型居民身份证',
      '证件号码420***********2417',
      '服务期间2026年1月1日至2026年11月22日',
      '用途升学、综合素质评价',
      '参加志愿服务4次',
      '共计6小时',
      '2026-03-01第1次午间送餐·送餐员张家湾社区老年食堂1小时30分',
      '合计4次6小时',
      '出具单位张家湾社区',
      '负责人许清禾',
      '经办人郑晓舟',
      '联系方式027-00000000',
      '出具日期2026年11月22日',
      '（出具单位盖章）',
      '扫码核验真伪',
      '第1页，共1页',
    ])
      expect(plain).toContain(said)
  })

  it('shows what it says: page one is printed, and on it the letters of the name', async () => {
    const name = '欧阳喆堃'
    const { width, height, pieces, boxOf } = renderPdf(await drawCertificate(paperOf({}, name)))
    expect([Math.round(width / 2), Math.round(height / 2)]).toEqual([595, 842])
    const page = boxOf({ x: 0, y: 0, width, height })
    expect(page.inked).toBeGreaterThan(0.01)
    expect(page.inked).toBeLessThan(0.3)
    expect(boxOf({ x: 0, y: 0, width, height: 60 }).inked).toBe(0)

    const piece = pieces.find(({ text }) => text === name)
    if (!piece) throw new Error('the name stands nowhere')
    const side = piece.width / name.length
    const letters = Array.from(name, (_, index) =>
      boxOf({ x: piece.x + index * side, y: piece.y - 0.85 * side, width: side, height: side }),
    )
    for (const { inked } of letters) {
      expect(inked).toBeGreaterThan(0.05)
      expect(inked).toBeLessThan(0.6)
    }
    // Letters that a font lacks are all the same box.
    const shapes = letters.map(({ points }) => points.toString('base64'))
    expect(new Set(shapes).size).toBe(name.length)
  })

  it('is the same to the byte whenever it is drawn', async () => {
    const first = await drawCertificate(paperOf())
    jest.useFakeTimers({ now: new Date('2031-01-01') })
    const second = await drawCertificate(paperOf()).finally(() => {
      jest.useRealTimers()
    })
    expect(first.equals(second)).toBe(true)
    const other = await drawCertificate(paperOf({ minutes: 361 }))
    expect(other.equals(first)).toBe(false)
  })

  it('of a long record has its head on every page and the signing never alone on one', async () => {
    for (const count of [9, 10, 11, 12, 13, 14, 60]) {
      const { pages } = readPdf(await drawCertificate(paperOf({ items: itemsOf(count) })))
      for (const page of pages) expect(page.text).toContain('服务内容')
      const last = withoutBlanks(pages.at(-1)?.text ?? '')
      expect(last).toContain('出具单位')
      expect(last).toContain(`第${String(count)}次`)
      expect(last).toContain(`第${String(pages.length)}页，共${String(pages.length)}页`)
    }
  })

  it.each([4, 9, 12])(
    'sets names of several lines above what it rests on (%i services)',
    async (count) => {
      const long = {
        issuer: '武汉市武昌区水果湖街道张家湾社区居民委员会志愿服务工作站暨新时代文明实践站',
        inCharge: '阿卜杜热伊木·阿卜杜热合曼'.repeat(2),
        handler: '买买提吐尔逊·阿卜力克木江'.repeat(2),
        contact:
          '社区党群服务中心二楼东侧志愿服务窗口，电话027-0000 0000，工作日上午九点到十一点半',
      }
      const { pages } = readPdf(await drawCertificate(paperOf({ ...long, items: itemsOf(count) })))
      const pieces = pages.at(-1)?.pieces ?? []
      const heightsOf = (text: string) =>
        pieces.filter((piece) => piece.text !== '' && text.includes(piece.text)).map(({ y }) => y)
      const lowestName = Math.min(...heightsOf('出具日期'))
      const law = heightsOf(paperWords.law)
      expect(law.length).toBeGreaterThan(0)
      expect(Math.max(...law)).toBeLessThan(lowestName - 10)
      // The foot of the page keeps its place below all of it.
      expect(Math.min(...law)).toBeGreaterThan(56)
    },
  )

  it('carries only the glyphs that it uses', async () => {
    expect((await drawCertificate(paperOf())).length).toBeLessThan(80_000)
  })

  it('has a mini-program code where there is no public address', async () => {
    const paper = { ...paperOf({ verifyAt: null }), codePicture: drawnCode('service/verify/index') }
    const { text } = readPdf(await drawCertificate(paper))
    expect(withoutBlanks(text)).toContain('微信扫码核验真伪')
  })

  it('leaves pictures out of a title, and names a letter that it cannot print', async () => {
    const items = itemsOf(1).map((item) => ({ ...item, title: '送餐🍱到𠮷家' }))
    const { text } = readPdf(await drawCertificate(paperOf({ items })))
    expect(withoutBlanks(text)).toContain('送餐到[U+20BB7]家')
  })
})

describe('the font', () => {
  it.each(['镕', '喆', '堃', '䶮', '㛃', '·', 'Ä'])(
    'has %s, which stands in people’s names',
    (character) => {
      expect(lackingIn(fontFile, character)).toBeNull()
    },
  )

  it('names the first character that it lacks', () => {
    expect(lackingIn(fontFile, '张𠮷🙂')).toBe('𠮷')
  })
})
