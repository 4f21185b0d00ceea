/** The walls of docs/architecture.md. Each rule says why it stands. */
const features =
  '(service-center|accounts|products|members|parcels|consents|notices|tips|places|jobs|media|audit|recommendations)'

const only = (name, comment, pkg, allowedFrom) => ({
  name,
  comment,
  severity: 'error',
  from: { path: '^bff/src/', pathNot: [...allowedFrom, '\\.test\\.ts$'] },
  to: { path: `node_modules/${pkg}/` },
})

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'types may name each other: what runs may not',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'shared-imports-zod-only',
      severity: 'error',
      from: { path: '^shared/src/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: ['^shared/src/', 'node_modules/zod/'] },
    },
    {
      name: 'domain-is-pure',
      comment: "both ends use it, and it stays out of nobody's way: no packages, no I/O",
      severity: 'error',
      from: { path: '^shared/src/domain/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^shared/src/domain/' },
    },
    {
      name: 'programs-do-not-meet',
      comment: 'bff, miniapp and mocks share nothing but shared: they meet over the wire',
      severity: 'error',
      from: { path: '^(bff|miniapp|mocks)/' },
      to: { path: '^(bff|miniapp|mocks)/', pathNot: '^$1/' },
    },
    {
      name: 'zod-stays-out-of-the-package',
      comment: 'the mini-program takes types from the contract and values from the domain only',
      severity: 'error',
      from: { path: '^miniapp/src/' },
      to: { path: '^shared/src/(contract|problem)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'features-meet-at-their-index',
      severity: 'error',
      from: { path: `^bff/src/${features}/` },
      to: { path: `^bff/src/${features}/`, pathNot: [`^bff/src/$1/`, '/index\\.ts$'] },
    },
    {
      name: 'container-enters-by-the-index',
      severity: 'error',
      from: { path: '^bff/src/[^/]+\\.ts$', pathNot: '\\.test\\.ts$' },
      to: { path: `^bff/src/${features}/`, pathNot: '/index\\.ts$' },
    },
    {
      name: 'the-hall',
      comment: 'no path reaches a department but through the service centre: this wall is the product',
      severity: 'error',
      from: { pathNot: '^bff/src/service-center/' },
      to: { path: '^bff/src/service-center/departments/' },
    },
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      from: { path: '^bff/src/(platform|http)/' },
      to: { path: `^bff/src/${features}/` },
    },
    {
      name: 'pure-code-does-no-io',
      severity: 'error',
      from: {
        path: [
          '^bff/src/service-center/request/',
          '\\.policy\\.ts$',
          '^bff/src/service-center/routing/[^/]*rules\\.ts$',
          '^bff/src/tips/screening/[^/]*rules\\.ts$',
        ],
      },
      to: {
        path: ['^bff/src/platform/', 'node_modules/', '\\.repository\\.ts$', '\\.client\\.ts$'],
        dependencyTypesNot: ['type-only'],
      },
    },
    only('koa-at-the-door', 'transport stays in http, app and routes', '(koa|@koa/[^/]+|koa-[^/]+)', [
      '^bff/src/http/',
      '^bff/src/app\\.ts$',
      '\\.routes\\.ts$',
    ]),
    only('mongoose-in-repositories', 'services tell the story, repositories know the store', 'mongoose', [
      '\\.repository\\.ts$',
      '\\.model\\.ts$',
      '^bff/src/platform/',
    ]),
    only('redis-in-platform', 'one place owns the connections', '(redis|bullmq|rate-limiter-flexible)', [
      '^bff/src/platform/',
      '^bff/src/service-center/dispatch/',
      '^bff/src/http/',
    ]),
    only('tokens-in-one-place', 'one place signs and checks', 'jsonwebtoken', [
      '^bff/src/platform/tokens\\.ts$',
    ]),
    {
      name: 'tests-enter-by-the-door',
      severity: 'error',
      from: { path: '^test/' },
      to: { path: '^(bff|mocks)/.*/src/.*\\.(service|repository|model|policy)\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['(^|/)dist/', '\\.d\\.ts$'] },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['onehall-source', 'import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
    },
  },
}
