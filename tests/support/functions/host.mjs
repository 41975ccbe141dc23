import { createRequire } from 'node:module'
import path from 'node:path'

/**
 * A process in which one deployed function lives, as in WeChat's cloud: its code, its environment, and
 * WeChat's kit beside it, which is played here. The test tells it who calls and hears what was answered.
 */
const require = createRequire(import.meta.url)

const state = { context: {}, refusal: null, sent: [], uploaded: [] }

/** WeChat's refusal of a message, in the manner of its kit: an error with a code. */
function send(message) {
  state.sent.push(message)
  if (state.refusal === null) return Promise.resolve({ errCode: 0, errMsg: 'openapi.ok' })
  const error = new Error(`openapi.subscribeMessage.send:fail ${state.refusal}`)
  return Promise.reject(Object.assign(error, { errCode: state.refusal }))
}

/** A picture that says nothing: one white point. What was asked for is a serial number of 32 letters at the most. */
function drawn(scene) {
  if (!/^[\w-]{1,32}$/.test(scene)) throw new Error(`WeChat refuses the scene ${scene}`)
  const point =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2wgAAAABJRU5ErkJggg=='
  return Buffer.from(point, 'base64')
}

globalThis.wechatKit = {
  DYNAMIC_CURRENT_ENV: Symbol.for('the environment of this function'),
  init: () => undefined,
  getWXContext: () => state.context,
  uploadFile: ({ cloudPath }) => Promise.resolve({ fileID: `cloud://test/${cloudPath}` }),
  getTempFileURL: ({ fileList }) =>
    Promise.resolve({ fileList: fileList.map((id) => ({ tempFileURL: `https://files/${id}` })) }),
  uploadFile: ({ cloudPath, fileContent }) => {
    state.uploaded.push({ cloudPath, base64: fileContent.toString('base64') })
    return Promise.resolve({ fileID: `cloud://environment/${cloudPath}` })
  },
  openapi: {
    wxacode: { getUnlimited: ({ scene }) => Promise.resolve({ buffer: drawn(scene) }) },
    subscribeMessage: { send },
    security: { mediaCheckAsync: () => Promise.resolve({ traceId: 'trace' }) },
  },
}

const folder = process.argv[2]

process.on('message', async ({ number, event, context, refusal }) => {
  Object.assign(state, { context, refusal, sent: [], uploaded: [] })
  try {
    const { main } = require(folder)
    const result = await main(event, {})
    const { sent, uploaded } = state
    const loaded = Object.keys(require.cache).map((file) => path.basename(file))
    process.send({ number, result, sent, uploaded, loaded })
  } catch (error) {
    process.send({ number, error: error.message, sent: state.sent })
  }
})
