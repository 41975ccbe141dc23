import { View } from '@tarojs/components'
import { deskWords } from '../../../words/screens/desk'
import { Button } from '../../parts/button'
import { useStores } from '../../stores/root'
import './desk.scss'

/** Where everything begins. */
export function Post({ orgId }: { orgId: string }) {
  const { platform } = useStores()
  return (
    <View className="row desk-post">
      <Button
        id="post-event"
        label={deskWords.postEvent}
        kind="primary"
        icon="plus"
        block
        onTap={() => {
          platform.navigate('organizer/edit', { kind: 'event', orgId })
        }}
      />
      <Button
        id="post-job"
        label={deskWords.postJob}
        icon="plus"
        block
        onTap={() => {
          platform.navigate('organizer/edit', { kind: 'job', orgId })
        }}
      />
    </View>
  )
}
