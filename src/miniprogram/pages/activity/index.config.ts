import { pageTitles } from '../../../words/titles'

export default definePageConfig({
  navigationBarTitleText: pageTitles.activity,
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
})
