import { os } from '../edge/os'
import {
  inDistrict,
  onFamilyRefusing,
  onOrg,
  onOrgRefusing,
  onSelf,
  onSelfRefusing,
} from '../edge/scopes'
import { cancelRedemption, pickUp, refuseRedemption } from './end'
import {
  familyOfRedemption,
  listItems,
  listMine,
  lookUp,
  redemptionShopPath,
  shopPath,
  showDesk,
  showItem,
} from './queries'
import { reserveItem } from './redeem'

const keepers = ['shopkeeper'] as const

export const shop = {
  items: os.shop.items.handler(inDistrict(listItems)),
  item: os.shop.item.handler(inDistrict(showItem)),
  reserve: os.shop.reserve.handler(onSelfRefusing(reserveItem)),
  cancel: os.shop.cancel.handler(onFamilyRefusing(familyOfRedemption, cancelRedemption)),
  mine: os.shop.mine.handler(onSelf(listMine)),
  desk: os.shop.desk.handler(onOrg(keepers, shopPath, showDesk)),
  lookUp: os.shop.lookUp.handler(onOrgRefusing(keepers, shopPath, lookUp)),
  pickUp: os.shop.pickUp.handler(onOrgRefusing(keepers, shopPath, pickUp)),
  refuse: os.shop.refuse.handler(onOrgRefusing(keepers, redemptionShopPath, refuseRedemption)),
}
