import { tick } from '../../tick'
import { openFunction, type Opened } from '../open'

let opened: Opened | undefined

/** The timer's door, once a minute. A person's call does nothing here. */
export const main = async () => {
  opened ??= await openFunction()
  const { SOURCE: source } = opened.sdk.getWXContext()
  if (source !== 'wx_trigger') return { ticked: null }
  return { ticked: await tick(opened.deps) }
}
