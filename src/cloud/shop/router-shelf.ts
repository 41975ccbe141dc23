import { os } from '../edge/os'
import { inDistrict, onOrg, onOrgRefusing } from '../edge/scopes'
import { showBook } from './book'
import { shopPath } from './queries'
import { countStock, receiveStock, saveItem, sellItem } from './shelf'
import { itemShopPath, listHistory, listShelf, listShops } from './shelf-queries'
import { listSponsors, saveSponsor } from './sponsors'

const keepers = ['shopkeeper', 'admin'] as const

export const shelf = {
  shops: os.shelf.shops.handler(onOrg(keepers, shopPath, listShops)),
  items: os.shelf.items.handler(onOrg(keepers, shopPath, listShelf)),
  save: os.shelf.save.handler(onOrgRefusing(keepers, shopPath, saveItem)),
  sell: os.shelf.sell.handler(onOrgRefusing(keepers, itemShopPath, sellItem)),
  sponsors: os.shelf.sponsors.handler(onOrg(keepers, shopPath, listSponsors)),
  saveSponsor: os.shelf.saveSponsor.handler(onOrgRefusing(keepers, shopPath, saveSponsor)),
  receive: os.shelf.receive.handler(onOrgRefusing(keepers, itemShopPath, receiveStock)),
  count: os.shelf.count.handler(onOrgRefusing(keepers, itemShopPath, countStock)),
  history: os.shelf.history.handler(onOrg(keepers, itemShopPath, listHistory)),
  book: os.shelf.book.handler(inDistrict(showBook)),
}
