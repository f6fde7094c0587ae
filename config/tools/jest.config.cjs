const path = require('node:path');

const root = path.resolve(__dirname, '../..');
const common = {
  rootDir: root,
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  // Their "source" exports are uncompiled TypeScript, which nobody compiles under node_modules.
  moduleNameMapper: { '^(alipay-sdk|ylru)$': '<rootDir>/node_modules/$1/dist/commonjs/index.js' },
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
          target: 'es2022',
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  modulePathIgnorePatterns: ['/dist/'],
};
const server = ['<rootDir>/server', '<rootDir>/config'];
const postgres = {
  globalSetup: '<rootDir>/config/tools/jestPostgres.cjs',
  globalTeardown: '<rootDir>/config/tools/jestPostgresEnd.cjs',
};

/** `unit` is pure; `db` has a real PostgreSQL, started once for the run; `e2e` a real browser as well. */
module.exports = {
  // For a machine that is busy; a test that waits for something says so by itself. Jest reads it here only.
  testTimeout: 120_000,
  projects: [
    {
      ...common,
      displayName: 'unit',
      roots: [...server, '<rootDir>/pos-h5/src', '<rootDir>/miniapp/src', '<rootDir>/admin/src'],
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: ['\\.db\\.test\\.ts$'],
    },
    { ...common, ...postgres, displayName: 'db', roots: server, testMatch: ['**/*.db.test.ts'] },
    {
      ...common,
      ...postgres,
      displayName: 'e2e',
      roots: ['<rootDir>/e2e'],
      testMatch: ['**/*.e2e.test.ts'],
      setupFilesAfterEnv: ['<rootDir>/config/tools/jestPatience.cjs'],
    },
  ],
};
