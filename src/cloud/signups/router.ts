import { os } from '../edge/os'
import { onFamilyRefusing, onSelf, onSelfRefusing } from '../edge/scopes'
import { cancelSignup, createSignup, familyOfParty } from './commands'
import { listMine } from './queries'

export const signups = {
  create: os.signups.create.handler(onSelfRefusing(createSignup)),
  cancel: os.signups.cancel.handler(onFamilyRefusing(familyOfParty, cancelSignup)),
  mine: os.signups.mine.handler(onSelf(listMine)),
}
