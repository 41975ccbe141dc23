import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import { getConnInfo } from '@hono/node-server/conninfo'
import { and, eq, inArray } from 'drizzle-orm'
import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import * as v from 'valibot'
import { largestPicture } from '../domain/files'
import type { App } from './app'
import { drawDocument } from './certificates/document'
import { askPage, tooManyPage, unknownPage, verifiedPage } from './certificates/page'
import { findVerified, mayVerify } from './certificates/verify'
import { readNow } from './db/connect'
import { file } from './db/tables'
import { estimateNow } from './edge/clock'
import type { Deps } from './deps'
import type { LocalFiles } from './files/local'
import { readSession } from './session/tokens'

/** A call carries texts and ids only; pictures go their own way. */
const largestCall = 100 * 1024

const meta = v.object({
  meta: v.optional(
    v.object({
      token: v.optional(v.pipe(v.string(), v.maxLength(1000))),
      districtId: v.optional(v.pipe(v.string(), v.regex(/^\d{6}$/))),
    }),
    {},
  ),
})

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
}

/** Files with a hash in their name never change; the page itself is asked for each time. */
const cacheFor = (path: string) =>
  path.endsWith('.html') ? 'no-cache' : 'public, max-age=31536000, immutable'

const serveStatic = async (directory: string, path: string) => {
  const wanted = normalize(path === '/' ? '/index.html' : path)
  if (wanted.includes('..') || wanted.includes('\0')) return null
  const body = await readFile(join(directory, wanted)).catch(() => null)
  const type = contentTypes[extname(wanted)]
  if (body === null || type === undefined) return null
  return new Response(new Uint8Array(body), {
    headers: { 'content-type': type, 'cache-control': cacheFor(wanted) },
  })
}

const isId = (value: string) => v.is(v.pipe(v.string(), v.uuid()), value)

/** Pictures that have passed the check are for everyone; a pending one is for whoever got its proof. */
const pictureResponse = async (
  deps: Deps,
  files: LocalFiles,
  wanted: { districtId: string; id: string },
  proof: string | undefined,
) => {
  if (!isId(wanted.id)) return null
  const seen = proof !== undefined && files.provesPending(wanted, proof)
  const [found] = await deps.db
    .select({ place: file.place })
    .from(file)
    .where(
      and(
        eq(file.districtId, wanted.districtId),
        eq(file.id, wanted.id),
        inArray(file.status, seen ? ['passed', 'pending'] : ['passed']),
      ),
    )
  const picture = found && (await files.read(found.place))
  if (!picture) return null
  return new Response(new Uint8Array(picture.body), {
    headers: { 'content-type': picture.type, 'cache-control': 'private, max-age=86400' },
  })
}

const policy = {
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    styleSrc: ["'self'", "'unsafe-inline'"],
    // Taro's own stylesheet carries its icon font inside.
    fontSrc: ["'self'", 'data:'],
    scriptSrc: ["'self'", "'unsafe-inline'"],
    objectSrc: ["'none'"],
    frameAncestors: ["'none'"],
  },
}

/** A certificate for whoever got its proof a moment ago; it is kept by nobody on the way. */
const documentResponse = async (
  deps: Deps,
  files: LocalFiles,
  wanted: { districtId: string; id: string },
  proof: { until: string; proof: string },
) => {
  if (!isId(wanted.id)) return null
  if (!files.provesDocument(wanted, proof, await estimateNow(deps))) return null
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
const addressOf = (context: Context, behindProxy: boolean) => {
  const named = behindProxy ? context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : ''
  if (named) return named
  try {
    return getConnInfo(context).remote.address ?? 'unknown'
  } catch {
    return 'unknown'
  }
}

/** The app over HTTP: for the page, for development, and for hosting it oneself. */
export const createHttp = (options: {
  app: App
  deps: Deps
  files: LocalFiles
  pages: string
  behindProxy?: boolean
}) => {
  const { app, deps, files, pages, behindProxy = false } = options
  const http = new Hono()
  http.use(secureHeaders(policy))

  http.post(
    '/rpc',
    bodyLimit({
      maxSize: largestCall,
      onError: (context) => context.json({ error: 'too large' }, 413),
    }),
    async (context) => {
      const body: unknown = await context.req.json().catch(() => null)
      const read = v.safeParse(meta, body)
      const token = read.success ? read.output.meta.token : undefined
      const now = token === undefined ? null : await estimateNow(deps)
      const openid =
        token === undefined || now === null ? null : readSession(deps.secret, token, now)
      const districtId = read.success ? read.output.meta.districtId : undefined
      const address = addressOf(context, behindProxy)
      return context.json(await app.dispatch(body, { openid, districtId, address }))
    },
  )

  http.put(
    '/files/:districtId/:id',
    bodyLimit({
      maxSize: largestPicture,
      onError: (context) => context.json({ error: 'too large' }, 413),
    }),
    async (context) => {
      const { type = '', bytes = '', signature = '' } = context.req.query()
      const body = Buffer.from(await context.req.arrayBuffer())
      const taken = await files.put({ ...context.req.param(), type, bytes, signature }, body)
      return taken ? context.json({ done: true }) : context.json({ error: 'refused' }, 403)
    },
  )

  http.get('/files/:districtId/:id', async (context) => {
    const { districtId, id } = context.req.param()
    const response = await pictureResponse(
      deps,
      files,
      { districtId, id },
      context.req.query('proof'),
    )
    return response ?? context.notFound()
  })

  // What went wrong is for the log alone.
  http.onError((error, context) => {
    deps.log.error({ err: error, path: context.req.path }, 'http')
    return context.json({ error: 'internal' }, 500)
  })

  http.get('/certificates/:districtId/:id', async (context) => {
    const { districtId, id } = context.req.param()
    const { until = '', proof = '' } = context.req.query()
    const response = await documentResponse(deps, files, { districtId, id }, { until, proof })
    return response ?? context.notFound()
  })

  http.get('/verify', (context) =>
    verifyResponse(
      deps,
      context,
      addressOf(context, behindProxy),
      context.req.query('serial') ?? '',
    ),
  )

  http.get('/verify/:serial', (context) =>
    verifyResponse(deps, context, addressOf(context, behindProxy), context.req.param('serial')),
  )

  http.get('/health', async (context) => {
    const now = await readNow(deps.db, deps.offset.milliseconds).catch(() => null)
    return now === null
      ? context.json({ ok: false }, 503)
      : context.json({ ok: true, now: now.toISOString() })
  })

  http.get('*', async (context) => {
    const response = await serveStatic(pages, context.req.path)
    return response ?? context.notFound()
  })
  return http
}
