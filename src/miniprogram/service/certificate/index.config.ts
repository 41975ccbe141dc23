import { pageTitles } from '../../../words/titles'

export default definePageConfig({
  navigationBarTitleText: pageTitles.certificate,
  enablePullDownRefresh: true,
})
