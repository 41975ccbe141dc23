import { os } from '../edge/os'
import { inDistrict, onSelf } from '../edge/scopes'
import { listCommunities, listMyOrgs, showCommunity, showDistrict, showLights } from './queries'

export const orgs = {
  communities: os.orgs.communities.handler(inDistrict(listCommunities)),
  community: os.orgs.community.handler(inDistrict(showCommunity)),
  district: os.orgs.district.handler(inDistrict(showDistrict)),
  lights: os.orgs.lights.handler(inDistrict(showLights)),
  mine: os.orgs.mine.handler(onSelf(listMyOrgs)),
}
