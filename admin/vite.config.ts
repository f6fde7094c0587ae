import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  base: '/desk/',
  plugins: [react()],
  resolve: { conditions: ['source', 'module', 'browser', 'import', 'default'] },
  build: { outDir: 'dist', sourcemap: false },
  server: { proxy: { '/api': process.env['JIAYOU_API_URL'] ?? 'http://127.0.0.1:3000' } },
});
