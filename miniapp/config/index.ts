import path from 'node:path';
import { defineConfig } from '@tarojs/cli';

const contract = path.resolve(__dirname, '../../server/contract/src');
// The mini-program has no origin of its own; the H5 build lives on the API's.
const apiBase = process.env['TARO_ENV'] === 'weapp' ? 'http://127.0.0.1:8080/api' : '/api';

export default defineConfig({
  projectName: 'jiayou',
  date: '2026-11-22',
  // NutUI is drawn for 375, our pages for 750.
  designWidth: (input) => (isNutui(input) ? 375 : 750),
  deviceRatio: { 640: 2.34 / 2, 750: 1, 375: 2, 828: 1.81 / 2 },
  sourceRoot: 'src',
  outputRoot: `dist/${process.env['TARO_ENV'] ?? 'weapp'}`,
  plugins: ['@tarojs/plugin-html'],
  defineConstants: { API_BASE: JSON.stringify(process.env['API_BASE'] ?? apiBase) },
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  alias: {
    '@jiayou/contract/client': path.join(contract, 'client.ts'),
    // Nested in this workspace, because another one owns a newer Vite; Taro's h5 runtime looks for it at the root.
    '@tarojs/plugin-framework-react': path.dirname(require.resolve('@tarojs/plugin-framework-react/package.json')),
  },
  mini: {
    compile: { include: [contract] },
    postcss: { pxtransform: { enable: true, config: {} } },
  },
  h5: {
    publicPath: '/car/',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    compile: { include: [contract] },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[chunkhash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[chunkhash:8].css',
    },
    postcss: { autoprefixer: { enable: true, config: {} } },
  },
});

function isNutui(input: unknown): boolean {
  const file = typeof input === 'object' && input !== null && 'file' in input ? String(input.file) : '';
  return file.replaceAll('\\', '/').includes('@nutui');
}
