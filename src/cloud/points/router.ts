import { os } from '../edge/os'
import { onSelf } from '../edge/scopes'
import { listEntries, showPoints } from './queries'

export const points = {
  mine: os.points.mine.handler(onSelf(showPoints)),
  entries: os.points.entries.handler(onSelf(listEntries)),
}
