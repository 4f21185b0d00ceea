import type { IPluginContext } from '@tarojs/service'
import { ARIA } from '../src/platform/aria-attributes.ts'

interface MiniPlatform {
  platform: string
  template: { mergeComponents: (ctx: IPluginContext, components: object) => void }
}

/**
 * A Taro plugin that lets aria attributes through to WeChat: Taro's templates leave them out. Here they are added to
 * the templates; src/platform/accessible.ts adds the same ones to the runtime's table.
 */
export default function accessible(ctx: IPluginContext): void {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform: MiniPlatform) {
      if (platform.platform === 'weapp') platform.template.mergeComponents(ctx, ARIA)
    },
  })
}
