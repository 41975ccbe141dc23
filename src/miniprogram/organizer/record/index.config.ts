import { pageTitles } from '../../../words/titles'

export default definePageConfig({
  navigationBarTitleText: pageTitles.record,
  enablePullDownRefresh: true,
})
