import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { signOutWords } from '../../words/screens/settings'
import { useStores } from '../stores/root'
import { Confirm } from '../parts/confirm'

/** Asks before signing out; what was there stays with the person and comes back with them. */
export const SignOut = observer(function SignOut(props: { open: boolean; onEnd: () => void }) {
  const { session } = useStores()
  const [busy, setBusy] = useState(false)
  const signOut = async () => {
    setBusy(true)
    await session.signOut()
    setBusy(false)
    props.onEnd()
  }
  return (
    <Confirm
      open={props.open}
      title={signOutWords.title}
      text={signOutWords.text}
      confirmLabel={signOutWords.confirm}
      cancelLabel={signOutWords.stay}
      tone="danger"
      busy={busy}
      onConfirm={() => void signOut()}
      onCancel={props.onEnd}
    />
  )
})
