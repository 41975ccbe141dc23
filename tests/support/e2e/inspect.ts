import type { Phone } from './phone'

/** What a screen is held to; the sizes are CSS pixels. */
export interface Bar {
  width: number
  /** The smaller side of whatever can be tapped on the page. */
  target: number
  /** The smallest type that is read; 0 where any size will do. */
  type: number
}

/**
 * Looks at the page as it lies there and says in sentences what breaks a rule: what sticks out at the sides,
 * what is too small to hit or to read, what has no name for a screen reader, what is called like something else.
 */
export const inspect = (phone: Phone, bar: Bar): Promise<string[]> =>
  phone.page.evaluate(({ width, target, type }) => {
    const found: string[] = []
    const isSeen = (element: Element) => {
      const { width: wide, height } = element.getBoundingClientRect()
      return (
        wide > 0 &&
        height > 0 &&
        element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
      )
    }
    const all = (selector: string) => [...document.querySelectorAll(selector)].filter(isSeen)
    const nameOf = (element: Element) =>
      (element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 40)
    const round = (size: number) => Math.round(size * 10) / 10

    const scrollsSideways = (element: Element | null): boolean =>
      element !== null &&
      (['auto', 'scroll', 'hidden'].includes(getComputedStyle(element).overflowX) ||
        scrollsSideways(element.parentElement))
    for (const element of all('.taro_page *')) {
      const { left, right } = element.getBoundingClientRect()
      if ((left < -1 || right > width + 1) && !scrollsSideways(element.parentElement)) {
        found.push(`sticks out (${round(left)} to ${round(right)}): ${nameOf(element)}`)
      }
    }
    const { scrollWidth } = document.documentElement
    if (scrollWidth > width) found.push(`the page is ${scrollWidth} wide`)

    const roles = ['button', 'link', 'radio', 'checkbox', 'switch', 'tab']
    const tappable = [
      ...roles.map((role) => `[role=${role}]`),
      'taro-button-core',
      'input',
      'textarea',
      'a[href]',
    ]
    for (const element of all(tappable.join(', '))) {
      const { width: wide, height } = element.getBoundingClientRect()
      if (Math.min(wide, height) < target - 0.5) {
        found.push(`is ${round(wide)} × ${round(height)} to tap: ${nameOf(element)}`)
      }
      const labelled = element.closest('[aria-label]')
      if (nameOf(element) === '' && (!element.matches('input, textarea') || labelled === null)) {
        found.push(`has no name: ${element.id || element.className}`)
      }
    }

    // The screen, and the bars that Taro draws around it.
    const drawn = '.screen, #taro-navigation-bar, .weui-tabbar'
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const element = node.parentElement
      const text = node.textContent?.trim() ?? ''
      if (element === null || text === '' || element.closest(drawn) === null) continue
      if (!isSeen(element)) continue
      const style = getComputedStyle(element)
      const size = Number.parseFloat(style.fontSize)
      if (size < type) found.push(`is set in ${round(size)}: ${text.slice(0, 30)}`)
      const isCut = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0
      if (isCut && style.overflowX === 'hidden') found.push(`is cut off: ${text.slice(0, 30)}`)
    }

    for (const page of all('.taro_page')) {
      const ground = page.querySelector('.screen')?.getBoundingClientRect().bottom ?? 0
      const end = page.getBoundingClientRect().bottom
      if (ground < end - 1) found.push(`the ground ends at ${round(ground)} of ${round(end)}`)
    }
    for (const sheet of all('.sheet')) {
      const { top, bottom } = sheet.getBoundingClientRect()
      const isUp = top >= 0 && bottom <= window.innerHeight + 1
      if (!isUp) found.push(`the sheet lies from ${round(top)} to ${round(bottom)}`)
    }

    const ids = all('.taro_page [id]').map((element) => element.id)
    const twice = ids.filter((id, index) => ids.indexOf(id) !== index)
    for (const id of new Set(twice)) found.push(`is called twice: ${id}`)
    return [...new Set(found)]
  }, bar)
