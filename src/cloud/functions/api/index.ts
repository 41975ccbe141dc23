import * as v from 'valibot'
import { takeVerdict } from '../../files/check'
import { openFunction, type Opened } from '../open'

let opened: Opened | undefined

const meta = v.object({ meta: v.optional(v.object({ districtId: v.optional(v.string()) }), {}) })

/** WeChat pushes the verdict on a picture as an event of its own. */
const verdict = v.object({
  Event: v.literal('wxa_media_check'),
  trace_id: v.string(),
  result: v.object({ suggest: v.string() }),
})

/**
 * The door for the mini-program. Who calls is told by WeChat's context alone, read before anything else
 * happens, because it is global to the process; nothing in the event can claim an identity.
 */
export const main = async (event: unknown) => {
  opened ??= await openFunction()
  const { OPENID: openid } = opened.sdk.getWXContext()
  const pushed = v.safeParse(verdict, event)
  if (pushed.success && !openid) {
    await takeVerdict(opened.deps, pushed.output.trace_id, pushed.output.result.suggest)
    return 'success'
  }
  const read = v.safeParse(meta, event)
  const districtId = read.success ? read.output.meta.districtId : undefined
  const answer = await opened.app.dispatch(event, { openid: openid ?? null, districtId })
  await opened.app.idle()
  return answer
}
