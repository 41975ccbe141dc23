import { pageTitles } from '../../../words/titles'

export default definePageConfig({
  navigationBarTitleText: pageTitles.appeals,
  enablePullDownRefresh: true,
})
