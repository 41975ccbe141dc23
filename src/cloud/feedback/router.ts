import { os } from '../edge/os'
import { inDistrict, onOrg, onOrgRefusing, onSelf, onSelfRefusing } from '../edge/scopes'
import type { ResidentCall } from '../edge/call'
import { orgPath } from '../orgs/queries'
import { decideFeedback, giveFeedback } from './commands'
import { feedbackOrgPath, listFeedback, listQueue, showMine } from './queries'

const staff = ['organizer', 'lead_worker', 'admin'] as const

const namedOrg = ({ deps, districtId }: ResidentCall, { orgId }: { orgId: string }) =>
  orgPath(deps.db, districtId, orgId)

export const feedback = {
  mine: os.feedback.mine.handler(onSelf(showMine)),
  give: os.feedback.give.handler(onSelfRefusing(giveFeedback)),
  list: os.feedback.list.handler(inDistrict(listFeedback)),
  queue: os.feedback.queue.handler(onOrg(staff, namedOrg, listQueue)),
  decide: os.feedback.decide.handler(onOrgRefusing(staff, feedbackOrgPath, decideFeedback)),
}
