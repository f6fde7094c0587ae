const swc = require('@swc/core');

// dependency-cruiser 17 asks swc for TypeScript without JSX; for a .tsx file it means both.
const { parseFileSync } = swc;
swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith('.tsx') });

/** Who may import whom. Each rule's comment is the reason shown to the developer. */
const source = '^server/src/';

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'A cycle means two modules are one.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'clients-see-only-the-contract',
      severity: 'error',
      comment: 'What a client and the server share is in the contract.',
      from: { path: '^(miniapp|pos-h5|admin)/' },
      to: { path: '^server/', pathNot: '^server/contract/' },
    },
    {
      name: 'clients-do-not-see-each-other',
      severity: 'error',
      comment: 'Three rooms, three people; what they share is in the contract or in config.',
      from: { path: '^(miniapp|pos-h5|admin)/' },
      to: { path: '^(miniapp|pos-h5|admin)/', pathNot: '^$1/' },
    },
    {
      name: 'clients-do-not-ship-zod',
      severity: 'error',
      comment: 'zod would cost the mini-program 443 kB: clients import types and the call helper only.',
      from: { path: '^(miniapp|pos-h5|admin)/' },
      to: { path: 'node_modules/zod/' },
    },
    {
      name: 'the-contract-knows-only-zod',
      severity: 'error',
      comment: 'The contract is what two sides agree on; it depends on neither.',
      from: { path: '^server/contract/' },
      to: { pathNot: '^server/contract/|node_modules/zod/' },
    },
    {
      name: 'the-simulator-is-a-second-opinion',
      severity: 'error',
      comment: 'It keeps its own signing code: a mistake of ours must not agree with itself.',
      from: { path: '^server/simulator/' },
      to: { path: source },
    },
    {
      name: 'a-simulated-wallet-knows-no-other',
      severity: 'error',
      comment: 'What is the same for both stands once, in world, phone or control.',
      from: { path: '^server/simulator/src/(wechat-pay|alipay)/' },
      to: { path: '^server/simulator/src/(wechat-pay|alipay)/', pathNot: '^server/simulator/src/$1/' },
    },
    {
      name: 'the-simulated-world-knows-no-wallet',
      severity: 'error',
      comment: 'Wallets are built in the world, not the world around them.',
      from: { path: '^server/simulator/src/(world|phone|control)/' },
      to: { path: '^server/simulator/src/(wechat-pay|alipay)/' },
    },
    {
      name: 'the-server-does-not-know-the-simulator',
      severity: 'error',
      comment: 'Production code has no simulated case; tests and the bench may start it.',
      from: { path: source, pathNot: '\\.test\\.ts$|^server/src/app/testing/' },
      to: { path: '^server/simulator/' },
    },
    {
      name: 'modules-meet-at-the-index',
      severity: 'error',
      comment: 'Another module is used through its index.ts only.',
      from: { path: '^server/src/([^/]+)/' },
      to: {
        path: '^server/src/([^/]+)/.+',
        pathNot: [
          '^server/src/$1/',
          '^server/src/[^/]+/index\\.ts$',
          '^server/src/platform/',
          '^server/src/app/testing/index\\.ts$',
        ],
      },
    },
    {
      name: 'testing-is-for-tests',
      severity: 'error',
      comment: 'What a test needs is no part of the program.',
      from: { path: source, pathNot: '\\.test\\.ts$|/testing/' },
      to: { path: '/testing/' },
    },
    {
      name: 'a-channel-knows-no-other-channel',
      severity: 'error',
      comment: 'Providers are alike only in channel.ts.',
      from: { path: '^server/src/channel/([^/]+)/' },
      to: { path: '^server/src/channel/[^/]+/', pathNot: '^server/src/channel/$1/' },
    },
    {
      name: 'channels-are-leaves',
      severity: 'error',
      comment: 'A channel talks to its provider; it never touches orders, ledger or the database.',
      from: { path: '^server/src/channel/', pathNot: '\\.test\\.ts$' },
      to: { path: '^server/src/(?!channel|platform)|^server/src/platform/(db|jobs)/' },
    },
    {
      name: 'platform-is-the-floor',
      severity: 'error',
      comment: 'Platform has no business words.',
      from: { path: '^server/src/platform/' },
      to: { path: '^server/src/(?!platform/)' },
    },
    {
      name: 'http-stays-in-routes',
      severity: 'error',
      comment: 'Only *.routes.ts, app/ and platform/ know Koa.',
      from: { path: source, pathNot: '(\\.routes\\.ts$|^server/src/(app|platform)/|\\.test\\.ts$)' },
      to: { path: 'node_modules/(koa|@koa)/' },
    },
    // Downwards only: a module may import those that stand after it.
    ...downwards([
      ['report', 'reconciliation', 'record', 'bill', 'tally'],
      ['split', 'refund', 'collect'],
      ['payment'],
      ['order'],
      ['campaign'],
      ['coupon', 'medal'],
      ['shift'],
      ['till'],
      ['member', 'station', 'product', 'staff'],
      ['ticket'],
      ['ledger', 'push', 'session', 'audit'],
    ]),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['source', 'types', 'import', 'require', 'node', 'default'],
    },
  },
};

function downwards(floors) {
  return floors.slice(1).map((floor, below) => ({
    name: `${floor.join('-and-')}-look-down`,
    severity: 'error',
    comment: 'Modules import downwards only; see docs/adr/0001.',
    from: { path: `${source}(${floor.join('|')})/`, pathNot: '\\.test\\.ts$' },
    to: {
      path: `${source}(${floors
        .slice(0, below + 1)
        .flat()
        .join('|')})/`,
    },
  }));
}
