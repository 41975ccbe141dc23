import { photographAll } from '../../support/e2e/screens/photograph'

const haolin = photographAll('light', {})

it('what is drawn as a button takes the keys of one', async () => {
  const phone = await haolin.phone('volunteer')
  const button = phone.page.getByRole('button', { name: '我的成员码' })
  await button.focus()
  await phone.page.keyboard.press('Enter')
  await phone.arrivesAt('pages/code')
})
