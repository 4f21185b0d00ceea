import type { KnipConfig } from 'knip'

const config: KnipConfig = {
  workspaces: {
    '.': { entry: ['scripts/*.mjs'], ignoreBinaries: ['redis-server', 'taro'] },
    shared: { entry: ['src/**/*.ts'] },
    bff: {
      entry: ['src/main.ts', 'src/import/main.ts', 'src/container.ts', 'src/config.ts', 'src/**/*.test.ts'],
    },
    mocks: { entry: ['src/cli.ts', 'src/index.ts', 'src/**/*.test.ts', 'src/demo/sheet.js'] },
    'mocks/mongo': { entry: ['src/main.ts', 'src/index.ts', 'src/**/*.test.ts'] },
    'mocks/devtools': { entry: ['src/main.ts', 'src/index.ts', 'src/**/*.test.ts'], ignore: ['fixtures/**'] },
    miniapp: {
      entry: [
        'config/index.ts',
        'babel.config.js',
        'scripts/*.mjs',
        'src/app.tsx',
        'src/**/*.config.ts',
        'src/**/index.tsx',
        'src/**/*.test.ts',
      ],
      // taken by Taro's build, by name
      ignoreDependencies: [
        '@tarojs/.*',
        'react-dom',
        '@nutui/icons-react-taro',
        'babel-.*',
        '@babel/.*',
        'sass',
        'webpack',
      ],
    },
    test: { entry: ['**/*.test.ts', 'support/global-setup.ts'] },
  },
}
export default config
