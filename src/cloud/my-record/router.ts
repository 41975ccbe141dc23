import { os } from '../edge/os'
import { onFamily, onSelf } from '../edge/scopes'
import { familyOfRecord, listRecords, showOne, showRecord } from './queries'

export const myRecord = {
  mine: os.myRecord.mine.handler(onSelf(showRecord)),
  list: os.myRecord.list.handler(onSelf(listRecords)),
  get: os.myRecord.get.handler(onFamily(familyOfRecord, showOne)),
}
