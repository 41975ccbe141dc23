import { View } from '@tarojs/components'
import { joinWords as words } from '../../../words/screens/join'
import { Button } from '../../parts/button'
import { Sheet } from '../../parts/sheet'

/** The full text that one agrees to. */
export function ConsentSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Sheet
      open={open}
      title={words.consentTitle}
      onClose={onClose}
      closeLabel={words.understood}
      footer={
        <Button id="understood" label={words.understood} kind="primary" onTap={onClose} block />
      }
    >
      <View className="stack">
        {words.consentText.map((paragraph) => (
          <View key={paragraph} className="t-body">
            {paragraph}
          </View>
        ))}
      </View>
    </Sheet>
  )
}
