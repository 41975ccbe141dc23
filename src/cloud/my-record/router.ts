import { os } from '../edge/os'
import { onSelf } from '../edge/scopes'
import { listRecords, showRecord } from './queries'

export const myRecord = {
  mine: os.myRecord.mine.handler(onSelf(showRecord)),
  list: os.myRecord.list.handler(onSelf(listRecords)),
}
