import { observer } from 'mobx-react-lite'
import { grantsWords } from '../../../words/screens/grants'
import { Confirm } from '../../parts/confirm'
import type { Saying } from '../../wired/use-said'
import { AskReason } from '../ask-reason'
import type { Grant, GrantsStore } from '../stores/grants'
import { useOrganizerStores } from '../stores/root'

export interface Asking {
  grant: Grant
  what: 'approve' | 'decline' | 'withdraw' | 'undo'
}

interface AskProps {
  /** Null while nothing is asked. */
  asking: Asking | null
  said: Saying
  onEnd: () => void
}

/** What is answered with a yes; that something is to be undone takes a reason. */
type Question = Asking & { what: Exclude<Asking['what'], 'undo'> }

const wordsOf = ({ grant: { alias, kind, amount }, what }: Question) => {
  switch (what) {
    case 'approve':
      return {
        title: grantsWords.approveTitle(alias),
        text: grantsWords.approveText(kind, amount),
        done: grantsWords.approved(alias),
      }
    case 'decline':
      return {
        title: grantsWords.declineTitle(alias),
        text: grantsWords.declineText,
        done: grantsWords.declined,
      }
    case 'withdraw':
      return {
        title: grantsWords.withdrawTitle,
        text: grantsWords.withdrawText,
        done: grantsWords.withdrawn,
      }
  }
}

/** The same about a grant that is to be undone. */
const undoWordsOf = ({ grant: { alias, kind }, what }: Question) =>
  what === 'approve'
    ? {
        title: grantsWords.agreeUndoTitle(alias),
        text: grantsWords.agreeUndoText(kind),
        done: grantsWords.undoAgreed(alias),
      }
    : { title: grantsWords.keepTitle, text: grantsWords.keepText, done: grantsWords.kept }

type Command = GrantsStore['decide' | 'withdraw' | 'decideUndo' | 'withdrawUndo']

/** What a yes carries out, with the command whose failure is told. */
const actOf = (
  grants: GrantsStore,
  { grant: { id: grantId, undo }, what }: Question,
): { command: Pick<Command, 'busy' | 'failure'>; run: () => Promise<object | null> } => {
  if (undo !== null) {
    const { id: undoId } = undo
    return what === 'withdraw'
      ? {
          command: grants.withdrawUndo,
          run: () => grants.withdrawUndo.run({ grantId, undoId }),
        }
      : {
          command: grants.decideUndo,
          run: () => grants.decideUndo.run({ grantId, undoId, verdict: what }),
        }
  }
  return what === 'withdraw'
    ? { command: grants.withdraw, run: () => grants.withdraw.run({ grantId }) }
    : { command: grants.decide, run: () => grants.decide.run({ grantId, verdict: what, note: '' }) }
}

/** What moves points is asked for once more. */
export const Ask = observer(function Ask({ asking, said, onEnd }: AskProps) {
  const { grants } = useOrganizerStores()
  if (asking === null) return null
  const { grant, what } = asking
  if (what === 'undo') return <AskUndo grant={grant} said={said} onEnd={onEnd} />
  const question = { grant, what }
  const { title, text, done } = (grant.undo === null ? wordsOf : undoWordsOf)(question)
  const { command, run } = actOf(grants, question)
  const act = async () => {
    if ((await run()) === null) said.complain(command.failure)
    else said.tell(done)
    onEnd()
  }
  return (
    <Confirm
      open
      title={title}
      text={text}
      confirmLabel={grantsWords.yes}
      cancelLabel={grantsWords.no}
      busy={command.busy}
      onConfirm={() => void act()}
      onCancel={onEnd}
    />
  )
})

interface AskUndoProps {
  grant: Grant
  said: Saying
  onEnd: () => void
}

/** Why it was a mistake; the family reads it. */
const AskUndo = observer(function AskUndo({ grant, said, onEnd }: AskUndoProps) {
  const { undo } = useOrganizerStores().grants
  const ask = async (reason: string) => {
    if ((await undo.run({ grantId: grant.id, reason })) === null) said.complain(undo.failure)
    else said.tell(grantsWords.undoAsked)
    onEnd()
  }
  return (
    <AskReason
      title={grantsWords.undoTitle(grant.alias)}
      text={grantsWords.undoText(grant.kind)}
      label={grantsWords.undoReason}
      hint={grantsWords.undoHint}
      missing={grantsWords.undoMissing}
      confirm={grantsWords.submit}
      keep={grantsWords.no}
      tone="primary"
      busy={undo.busy}
      onReason={(reason) => void ask(reason)}
      onEnd={onEnd}
    />
  )
})
