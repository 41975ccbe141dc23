import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { familyWords } from '../../../words/screens/family'
import { Button } from '../../parts/button'
import { Invite } from '../../wired/invite'
import { Notice } from '../../parts/notice'
import { Screen } from '../../parts/screen'
import { Section } from '../../parts/section'
import { Waiting } from '../../wired/waiting'
import { useStores } from '../../stores/root'
import { useFresh } from '../../use-fresh'
import { useSaid } from '../../wired/use-said'
import { AddChild } from './add-child'
import { Home } from './home'
import { Members } from './members'
import { Parting, Together } from './together'

const FamilyPage = observer(function FamilyPage() {
  const { family, session } = useStores()
  const [adding, add] = useState(false)
  const said = useSaid()
  const load = async () => {
    if (session.me) await Promise.all([family.mine.load(), family.splits.load()])
  }
  useFresh(load)
  const mine = family.mine.value
  if (session.isVisitor) {
    return (
      <Screen>
        <Invite art="family" title={familyWords.visitor} action={familyWords.join} />
      </Screen>
    )
  }
  if (mine === null) {
    return (
      <Screen>
        <Waiting kind="lines" failure={family.mine.failure} onRetry={() => void load()} />
      </Screen>
    )
  }
  const over = (
    <>
      <AddChild
        open={adding}
        onEnd={(nickname) => {
          add(false)
          if (nickname === null) return
          said.tell(familyWords.added(nickname))
          void load()
        }}
      />
      {said.toast}
    </>
  )
  const canAdd = session.me?.kind === 'adult'
  return (
    <Screen over={over}>
      <Parting />
      <Home family={mine} />
      <Together family={mine} />
      <Section title={familyWords.members}>
        <Members members={mine.members} />
        {canAdd ? (
          <Button
            id="add-child"
            label={familyWords.addChild}
            kind="primary"
            icon="plus"
            block
            onTap={() => {
              add(true)
            }}
          />
        ) : null}
      </Section>
      <View className="stack">
        <View className="t-strong">{familyWords.question}</View>
        <Notice text={familyWords.answer} />
      </View>
    </Screen>
  )
})

export default FamilyPage
