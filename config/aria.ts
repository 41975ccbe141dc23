import path from 'node:path'
import type { IPluginContext } from '@tarojs/service'
import { attributes, components } from './aria-attributes.json'

interface MiniPlatform {
  template?: { mergeComponents(context: IPluginContext, patch: object): void }
  runtimePath?: string | string[]
}

/**
 * Taro's templates for WeChat leave out the `aria-*` attributes, so that screen readers would
 * hear nothing. This plugin adds those of aria-attributes.json to the templates and, by aria-runtime.js, to
 * the runtime: both derive the same short names from the same list.
 */
export default function aria(context: IPluginContext): void {
  const patch = Object.fromEntries(
    components.map((component) => [
      component,
      Object.fromEntries(attributes.map((name) => [name, ''])),
    ]),
  )
  context.registerMethod({
    name: 'onSetupClose',
    fn(platform: MiniPlatform) {
      if (!platform.template) return
      platform.template.mergeComponents(context, patch)
      const runtime = path.resolve(__dirname, 'aria-runtime.js')
      platform.runtimePath = [platform.runtimePath ?? [], runtime].flat()
    },
  })
}
