import { os } from '../edge/os'
import { inDistrictRefusing, onSelf, onSelfRefusing } from '../edge/scopes'
import { addChild, joinDistrict } from './commands'
import { savePhone, showPhone } from './contact'
import { showFamily } from './queries'

export const families = {
  join: os.families.join.handler(inDistrictRefusing(joinDistrict)),
  mine: os.families.mine.handler(onSelf(showFamily)),
  addChild: os.families.addChild.handler(onSelfRefusing(addChild)),
  phone: os.families.phone.handler(onSelf(showPhone)),
  savePhone: os.families.savePhone.handler(onSelfRefusing(savePhone)),
}
