import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { currentConsent } from '../../../domain/families'
import type { InviteKind } from '../../../domain/households'
import { inviteWords as words } from '../../../words/screens/household'
import { RuleText } from '../../pages/family/child-rule'
import { Button } from '../../parts/button'
import { Ticks } from '../../parts/choices'
import { ChoiceField } from '../../parts/field'
import { Notice } from '../../parts/notice'
import { Screen } from '../../parts/screen'
import { useStores } from '../../stores/root'
import { useFresh } from '../../use-fresh'
import { useQuery } from '../../use-query'
import { useSaid } from '../../wired/use-said'
import { useHousehold } from '../stores/root'
import { OpenInvites } from './open-invites'

const kinds = [
  { value: 'adult' as const, label: words.kinds.adult },
  { value: 'minor' as const, label: words.kinds.minor },
]

/** The head invites somebody; with a ward's id, a guardian lets that ward use the app alone. */
const InvitePage = observer(function InvitePage() {
  const household = useHousehold()
  const { family } = useStores()
  const { wardId } = useQuery()
  const [kind, choose] = useState<InviteKind>(wardId === undefined ? 'adult' : 'ward')
  const [agreed, agree] = useState(false)
  const said = useSaid()
  const load = async () => {
    await Promise.all([household.invites.load(), family.mine.load()])
  }
  useFresh(load)
  const ward = family.mine.value?.members.find(({ personId }) => personId === wardId)
  const needsWord = kind !== 'adult'

  const make = async () => {
    if (needsWord && !agreed) {
      said.tell(words.agreeFirst)
      return
    }
    const made = await household.invite.run({
      kind,
      ...(kind === 'ward' && wardId !== undefined && { wardId }),
      ...(needsWord && { consentVersion: currentConsent }),
    })
    if (made === null) said.complain(household.invite.failure)
    else await household.invites.load()
  }
  const bottom = (
    <Button
      id="make-invite"
      label={words.make}
      kind="primary"
      block
      busy={household.invite.busy}
      onTap={() => void make()}
    />
  )
  return (
    <Screen bottom={bottom} over={said.toast}>
      <OpenInvites said={said} />
      {wardId === undefined ? (
        <ChoiceField
          id="invite-kind"
          label={words.kind}
          choices={kinds}
          value={kind}
          onChange={choose}
        />
      ) : (
        <View className="t-display">{words.wardTitle(ward?.nickname ?? '')}</View>
      )}
      <Notice text={wardId === undefined ? words.note : words.wardNote} />
      {needsWord ? (
        <>
          <RuleText rule="from_14" />
          <Ticks
            id="invite-consent"
            label={words.agree}
            options={[{ value: 'yes', label: words.agree }]}
            values={agreed ? ['yes'] : []}
            onChange={(values) => {
              agree(values.includes('yes'))
            }}
          />
        </>
      ) : null}
    </Screen>
  )
})

export default InvitePage
