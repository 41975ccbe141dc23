import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context, Hono } from 'hono'
import * as v from 'valibot'
import type { Deps } from '../deps'
import { estimateNow } from '../edge/clock'
import type { LocalFiles } from '../files/local'
import { drawDocument } from './document'
import { askPage, tooManyPage, unknownPage, verifiedPage } from './page'
import { findVerified, mayVerify } from './verify'

const isId = (value: string) => v.is(v.pipe(v.string(), v.uuid()), value)

/** A certificate for whoever got its proof a moment ago; it is kept by nobody on the way. */
const certificateResponse = async (
  deps: Deps,
  files: LocalFiles,
  wanted: { districtId: string; id: string },
  proof: { until: string; proof: string },
) => {
  if (!isId(wanted.id)) return null
  if (!files.provesCertificate(wanted, proof, await estimateNow(deps))) return null
  const document = await drawDocument(deps, wanted.districtId, wanted.id)
  if (document === null) return null
  return new Response(new Uint8Array(document.bytes), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="certificate.pdf"; filename*=UTF-8''${encodeURIComponent(document.name)}`,
      'cache-control': 'private, no-store',
    },
  })
}

/** The page on which anybody looks a certificate up, so often a minute and no more. */
const verifyResponse = async (deps: Deps, context: Context, address: string, text: string) => {
  const plain = { 'cache-control': 'no-store' }
  if (text === '') return context.html(askPage(), 200, plain)
  if (!mayVerify(deps, address)) return context.html(tooManyPage(), 429, plain)
  const found = await findVerified(deps, text)
  return found === null
    ? context.html(unknownPage(text), 404, plain)
    : context.html(verifiedPage(found), 200, plain)
}

/** Who asks: the machine at the other end, or whom the proxy before this app names last. */
export const addressOf = (context: Context, behindProxy: boolean) => {
  const named = behindProxy ? context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : ''
  if (named) return named
  try {
    return getConnInfo(context).remote.address ?? 'unknown'
  } catch {
    return 'unknown'
  }
}

/** The papers themselves, and the page on which anybody looks one up. */
export const serveCertificates = (
  http: Hono,
  deps: Deps,
  files: LocalFiles,
  behindProxy: boolean,
) => {
  http.get('/certificates/:districtId/:id', async (context) => {
    const { districtId, id } = context.req.param()
    const { until = '', proof = '' } = context.req.query()
    const response = await certificateResponse(deps, files, { districtId, id }, { until, proof })
    return response ?? context.notFound()
  })

  http.get('/verify', (context) => {
    const asked = context.req.query('serial') ?? ''
    return verifyResponse(deps, context, addressOf(context, behindProxy), asked)
  })

  http.get('/verify/:serial', (context) =>
    verifyResponse(deps, context, addressOf(context, behindProxy), context.req.param('serial')),
  )
}
