import { mergeInternalComponents } from '@tarojs/shared'
import list from './aria-attributes.json'

/** The runtime's half of aria.ts; it must know the same attributes as the templates. */
const patch = {}
list.components.forEach((component) => {
  patch[component] = {}
  list.attributes.forEach((name) => {
    patch[component][name] = ''
  })
})
mergeInternalComponents(patch)
