import { os } from '../edge/os'
import { onSelf, onSelfRefusing } from '../edge/scopes'
import { listExpiring, showPoints } from './queries'
import { exportStatement, listEntries, showStatement } from './statement'

export const points = {
  mine: os.points.mine.handler(onSelf(showPoints)),
  expiring: os.points.expiring.handler(onSelf(listExpiring)),
  entries: os.points.entries.handler(onSelf(listEntries)),
  statement: os.points.statement.handler(onSelf(showStatement)),
  export: os.points.export.handler(onSelfRefusing(exportStatement)),
}
