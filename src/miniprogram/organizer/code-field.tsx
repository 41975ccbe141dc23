import { codeWords } from '../../words/screens/admit'
import { Button } from '../parts/button'
import { FieldFrame, TextField } from '../parts/field'
import { useStores } from '../stores/root'

interface CodeFieldProps {
  code: string
  /** Whom it is about, in a sentence. */
  note?: string
  error: string | null
  onCode: (code: string) => void
}

/** Somebody's member code: scanned where there is a camera, pasted where there is none. */
export function CodeField({ code, note = '', error, onCode }: CodeFieldProps) {
  const { platform } = useStores()
  if (!platform.can.scan) {
    return (
      <TextField
        name="member-code"
        label={codeWords.label}
        placeholder={codeWords.placeholder}
        note={`${codeWords.note}${note}`}
        error={error}
        value={code}
        maxLength={300}
        onChange={onCode}
      />
    )
  }
  const scan = async () => {
    const scanned = await platform.scanCode()
    if (scanned !== null) onCode(scanned)
  }
  return (
    <FieldFrame label={codeWords.label} note={code === '' ? note : codeWords.scanned} error={error}>
      <Button
        id="scan"
        label={code === '' ? codeWords.scan : codeWords.scanAgain}
        icon="scan"
        block
        onTap={() => void scan()}
      />
    </FieldFrame>
  )
}
