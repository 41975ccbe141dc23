import { FeedbackStore } from '../../../src/miniprogram/stores/feedback'
import { phoneWith } from './cloud'

const said = (text: string) => ({ items: [{ text }], next: null })
const all = { mine: true, others: true }

test('What was said of one activity never stands below another one.', async () => {
  const phone = phoneWith({
    'feedback.mine': () => ({ may: true, given: null }),
    'feedback.list': (input) => said(JSON.stringify(input).includes('first') ? '剪纸' : '义诊'),
  })
  const feedback = new FeedbackStore(phone.api, phone.platform)
  await feedback.open('first', all)
  const opening = feedback.open('second', all)
  expect(feedback.list.items).toBeNull()
  expect(feedback.mine.value).toBeNull()
  await opening
  expect(feedback.list.items?.map(({ text }) => text)).toEqual(['义诊'])
})

test('Before anything has begun, nothing is asked about feedback.', async () => {
  const phone = phoneWith({})
  const feedback = new FeedbackStore(phone.api, phone.platform)
  await feedback.open('activity', { mine: false, others: false })
  expect(phone.platform.calls).toEqual([])
})
