import { createRequire } from 'node:module'

/**
 * A process in which one deployed function lives, as in WeChat's cloud: its code, its environment, and
 * WeChat's kit beside it, which is played here. The test tells it who calls and hears what was answered.
 */
const require = createRequire(import.meta.url)

const state = { context: {}, refusal: null, sent: [] }

/** WeChat's refusal of a message, in the manner of its kit: an error with a code. */
function send(message) {
  state.sent.push(message)
  if (state.refusal === null) return Promise.resolve({ errCode: 0, errMsg: 'openapi.ok' })
  const error = new Error(`openapi.subscribeMessage.send:fail ${state.refusal}`)
  return Promise.reject(Object.assign(error, { errCode: state.refusal }))
}

globalThis.wechatKit = {
  DYNAMIC_CURRENT_ENV: Symbol.for('the environment of this function'),
  init: () => undefined,
  getWXContext: () => state.context,
  uploadFile: ({ cloudPath }) => Promise.resolve({ fileID: `cloud://test/${cloudPath}` }),
  getTempFileURL: ({ fileList }) =>
    Promise.resolve({ fileList: fileList.map((id) => ({ tempFileURL: `https://files/${id}` })) }),
  openapi: {
    subscribeMessage: { send },
    security: { mediaCheckAsync: () => Promise.resolve({ traceId: 'trace' }) },
  },
}

const folder = process.argv[2]

process.on('message', async ({ number, event, context, refusal }) => {
  Object.assign(state, { context, refusal, sent: [] })
  try {
    const { main } = require(folder)
    const result = await main(event, {})
    process.send({ number, result, sent: state.sent })
  } catch (error) {
    process.send({ number, error: error.message, sent: state.sent })
  }
})
