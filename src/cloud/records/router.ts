import { os } from '../edge/os'
import { onFamily, onSelf } from '../edge/scopes'
import { familyOfRecord, listRecords, showOne, showRecord } from './queries'

export const records = {
  mine: os.records.mine.handler(onSelf(showRecord)),
  list: os.records.list.handler(onSelf(listRecords)),
  get: os.records.get.handler(onFamily(familyOfRecord, showOne)),
}
