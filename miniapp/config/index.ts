import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { defineConfig } from '@tarojs/cli'
import TerserPlugin from 'terser-webpack-plugin'
import type { IH5Config } from '@tarojs/taro/types/compile'

const here = (...parts: string[]): string => path.resolve(__dirname, '..', ...parts)
const platform = process.env.TARO_ENV === 'h5' ? 'h5' : 'weapp'
const isSheet = process.env.ONEHALL_SHEET === '1'

/** Pure rules of the house, compiled from their source. The contract gives types only, so it has no alias. */
const shared = here('../shared/src/domain')

/**
 * `@use 'mixins'` from anywhere; `@use 'platform'` is the one of the platform that is built. Taro brings an importer
 * of Sass's old interface, for .wxss: the new one cannot use it, and we do not need it.
 */
const sass = {
  api: 'modern',
  sassOptions: { importer: null, loadPaths: [here('src/theme'), here('src/theme', platform)] },
}

/**
 * Every size stays as it is written, in px. NutUI is drawn for 375, so is the look: at that width nothing would be
 * scaled anyway, and on a narrower phone scaled text would fall under 14 px and targets under 44.
 */
const pxtransform = { enable: true, config: { targetUnit: 'px' as 'rem' } } // Taro knows px, its types do not

/** NutUI's Popup asks a package of two hundred icons for one. */
const icons = here('config/nutui-icons.js')

/** The root installs another vite, so npm keeps this one here, where Taro's own packages do not look for it. */
const reactPlugin = path.dirname(require.resolve('@tarojs/plugin-framework-react/package.json'))

const css = { url: { filter: (url: string) => !url.startsWith('data:') } }

/** What two pages of a browser need is loaded once, its styles with it. */
const shareBetweenPages = {
  chunks: 'all' as const,
  minSize: 0,
  cacheGroups: {
    default: false as const,
    defaultVendors: false as const,
    vendors: { name: 'vendors', test: /[\\/]node_modules[\\/]/, minChunks: 2, priority: 2 },
    common: { name: 'common', minChunks: 2, priority: 1 },
  },
}

type Chain = Parameters<NonNullable<IH5Config['webpackChain']>>[0]

/** swc makes what is sent 3 to 8 % smaller than terser as Taro sets it, at a third of the work. */
const minify = (chain: Chain): void =>
  void chain.optimization
    .minimizer('terserPlugin')
    .use(TerserPlugin<Parameters<typeof TerserPlugin.swcMinify>[1]>, [
      { minify: TerserPlugin.swcMinify, extractComments: false },
    ])

/**
 * esbuild erases types and writes what older phones do not read, at a tenth of Babel's work. In a browser the plugin that
 * Taro gives to Babel comes after it, and nothing else of Babel: it makes each call of Taro's API an import of that
 * one function, without which it is not there, in the few files that speak of it.
 */
const script = (chain: Chain): void => {
  const rule = chain.module.rule('script')
  // new enough as it is published, and esbuild's `void 0` would tell webpack that nothing of it may be left out
  rule.exclude.add(/node_modules[\\/]@tarojs[\\/]components[\\/]/)
  const babel = rule.use('babelLoader')
  if (platform === 'h5')
    rule
      .rule('taro-api')
      .post()
      .test(speaksOfTaro)
      .use('babel')
      .loader(babel.get('loader') as string)
      .options({ ...(babel.get('options') as object), configFile: false })
  rule.uses.clear()
  rule
    .use('esbuild')
    .loader(require.resolve('esbuild-loader'))
    .options({ target: 'es2015', jsx: 'automatic' })
}

/** webpack asks this of no file at all, too. */
const speaksOfTaro = (file: string): boolean =>
  existsSync(file) && /['"]@tarojs\/taro['"]/.test(readFileSync(file, 'utf8'))

export default defineConfig({
  projectName: 'onehall',
  designWidth: 375,
  deviceRatio: { 375: 2 },
  sourceRoot: 'src',
  outputRoot: isSheet ? 'dist/sheet' : `dist/${platform}`,
  plugins: ['@tarojs/plugin-html', here('config/accessible.ts')],
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: {
    // in WeChat's build, what subpackages share would come out of it as it was before a change, and a component that
    // only unchanged files use would have no template
    enable: platform === 'h5',
    name: isSheet ? 'sheet' : platform,
    buildDependencies: { tools: [here('package.json')] }, // what a changed build is not seen in by webpack itself
  },
  alias: {
    '@onehall/shared/domain': shared,
    '@tarojs/plugin-framework-react': reactPlugin,
    '@nutui/icons-react-taro$': icons,
  },
  defineConstants: {
    __API_ORIGIN__: JSON.stringify(
      platform === 'h5' ? '' : (process.env.API_ORIGIN ?? 'http://127.0.0.1:3000'),
    ),
  },
  copy: {
    patterns:
      platform === 'h5'
        ? [{ from: 'src/static/favicon.svg', to: `${isSheet ? 'dist/sheet' : 'dist/h5'}/favicon.svg` }]
        : [{ from: 'src/sitemap.json', to: 'dist/weapp/sitemap.json' }],
    options: {},
  },
  mini: {
    compile: { include: [shared] },
    optimizeMainPackage: { enable: true },
    miniCssExtractPluginOption: { ignoreOrder: true },
    cssLoaderOption: css,
    sassLoaderOption: sass,
    postcss: { pxtransform },
    webpackChain(chain) {
      minify(chain)
      script(chain)
    },
  },
  h5: {
    publicPath: '/',
    router: { mode: 'hash' },
    useHtmlComponents: true,
    compile: { include: [shared] },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    cssLoaderOption: css,
    sassLoaderOption: sass,
    // our elements are the browser's own, so rules for `button` must stay rules for `button`
    postcss: { pxtransform, htmltransform: { enable: false } },
    webpackChain(chain) {
      minify(chain)
      script(chain)
      chain.performance.hints(false)
      chain.optimization.splitChunks(shareBetweenPages)
    },
  },
})
