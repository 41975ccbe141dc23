import { twinWords } from '../../words/messages'
import type { Db } from '../db/connect'
import { insertRows } from '../db/rows'
import { sentMessage } from '../db/tables'
import { drawnCode } from './drawn-code'
import type { TextVerdict, WeChat } from './port'

/** The twin reads nothing but its two signs, so that the demonstration can show every outcome. */
const verdictOn = (text: string): TextVerdict => {
  if (text.includes(twinWords.reject)) return 'rejected'
  return text.includes(twinWords.review) ? 'review' : 'passed'
}

/**
 * WeChat's local twin for development, the demonstration and tests: what would have gone out lies in the
 * table `sent_message` and can be read on the demonstration page. Pictures pass,
 * and so do texts without one of its signs.
 */
export const wechatTwin = (db: Db): WeChat => ({
  atOnce: 200,
  send: async (messages) => {
    await insertRows(
      db,
      sentMessage,
      messages.map(({ id, districtId, personId, kind, title, body, at }) => ({
        districtId,
        id,
        personId,
        template: kind,
        text: `${title}\n${body}`,
        accepted: true,
        at,
      })),
      { onConflictDoNothing: true },
    )
    return []
  },
  checkPicture: () => Promise.resolve({ verdict: 'passed' }),
  miniCode: ({ page, scene }) => Promise.resolve(drawnCode(`${page}?scene=${scene}`)),
  checkText: ({ text }) => Promise.resolve(verdictOn(text)),
})
