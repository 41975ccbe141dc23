import { randomUUID } from 'node:crypto'
import { dayOf, day, later } from '../../src/domain/time'
import { useDeployed } from '../support/functions/deployed'
import { eventOf, outputOf } from '../support/functions/event'
import { addService } from '../support/history'
import { readPdf, withoutBlanks } from '../support/pdf'

const deployed = useDeployed()

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined

test('a certificate is asked for, drawn by the file beside the function, and put into cloud storage', async () => {
  const { api, world } = deployed()
  const { builder, community, lin, organizer, now } = world
  const who = { OPENID: lin.openid }
  const { slotId } = await world.addSlot({ inHours: -50 }, { title: '重阳节送餐' })
  await addService(builder, community, lin, slotId)

  const first = await api.call(eventOf('myRecord.mine'), who)
  expect(outputOf(first)).toMatchObject({ mine: { minutes: 120, times: 1 } })
  expect(first).toHaveProperty('loaded', expect.not.arrayContaining(['pdf.js']))

  const issuer = { inCharge: '许清禾', handler: '郑晓舟', contact: '社区服务站' }
  const settings = { key: randomUUID(), orgId: community.id, ...issuer }
  outputOf(
    await api.call(eventOf('certificates.setIssuer', settings), { OPENID: organizer.openid }),
  )

  const asked = {
    key: randomUUID(),
    personId: lin.id,
    from: dayOf(later(now, -30 * day)),
    until: dayOf(now),
    purpose: 'work',
    purposeNote: '',
    identity: { name: '镕喆', idType: 'none', idNumber: '' },
  }
  const output = outputOf(await api.call(eventOf('certificates.ask', asked), who))
  expect(output).toMatchObject({ state: 'issued' })

  const certificateId = member(output, 'certificateId')
  const handed = await api.call(eventOf('certificates.document', { certificateId }), who)
  expect(outputOf(handed)).toMatchObject({ from: 'cloud' })
  expect(String(member(outputOf(handed), 'fileId'))).toMatch(/^cloud:/)
  if ('error' in handed) throw new Error(handed.error)
  expect(handed.loaded).toContain('pdf.js')
  const [file] = handed.uploaded
  // Whoever does not read the answer does not find the file.
  expect(file?.cloudPath).toMatch(/^certificates\/420106\/[0-9a-f-]{36}-[\w-]{43}\.pdf$/)
  const text = withoutBlanks(readPdf(Buffer.from(file?.base64 ?? '', 'base64')).text)
  for (const said of ['姓名镕喆', '重阳节送餐', '出具单位张家湾社区', '微信扫码核验真伪'])
    expect(text).toContain(said)
})
