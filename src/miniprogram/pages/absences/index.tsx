import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { momentText } from '../../../words/format'
import { absencesWords as words } from '../../../words/screens/absences'
import { EmptyState } from '../../parts/empty-state'
import { Notice } from '../../parts/notice'
import { Screen } from '../../parts/screen'
import type { Absence, Absences } from '../../stores/absences'
import { useStores } from '../../stores/root'
import { useFresh } from '../../use-fresh'
import { Invite } from '../../wired/invite'
import { useSaid } from '../../wired/use-said'
import { Waiting } from '../../wired/waiting'
import { AbsenceCard } from './absence-card'
import { AppealSheet } from './appeal'

/** 未到场记录: until when one is kept from signing up, why, and how to say that it is wrong. */
const AbsencesPage = observer(function AbsencesPage() {
  const { absences, session } = useStores()
  const [about, setAbout] = useState<Absence | null>(null)
  const said = useSaid()
  const load = async (): Promise<void> => {
    if (session.me) await absences.mine.load()
  }
  useFresh(load)
  const { value, failure } = absences.mine
  if (session.isVisitor) {
    return (
      <Screen>
        <Invite title={words.visitor} action={words.join} />
      </Screen>
    )
  }
  const end = (sentence: string | null): void => {
    setAbout(null)
    if (sentence === null) return
    said.tell(sentence)
    void load()
  }
  return (
    <Screen
      over={
        <>
          <AppealSheet absence={about} onEnd={end} />
          {said.toast}
        </>
      }
    >
      {value === null ? (
        <Waiting failure={failure} onRetry={() => void load()} />
      ) : (
        <Records absences={value} onAppeal={setAbout} />
      )}
    </Screen>
  )
})

interface RecordsProps {
  absences: Absences
  onAppeal: (absence: Absence) => void
}

function Records({ absences, onAppeal }: RecordsProps) {
  const { platform, clock } = useStores()
  const now = clock.now()
  const { items, blockedUntil } = absences
  if (items.length === 0) {
    return (
      <EmptyState
        art="calendar"
        title={words.nothing}
        text={words.nothingAdvice}
        action={words.find}
        actionId="find"
        onAction={() => {
          platform.switchTab('pages/activities')
        }}
      />
    )
  }
  return (
    <>
      {blockedUntil === null ? (
        <Notice id="free" tone="good" text={words.free} />
      ) : (
        <Notice id="blocked" tone="warn" text={words.blocked(momentText(blockedUntil, now))} />
      )}
      {items.map((absence) => (
        <AbsenceCard
          key={absence.id}
          absence={absence}
          now={now}
          onAppeal={() => {
            onAppeal(absence)
          }}
        />
      ))}
      <Notice text={words.rule} />
    </>
  )
}

export default AbsencesPage
