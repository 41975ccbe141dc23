import { onSelfRefusing } from '../edge/scopes'
import { os } from '../edge/os'
import { beginFile, finishFile } from './commands'

export const files = {
  begin: os.files.begin.handler(onSelfRefusing(beginFile)),
  finish: os.files.finish.handler(onSelfRefusing(finishFile)),
}
