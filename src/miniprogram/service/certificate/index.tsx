import { View } from '@tarojs/components'
import { useShareAppMessage } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { paperWords } from '../../../words/certificates'
import { certificateWords as words } from '../../../words/screens/certificates'
import { Screen } from '../../parts/screen'
import { useStores } from '../../stores/root'
import { useFresh } from '../../use-fresh'
import { useQuery } from '../../use-query'
import { Invite } from '../../wired/invite'
import { useSaid } from '../../wired/use-said'
import { Waiting } from '../../wired/waiting'
import type { Certificate } from '../stores/certificates'
import { useServiceStores } from '../stores/root'
import { Facts, Lines } from './facts'
import { Told } from './told'
import { Ways } from './ways'

/** One certificate: what became of it, the PDF, and showing somebody that it is good. */
const CertificatePage = observer(function CertificatePage() {
  const { certificates } = useServiceStores()
  const { session } = useStores()
  const said = useSaid()
  const { id = '' } = useQuery()
  const load = async () => {
    if (session.me) await certificates.one.load(id)
  }
  useFresh(load)
  const { value, failure } = certificates.one
  const shown = value?.id === id ? value : null
  useShareAppMessage(() => ({
    title: shown === null ? '' : words.shareTitle(shown.issuer),
    path: `/service/verify/index?serial=${shown?.serial ?? ''}`,
  }))
  if (session.isVisitor) {
    return (
      <Screen>
        <Invite title={words.visitor} action={words.join} />
      </Screen>
    )
  }
  if (shown === null) {
    return (
      <Screen>
        <Waiting kind="detail" failure={failure} onRetry={() => void load()} />
      </Screen>
    )
  }
  const open = async (certificate: Certificate) => {
    const name = paperWords.fileName(certificate.serial)
    const isOpen = await certificates.open(certificate.id, name)
    return isOpen
  }
  return (
    <Screen over={said.toast}>
      <View className="stack-l">
        <Told certificate={shown} />
        <Ways certificate={shown} said={said} onOpen={open} />
        <Facts certificate={shown} />
        <Lines certificate={shown} />
      </View>
    </Screen>
  )
})

export default CertificatePage
