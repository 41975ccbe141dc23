import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import { and, eq, inArray } from 'drizzle-orm'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import * as v from 'valibot'
import { largestPicture } from '../domain/files'
import type { App } from './app'
import { addressOf, serveCertificates } from './certificates/http'
import { readNow } from './db/connect'
import { isUnavailable } from './db/errors'
import { file } from './db/tables'
import { estimateNow } from './edge/clock'
import type { Deps } from './deps'
import type { DocumentLink, LocalFiles } from './files/local'
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

/** A document goes to whoever holds its link, while that is good. */
const documentResponse = async (deps: Deps, files: LocalFiles, link: DocumentLink) => {
  const body = await files.fetch(link, await estimateNow(deps))
  if (body === null) return null
  const name = encodeURIComponent(link.name)
  return new Response(new Uint8Array(body), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename*=UTF-8''${name}`,
      'cache-control': 'no-store',
    },
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

/** Pictures that people bring and see, and documents that the cloud made for them. */
const serveFiles = (http: Hono, deps: Deps, files: LocalFiles) => {
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

  http.get('/documents/:file', async (context) => {
    const { name = '', until = '', signature = '' } = context.req.query()
    const link = { file: context.req.param('file'), name, until, signature }
    return (await documentResponse(deps, files, link)) ?? context.notFound()
  })
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
      const answer = await app.dispatch(body, { openid, districtId, address })
      if (answer.ok || answer.error.code !== 'UNAVAILABLE') return context.json(answer)
      return context.json(answer, 503, { 'retry-after': '1' })
    },
  )

  serveFiles(http, deps, files)
  serveCertificates(http, deps, files, behindProxy)

  http.get('/health', async (context) => {
    const now = await readNow(deps.db, deps.offset.milliseconds).catch(() => null)
    return now === null
      ? context.json({ ok: false }, 503)
      : context.json({ ok: true, now: now.toISOString() })
  })

  http.onError((error, context) => {
    deps.log.error({ err: error, path: context.req.path }, 'not served')
    return isUnavailable(error)
      ? context.json({ error: 'unavailable' }, 503, { 'retry-after': '1' })
      : context.json({ error: 'internal' }, 500)
  })

  http.get('*', async (context) => {
    const response = await serveStatic(pages, context.req.path)
    return response ?? context.notFound()
  })
  return http
}
