import type { Db } from '../db/connect'
import { sentMessage } from '../db/tables'
import type { WeChat } from './port'

/**
 * WeChat's local twin for development, the demonstration and tests: what would have gone out lies in the
 * table `sent_message` and can be read on the demonstration page. Pictures pass.
 */
export const wechatTwin = (db: Db): WeChat => ({
  send: async ({ id, districtId, personId, kind, title, body, at }) => {
    await db
      .insert(sentMessage)
      .values({
        districtId,
        id,
        personId,
        template: kind,
        text: `${title}\n${body}`,
        accepted: true,
        at,
      })
      .onConflictDoNothing()
    return true
  },
  checkPicture: () => Promise.resolve({ verdict: 'passed' }),
})
