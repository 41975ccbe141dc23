import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { allSkills, certificates, isCertificate, skills } from '../../../domain/skills'
import type { Skill } from '../../../domain/skills'
import { namesText } from '../../../words/format'
import { vouchWords } from '../../../words/screens/vouch'
import { skillWords } from '../../../words/skills'
import { Button } from '../../parts/button'
import { Card } from '../../parts/card'
import { FieldFrame, TextField } from '../../parts/field'
import { Section } from '../../parts/section'
import { TickPills } from '../../parts/tick-pills'
import { useOrganizerStores } from '../stores/root'

const named = (list: readonly Skill[]) => list.map((value) => ({ value, label: skillWords[value] }))

/** What is vouched for already, what shall be, and on what ground. */
export const Skills = observer(function Skills() {
  const { vouch } = useOrganizerStores()
  const { holder } = vouch
  if (holder === null) return null
  const before = holder.skills.map((skill) => skillWords[skill])
  /** Of the two groups the one is changed while the other stays. */
  const change = (group: Skill[], isOther: (skill: Skill) => boolean) => {
    vouch.choose(
      allSkills.filter(
        (skill) => group.includes(skill) || (isOther(skill) && vouch.skills.includes(skill)),
      ),
    )
  }
  return (
    <Section
      id="holder"
      title={vouchWords.of(holder.nickname)}
      note={before.length === 0 ? vouchWords.none : namesText(before)}
    >
      <Card>
        <View className="stack-l">
          <FieldFrame label={vouchWords.skills}>
            <TickPills
              id="skill"
              label={vouchWords.skills}
              choices={named(skills)}
              values={vouch.skills}
              onChange={(group) => {
                change(group, isCertificate)
              }}
            />
          </FieldFrame>
          <FieldFrame label={vouchWords.certificates} note={vouchWords.certificatesNote}>
            <TickPills
              id="skill"
              label={vouchWords.certificates}
              choices={named(certificates)}
              values={vouch.skills}
              onChange={(group) => {
                change(group, (skill) => !isCertificate(skill))
              }}
            />
          </FieldFrame>
          <TextField
            name="note"
            label={vouchWords.reason}
            placeholder={vouchWords.reasonHint}
            value={vouch.note}
            error={vouch.lacksNote ? vouchWords.reasonMissing : null}
            maxLength={100}
            onChange={(note) => {
              vouch.setNote(note)
            }}
          />
          <Button
            id="next"
            label={vouchWords.next}
            kind="quiet"
            size="s"
            onTap={() => {
              vouch.clear()
            }}
          />
        </View>
      </Card>
    </Section>
  )
})
