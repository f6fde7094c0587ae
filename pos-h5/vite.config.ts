import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  base: '/till/',
  plugins: [react()],
  resolve: { conditions: ['source', 'module', 'browser', 'import', 'default'] },
  // Smart POS devices run Android WebView from 80 on.
  build: {
    target: 'chrome80',
    cssTarget: 'chrome80',
    outDir: 'dist',
    sourcemap: false,
    rolldownOptions: { input: ['index.html', 'printer.html'] },
  },
  server: { proxy: { '/api': process.env['JIAYOU_API_URL'] ?? 'http://127.0.0.1:3000' } },
});
