import { pageTitles } from '../../../words/titles'

export default definePageConfig({
  navigationBarTitleText: pageTitles.community,
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
})
