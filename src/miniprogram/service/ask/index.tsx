import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { certificateWords as words } from '../../../words/screens/certificates'
import { Button } from '../../parts/button'
import { Notice } from '../../parts/notice'
import { Screen } from '../../parts/screen'
import { sayFailure } from '../../say'
import { useStores } from '../../stores/root'
import { useFresh } from '../../use-fresh'
import { Invite } from '../../wired/invite'
import { Waiting } from '../../wired/waiting'
import type { Holders } from '../stores/certificates'
import { useServiceStores } from '../stores/root'
import { IdentityFields } from './identity'
import { PeriodFields } from './period'
import { PurposeFields, WhoField } from './what'

/** 申请证明: for whom, for what, from when to when; name and document only once. */
const AskPage = observer(function AskPage() {
  const { certificates } = useServiceStores()
  const { session } = useStores()
  const { holders, form } = certificates
  const load = async () => {
    if (!session.me) return
    await holders.load()
    const first = holders.value?.holders[0]
    if (form.personId === '' && first) form.start(first.personId)
  }
  useFresh(load)
  if (session.isVisitor) {
    return (
      <Screen>
        <Invite title={words.visitor} action={words.join} />
      </Screen>
    )
  }
  if (holders.value === null) {
    return (
      <Screen>
        <Waiting kind="lines" failure={holders.failure} onRetry={() => void load()} />
      </Screen>
    )
  }
  return <Form holders={holders.value} />
})

const Form = observer(function Form({ holders }: { holders: Holders }) {
  const { certificates } = useServiceStores()
  const { platform } = useStores()
  const { form, ask } = certificates
  const holder = holders.holders.find(({ personId }) => personId === form.personId)
  if (!holder) return null
  const isKnown = holder.known !== null
  const types = form.editing || !isKnown
  const submit = async () => {
    form.set({ tried: true })
    const isWhole =
      form.isPeriodGood(holder.firstDay) && (!types || (form.isNameGood && form.isIdGood))
    if (!isWhole) return
    const { personId, purpose, purposeNote } = form
    const identity = form.identity(isKnown)
    const done = await ask.run({
      personId,
      ...form.period(holder.firstDay),
      purpose,
      purposeNote: purposeNote.trim(),
      ...(identity !== undefined && { identity }),
    })
    if (done === null) return
    form.start(personId)
    platform.redirect('service/certificate', { id: done.certificateId })
  }
  const bottom = (
    <View className="stack">
      {ask.failure ? <Notice id="ask-failure" tone="warn" text={sayFailure(ask.failure)} /> : null}
      <Button
        id="submit"
        label={words.submit}
        kind="primary"
        block
        busy={ask.busy}
        onTap={() => void submit()}
      />
    </View>
  )
  return (
    <Screen bottom={bottom}>
      <View className="stack-l">
        <WhoField holders={holders} />
        <PeriodFields firstDay={holder.firstDay} />
        <PurposeFields />
        <IdentityFields known={holder.known} />
        <View className="t-caption">{words.issuer(holders.issuer)}</View>
      </View>
    </Screen>
  )
})

export default AskPage
